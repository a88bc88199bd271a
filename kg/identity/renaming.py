"""Renaming: an article's quads under the IRIs that decisions give to what they name; a pure function of both.

Not only the decided node takes the other's IRI: whatever is named by it follows, so that two tenures of one person
in one post, or two participations of one person in one event, become one node as well. What is named by a digest
(events, agreements, anniversaries) keeps its IRI: two of them are one only where somebody decides so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg.store import NamedNode, Quad
from mappings.namespaces import BASE, DIP

_BODY: Final = DIP + "ofBody"
_PLACE: Final = DIP + "ofPlace"
_HELD: Final = DIP + "post"
_HOLDER: Final = DIP + "holder"
_SEAT: Final = DIP + "seat"
_PARTY: Final = DIP + "party"
_PARTICIPATION: Final = DIP + "participation"
_PARTICIPANT: Final = DIP + "participant"


def renamed(quads: Sequence[Quad], same: Mapping[str, str], base: str = BASE) -> Sequence[Quad]:
    """Return one article's quads with each node under the IRI that it goes by, sorted, without duplicates.

    Args:
        quads: what the article says; the names of graphs and properties stay.
        same: each IRI that is to be replaced, with the one that takes its place.
        base: where the resources live.

    Returns:
        ``quads`` itself where nothing in it is renamed.
    """
    if not any(isinstance(quad.subject, NamedNode) and quad.subject.value in same for quad in quads):
        return quads
    names = _Names(quads, same, base)
    return sorted({names.apply(quad) for quad in quads}, key=str)


class _Names:
    """The IRI that each node of one article goes by, worked out from the parts that name it."""

    def __init__(self, quads: Iterable[Quad], same: Mapping[str, str], base: str) -> None:
        self._same = same
        self._base = base
        self._known: dict[str, str] = {}
        self._parts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
                subject, predicate, value = quad.subject.value, quad.predicate.value, quad.object.value
                self._parts[subject][predicate].append(value)
                if predicate == _PARTICIPATION:
                    self._parts[value]["event"].append(subject)
                if predicate == _HELD:
                    self._parts[value]["tenure"].append(subject)

    def apply(self, quad: Quad) -> Quad:
        """The quad with its subject and object renamed."""
        subject = quad.subject
        if isinstance(subject, NamedNode):
            subject = NamedNode(self.of(subject.value))
        value = quad.object
        if isinstance(value, NamedNode):
            value = NamedNode(self.of(value.value))
        return Quad(subject, quad.predicate, value, quad.graph_name)

    def of(self, iri: str) -> str:
        """The IRI that a node goes by."""
        if iri not in self._known:
            self._known[iri] = iri  # a node that is named by itself, in a circle, keeps its name
            own = self._same.get(iri)
            if own is None and iri.startswith(self._base):
                built = self._built(iri, iri.removeprefix(self._base))
                own = self._same.get(built, built)
            self._known[iri] = own or iri
        return self._known[iri]

    def _built(self, iri: str, path: str) -> str:
        """The IRI under which the renamed parts of a node would name it."""
        kind, parts = path.partition("/")[0], self._parts.get(iri)
        if parts is None:
            return iri
        if kind == "tenure":
            return self._tenure(iri, parts)
        if kind == "event":
            return self._participation(iri, parts)
        if kind == "relationship":
            return self._relationship(iri, parts)
        if kind == "post":
            return self._post(iri, parts)
        if kind == "body":
            return self._led(iri, f"{self._base}body/", parts[_SEAT], "place/")
        return iri

    def _tenure(self, iri: str, parts: Mapping[str, list[str]]) -> str:
        """``tenure/<holder>/<post>``."""
        for holder in parts[_HOLDER]:
            for post in parts[_HELD]:
                if iri == self._joined(holder, post):
                    return self._joined(self.of(holder), self.of(post))
        return iri

    def _joined(self, holder: str, post: str) -> str:
        person, post = self._path(holder).removeprefix("person/"), self._path(post).removeprefix("post/")
        return f"{self._base}tenure/{person}/{post}"

    def _participation(self, iri: str, parts: Mapping[str, list[str]]) -> str:
        """``<event>/<participant>``."""
        for event in parts["event"]:
            for participant in parts[_PARTICIPANT]:
                if iri == f"{event}/{self._path(participant)}":
                    return f"{self.of(event)}/{self._path(self.of(participant))}"
        return iri

    def _relationship(self, iri: str, parts: Mapping[str, list[str]]) -> str:
        """``relationship/<type>/<party>+<party>``, the parties in order."""
        before = "+".join(sorted(map(self._path, parts[_PARTY])))
        after = sorted({self._path(self.of(party)) for party in parts[_PARTY]})
        if len(after) < 2 or not iri.endswith(f"/{before}"):
            return iri
        return iri.removesuffix(before) + "+".join(after)

    def _post(self, iri: str, parts: Mapping[str, list[str]]) -> str:
        """``post/<body, place or holder>/<title>``, at times with ``/of/<place>`` behind."""
        places = parts[_PLACE]
        for place in places:
            suffix = f"/of/{self._path(place).removeprefix('place/')}"
            if iri.endswith(suffix):
                iri = iri.removesuffix(suffix) + f"/of/{self._path(self.of(place)).removeprefix('place/')}"
        holders = [holder for tenure in parts["tenure"] for holder in self._parts[tenure][_HOLDER]]
        return self._led(iri, f"{self._base}post/", (*parts[_BODY], *places, *holders), "")

    def _led(self, iri: str, lead: str, parts: Iterable[str], dropped: str) -> str:
        """The IRI with the part that stands behind ``lead`` renamed."""
        for part in parts:
            before = f"{lead}{self._path(part).removeprefix(dropped)}/"
            if iri.startswith(before):
                return f"{lead}{self._path(self.of(part)).removeprefix(dropped)}/{iri.removeprefix(before)}"
        return iri

    def _path(self, iri: str) -> str:
        return iri.removeprefix(self._base)
