"""The sums of tallies, kept in step with the facts that are counted in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.derived.said import term
from kg.derived.tallies import COUNTED_IN, GRAPH, Tallies, Tally, bounds, sums
from kg.store import Literal, NamedNode, Quad, View
from mappings.iris import graph_iri
from mappings.namespaces import BASE

_BY: Final = term("dip:by")
_NUMBER: Final = term("dip:number")
_FIRST: Final = term("dip:firstDay")
_LAST: Final = term("dip:lastDay")

Difference = tuple[set[Quad], set[Quad]]  # what goes, and what comes


@dataclass(slots=True)
class _Turn:
    """What happens to a tally: who ceases and who begins to be counted, and the days of those looked at."""

    gone: set[str] = field(default_factory=set)
    come: set[str] = field(default_factory=set)
    days: list[str] = field(default_factory=list)
    tally: Tally | None = None


class Sums:
    """Reckons what ``graph/tallies`` says of tallies, after a change or for all of them."""

    def __init__(self, view: View, tallies: Tallies, base: str = BASE) -> None:
        """Take the store, whose articles say already what they say after the change."""
        self._view = view
        self._tallies = tallies
        self._base = base
        self._graph = NamedNode(graph_iri(GRAPH, base))

    def after(self, gone: Iterable[Quad], come: Iterable[Quad], nodes: Iterable[str]) -> Difference:
        """Return what else changes where facts cease or begin to be counted.

        Args:
            gone: quads about to go; those are heeded that count a fact.
            come: quads about to come.
            nodes: the facts of which articles say something else, among them all that begin to be counted.
        """
        turns: defaultdict[str, _Turn] = defaultdict(_Turn)
        for quad in gone:
            if quad.predicate == COUNTED_IN:
                turns[_iri(quad.object)].gone.add(_iri(quad.subject))
        for quad in come:
            if quad.predicate == COUNTED_IN:
                turns[_iri(quad.object)].come.add(_iri(quad.subject))
        for node in nodes:
            for tally in self._tallies.of(node):
                if tally.dated or tally.iri(self._base) in turns:
                    turn = turns[tally.iri(self._base)]
                    turn.tally = tally
                    turn.days += self._tallies.days(node, tally.kind) if tally.dated else ()
        before: set[Quad] = set()
        after: set[Quad] = set()
        for iri, turn in turns.items():
            before.update(self._said(iri))
            after.update(self._turned(iri, turn))
        return before - after, after - before

    def all(self) -> Iterator[Difference]:
        """Yield for each tally what is to change, looking at all that are counted in it; their IRIs are held."""
        there = self._view.match(predicate=term("rdf:type"), value=term("dip:Tally"), graph=self._graph)
        counting = self._view.match(predicate=COUNTED_IN, graph=self._graph)
        for iri in sorted({_iri(quad.subject) for quad in there} | {_iri(quad.object) for quad in counting}):
            before, after = set(self._said(iri)), set(self._whole(iri, sorted(self._members(iri, _Turn()))))
            yield before - after, after - before

    def _turned(self, iri: str, turn: _Turn) -> Iterator[Quad]:
        """What is said of a tally after its turn: sums follow from those before, days are sought where one may have gone."""
        said = list(self._said(iri))
        number = _number(said) + len(turn.come) - len(turn.gone)
        if not number:
            return
        if turn.tally is not None:
            yield from turn.tally.quads(self._base)
        else:
            yield from (quad for quad in said if quad.predicate not in (_NUMBER, _FIRST, _LAST))
        known = [
            quad.object.value
            for quad in said
            if quad.predicate in (_FIRST, _LAST) and isinstance(quad.object, Literal)
        ]
        days = [*known, *turn.days]
        ends = [min(days), max(days)] if days else []
        kind = _kind(said) if turn.tally is None else turn.tally.kind
        if not all(self._stands(iri, day, turn, kind) for day in ends):
            ends = [day for node in self._members(iri, turn) for day in self._tallies.days(node, kind)]
        yield from sums(iri, number, ends, self._base)

    def _whole(self, iri: str, members: Sequence[str]) -> Iterator[Quad]:
        for tally in (
            one for node in members[:1] for one in self._tallies.of(node) if one.iri(self._base) == iri
        ):
            days = (
                (day for node in members for day in self._tallies.days(node, tally.kind))
                if tally.dated
                else ()
            )
            yield from tally.quads(self._base)
            yield from sums(iri, len(members), days, self._base)

    def _members(self, iri: str, turn: _Turn) -> set[str]:
        counted = self._view.match(predicate=COUNTED_IN, value=NamedNode(iri), graph=self._graph)
        return {_iri(quad.subject) for quad in counted} - turn.gone | turn.come

    def _stands(self, iri: str, day: str, turn: _Turn, kind: str) -> bool:
        """Whether one of those counted is of a day."""
        value = Literal(day, datatype=term("xsd:date"))
        return any(
            self._is_member(_iri(quad.subject), iri, turn)
            and day in self._tallies.days(_iri(quad.subject), kind)  # which is dearer to ask
            for name in bounds(kind)
            for quad in self._view.match(predicate=term(name), value=value)
        )

    def _is_member(self, node: str, iri: str, turn: _Turn) -> bool:
        if node in turn.come or node in turn.gone:
            return node in turn.come
        counted = self._view.match(NamedNode(node), COUNTED_IN, NamedNode(iri), graph=self._graph)
        return next(counted, None) is not None

    def _said(self, iri: str) -> Iterator[Quad]:
        return self._view.match(NamedNode(iri), graph=self._graph)


def _number(said: Iterable[Quad]) -> int:
    return int(_value(said, _NUMBER) or 0)


def _kind(said: Iterable[Quad]) -> str:
    return _value(said, _BY)


def _value(said: Iterable[Quad], name: NamedNode) -> str:
    """The lexical form of a property's value, "" where there is none."""
    values = (quad.object for quad in said if quad.predicate == name)
    return next((value.value for value in values if isinstance(value, Literal)), "")


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""
