"""Graphs of articles under test: a small article, and what every article's graph must hold to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

from mappings import iris
from mappings.article import Article, Block, BlockKind
from mappings.facts import Evidence, Report
from mappings.moment import Moment
from mappings.namespaces import PREFIXES
from mappings.triples import article_quads

Row = tuple[NamedNode, NamedNode, NamedNode | Literal]

EXTRACTOR: Final = "diplomacy-kg 0.1.0"
SCHEME_NAMES: Final = ("act", "agreement-type", "post-kind", "relationship-type", "role", "status", "topic")
TEXT: Final = "Liu Wei, maire de Pékin, a reçu le 16 mai Nguyên Van Phong. Il a remercié Hanoï de ses 2 protocoles d'accord."
ARTICLE: Final = Article(
    "s0",
    TEXT,
    (Block(BlockKind.BODY, 0, len(TEXT)),),
    title="Hanoï et Pékin",
    published=Moment(2024, 5),
    url="https://example.org/a?b=c",
    publisher="VNA",
)


def said(words: str) -> Evidence:
    """Return the evidence of words in the text."""
    start = TEXT.index(words)
    return Evidence(start, start + len(words), words)


def written(report: Report, article: Article = ARTICLE) -> list[Quad]:
    """Return the quads of a report."""
    return article_quads(article, report, extractor=EXTRACTOR)


def rows(quads: Iterable[Quad]) -> list[Row]:
    """Return the triples of a graph, failing for a blank node."""
    found: list[Row] = []
    for quad in quads:
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        found.append((quad.subject, quad.predicate, quad.object))
    return found


def iri(name: str) -> NamedNode:
    """Return the node of a prefixed name."""
    prefix, _, local = name.partition(":")
    return NamedNode(PREFIXES[prefix] + local)


def values(quads: Iterable[Quad], subject: str, predicate: str) -> set[str]:
    """Return the lexical values that a node has for a property."""
    wanted = (NamedNode(subject), iri(predicate))
    return {value.value for node, property_, value in rows(quads) if (node, property_) == wanted}


def assert_evidence_is_sound(article: Article, quads: Iterable[Quad]) -> None:
    """Fail unless each quote is the text's, and each fact and participation has a quote."""
    of: dict[NamedNode, dict[str, str]] = {}
    facts = set()
    for node, property_, value in rows(quads):
        of.setdefault(property_, {})[node.value] = value.value
        if property_ in (iri("dip:reports"), iri("dip:participation")):
            facts.add(value.value)
    for quote, words in of.get(iri("oa:exact"), {}).items():
        start, end = (int(of[iri(f"oa:{edge}")][quote]) for edge in ("start", "end"))
        assert article.text[start:end] == words
        assert quote.endswith(f"#char={start},{end}")
        assert of[iri("dip:inArticle")][quote] == iris.article_iri(article.id)
    assert facts <= of.get(iri("dip:evidence"), {}).keys()


def assert_every_node_is_typed(quads: Iterable[Quad]) -> None:
    """Fail unless each resource that the graph describes or points to has a class in it, scheme members aside."""
    found = rows(quads)
    typed = {node for node, property_, _ in found if property_ == iri("rdf:type")}
    nodes = {node for node, _, _ in found}
    nodes |= {
        value
        for _, property_, value in found
        if isinstance(value, NamedNode) and property_ != iri("rdf:type")
    }
    members = tuple(PREFIXES[name] for name in SCHEME_NAMES)
    assert {node for node in nodes if not node.value.startswith(members)} <= typed
