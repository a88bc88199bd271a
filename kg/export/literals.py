"""The parts of a literal that stands as N-Triples writes it.

https://www.w3.org/TR/n-triples/#grammar-production-literal
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mappings.namespaces import PREFIXES

STRING: Final = PREFIXES["xsd"] + "string"

_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))", re.DOTALL)
_CONTROLS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Words:
    """A literal: its text, and its language tag or the IRI of its datatype."""

    text: str
    language: str | None = None
    datatype: str = STRING


def words(term: str) -> Words:
    """Return the parts of the literal ``term``, which begins with a quotation mark."""
    end = term.rindex('"')
    text = _ESCAPE.sub(_character, term[1:end]) if "\\" in term else term[1:end]
    suffix = term[end + 1 :]
    if suffix.startswith("@"):
        return Words(text, language=suffix[1:])
    return Words(text, datatype=suffix[3:-1]) if suffix else Words(text)


def _character(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _CONTROLS.get(match[3], match[3])
