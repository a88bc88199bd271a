"""The tallies' graph: in which tallies each fact is counted, so that what is asked over everything need not be counted anew.

A tally says how many have something in common: a class and, of facts, the month; the topic and the year, the publisher and the year, a
place, two places that they are between, or by how many articles they are reported. Whatever has a class leads to the tallies that
count it: once, however many articles say what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from urllib.parse import quote

from kg.derived.contexts import Contexts
from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Quad, Term
from mappings.iris import graph_iri
from mappings.namespaces import BASE, DIP

GRAPH: Final = "tallies"
COUNTED_IN: Final = term("dip:countedIn")

_BETWEEN: Final = ("Event", "Agreement", "Relationship", "Anniversary")
_ABOUT: Final = ("Statement", "Agreement")
_EVENT: Final = "Event"
_YEAR: Final = 4  # characters of a date that are its year ...
_MONTH: Final = 7  # ... and its month
_PERIOD: Final = re.compile(r"\d{4}(-\d\d)?")
_UNDATED: Final = "undated"
_BY_PERIOD: Final = frozenset({"month", "publisher", "topic"})
_BY_NUMBER: Final = "reports"
_PATHS: Final = {"between": "place", "place": "place", "topic": "topic"}
"""Below which path lies what a tally is of."""
_DATATYPES: Final = {_YEAR: "xsd:gYear", _MONTH: "xsd:gYearMonth"}


@dataclass(frozen=True, slots=True)
class Tally:
    """What the facts that a tally counts have in common.

    ``counts`` is the local name of their class, ``of`` the IRIs of what they are about or between, or a name, or a number; ``period``
    is a year or a month, empty where they have none or any. One that is ``dated`` tells their first and their last day.
    """

    kind: str
    counts: str
    of: tuple[str, ...] = ()
    period: str = ""
    named: bool = False  # ``of`` is a name and no IRI
    dated: bool = False

    def iri(self, base: str = BASE) -> str:
        """Return the IRI: kind, class, period and what it is of, the same wherever it is made."""
        when = (self.period or _UNDATED,) if self.kind in _BY_PERIOD else ()
        of = (quote(one.removeprefix(f"{base}{_PATHS.get(self.kind)}/"), safe="") for one in self.of)
        return f"{base}tally/" + "/".join((self.kind, self.counts, *when, *of))

    def quads(self, base: str = BASE) -> Iterator[Quad]:
        """Yield what is said of the tally itself but for its sums."""
        subject, graph = NamedNode(self.iri(base)), NamedNode(graph_iri(GRAPH, base))
        values: list[tuple[str, Term]] = [
            ("rdf:type", term("dip:Tally")),
            ("dip:by", Literal(self.kind)),
            ("dip:counts", term(f"dip:{self.counts}")),
            *(("dip:of", self._value(one)) for one in self.of),
        ]
        if self.period:
            values.append(("dip:period", Literal(self.period, datatype=term(_DATATYPES[len(self.period)]))))
        for name, value in values:
            yield Quad(subject, term(name), value, graph)

    def _value(self, one: str) -> Term:
        if self.kind == _BY_NUMBER:
            return Literal(int(one))
        return Literal(one) if self.named else NamedNode(one)


def bounds(kind: str) -> tuple[str, ...]:
    """Return the properties whose values are the days of events in tallies of a kind: of a month also those on which they end."""
    return ("dip:earliest", "dip:latest") if kind == "month" else ("dip:earliest",)


class Tallies:
    """Works out in which tallies a fact is counted."""

    def __init__(self, said: Said, contexts: Contexts, base: str = BASE) -> None:
        """Take what articles say, and between which places facts are."""
        self._said = said
        self._contexts = contexts
        self._base = base
        self._graph = NamedNode(graph_iri(GRAPH, base))
        self._names: dict[Tally, NamedNode] = {}  # as many as there are tallies

    def quads(self, node: str) -> Iterator[Quad]:
        """Yield what ``graph/tallies`` says of a node."""
        yield from self.counted(node, set(self.of(node)))

    def counted(self, node: str, tallies: Iterable[Tally]) -> Iterator[Quad]:
        """Yield what the graph says of a node that is counted in these."""
        subject = NamedNode(node)
        for tally in tallies:
            yield Quad(subject, COUNTED_IN, self._named(tally), self._graph)
        if DIP + "Article" in self._said.types(node):
            facts = len(self._said.nodes(node, "dip:reports"))
            yield Quad(subject, term("dip:facts"), Literal(facts), self._graph)

    def of(self, node: str) -> Iterator[Tally]:
        """Yield the tallies in which a node is counted."""
        own = {name.removeprefix(DIP) for name in self._said.types(node) if name.startswith(DIP)}
        yield from self._by_class(node, own)
        if "Article" in own:
            yield from self._of_article(node)
        if _EVENT in own:
            for place in self._said.nodes(node, "dip:place"):
                yield Tally("place", _EVENT, (place,), dated=True)
            if (articles := len(self._said.subjects(node, "dip:reports"))) > 1:
                yield Tally(_BY_NUMBER, _EVENT, (str(articles),))
        for name in _ABOUT:
            if name in own:
                yield from self._about(node, name)
        for name in _BETWEEN:
            if name in own:
                for pair in combinations(sorted(self._contexts.between(node)), 2):
                    yield Tally("between", name, pair, dated=name == _EVENT)

    def dependents(self, node: str) -> set[str]:
        """Return the facts whose year or month hangs on an event or an article: what is said or signed at the one, what the other reports."""
        return {
            *self._said.subjects(node, "dip:madeAt"),
            *self._said.subjects(node, "dip:signedAt"),
            *self._said.nodes(node, "dip:reports"),
        }

    def days(self, node: str, kind: str) -> list[str]:
        """Return the days of an event that tallies of a kind heed."""
        return [word.value for name in bounds(kind) for word in self._said.words(node, name)]

    def _named(self, tally: Tally) -> NamedNode:
        found = self._names.get(tally)
        if found is None:
            found = self._names[tally] = NamedNode(tally.iri(self._base))
        return found

    def _by_class(self, node: str, own: set[str]) -> Iterator[Tally]:
        """Of each class; of facts that have a date, and of articles, by month."""
        said = self._said
        if _EVENT in own:
            days = said.values(node, "dip:start")
        elif "Article" in own:
            days = said.values(node, "schema:datePublished")
        elif "Agreement" in own:
            signed = said.values(node, "dip:signedOn")
            days = signed or self._of_others(said.nodes(node, "dip:signedAt"), "dip:start")
        elif "Statement" in own:
            days = self._of_others(said.subjects(node, "dip:reports"), "schema:datePublished")
        else:
            yield from (Tally("class", name) for name in own)
            return
        found = _PERIOD.match(max((day.value for day in days), default=""))
        for name in own:
            yield Tally("month", name, period=found[0] if found else "", dated=_EVENT in own)

    def _of_others(self, nodes: Iterable[str], name: str) -> tuple[Term, ...]:
        return tuple(value for node in nodes for value in self._said.values(node, name))

    def _of_article(self, node: str) -> Iterator[Tally]:
        days = [day.value for day in self._said.values(node, "schema:datePublished")]
        publishers = {one.value for one in self._said.values(node, "schema:publisher")}
        for year in _years(days):
            for publisher in publishers or {""}:
                yield Tally("publisher", "Article", (publisher,) if publisher else (), year, named=True)

    def _about(self, node: str, name: str) -> Iterator[Tally]:
        """By topic, and by year of the event or the signature, else of publication."""
        topics = self._said.nodes(node, "dip:topic")
        if not topics:
            return
        days = [day.value for day in self._said.values(node, "dip:signedOn")]
        if name == "Statement":
            days = [
                day.value for day in self._of_others(self._said.nodes(node, "dip:madeAt"), "dip:earliest")
            ]
        if not days:
            articles = self._said.subjects(node, "dip:reports")
            days = [day.value for one in articles for day in self._said.values(one, "schema:datePublished")]
        for year in _years(days):
            for topic in topics:
                yield Tally("topic", name, (topic,), year)


def _years(days: Iterable[str]) -> set[str]:
    """The years of dates; one that is empty where there is none."""
    return {found[0][:_YEAR] if (found := _PERIOD.match(day)) else "" for day in days} or {""}


class Counting:
    """Counts facts as they come by, each once; what it holds grows with the tallies, not with the facts."""

    def __init__(self, tallies: Tallies, base: str = BASE) -> None:
        self._tallies = tallies
        self._base = base
        self._found: dict[Tally, _Count] = {}

    def quads(self, node: str) -> Iterator[Quad]:
        """Count a fact, and yield what ``graph/tallies`` says of it."""
        tallies = set(self._tallies.of(node))
        for tally in tallies:
            count = self._found.setdefault(tally, _Count())
            count.number += 1
            if tally.dated and (days := self._tallies.days(node, tally.kind)):
                both = (*count.days, *days)
                count.days = (min(both), max(both))
        yield from self._tallies.counted(node, tallies)

    def sums(self) -> Iterator[Quad]:
        """Yield what the graph says of the tallies themselves."""
        for tally, count in self._found.items():
            yield from tally.quads(self._base)
            yield from sums(tally.iri(self._base), count.number, count.days, self._base)


@dataclass(slots=True)
class _Count:
    """How many a tally counts, and the first and last of their days."""

    number: int = 0
    days: tuple[str, ...] = ()


def sums(tally: str, number: int, days: Iterable[str], base: str = BASE) -> Iterator[Quad]:
    """Yield the sums of a tally: how many it counts, and the first and last of the days of these."""
    subject, graph = NamedNode(tally), NamedNode(graph_iri(GRAPH, base))
    yield Quad(subject, term("dip:number"), Literal(number), graph)
    if known := sorted(days):
        for name, day in (("dip:firstDay", known[0]), ("dip:lastDay", known[-1])):
            yield Quad(subject, term(name), Literal(day, datatype=term("xsd:date")), graph)
