"""Services: the endpoints that the SERVICE clauses of a query name, and nothing else of the network."""

from __future__ import annotations

import re
from typing import Final

from kg.asking.sparql import only_code

_KEYWORD: Final = re.compile(r"(?<![\w?$:@.-])SERVICE\b(?:\s+SILENT\b)?", re.IGNORECASE)
# What follows the keyword, behind comments. https://www.w3.org/TR/sparql11-federated-query/#service-syntax
# Possessive, so that a thousand marks of comments cost no more than their length.
_NAMED: Final = re.compile(r"(?:\s++|\#[^\n\r]*+)*+(<[^<>\s]*>|[?$\w][^\s{]*)")


def services(query: str) -> tuple[str, ...]:
    """Return the services that the text of a query names, as it writes them, each once, in order."""
    keywords = _KEYWORD.finditer(only_code(query))
    named = (_NAMED.match(query, keyword.end()) for keyword in keywords)
    return tuple(dict.fromkeys(match[1] for match in named if match))
