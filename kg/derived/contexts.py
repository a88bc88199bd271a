"""The contexts' graph: for which places people stand, between which places a fact is, at which event something was said, on what articles differ.

What a question about places would otherwise follow along several paths at once (a meeting is Hanoi's where Hanoi takes part, or
who does so for it, or a body that sits there, or who holds a post of it or of such a body) stands here in one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from kg.derived.known import Unit
from kg.derived.said import Said, term
from kg.store import NamedNode, Quad
from mappings.authorities import KnownBody, KnownPerson
from mappings.iris import country_iri, graph_iri
from mappings.namespaces import BASE, DIP

GRAPH: Final = "contexts"
KEPT: Final = 1 << 14  # nodes of which the places are remembered

LEADING: Final = frozenset(
    term(f"dip:{name}")
    for name in (
        "capacity", "ofBody", "ofPlace", "onBehalfOf", "participant", "participation", "party", "post",
    )
)  # fmt: skip
"""The properties by which a node takes on the places of another."""

_OF: Final = {
    DIP + "Participation": ("dip:onBehalfOf", "dip:participant", "dip:capacity"),
    DIP + "Tenure": ("dip:post",),
    DIP + "Post": ("dip:ofPlace", "dip:ofBody"),
}
"""Whose places a node has that has none of its own, in the order in which one leads to the other."""
_PASSED: Final = {kind: frozenset(tuple(_OF)[: place + 1]) for place, kind in enumerate(_OF)}
_FACTS: Final = frozenset(DIP + name for name in ("Event", "Agreement", "Relationship", "Anniversary"))
_VARYING: Final = ("dip:end", "dip:place", "dip:since", "dip:start", "dip:status")
"""The properties of which an event or a relationship has one value; where articles give several, they differ in precision or in fact."""
_ARTICLE: Final = DIP + "Article"
_PLACE: Final = DIP + "Place"
_STATEMENT: Final = DIP + "Statement"
_STANDING: Final = frozenset(DIP + name for name in ("Person", "Body", "Place")) | _OF.keys()


class Contexts:
    """Works out the contexts of nodes when they are asked for."""

    def __init__(self, said: Said, unit: Callable[[str], Unit | None], base: str = BASE) -> None:
        """Take what articles say, and the known unit of an IRI if it is among those described."""
        self._said = said
        self._unit = unit
        self._base = base
        self._graph = NamedNode(graph_iri(GRAPH, base))
        self._kept: dict[str, frozenset[str]] = {}

    def quads(self, node: str) -> Iterator[Quad]:
        """Yield what ``graph/contexts`` says of a node."""
        classes = self._said.types(node)
        if classes & _STANDING:
            yield from self._stated(node, "dip:standsFor", self.places(node))
        if classes & _FACTS:
            yield from self._stated(node, "dip:between", self.between(node))
            varying = (term(name).value for name in _VARYING if len(self._said.values(node, name)) > 1)
            yield from self._stated(node, "dip:variesIn", varying)
        if _STATEMENT in classes:
            yield from self._stated(node, "dip:saidAt", self._occasions(node))

    def places(self, node: str) -> frozenset[str]:
        """Return the IRIs of the places that a node stands for; none for a node of which no article says what it is.

        A place stands for itself, a person for their country, a body for its country and for the place where articles give
        it its seat (a ministry that only the tables place in a capital is not the capital's), a post for what the
        place or body that it is of stands for, who holds it likewise. A participation stands for what the participant,
        the side on whose behalf it is and the post in which it is do.
        """
        found = self._kept.get(node)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[node] = self._worked_out(node)
        return found

    def between(self, node: str) -> frozenset[str]:
        """Return the IRIs of the places for which those stand who take part in a fact or are party to it."""
        sides = (*self._said.nodes(node, "dip:participation"), *self._said.nodes(node, "dip:party"))
        return frozenset(place for side in sides for place in self.places(side))

    def dependents(self, node: str) -> set[str]:
        """Return the statements that an article reports: what it is about may be where they were made."""
        if _ARTICLE not in self._said.types(node):
            return set()
        facts = self._said.nodes(node, "dip:reports")
        return {fact for fact in facts if _STATEMENT in self._said.types(fact)}

    def _worked_out(self, node: str) -> frozenset[str]:
        classes = self._said.types(node)
        for name, properties in _OF.items():
            if name in classes:
                return self._joint(node, properties, _PASSED[name])
        if not classes & _STANDING:
            return frozenset()
        own = {node} if _PLACE in classes else set()
        own.update(self._said.nodes(node, "dip:country"), self._said.nodes(node, "dip:seat"))
        unit = self._unit(node)
        if isinstance(unit, KnownBody | KnownPerson) and unit.country:
            own.add(country_iri(unit.country, self._base))
        return frozenset(own)

    def _joint(self, node: str, properties: Iterable[str], passed: frozenset[str]) -> frozenset[str]:
        """The places of what a node leads to; what leads back to a kind that was passed is none, so that there is an end."""
        return frozenset(
            place
            for name in properties
            for other in self._said.nodes(node, name)
            if passed.isdisjoint(self._said.types(other))
            for place in self.places(other)
        )

    def _occasions(self, node: str) -> frozenset[str]:
        """The events that a statement names, else the main events of the articles that report it."""
        named = self._said.nodes(node, "dip:madeAt")
        return frozenset(
            named
            or (
                event
                for article in self._said.subjects(node, "dip:reports")
                for event in self._said.nodes(article, "schema:about")
            )
        )

    def _stated(self, node: str, name: str, values: Iterable[str]) -> Iterator[Quad]:
        subject, predicate = NamedNode(node), term(name)
        for value in sorted(values):
            yield Quad(subject, predicate, NamedNode(value), self._graph)
