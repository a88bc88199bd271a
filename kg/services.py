"""Services: the endpoints that the SERVICE clauses of a query name, and nothing else of the network."""

from __future__ import annotations

import re
from typing import Final

# Comments, strings and IRIs are passed over; what is left of SERVICE is the keyword.
# https://www.w3.org/TR/sparql11-federated-query/#service-syntax
_SERVICE: Final = re.compile(
    r"""\#[^\n\r]*|\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""
    r"""|(?<![\w?$:@.-])SERVICE(?:\s+SILENT)?\s*(<[^<>\s]*>|[?$\w][^\s{]*)|<[^<>\s]*>""",
    re.DOTALL | re.IGNORECASE,
)


def services(query: str) -> tuple[str, ...]:
    """Return the services that the text of a query names, as it writes them, each once, in order."""
    return tuple(dict.fromkeys(match[1] for match in _SERVICE.finditer(query) if match[1]))
