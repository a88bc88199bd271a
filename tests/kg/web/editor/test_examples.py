"""The questions to start from: the library's, with what a reader filled in."""

from __future__ import annotations

import pytest

from kg.asking.library import library
from kg.errors import UnknownQuery
from kg.store import Store
from kg.web.editor.examples import example, groups


def test_every_question_of_the_library_is_offered_once() -> None:
    """In its group."""
    offered = [query.name for _, queries in groups() for query in queries]
    assert sorted(offered) == [query.name for query in library()]


def test_parameters_are_bound_as_terms() -> None:
    """What is given takes the place of UNDEF; what is left empty stays unbound; labels come in the reader's language."""
    chosen = example("who-met-whom", {"place": 'Ha"noi', "person": " "}, "vi")
    assert chosen.fault == ""
    assert 'VALUES ?place { "ha\\"noi" }' in chosen.text
    assert "VALUES ?person { UNDEF }" in chosen.text
    assert 'VALUES ?lang { "vi" }' in chosen.text


@pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
def test_each_question_opens_as_a_query_that_stands_by_itself(query: object, store: Store) -> None:
    """With its examples bound and its prefixes declared, any endpoint reads it."""
    assert hasattr(query, "name")
    known = next(found for found in library() if found.name == query.name)
    given = {parameter.name: parameter.example for parameter in known.parameters if parameter.required}
    chosen = example(known.name, given, "en")
    assert chosen.fault == ""
    store.query(chosen.text)


def test_what_cannot_be_bound_is_said_and_nothing_is_bound() -> None:
    """The text is the question as the library has it."""
    chosen = example("who-met-whom", {"since": "yesterday"}, "en")
    assert "yesterday" in chosen.fault
    assert "VALUES ?since { UNDEF }" in chosen.text


def test_an_unknown_question_is_refused() -> None:
    """It offers the nearest."""
    with pytest.raises(UnknownQuery, match="who-met-whom"):
        example("who-met-who", {}, "en")
