"""The derived graphs after a change: what ``derive`` makes of the whole store, whatever came, changed and went."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import derived
from kg.derived import change, derive, refresh
from kg.derived.ontology import ontology_quads
from kg.identity.following import store_decided
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, as_stored
from mappings.iris import article_iri, graph_iri
from mappings.namespaces import BASE
from tests.kg.derived.test_known import TABLES
from tests.kg.sample import iri

EVENT, PART, OTHER_PART = "event/meeting/1", "event/meeting/1/person/x/an", "event/meeting/1/place/x/pre"
SAID: Final[list[tuple[str, str, str | Literal]]] = [
    *[("person/x/an", "skos:altLabel", Literal(name)) for name in ("An", "Ân", "Ấn Văn")],
    ("person/x/an", "rdf:type", "dip:Person"),
    ("place/x/pre", "rdf:type", "dip:Place"),
    ("place/x/pre", "rdf:type", "dip:City"),
    *[("place/x/pre", "skos:altLabel", Literal(name, language="fr")) for name in ("Pre", "Pré")],
    *[(f"place/{key}", "rdf:type", "dip:Place") for key in ("vn", "vn-ha-giang", "fr")],
    ("place/vn-ha-giang", "skos:altLabel", Literal("Ha Noi", language="fr")),
    ("body/vn-committee", "rdf:type", "dip:Body"),
    ("person/fr/ana", "rdf:type", "dip:Person"),
    ("body/x/comite", "rdf:type", "dip:Body"),
    ("body/x/comite", "skos:altLabel", Literal("Comité", language="fr")),
    ("post/body/x/comite/chef", "rdf:type", "dip:Post"),
    ("post/body/x/comite/chef", "dip:ofBody", "body/x/comite"),
    ("post/body/x/comite/chef", "dip:postKind", "post-kind:mayor"),
    ("tenure/x/an/chef", "rdf:type", "dip:Tenure"),
    ("tenure/x/an/chef", "dip:holder", "person/x/an"),
    ("tenure/x/an/chef", "dip:post", "post/body/x/comite/chef"),
    (EVENT, "rdf:type", "dip:Event"),
    (EVENT, "rdf:type", "dip:Meeting"),
    (EVENT, "dip:place", "place/x/pre"),
    (EVENT, "dip:participation", PART),
    (EVENT, "dip:participation", OTHER_PART),
    (PART, "rdf:type", "dip:Participation"),
    (PART, "dip:participant", "person/x/an"),
    (PART, "dip:role", "role:Host"),
    (PART, "dip:role", "role:Guest"),
    (OTHER_PART, "rdf:type", "dip:Participation"),
    (OTHER_PART, "dip:participant", "place/x/pre"),
    (OTHER_PART, "dip:capacity", "tenure/x/an/chef"),
    (OTHER_PART, "dip:onBehalfOf", "place/vn"),
    ("person/x/an", "dip:country", "place/fr"),
    ("body/x/comite", "dip:seat", "place/x/pre"),
    ("post/body/x/comite/chef", "dip:ofPlace", "place/vn-ha-giang"),
    ("article/a", "dip:reports", "statement/a/1"),
    ("article/b", "dip:reports", "statement/a/1"),
    ("article/a", "schema:about", EVENT),
    ("article/b", "schema:about", "event/signing/2"),
    ("statement/a/1", "dip:madeAt", "event/visit/3"),
    ("statement/a/1", "rdf:type", "dip:Statement"),
    ("statement/a/1", "dip:speaker", "person/x/an"),
    ("statement/a/1", "dip:act", "act:thank"),
    ("statement/a/1", "dip:topic", "topic:trade"),
    ("relationship/t/1", "rdf:type", "dip:Relationship"),
    ("relationship/t/1", "dip:relationshipType", "relationship-type:twinning"),
    ("relationship/t/1", "dip:relationshipType", "relationship-type:partnership"),
    ("relationship/t/1", "dip:party", "body/x/comite"),
    ("anniversary/1/x", "rdf:type", "dip:Anniversary"),
    ("anniversary/1/x", "dip:ordinal", Literal(5)),
    ("anniversary/1/x", "dip:commemorates", "relationship/t/1"),
    *[(EVENT, "dip:earliest", Literal(f"2023-0{month}-01", datatype=iri("xsd:date"))) for month in (3, 7)],
    (EVENT, "dip:start", Literal("2023-03", datatype=iri("xsd:gYearMonth"))),
    (EVENT, "dip:start", Literal("2024", datatype=iri("xsd:gYear"))),
    ("event/visit/3", "rdf:type", "dip:Event"),
    ("event/visit/3", "dip:place", "place/x/pre"),
    ("event/visit/3", "dip:participation", OTHER_PART),
    ("event/visit/3", "dip:earliest", Literal("2022-12-31", datatype=iri("xsd:date"))),
    *[
        ("event/visit/3", "dip:start", Literal(day, datatype=iri("xsd:date")))
        for day in ("2022-12-31", "2023-03-02")
    ],
    *[(EVENT, "dip:latest", Literal(f"2023-{month}-30", datatype=iri("xsd:date"))) for month in ("06", "11")],
    *[(EVENT, "dip:status", status) for status in ("status:planned", "status:held")],
    *[(article, "dip:reports", EVENT) for article in ("article/a", "article/b", "article/c")],
    *[("agreement/2", "dip:signedAt", event) for event in (EVENT, "event/visit/3")],
    ("relationship/t/1", "dip:party", "place/fr"),
    ("agreement/2", "rdf:type", "dip:Agreement"),
    ("agreement/2", "dip:topic", "topic:trade"),
    ("agreement/2", "dip:signedOn", Literal("2023", datatype=iri("xsd:gYear"))),
    ("article/a", "schema:datePublished", Literal("2021-05-04", datatype=iri("xsd:date"))),
    ("article/b", "schema:datePublished", Literal("2020", datatype=iri("xsd:gYear"))),
    *[("article/a", "schema:publisher", Literal(name)) for name in ("L'Écho / 2021", "2020")],
    ("article/b", "dip:reports", "agreement/2"),
]
"""Statements that articles may make, each of which bears on a label, a link, a context, a tally or what is known."""

Graphs = Mapping[str, Iterable[int]]
STEPS = st.lists(
    st.dictionaries(st.sampled_from("abc"), st.sets(st.integers(0, len(SAID) - 1)), min_size=1),
    min_size=1,
    max_size=5,
)


def node(name: str) -> NamedNode:
    """The IRI of a path under the base, or of a prefixed name."""
    return NamedNode(BASE + name) if "/" in name else iri(name)


def said(article: str, numbers: Iterable[int]) -> list[Quad]:
    """What an article states: the statements of these numbers, and that there is the article."""
    graph = NamedNode(article_iri(article))
    stated = [Quad(graph, iri("rdf:type"), iri("dip:Article"), graph)]
    for number in numbers:
        subject, predicate, given_value = SAID[number]
        value = given_value if isinstance(given_value, Literal) else node(given_value)
        stated.append(Quad(NamedNode(BASE + subject), iri(predicate), value, graph))
    return stated


@pytest.fixture(autouse=True, scope="module")
def small() -> Iterator[None]:
    """A few known units and concepts in place of the project's."""
    few = tuple(one for one in ontology_quads() if one.subject in (iri("topic:trade"), iri("role:Host")))
    with pytest.MonkeyPatch.context() as patch:
        for place in ("kg.derived", "kg.derived.change", "kg.derived.refresh"):
            patch.setattr(f"{place}.ontology_quads", lambda _: few)
        patch.setattr("kg.derived.query_quads", lambda _: ())
        patch.setattr("kg.derived.authorities", lambda: TABLES)
        patch.setattr("kg.derived.refresh.authorities", lambda: TABLES)
        yield


