"""Notes of what articles say: all that is derived from, whichever way it came, and nothing else."""

from __future__ import annotations

import resource
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from kg.derived import notes
from kg.derived.notes import FILE, REPORTS, Notes
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store, serialize
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE, DIP, PREFIXES
from tests.kg.sample import iri

EVENT: Final = NamedNode(f"{BASE}event/meeting/1")
NAME: Final = PREFIXES["skos"] + "altLabel"


def said(
    article: str, *statements: tuple[NamedNode, str, NamedNode | Literal], graph: str = ""
) -> list[Quad]:
    """Statements of an article, in its graph or in another one."""
    name = NamedNode(graph or article_iri(article))
    return [Quad(subject, iri(predicate), value, name) for subject, predicate, value in statements]


def noted(*parts: list[Quad]) -> dict[str, set[str]]:
    """What is noted of each node, added part by part."""
    with Notes(BASE) as taken:
        for quads in parts:
            taken.add(serialize(quads, format=RdfFormat.N_QUADS) or b"")
        taken.sort()
        return dict(taken)


def test_what_several_articles_say_of_a_node_stands_together_each_once() -> None:
    """Two articles that name an event alike are heard once."""
    one = said("a", (EVENT, "skos:altLabel", Literal("Forum", language="fr")))
    two = said(
        "b",
        (EVENT, "skos:altLabel", Literal("Forum", language="fr")),
        (EVENT, "dip:ordinal", Literal(5)),
    )
    assert noted(one, two) == {
        EVENT.value: {f'<{NAME}> "Forum"@fr', f'<{DIP}ordinal> "5"^^<{PREFIXES["xsd"]}integer>'}
    }


def test_evidence_and_other_graphs_are_not_noted() -> None:
    """Quotes make most of an article's graph and nothing is derived of them; what is refused is not said."""
    quote = NamedNode(article_iri("a") + "#char=0,5")
    own = said(
        "a",
        (EVENT, "dip:evidence", quote),
        (quote, "rdf:type", iri("oa:TextQuoteSelector")),
        (quote, "rdf:type", iri("oa:TextPositionSelector")),
        (quote, "oa:exact", Literal(f"un mot <{BASE}article/a> .")),
    )
    refused = said(
        "a", (EVENT, "dip:refused", Literal(f"<x> <y> <z> <{BASE}article/a> .")), graph=quarantine_iri("a")
    )
    assert noted(own, refused) == {}


def test_who_reports_a_fact_is_noted_with_the_fact() -> None:
    """A fact leads back to the articles that report it."""
    article = NamedNode(article_iri("a"))
    assert noted(said("a", (article, "dip:reports", EVENT))) == {
        article.value: {f"{REPORTS} {EVENT}"},
        EVENT.value: {f"^{REPORTS} {article}"},
    }


@pytest.mark.parametrize(
    "text", ["a\u2028b", "a\x85b", "a\x0bb", 'a" <b', "a\nb", "a\\b", "a\tb", "", "\U0001d11e"]
)
def test_a_literal_may_hold_anything(text: str) -> None:
    """What parts lines elsewhere parts none of N-Quads."""
    value = Literal(text, language="fr")
    assert noted(said("a", (EVENT, "skos:altLabel", value))) == {EVENT.value: {f"<{NAME}> {value}"}}


def test_a_store_is_noted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """However a dump is cut, each line is whole."""
    quads = said("a", *((NamedNode(f"{BASE}event/{n}"), "dip:topic", iri("topic:trade")) for n in range(500)))
    monkeypatch.setattr(notes, "PART", 100)
    with Store.open(None) as store:
        store.fill(serialize(quads, format=RdfFormat.N_QUADS) or b"")
        with Notes.of(store, BASE) as taken:
            taken.sort()
            assert len(dict(taken)) == 500
            assert taken.topics == {iri("topic:trade").value}
            assert taken.of_node(f"{BASE}event/7") == {f"<{DIP}topic> {iri('topic:trade')}"}
            assert taken.of_node(f"{BASE}event/700") == set()


def test_the_file_goes_with_the_notes(tmp_path: Path) -> None:
    """What a kill left behind is no hindrance, and what is left after all is nothing."""
    (tmp_path / FILE).write_bytes(b"left behind")
    with Notes(BASE, tmp_path):
        assert (tmp_path / FILE).is_file()
    assert not (tmp_path / FILE).exists()


@pytest.fixture
def no_room() -> Iterator[None]:
    """Files cannot grow beyond a few pages."""
    before, handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.getsignal(signal.SIGXFSZ)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.usefixtures("no_room")
def test_a_disk_that_is_full_is_told_of(tmp_path: Path) -> None:
    """Whoever takes notes can go on without them."""
    name = Literal("x" * 100)
    quads = said("a", *((NamedNode(f"{BASE}event/{n}"), "skos:altLabel", name) for n in range(9000)))
    with Notes(BASE, tmp_path) as taken, pytest.raises(OSError, match=FILE):
        taken.add(serialize(quads, format=RdfFormat.N_QUADS) or b"")
