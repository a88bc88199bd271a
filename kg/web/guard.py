"""The guard: what a query from outside may ask, and how it is put to the engine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.sparql import only_code, with_prefixes

_PROLOGUE: Final = re.compile(r"\s*(?:BASE|PREFIX\s+[^\s:]*:)\s*", re.IGNORECASE)
_FORM: Final = re.compile(r"\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)", re.IGNORECASE)
_FROM: Final = re.compile(r"(?<![\w?$:@.-])FROM\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query that may be asked: with our prefixes; whether it gives triples; whether it names the graphs to ask."""

    text: str
    triples: bool
    names_graphs: bool


@lru_cache(maxsize=512)
def prepared(text: str) -> Prepared:
    """Return a query as it is put to the engine."""
    code = only_code(text)
    at = 0
    while prologue := _PROLOGUE.match(code, at):
        at = prologue.end()
    form = _FORM.match(code, at)
    triples = form is not None and form[1].upper() in {"CONSTRUCT", "DESCRIBE"}
    return Prepared(with_prefixes(text), triples, _FROM.search(code) is not None)