def assert_in_step(archive: Archive) -> None:
    """The derived graphs are those that the articles make."""
    for graph, quads in derive(archive.store).items():
        assert set(archive.store.quads(graph)) == as_stored(quads), graph


@given(STEPS)
@settings(max_examples=60)
def test_whatever_changes_the_graphs_are_those_of_the_whole(steps: list[Graphs]) -> None:
    """Articles come, change and go, one or several at a time; an article that states nothing is removed."""
    with Archive.open(None) as archive:
        refresh.refresh(archive)
        for step in steps:
            store_decided(
                archive,
                {article_iri(name): said(name, numbers) if numbers else () for name, numbers in step.items()},
                [],
            )
            refresh.refresh(archive)
            assert archive.ledger.stale() == {}
            assert_in_step(archive)


def test_a_label_made_of_a_node_without_a_class_follows_it() -> None:
    """What an anniversary is of goes with the article that told its tie, even one that says no class of it."""
    ties = [i for i, one in enumerate(SAID) if one[:2] == ("relationship/t/1", "dip:relationshipType")]
    told = {
        article_iri("a"): said("a", (i for i, one in enumerate(SAID) if one[0] == "anniversary/1/x")),
        article_iri("b"): said("b", ties[:1]),
    }
    with Archive.open(None) as archive:
        for change_of in (told, {article_iri("b"): ()}):
            store_decided(archive, change_of, [])
            refresh.refresh(archive)
            assert_in_step(archive)


