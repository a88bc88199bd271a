"""A small store with two articles on one meeting, written by hand: what they say and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.derived.ontology import ontology_quads
from kg.identity.sssom import Mapping
from kg.ledger import Entry
from kg.links.record import mapping_quads
from kg.storage.archive import Archive
from kg.storage.texts import text_hash
from kg.store import Literal, NamedNode, Quad, Store
from mappings.article import Article, Block, BlockKind
from mappings.facts import (
    Event,
    Evidence,
    Participation,
    Person,
    Place,
    Post,
    Report,
    Spelling,
    Statement,
    Tenure,
)
from mappings.iris import article_iri, event_iri, graph_iri, person_iri, place_iri
from mappings.moment import Moment
from mappings.namespaces import PREFIXES
from mappings.triples import article_quads

FIRST = """Tô Lâm reçoit Wang Yi
Le président Tô Lâm a reçu le 16 mai 2024 à Hanoi le ministre Wang Yi. Il a souhaité plus de commerce entre les deux pays."""
SECOND = """Wang Yi au Vietnam
Le 16 mai 2024, Wang Yi a été reçu à Hanoi par To Lam. L'entretien a duré une heure."""

TO_LAM = Person("Tô Lâm", "VN")
WANG_YI = Person("Wang Yi", "CN")
WANG_WEI = Person("Wang Wei", "CN")
HANOI = Place("Hanoi", "City", "vn-ha-noi", "VN")


def evidence(text: str, words: str) -> Evidence:
    """The last place of ``words`` in ``text``."""
    start = text.rindex(words)
    return Evidence(start, start + len(words), words)


def reception(text: str, words: str, host: str, guest: str) -> Event:
    """The meeting that both articles report."""
    day = Moment(2024, 5, 16)
    parts = (
        Participation(TO_LAM, "Host", evidence(text, host)),
        Participation(WANG_YI, "Guest", evidence(text, guest)),
    )
    return Event("Reception", evidence(text, words), day, day, HANOI, participations=parts, main=True)


def article(identifier: str, text: str) -> Article:
    """An article whose first line is its title."""
    title = text.partition("\n")[0]
    blocks = (
        Block(BlockKind.TITLE, 0, len(title)),
        Block(BlockKind.BODY, len(title) + 1, len(text)),
    )
    url = f"https://news.example/{identifier}"
    return Article(identifier, text, blocks, title, Moment(2024, 5, 17), url=url)


FIRST_EVENT = reception(FIRST, "a reçu le 16 mai 2024 à Hanoi", "Tô Lâm a reçu", "le ministre Wang Yi")
SECOND_EVENT = reception(SECOND, "Wang Yi a été reçu à Hanoi", "par To Lam", "Wang Yi a été reçu")
EVENT = event_iri(FIRST_EVENT, "first")
STATEMENT_WORDS = "a souhaité plus de commerce"


def reports() -> list[tuple[Article, Report]]:
    """The two articles with what they state."""
    first = Report(
        "first",
        persons=(
            Spelling(TO_LAM, "Tô Lâm", evidence(FIRST, "Tô Lâm")),
            Spelling(WANG_YI, "Wang Yi", evidence(FIRST, "Wang Yi")),
        ),
        tenures=(Tenure(TO_LAM, Post("président"), evidence(FIRST, "président Tô Lâm")),),
        events=(FIRST_EVENT,),
        statements=(
            Statement(
                (TO_LAM,), "wish", evidence(FIRST, STATEMENT_WORDS), (WANG_YI,), ("trade",), FIRST_EVENT
            ),
        ),
    )
    second = Report(
        "second",
        persons=(
            Spelling(TO_LAM, "To Lam", evidence(SECOND, "To Lam")),
            Spelling(WANG_WEI, "Wang Wei", evidence(SECOND, "Wang")),
        ),
        events=(SECOND_EVENT,),
    )
    return [(article("first", FIRST), first), (article("second", SECOND), second)]


def labels() -> list[Quad]:
    """One name for each node that the tests look up by its label."""
    graph, label = NamedNode(graph_iri("labels")), NamedNode(PREFIXES["rdfs"] + "label")
    named = {
        person_iri(TO_LAM): Literal("Tô Lâm"),
        person_iri(WANG_YI): Literal("Wang Yi"),
        person_iri(WANG_WEI): Literal("Wang Wei"),
        place_iri(HANOI): Literal("Hanoi", language="en"),
        EVENT: Literal("Reception, Hanoi, 16 May 2024", language="en"),
    }
    return [Quad(NamedNode(iri), label, name, graph) for iri, name in named.items()]


def fill(archive: Archive, chosen: list[tuple[Article, Report]]) -> None:
    """Store articles in the order given, as a build would, and the labels."""
    for known, report in chosen:
        iri = article_iri(known.id)
        archive.store.replace_graph(iri, article_quads(known, report, extractor="diplomacy-kg test"))
        text = text_hash(known.text)
        archive.texts.keep(known.text)
        entry = Entry(
            known.id, f"/{known.id}.txt", known.source_hash, text, "test", "2024-06-01T00:00:00+00:00"
        )
        archive.ledger.put([entry])
    archive.store.replace_graph(graph_iri("labels"), labels())


@pytest.fixture(scope="session")
def store_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory of a store with the two articles; tests only read it."""
    folder = tmp_path_factory.mktemp("kg") / "store"
    with Archive.open(folder) as archive:
        fill(archive, reports())
    return folder


@pytest.fixture
def store() -> Store:
    """The two articles in memory."""
    with Archive.open(None) as archive:
        fill(archive, reports())
        kept = Store.open(None)
        kept.replace_graphs({name: list(archive.store.quads(name)) for name in archive.store.graphs()})
    return kept


@pytest.fixture
def described(store: Store) -> Store:
    """The two articles in memory, with the ontology and where Hanoi lies and what it is elsewhere."""
    graph, links, place = NamedNode(graph_iri("authorities")), graph_iri("links"), NamedNode(place_iri(HANOI))
    store.replace_graph(graph_iri("ontology"), ontology_quads())
    store.replace_graph(
        graph.value,
        [
            Quad(place, NamedNode(PREFIXES["wgs84"] + name), Literal(value), graph)
            for name, value in (("lat", "21.0245"), ("long", "105.84117"))
        ],
    )
    match, why = PREFIXES["skos"] + "exactMatch", PREFIXES["semapv"] + "ManualMappingCuration"
    targets = (PREFIXES["wd"] + "Q1858", "https://sws.geonames.org/1581130/")
    mappings = (Mapping(place.value, match, name, why) for name in targets)
    graph_of_links = NamedNode(links)
    store.replace_graph(
        links,
        [quad for mapping in mappings for quad in mapping_quads(mapping, graph_of_links)],
    )
    return store
