"""The words of the interface: the same keys in all three languages, and a word for whatever the ontology has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kg.derived.ontology import ontology_quads
from kg.store import NamedNode
from kg.web.facts import _SILENT
from kg.web.language import LANGUAGES
from kg.web.pages.sorts import REFERRED, SORTS
from kg.web.rendering import DOORS, SECTIONS
from kg.web.wording import counted, number, words
from mappings.namespaces import DIP

_UNSEEN = {"Fact", "Participation"}  # classes of which no page shows the name


def leaves(table: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a file with its path."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield path + key, value


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts(language: str) -> None:
    """No key is missing, none is empty, and each text has the same places to fill."""
    known, here = dict(leaves(words("en"))), dict(leaves(words(language)))
    assert set(here) == set(known)
    assert all(text.strip() for text in here.values())
    for key, text in here.items():
        assert set(re.findall(r"{(\w+)}", text)) == set(re.findall(r"{(\w+)}", known[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_section_and_door_has_a_word(language: str) -> None:
    """A page never shows the name of a class where it has a word for it."""
    table = words(language)
    classes = {
        quad.subject.value.removeprefix(DIP)  # type: ignore[union-attr]
        for quad in ontology_quads()
        if str(quad.predicate).endswith("#type>")
        and str(quad.object).endswith("owl#Class>")
        and str(quad.subject).startswith(f"<{DIP}")
    }
    assert len(classes) > 20
    assert classes - _UNSEEN <= set(table["classes"])
    assert {name for sorts in (*SORTS.values(), REFERRED) for name in sorts} <= set(table["sorts"])
    assert set(SECTIONS) <= set(table["sections"])
    assert set(DOORS) <= set(table["doors"])
    assert set(SORTS) - {"tenure", "agreement", "relationship"} <= set(table["segments"])


def test_numbers_and_nouns_agree() -> None:
    """One in English is one; nought is singular in French; Vietnamese has no plural."""
    assert counted("en", "event", 1) == "1\u00a0event"
    assert counted("en", "event", 0) == "0\u00a0events"
    assert counted("fr", "event", 0) == "0\u00a0événement"
    assert counted("fr", "event", 12345) == "12\u202f345\u00a0événements"
    assert counted("vi", "event", 2) == "2\u00a0sự kiện"
    assert number("vi", 1234567) == "1.234.567"


def test_an_unknown_language_is_refused() -> None:
    """No path is made of what a client sends."""
    with pytest.raises(KeyError):
        words("../../etc/passwd")


def test_every_property_that_a_page_may_show_has_a_word() -> None:
    """A reader who sees a name of the ontology in the middle of a sentence takes it for a mistake."""
    properties = {
        quad.subject.value.removeprefix(DIP)
        for quad in ontology_quads()
        if isinstance(quad.subject, NamedNode)
        and quad.subject.value.startswith(DIP)
        and getattr(quad.object, "value", "").endswith(("#ObjectProperty", "#DatatypeProperty"))
    }
    assert "between" in properties
    assert properties - _SILENT - words("en")["properties"].keys() == set()
