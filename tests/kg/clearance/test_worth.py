"""What a literal is worth at sight is what rdflib takes it to be worth."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.clearance.worth import by_rdflib, plain, worth
from kg.store import Literal, NamedNode
from mappings.namespaces import PREFIXES

TYPES = ("date", "integer", "nonNegativeInteger", "gYear", "gYearMonth", "gMonthDay", "anyURI", "decimal")
COMPARED = ("date", "integer", "nonNegativeInteger", "decimal")

numbers = st.one_of(
    st.integers().map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=2).map(str),
    st.text("0123456789-+", max_size=17),
)
days = st.one_of(st.dates().map(str), st.from_regex(r"\A-?\d{4,5}-\d\d-\d\dZ?\Z"))
parts = st.from_regex(r"\A(--)?\d{2,5}(-\d\d)?\Z")
addresses = st.from_regex(r"\Ahttps?://.{0,5}\Z")


@given(st.one_of(numbers, days, parts, addresses, st.text(max_size=5)), st.sampled_from(TYPES))
def test_what_is_told_at_sight_rdflib_tells_too(form: str, name: str) -> None:
    """No form is well typed here that is ill-typed there, and what is compared has the same value."""
    datatype = PREFIXES["xsd"] + name
    found = plain(form, datatype)
    if found is None:
        return
    asked = by_rdflib(Literal(form, datatype=NamedNode(datatype)))
    assert not found.ill_typed
    assert not asked.ill_typed
    if name in COMPARED:
        assert (found.value, type(found.value)) == (asked.value, type(asked.value))
    else:
        assert found.value is None


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("2024-05-16", "date"),
        ("0", "integer"),
        ("-90", "integer"),
        ("5.5", "decimal"),
        ("29", "integer"),
        ("1250", "nonNegativeInteger"),
        ("2024", "gYear"),
        ("2024-05", "gYearMonth"),
        ("--05-16", "gMonthDay"),
        ("https://example.org/a?b=1", "anyURI"),
    ],
)
def test_what_articles_hold_is_told_at_sight(form: str, name: str) -> None:
    """Nearly every literal is plain, so that rdflib need not be loaded."""
    assert plain(form, PREFIXES["xsd"] + name) is not None


@pytest.mark.parametrize(("form", "name"), [("2024-02-30", "date"), ("007", "integer"), ("x", "gYear")])
def test_the_rest_is_asked_of_rdflib(form: str, name: str) -> None:
    """Days that there are not, unusual forms, other datatypes."""
    term = Literal(form, datatype=NamedNode(PREFIXES["xsd"] + name))
    assert plain(form, term.datatype.value) is None
    assert worth(term) == by_rdflib(term)
