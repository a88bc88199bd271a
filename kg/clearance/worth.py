"""What a literal is worth: as rdflib understands it, since pySHACL asks rdflib; the plain ones are understood at sight.

Loading rdflib takes longer than judging fifty articles, and nearly every literal is a plain string, day or number.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from kg.store import Literal
from mappings.namespaces import PREFIXES

_XSD: Final = PREFIXES["xsd"]
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT: Final = re.compile(r"0|[1-9][0-9]{0,14}")
_WHOLE: Final = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,9})\.[0-9]{1,9}")
_WELL_TYPED: Final = {
    _XSD + "gYear": re.compile(r"[1-9][0-9]{3}"),
    _XSD + "gYearMonth": re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])"),
    _XSD + "gMonthDay": re.compile(r"--(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])"),
    _XSD + "anyURI": re.compile(r"https?://[!-~]+"),
}
"""Lexical forms of datatypes whose values nobody compares."""


class Worth(NamedTuple):
    """``ill_typed``: whether the lexical form is known not to be of the datatype; ``value``: None where there is none."""

    ill_typed: bool
    value: object


@lru_cache(maxsize=1 << 14)
def worth(term: Literal) -> Worth:
    """Return what a literal without a language is worth; numbers and dates come again in every article."""
    return plain(term.value, term.datatype.value) or by_rdflib(term)


def plain(form: str, datatype: str) -> Worth | None:
    """Return what a plain literal is worth, None where the form is not one that everybody understands alike."""
    if datatype == _XSD + "date":
        return Worth(ill_typed=False, value=_day(form)) if _DAY.fullmatch(form) and _day(form) else None
    if datatype == _XSD + "integer":
        return Worth(ill_typed=False, value=int(form)) if _WHOLE.fullmatch(form) else None
    if datatype == _XSD + "nonNegativeInteger":
        return Worth(ill_typed=False, value=int(form)) if _COUNT.fullmatch(form) else None
    if datatype == _XSD + "decimal":
        return Worth(ill_typed=False, value=Decimal(form)) if _DECIMAL.fullmatch(form) else None
    well_typed = _WELL_TYPED.get(datatype)
    return Worth(ill_typed=False, value=None) if well_typed and well_typed.fullmatch(form) else None


def by_rdflib(term: Literal) -> Worth:
    """Return what rdflib takes any literal to be worth."""
    from kg.translation import to_rdflib  # noqa: PLC0415 - loads rdflib

    literal = to_rdflib(term)
    return Worth(getattr(literal, "ill_typed", None) is True, getattr(literal, "value", None))


def _day(form: str) -> date | None:
    try:
        return date.fromisoformat(form)
    except ValueError:
        return None
