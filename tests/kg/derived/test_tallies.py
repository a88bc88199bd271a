"""The tallies: what is counted in which, once however many articles say it, and what a tally says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kg.derived import derive
from kg.store import Literal, NamedNode, Quad, Store
from mappings.iris import article_iri, graph_iri
from mappings.namespaces import BASE, DIP
from tests.kg.sample import iri

MEETING, SIGNED, SPOKEN, TIE = "event/meeting/1", "agreement/1", "statement/a/1", "relationship/1"
Said = tuple[str, str, str | Literal]


def day(value: str) -> Literal:
    """A day, or a month, as articles give it."""
    return Literal(value, datatype=iri("xsd:date" if len(value) > 7 else "xsd:gYearMonth"))


TOLD: Final[dict[str, list[Said]]] = {
    "a": [
        ("article/a", "schema:datePublished", day("2024-05-03")),
        *[("article/a", "dip:reports", fact) for fact in (MEETING, SIGNED, SPOKEN, TIE)],
        (MEETING, "rdf:type", "dip:Event"),
        (MEETING, "rdf:type", "dip:Meeting"),
        (MEETING, "dip:start", day("2024-05-02")),
        (MEETING, "dip:earliest", day("2024-05-02")),
        (MEETING, "dip:latest", day("2024-05-04")),
        (MEETING, "dip:status", "status:planned"),
        (SIGNED, "rdf:type", "dip:Agreement"),
        (SIGNED, "dip:signedAt", MEETING),
        (SPOKEN, "rdf:type", "dip:Statement"),
        (TIE, "rdf:type", "dip:Relationship"),
        ("person/x/an", "rdf:type", "dip:Person"),
    ],
    "b": [
        ("article/b", "schema:datePublished", day("2023-12")),
        *[("article/b", "dip:reports", fact) for fact in (MEETING, TIE)],
        (MEETING, "rdf:type", "dip:Event"),
        (MEETING, "rdf:type", "dip:Meeting"),
        (MEETING, "dip:start", day("2024-04")),
        (MEETING, "dip:earliest", day("2024-04-01")),
        (MEETING, "dip:latest", day("2024-04-30")),
        (MEETING, "dip:status", "status:held"),
        (TIE, "rdf:type", "dip:Relationship"),
        (TIE, "dip:since", day("1996-01")),
        ("person/x/an", "rdf:type", "dip:Person"),
    ],
}
"""Two articles that tell of one meeting and one tie."""


def node(name: str) -> NamedNode:
    """The IRI of a path under the base, or of a prefixed name."""
    return NamedNode(BASE + name) if "/" in name else iri(name)


def derived(graph: str, articles: Iterable[str] = TOLD) -> set[tuple[str, str, str]]:
    """What a derived graph says of what the articles tell: subject and value below the base, property below the ontology."""
    with Store.open(None) as store:
        for article in articles:
            name = NamedNode(article_iri(article))
            said: list[Said] = [(f"article/{article}", "rdf:type", "dip:Article"), *TOLD[article]]
            store.replace_graph(
                name.value,
                [
                    Quad(node(one), iri(by), value if isinstance(value, Literal) else node(value), name)
                    for one, by, value in said
                ],
            )
        return {
            (
                quad.subject.value.removeprefix(BASE),  # type: ignore[union-attr]
                quad.predicate.value.removeprefix(DIP),
                quad.object.value.removeprefix(BASE).removeprefix("ontology#"),  # type: ignore[union-attr]
            )
            for quad in derive(store)[graph_iri(graph)]
        }


def counted() -> dict[str, set[str]]:
    """Of each tally, what is counted in it."""
    found: dict[str, set[str]] = {}
    for one, by, tally in derived("tallies"):
        if by == "countedIn":
            found.setdefault(tally.removeprefix("tally/"), set()).add(one)
    return found


def test_a_fact_is_counted_by_class_and_month() -> None:
    """An event in the month in which it begins, by the newest of its dates, in each of its classes."""
    assert counted()["month/Event/2024-05"] == counted()["month/Meeting/2024-05"] == {MEETING}
    assert not [tally for tally in counted() if tally.startswith("month/Event/2024-04")]


def test_what_bears_no_date_has_that_of_what_it_belongs_to() -> None:
    """An agreement is of the event at which it was signed, a statement of the day of its article."""
    assert counted()["month/Agreement/2024-05"] == {SIGNED}
    assert counted()["month/Statement/2024-05"] == {SPOKEN}


def test_what_lasts_is_counted_by_class_alone() -> None:
    """Each once, however many articles say what it is."""
    assert counted()["class/Person"] == {"person/x/an"}
    assert counted()["class/Relationship"] == {TIE}
    assert ("tally/class/Relationship", "number", "1") in derived("tallies")


def test_events_of_several_articles_are_counted_by_their_number() -> None:
    """One that a single article reports is in no such tally."""
    assert counted()["reports/Event/2"] == {MEETING}
    assert ("tally/reports/Event/2", "of", "2") in derived("tallies")
    assert not [one for one in derived("tallies", "a") if one[0].startswith("tally/reports")]


def test_a_month_tells_from_when_to_when_its_events_last() -> None:
    """By the bounds of their dates."""
    told = derived("tallies")
    for tally in ("tally/month/Event/2024-05", "tally/month/Meeting/2024-05"):
        assert {(tally, "firstDay", "2024-04-01"), (tally, "lastDay", "2024-05-04")} <= told
    assert not [one for one in told if one[0].startswith("tally/month/Agreement") and one[1].endswith("Day")]


def test_a_fact_says_on_what_its_articles_differ() -> None:
    """Where they give several values; a property of which only one article speaks varies in nothing."""
    varies = {one for one in derived("contexts") if one[1] == "variesIn"}
    assert varies == {(MEETING, "variesIn", "start"), (MEETING, "variesIn", "status")}
    assert not [one for one in derived("contexts", "a") if one[1] == "variesIn"]
