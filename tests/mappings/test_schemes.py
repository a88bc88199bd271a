"""The reader of the schemes: concepts by id, labels in order, errors that help."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from mappings.schemes import (
    BadConcept,
    Concept,
    Label,
    UnknownConcept,
    UnknownScheme,
    concept,
    read_scheme,
    scheme,
    scheme_names,
    terms,
    told,
)

PREFIXES = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix topic: <https://w3id.org/diplomacy-kg/topic/> .
"""


def _write(tmp_path: Path, body: str) -> Path:
    path = tmp_path / "fruit.ttl"
    path.write_text(PREFIXES + body, encoding="utf-8")
    return path


def test_a_scheme_is_read_once() -> None:
    """Asking again gives the same value, not a second reading."""
    assert scheme("topics") is scheme("topics")


@pytest.mark.parametrize("name", sorted(scheme_names()))
def test_members_come_by_id(name: str) -> None:
    """Members are sorted by id, and no id occurs twice."""
    ids = [member.id for member in scheme(name)]
    assert ids == sorted(set(ids))


def test_a_concept_by_id() -> None:
    """A concept tells its IRI, its scheme and its name in a language."""
    trade = concept("topics", "trade")
    assert trade.iri == "https://w3id.org/diplomacy-kg/topic/trade"
    assert trade.scheme == "topics"
    assert (trade.name("fr"), trade.name("vi"), trade.name("de")) == ("commerce", "thương mại", None)


def test_event_types_are_classes() -> None:
    """The concept of an event type is the class itself."""
    assert concept("event-types", "Visit").iri == "https://w3id.org/diplomacy-kg/ontology#Visit"


def test_an_unknown_concept_offers_its_neighbours() -> None:
    """A misspelt id is an error that names what was meant."""
    with pytest.raises(UnknownConcept, match=r"'tourisme' in the scheme 'topics'; did you mean tourism\?"):
        concept("topics", "tourisme")


def test_an_unknown_concept_like_no_other() -> None:
    """An id that resembles nothing gets no suggestion."""
    with pytest.raises(UnknownConcept, match=r"^no concept 'xyzzy' in the scheme 'roles'$"):
        concept("roles", "xyzzy")


def test_an_unknown_scheme_lists_those_there_are() -> None:
    """A misspelt scheme is an error that lists the schemes."""
    with pytest.raises(
        UnknownScheme, match="no scheme 'topic' in schemes; there are: acts, agreement-types, cameo"
    ):
        scheme("topic")


def test_labels_come_preferred_first(tmp_path: Path) -> None:
    """Preferred labels, then alternative, then hidden; words of one language only."""
    path = _write(
        tmp_path,
        'topic:pear a skos:Concept ; skos:notation "pear" ; skos:hiddenLabel "poirier"@fr ;'
        ' skos:altLabel "poires"@fr , "Birne"@de ; skos:prefLabel "poire"@fr , "pear"@en .',
    )
    (pear,) = read_scheme(path)
    assert pear == Concept(
        "pear",
        "https://w3id.org/diplomacy-kg/topic/pear",
        "fruit",
        (
            Label("pear", "en", "pref"),
            Label("poire", "fr", "pref"),
            Label("Birne", "de", "alt"),
            Label("poires", "fr", "alt"),
            Label("poirier", "fr", "hidden"),
        ),
    )
    assert pear.words("fr") == ("poire", "poires", "poirier")


@pytest.mark.parametrize("notation", ['skos:notation "apple" ;', "", 'skos:notation "pear" , "poire" ;'])
def test_a_notation_is_the_end_of_the_iri(tmp_path: Path, notation: str) -> None:
    """A concept with another notation, none, or two is refused by name."""
    path = _write(tmp_path, f'topic:pear a skos:Concept ; {notation} skos:prefLabel "poire"@fr .')
    with pytest.raises(
        BadConcept, match=r"'fruit': https://w3id\.org/diplomacy-kg/topic/pear needs one skos:notation"
    ):
        read_scheme(path)


def test_values_are_frozen() -> None:
    """What a reader hands out cannot be changed under another's feet."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        concept("acts", "thank").id = "praise"  # type: ignore[misc]


def test_terms_are_local_names() -> None:
    """Terms are the names without their namespace, classes and properties alike."""
    assert {"Event", "Person", "start", "evidence"} <= terms()
    assert all(term.isidentifier() for term in terms())


def test_what_concepts_say_under_a_property_comes_by_id() -> None:
    """Concepts by their ids, literals as written, nothing for those that say nothing."""
    assert "party-secretary" in told("post-kinds", "excludes")["ambassador"]
    assert told("post-kinds", "exclusiveWithin")["mayor"] == ("P1Y",)
    assert "minister" not in told("post-kinds", "excludes")
    with pytest.raises(UnknownScheme):
        told("kinds", "excludes")
