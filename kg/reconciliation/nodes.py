"""The nodes to ask about: persons, bodies and places that articles name and that no link leads out of."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from kg.derived.said import Said, term
from kg.names import Names
from kg.own import Own
from kg.reconciliation.kinds import Kind
from kg.store import Literal, NamedNode, View
from mappings.folding import fold
from mappings.iris import graph_iri
from mappings.namespaces import BASE, DIP

_POSTS: Final = 5  # that are told of one person
_DELEGATION: Final = DIP + "Delegation"
_CLASSES: Final = {Kind.PERSON: "Person", Kind.BODY: "Body", Kind.PLACE: "Place"}


@dataclass(frozen=True, slots=True)
class Country:
    """A country as it can be told to a service: its name, and the IRIs that links give it elsewhere."""

    name: str
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A node with what the graph knows that helps to find it elsewhere."""

    iri: str
    kind: Kind
    label: str
    spellings: tuple[str, ...]  # the label among them, sorted
    country: Country | None = None
    posts: tuple[str, ...] = ()


def links(view: View, base: str = BASE) -> dict[str, tuple[str, ...]]:
    """Return each linked node with the IRIs that ``graph/links`` holds to be exactly the same thing."""
    found: dict[str, set[str]] = {}
    graph = NamedNode(graph_iri("links", base))
    for quad in view.match(predicate=term("skos:exactMatch"), graph=graph):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {node: tuple(sorted(iris)) for node, iris in sorted(found.items())}


def unlinked(view: View, kinds: Collection[Kind], base: str = BASE) -> Iterator[Node]:
    """Yield the nodes of these kinds that some article names and no link leads out of, by kind and IRI.

    A delegation is none of them: it is of one visit, and no other set knows it. What imported sets say of a node is
    not asked about.
    """
    own = Own(view)
    said, names, linked = Said(own, base), Names(own), links(own, base)
    for kind in sorted(kinds):
        wanted = DIP + _CLASSES[kind]
        for iri in sorted(node for node, classes in said.classes.items() if wanted in classes):
            if iri not in linked and _DELEGATION not in said.classes[iri]:
                yield _node(own, said, names, (kind, iri), linked)


def _node(
    own: Own, said: Said, names: Names, which: tuple[Kind, str], linked: dict[str, tuple[str, ...]]
) -> Node:
    kind, iri = which
    label = names.of(iri)
    written = {word.value for word in said.words(iri, "skos:altLabel")}
    for name in ("rdfs:label", "skos:prefLabel"):
        values = (quad.object for quad in own.match(NamedNode(iri), term(name)))
        written.update(value.value for value in values if isinstance(value, Literal))
    land = _country(own, iri)
    posts = {
        names.of(post)
        for tenure in sorted(_pointing(own, "dip:holder", iri))
        for post in said.nodes(tenure, "dip:post")
    }
    return Node(
        iri,
        kind,
        label,
        tuple(sorted({label, *written})),
        Country(names.of(land), linked.get(land, ())) if land is not None else None,
        tuple(sorted({fold(post): post for post in sorted(posts)}.values()))[:_POSTS],
    )


def _country(own: Own, iri: str) -> str | None:
    """The country of a person or body, else the one that its seat or the place itself lies within."""
    level, seen = [iri], {iri}
    while level:
        for node in level:
            lands = _values(own, node, "dip:country")
            if lands:
                return min(lands)
            if node != iri and NamedNode(DIP + "Country") in {
                quad.object for quad in own.match(NamedNode(node), term("rdf:type"))
            }:
                return node
        above = {
            up for node in level for name in ("dip:seat", "dip:within") for up in _values(own, node, name)
        }
        level = sorted(above - seen)
        seen |= above
    return None


def _values(own: Own, node: str, name: str) -> set[str]:
    values = (quad.object for quad in own.match(NamedNode(node), term(name)))
    return {value.value for value in values if isinstance(value, NamedNode)}


def _pointing(own: Own, name: str, node: str) -> set[str]:
    found = (quad.subject for quad in own.match(predicate=term(name), value=NamedNode(node)))
    return {one.value for one in found if isinstance(one, NamedNode)}
