"""What changed between two graphs, in words: new meetings, changed posts, agreements that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from kg.comparing.difference import Difference
from kg.export.literals import words
from kg.export.lookup import local_name
from kg.export.nodes import Node, node
from kg.export.sorter import Block, Sorter
from kg.terms import shorten
from mappings.namespaces import DIP, PREFIXES

KINDS: Final = (
    "Article",
    "Event",
    "Participation",
    "Agreement",
    "Statement",
    "Tenure",
    "Relationship",
    "Anniversary",
    "Person",
    "Body",
    "Place",
)
"""The classes whose nodes are told of, in this order."""

_LABEL: Final = f"<{PREFIXES['rdfs']}label>"
_ARTICLE: Final = f" <{PREFIXES['rdf']}type> <{DIP}Article> ".encode()
_HASH: Final = f"<{DIP}sourceHash>"
_LANGUAGES: Final = ("en", "fr")
_UNTOLD: Final = frozenset(
    {_LABEL, f"<{PREFIXES['schema']}about>"}
    | {f"<{DIP}{name}>" for name in ("evidence", "participation", "reports", "inArticle")}
)  # what is told elsewhere, or follows from what is told


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one node: ``new``, ``gone`` or ``changed``, with a line of words on each property."""

    what: str
    kind: str  # its class among ``KINDS``
    iri: str
    label: str
    details: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the change for programs."""
        return asdict(self)


def changes(difference: Difference) -> list[Change]:
    """Return what changed, by kind, then new before gone before changed, then by name; held in memory whole.

    Nodes that only stand in the ontology or among the known are told of where their class is one of ``KINDS``;
    quotes are not.
    """
    touched = {
        line.partition(b" ")[0].decode()
        for stretch in difference.changes()
        for lines in stretch
        for line in lines
    }
    old, new = _nodes(difference.old, touched), _nodes(difference.new, touched)
    pairs = [(old.get(name), new.get(name)) for name in sorted(touched)]
    named = {term for pair in pairs for side in pair if side for term in _references(side)}
    labels = _labels(difference, named | touched)
    articles = _articles(difference) if difference.graphs else frozenset()
    found = []
    for before, after in pairs:
        change = _change(before, after, labels)
        if change is not None and change.what == "changed" and difference.graphs:
            tellers = tuple(_tellers(before, after, articles)) if before and after else ()
            change = replace(change, details=change.details + tellers)
        if change is not None and (change.details or change.what != "changed"):
            found.append(change)
    order = {"new": 0, "gone": 1, "changed": 2}
    return sorted(
        found,
        key=lambda change: (KINDS.index(change.kind), order[change.what], change.label, change.iri),
    )


def _change(old: Node | None, new: Node | None, labels: dict[str, str]) -> Change | None:
    was, is_now = (_kind(side) if side else None for side in (old, new))
    kind = is_now or was
    if kind is None or (told := new or old) is None:
        return None
    iri = told.subject[1:-1]
    label = labels.get(told.subject) or shorten(iri)
    if old is None or new is None or was is None or is_now is None:
        return Change("gone" if is_now is None else "new", kind, iri, label)
    return Change("changed", kind, iri, label, tuple(_details(old, new, labels)))


def _kind(told: Node) -> str | None:
    types = {name[1:-1].removeprefix(DIP) for name in told.types}
    return next((kind for kind in KINDS if kind in types), None)


def _details(old: Node, new: Node, labels: dict[str, str]) -> Iterator[str]:
    """One line for each property whose values differ, whichever graphs they stand in."""
    before, after = set(old.values), set(new.values)
    differing = (before ^ after) - {pair for pair in before ^ after if pair[0] in _UNTOLD}
    for predicate in sorted({predicate for predicate, _ in differing}):
        if predicate == _HASH:
            yield "the text changed"
            continue
        gone = _shown(before - after, predicate, labels)
        come = _shown(after - before, predicate, labels)
        name = local_name(predicate[1:-1])
        if gone and come:
            yield f"{name}: {gone} → {come}"
        else:
            yield f"{name}: {f'no longer {gone}' if gone else f'now {come}'}"


def _tellers(old: Node, new: Node, articles: frozenset[str]) -> Iterator[str]:
    """The articles that tell of the node now, or no longer do."""
    before, after = (_graphs(side) & articles - {old.subject[1:-1]} for side in (old, new))
    yield from (f"now also in {shorten(article)}" for article in sorted(after - before))
    yield from (f"no longer in {shorten(article)}" for article in sorted(before - after))


def _graphs(told: Node) -> set[str]:
    return {rest[:-2].rpartition(" ")[2][1:-1] for rest in told.said if rest.endswith("> .")}


def _articles(difference: Difference) -> frozenset[str]:
    """The graphs that say of their own name that it is an article, in either graph: a dump does not tell its base."""
    return frozenset(
        subject[1:-1].decode()
        for sorter in (difference.old, difference.new)
        for block in sorter.blocks()
        for line in block
        if _ARTICLE in line
        for subject, _, graph in (line.partition(_ARTICLE),)
        if graph == subject + b" ."
    )


def _shown(pairs: Iterable[tuple[str, str]], predicate: str, labels: dict[str, str]) -> str:
    return ", ".join(sorted(_plain(value, labels) for name, value in pairs if name == predicate))


def _plain(term: str, labels: dict[str, str]) -> str:
    if term.startswith('"'):
        return words(term).text
    return labels.get(term) or shorten(term[1:-1])


def _references(told: Node) -> Iterator[str]:
    return (value for _, value in told.values if value.startswith("<"))


def _nodes(sorter: Sorter, wanted: set[str]) -> dict[str, Node]:
    said: dict[str, list[str]] = {}
    for subject, rest in _lines(sorter.blocks(), wanted):
        said.setdefault(subject, []).append(rest)
    return {subject: node(subject, lines) for subject, lines in said.items()}


def _labels(difference: Difference, wanted: set[str]) -> dict[str, str]:
    """The names of nodes, those of the new graph before those of the old, English before French before others."""
    best: dict[str, tuple[int, int, str]] = {}
    mark = f" {_LABEL} ".encode()
    for age, sorter in enumerate((difference.new, difference.old)):
        marked = ([line for line in block if mark in line] for block in sorter.blocks())
        for subject, rest in _lines(marked, wanted):
            predicate, value = node(subject, [rest]).values[0]
            if predicate == _LABEL and value.startswith('"'):
                name = words(value)
                tag = name.language or ""
                rank = _LANGUAGES.index(tag) if tag in _LANGUAGES else len(_LANGUAGES)
                best[subject] = min(best.get(subject, (age, rank, name.text)), (age, rank, name.text))
    return {subject: text for subject, (_, _, text) in best.items()}


def _lines(blocks: Iterable[Block], wanted: set[str]) -> Iterator[tuple[str, str]]:
    """The lines on the wanted subjects, each cut behind its subject."""
    sought = {name.encode() for name in wanted}
    for block in blocks:
        for line in block:
            subject, _, rest = line.partition(b" ")
            if subject in sought:
                yield subject.decode(), rest.decode()
