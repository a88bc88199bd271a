"""What things in the graph are called: one name to show for a node, and the nodes that a name may mean.

Names are those of our graphs: an imported set may call our nodes, and others, as it likes.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from kg.errors import AmbiguousName, UnknownName, nearest
from kg.links.record import base_of
from kg.own import Own
from kg.store import Literal, NamedNode, QuerySolutions, View
from kg.terms import expand, shorten
from mappings.folding import fold
from mappings.namespaces import DIP, PREFIXES

_SAME_AS: Final = NamedNode(PREFIXES["owl"] + "sameAs")
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_LABELS: Final = tuple(
    NamedNode(PREFIXES[prefix] + name)
    for prefix, name in (
        ("rdfs", "label"),
        ("skos", "prefLabel"),
        ("schema", "headline"),
        ("skos", "altLabel"),
    )
)
_LANGUAGES: Final = ("en", "", "fr")  # then any other
_KEPT: Final = 100_000  # names: an answer may be longer than memory
_GENERAL: Final = ("Event", "Place", "Body", "Meeting")  # said beside a narrower class; the widest first
_OFFERED: Final = 3  # IRIs of a name that was given for one
_COMPARED: Final = 5000  # names, at most, that a misspelt IRI is compared with
_NAMED: Final = """
SELECT ?node ?name ?graph WHERE {
  VALUES ?type { dip:Person dip:Body dip:Place dip:Series }
  ?node a ?type
  GRAPH ?graph { ?node rdfs:label|skos:prefLabel|skos:altLabel|skos:hiddenLabel ?name }
}
"""


class Names:
    """The names in one view, in ``language`` where they have one in it; what was looked up is kept for a while."""

    def __init__(self, view: View, language: str | None = None) -> None:
        self._view = view
        self._own = Own(view)
        wanted = _LANGUAGES if language is None else (language, "", "fr", "en")
        self._rank = {tag: number for number, tag in reversed(list(enumerate(wanted)))}
        self.of = lru_cache(maxsize=_KEPT)(self._of)

    def _of(self, iri: str) -> str:
        """One name for a node: its label, else a name from an article, else its short IRI."""
        for predicate in _LABELS:
            values = {quad.object for quad in self._own.match(NamedNode(iri), predicate)}
            found = [value for value in values if isinstance(value, Literal)]
            if found:
                best = min(
                    found, key=lambda x: (self._rank.get(x.language or "", 9), x.language or "", x.value)
                )
                return best.value
        return shorten(iri)

    def type_of(self, iri: str) -> str:
        """The narrowest class of a node by its local name, "" where it has none of the ontology."""
        values = {quad.object for quad in self._own.match(NamedNode(iri), _TYPE)}
        iris = {value.value for value in values if isinstance(value, NamedNode)}
        return narrowest(name.removeprefix(DIP) for name in iris if name.startswith(DIP))

    def known(self, iri: str) -> bool:
        """Whether anything is said of a node, or with it."""
        node = NamedNode(iri)
        return any(self._own.match(node)) or any(self._own.match(value=node))

    def going_by(self, iri: str) -> str:
        """Return the IRI that a node goes by: its own, or the one that decisions gave it."""
        kept = [quad.subject for quad in self._own.match(predicate=_SAME_AS, value=NamedNode(iri))]
        return min((node.value for node in kept if isinstance(node, NamedNode)), default=iri)

    def meant(self, name: str) -> tuple[str, ...]:
        """Return the IRIs that ``name`` may mean, by code point: at least one.

        An IRI in any form that ``kg.terms.expand`` reads means itself. Otherwise names are compared folded: those
        that are equal, else those that have all its words. Persons, places, bodies and series have names.

        Raises:
            UnknownName: nothing has that name; the nearest names are offered.
        """
        iri = expand(name, base_of(self._view))
        if iri is not None and self.known(iri):
            return (self.going_by(iri),)
        written = self._written()
        found = self._called(name, written)
        if not found:
            close = nearest(fold(name), written)
            raise UnknownName(name, sorted({self.of(min(written[folded])) for folded in close}))
        return found

    def called(self, name: str) -> tuple[str, ...]:
        """Return the IRIs of the nodes that have ``name``, compared as ``meant`` does; none where nothing has it."""
        return self._called(name, self._written())

    def _called(self, name: str, written: dict[str, set[str]]) -> tuple[str, ...]:
        wanted = fold(name)
        return tuple(sorted(written.get(wanted) or self._with_words(set(wanted.split()), written)))

    def _written(self) -> dict[str, set[str]]:
        """Each folded name with the nodes that have it."""
        rows = self._view.query(_NAMED)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(rows)
        written: dict[str, set[str]] = {}
        for row in rows:
            if _value(row["graph"]) not in self._own.imported:
                written.setdefault(fold(_value(row["name"])), set()).add(_value(row["node"]))
        return written

    @staticmethod
    def _with_words(words: set[str], written: dict[str, set[str]]) -> set[str]:
        if not words:
            return set()
        return {node for name, nodes in written.items() if words <= set(name.split()) for node in nodes}


def narrowest(classes: Iterable[str]) -> str:
    """Return the narrowest of a node's classes of the ontology, by local names; "" of none.

    >>> narrowest({"Place", "City"})
    'City'
    """
    names = set(classes)
    for general in _GENERAL:
        if len(names) > 1:
            names.discard(general)
    return min(names, default="")


def require_node(view: View, text: str, *, former: bool = False) -> str:
    """Return the full IRI that ``text`` writes, where the graph knows it.

    Where decisions gave the node another IRI, that one is returned, unless ``former`` asks for the one written.

    Raises:
        UnknownName: it writes no IRI, or none that the graph knows; the nearest of its kind are offered, or those
            that have it for a name.
    """
    iri = expand(text, base_of(view))
    names = Names(view)
    if iri is not None and names.known(iri):
        return iri if former else names.going_by(iri)
    near = _siblings(Own(view), iri) if iri else names.called(text)[:_OFFERED]
    raise UnknownName(text, [shorten(name) for name in near])


def one_meant(view: View, text: str) -> str:
    """Return the full IRI of the one node that ``text`` writes as an IRI, or has for a name in any spelling.

    Raises:
        UnknownName: as ``require_node``; of a name, the nearest names are offered.
        AmbiguousName: several have that name.
    """
    if expand(text, base_of(view)) is not None:
        return require_node(view, text)
    found = Names(view).meant(text)
    if len(found) > 1:
        raise AmbiguousName(text, map(shorten, found))
    return found[0]


def _siblings(own: Own, iri: str) -> list[str]:
    """The nodes spelt most like ``iri`` among those that share the longest path with it, unless there are too many.

    What they share is left out: it would make any two of them alike.
    """
    subjects = {quad.subject.value for quad in own.match() if isinstance(quad.subject, NamedNode)}
    folder, found = iri, list[str]()
    while "/" in folder and not found:
        folder = folder.rpartition("/")[0]
        found = [subject for subject in subjects if subject.startswith(folder + "/")]
    if len(found) > _COMPARED:
        return []
    ends = {subject.removeprefix(folder + "/"): subject for subject in found}
    return [ends[end] for end in nearest(iri.removeprefix(folder + "/"), ends)]


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
