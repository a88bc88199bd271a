"""Why the graph says something: each claim about a node, with the words of each article that states it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.ledger import Ledger
from kg.names import Names, one_meant
from kg.origins import Origin, origins, ways
from kg.own import Own
from kg.storage.texts import Texts
from kg.store import Literal, NamedNode, Term, View
from kg.terms import shorten
from mappings.article import Article, Block, BlockKind
from mappings.namespaces import DIP, PREFIXES
from mappings.text import sentences

TextOf = Callable[[str], str | None]
"""From an article's identifier to its kept text, None where that is not kept."""

_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_ARTICLE: Final = NamedNode(DIP + "Article")
_EVIDENCE: Final = NamedNode(DIP + "evidence")
_PARTICIPATION: Final = NamedNode(DIP + "participation")
_REPORTS: Final = NamedNode(DIP + "reports")
_SILENT: Final = frozenset(
    {DIP + "evidence", DIP + "participation", DIP + "earliest", DIP + "latest", PREFIXES["rdf"] + "type"}
)  # properties that repeat what the claim shows in another way


@dataclass(frozen=True, slots=True)
class Source:
    """The article that a quote stands in."""

    iri: str
    id: str
    title: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words ``text[start:end]`` of an article's kept text, and the rest of their sentence on both sides.

    ``before`` and ``after`` are None where the kept text is not there.
    """

    article: Source
    start: int
    end: int
    exact: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Saying:
    """One value of a property, both as names, and the identifiers of the articles that give it, in order."""

    property: str
    value: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A fact, what articles say of it and every quote behind it. Where two articles differ, both values are there."""

    iri: str
    type: str
    label: str
    says: tuple[Saying, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that articles claim about one node, and which graphs say anything of it.

    Where no quote names the node, the claims are those that lead to it by way of the nodes in ``ways``: the posts of
    a body, the places of a country. Without claims no article speaks of it: it stands in the ``origins`` only.
    """

    iri: str
    type: str
    label: str
    claims: tuple[Claim, ...]
    origins: tuple[Origin, ...] = ()
    ways: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        return asdict(self)


def why(view: View, text: str, text_of: TextOf | None = None) -> Explanation:
    """Return the claims about the node that ``text`` writes as an IRI, full, prefixed or relative, or has for a name.

    A fact is explained by its own quotes, then by those of its participations and of the facts that refer to it.
    A person, place or body by the facts that name it; an article by all that it reports; a quote by the facts
    that rest on it; a node that no quote names by the facts that lead to it. ``text_of`` gives the kept texts, those of the view's directory by default.

    Raises:
        UnknownName: the graph knows no such node.
        AmbiguousName: several have that name.
    """
    iri = one_meant(view, text)
    names, own = Names(view), Own(view)
    quotes = _Quotes(own, text_of or _kept_texts(view))
    facts, between = _facts(own, NamedNode(iri)), list[str]()
    if not facts:
        facts, between = ways(own, NamedNode(iri), _EVIDENCE)
    claims = tuple(
        Claim(fact, names.type_of(fact), names.of(fact), _says(names, quotes, own, fact), quotes.behind(fact))
        for fact in facts
    )
    return Explanation(iri, names.type_of(iri), names.of(iri), claims, origins(own, iri), tuple(between))


def _facts(own: Own, node: NamedNode) -> list[str]:
    """The facts to explain ``node`` by: itself first, then by IRI, numbers by their size, so that statements follow the text."""
    listed = [quad.object for name in (_REPORTS, _PARTICIPATION) for quad in own.match(node, name)]
    referring = [quad.subject for quad in own.match(value=node)]
    others = {term.value for term in (*listed, *referring) if isinstance(term, NamedNode)} - {node.value}
    ordered = [node.value, *sorted(others, key=_counting)]
    return [iri for iri in ordered if any(own.match(NamedNode(iri), _EVIDENCE))]


def _counting(iri: str) -> list[int | str]:
    """A key that puts 640 before 1439; every second part is a number, so that keys compare."""
    return [int(part) if place % 2 else part for place, part in enumerate(re.split(r"(\d+)", iri))]


def _says(names: Names, quotes: _Quotes, own: Own, fact: str) -> tuple[Saying, ...]:
    """What articles say of a fact; what only the tables or the labels say is no claim."""
    node = NamedNode(fact)
    said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for quad in (*own.match(node), *own.match(predicate=_PARTICIPATION, value=node)):
        article = quotes.identifier(quad.graph_name)
        name, value = quad.predicate.value, quad.object
        if article is None or not isinstance(value, NamedNode | Literal):
            continue
        if name == _PARTICIPATION.value and value == node and isinstance(quad.subject, NamedNode):
            said["participationIn", names.of(quad.subject.value)].add(article)
        elif name.startswith(DIP) and name not in _SILENT:
            shown = value.value if isinstance(value, Literal) else names.of(value.value)
            said[name.rpartition("#")[2], shown].add(article)
    return tuple(Saying(*pair, tuple(sorted(articles))) for pair, articles in sorted(said.items()))


class _Quotes:
    """The quotes of one view; each article is looked up and cut into sentences once."""

    def __init__(self, own: Own, text_of: TextOf) -> None:
        self._own = own
        self._text_of = text_of
        self._sources: dict[str, tuple[Source, str | None, list[tuple[int, int]]]] = {}

    def behind(self, fact: str) -> tuple[Quote, ...]:
        nodes = {quad.object for quad in self._own.match(NamedNode(fact), _EVIDENCE)}
        found = (self._quote(node) for node in nodes if isinstance(node, NamedNode))
        return tuple(sorted(found, key=lambda quote: (quote.article.iri, quote.start, quote.end)))

    def _quote(self, node: NamedNode) -> Quote:
        exact = _one(self._own, node, PREFIXES["oa"] + "exact") or ""
        start = int(_one(self._own, node, PREFIXES["oa"] + "start") or 0)
        end = int(_one(self._own, node, PREFIXES["oa"] + "end") or 0)
        source, text, spans = self._source(_one(self._own, node, DIP + "inArticle") or "")
        if text is None or text[start:end] != exact:
            return Quote(source, start, end, exact, None, None)
        first, last = around(spans, start, end)
        return Quote(source, start, end, exact, text[first:start], text[end:last])

    def identifier(self, graph: object) -> str | None:
        """The identifier of the article whose graph this is; None for another graph."""
        if not isinstance(graph, NamedNode) or not any(self._own.match(graph, _TYPE, _ARTICLE, graph)):
            return None
        return self._source(graph.value)[0].id

    def _source(self, iri: str) -> tuple[Source, str | None, list[tuple[int, int]]]:
        if iri not in self._sources:
            node = NamedNode(iri)
            known = {
                name: _one(self._own, node, PREFIXES["schema"] + name)
                for name in ("identifier", "headline", "url", "datePublished")
            }
            identifier = known["identifier"] or shorten(iri)
            source = Source(iri, identifier, known["headline"], known["url"], known["datePublished"])
            text = self._text_of(identifier)
            self._sources[iri] = (source, text, sentence_bounds(text or ""))
        return self._sources[iri]


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of a kept text begins and ends, in code points."""
    whole = Article("", text, (Block(BlockKind.BODY, 0, len(text)),))
    return [(sentence.start, sentence.end) for sentence in sentences(whole)]


def around(spans: Iterable[tuple[int, int]], start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the sentences that ``start`` to ``end`` touches."""
    touched = [span for span in spans if span[0] < end and start < span[1]]
    return min((start, *(first for first, _ in touched))), max((end, *(last for _, last in touched)))


def _one(own: Own, node: NamedNode, predicate: str) -> str | None:
    """The value of a property that an article states once; the first by code point where it has several."""
    values: list[Term] = [
        quad.object
        for quad in own.match(node, NamedNode(predicate))
        if isinstance(quad.object, NamedNode | Literal)
    ]
    return min((value.value for value in values), default=None)


def _kept_texts(view: View) -> TextOf:
    folder = view.path
    if folder is None:
        return lambda _: None
    texts = Texts(folder)
    ledger = Ledger.open_read_only(folder)
    try:
        hashes = {entry.id: entry.text_hash for entry in ledger.entries()}
    finally:
        ledger.close()
    return lambda identifier: texts.get(hashes[identifier]) if identifier in hashes else None