@given(STEPS, st.integers(1, 12))
@settings(max_examples=25)
def test_a_difference_in_several_parts_is_the_same(steps: list[Graphs], part: int) -> None:
    """However few quads are written at a time."""
    with Archive.open(None) as archive, pytest.MonkeyPatch.context() as patch:
        patch.setattr(change, "PART", part)
        patch.setattr(refresh, "PART", part)
        for step in steps:
            store_decided(
                archive, {article_iri(name): said(name, numbers) for name, numbers in step.items()}, []
            )
            refresh.refresh(archive)
            assert_in_step(archive)


@given(STEPS)
@settings(max_examples=25)
def test_made_anew_they_are_the_same(steps: list[Graphs]) -> None:
    """As after a change of the program: what is there already is amended, what nobody says any more goes."""
    with Archive.open(None) as archive:
        for step in steps:
            store_decided(
                archive, {article_iri(name): said(name, numbers) for name, numbers in step.items()}, []
            )
            archive.ledger.derived_from = None
            refresh.refresh(archive)
            assert_in_step(archive)


@pytest.mark.parametrize("at", range(4))
def test_a_kill_while_they_follow_heals(at: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waited for its turn is done at the next refresh."""
    with Archive.open(None) as archive:
        store_decided(archive, {article_iri("a"): said("a", {*range(len(SAID))} - {2})}, [])
        refresh.refresh(archive)
        store_decided(archive, {article_iri("b"): said("b", (2, 3))}, [])
        with monkeypatch.context() as patch:
            patch.setattr(change, "PART", 0)
            written = 0
            apply = archive.store.apply

            def killed(*arguments: object) -> None:
                nonlocal written
                if written == at:
                    raise KeyboardInterrupt
                written += 1
                apply(*arguments)  # type: ignore[arg-type]

            patch.setattr(archive.store, "apply", killed)
            with pytest.raises(KeyboardInterrupt):
                refresh.refresh(archive)
        refresh.refresh(archive)
        assert_in_step(archive)


def test_a_new_article_costs_no_look_at_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No graph is made whole again for one article."""
    with Archive.open(tmp_path / "store") as archive:
        store_decided(archive, {article_iri("a"): said("a", range(len(SAID)))}, [])
        refresh.refresh(archive)
        monkeypatch.setattr(refresh, "_Whole", None)
        monkeypatch.setattr(derived, "derive", None)
        store_decided(archive, {article_iri("b"): said("b", (2, 3))}, [])
        assert refresh.refresh(archive) == {graph_iri("tallies")}
        store_decided(archive, {article_iri("a"): said("a", (0, 3))}, [])
        assert graph_iri("labels") in refresh.refresh(archive)
