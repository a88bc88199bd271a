"""Links outward as VoID: one linkset for each set that they lead to, with the links: https://www.w3.org/TR/void/#linkset."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from kg.identity.sssom import Mapping
from kg.links.record import base_of, stored
from kg.links.targets import Target, set_of
from kg.store import Literal, NamedNode, Term, Triple, View
from kg.turtle import turtle
from mappings.namespaces import BASE, PREFIXES

_RDF, _DCT, _FOAF, _VOID = (PREFIXES[name] for name in ("rdf", "dct", "foaf", "void"))
_INTEGER: Final = NamedNode(PREFIXES["xsd"] + "integer")


@dataclass(frozen=True, slots=True)
class Linkset:
    """The links from a graph to one other set; refused links are none."""

    target: Target
    links: tuple[Mapping, ...]  # by subject, predicate and object

    def iri(self, base: str = BASE) -> str:
        """The linkset, a ``void:Linkset``."""
        return f"{base}linkset/{self.target.key}"

    @property
    def predicates(self) -> dict[str, int]:
        """How many links there are of each predicate, by the predicates' code points."""
        return dict(sorted(Counter(link.predicate for link in self.links).items()))


def linksets(view: View) -> tuple[Linkset, ...]:
    """Return the links that ``graph/links`` holds, set by set in the order of the sets' keys."""
    found: dict[Target, list[Mapping]] = {}
    for mapping in stored(view):
        if not mapping.negated:
            found.setdefault(set_of(mapping.object), []).append(mapping)
    return tuple(
        Linkset(target, tuple(found[target])) for target in sorted(found, key=lambda target: target.key)
    )


def described(linkset: Linkset, subjects: str, base: str = BASE) -> Iterator[Triple]:
    """Yield what VoID says of a linkset and of the set that it leads to.

    A linkset of several predicates has a subset for each, since ``void:linkPredicate`` tells the kind of all links of
    a linkset. ``dct:source`` and ``dct:license`` name what the links were taken from, and its terms.

    Args:
        linkset: one of ``linksets``.
        subjects: the IRI of the dataset that the links lead away from.
        base: where the resources live.
    """
    node, target = linkset.iri(base), linkset.target
    yield from _said(target.iri(base), _dataset(target))
    yield from _said(node, _linkset(linkset, subjects, base))
    if len(linkset.predicates) > 1:
        for predicate, count in linkset.predicates.items():
            part = f"{node}/{predicate.rpartition('#')[2].rpartition('/')[2]}"
            yield from _said(node, [(_VOID + "subset", NamedNode(part))])
            yield from _said(part, _core(subjects, target.iri(base), count))
            yield from _said(part, [(_VOID + "linkPredicate", NamedNode(predicate))])


def write_linksets(view: View, out: BinaryIO) -> None:
    """Write the description of every linkset and then the links, as one Turtle document."""
    base = base_of(view)
    found = linksets(view)
    subjects = f"{base}dataset/diplomacy-kg"
    about = [triple for linkset in found for triple in described(linkset, subjects, base)]
    out.write(turtle(about).encode())
    out.write(b"\n")
    out.write(turtle(_link(link) for linkset in found for link in linkset.links).encode())


def _dataset(target: Target) -> Iterator[tuple[str, Term]]:
    yield _RDF + "type", NamedNode(_VOID + "Dataset")
    yield _DCT + "title", Literal(target.title)
    yield _FOAF + "homepage", NamedNode(target.homepage)
    yield _VOID + "uriSpace", Literal(target.namespace)
    if target.license:
        yield _DCT + "license", NamedNode(target.license)


def _linkset(linkset: Linkset, subjects: str, base: str) -> Iterator[tuple[str, Term]]:
    yield from _core(subjects, linkset.target.iri(base), len(linkset.links))
    yield _DCT + "title", Literal(f"Links to {linkset.target.title}", language="en")
    yield _DCT + "title", Literal(f"Liens vers {linkset.target.title}", language="fr")
    yield _VOID + "distinctSubjects", _number(len({link.subject for link in linkset.links}))
    yield _VOID + "distinctObjects", _number(len({link.object for link in linkset.links}))
    if len(linkset.predicates) == 1:
        yield _VOID + "linkPredicate", NamedNode(*linkset.predicates)
    for provider in {link.provider for link in linkset.links if link.provider}:
        yield _DCT + "source", NamedNode(provider)
    for terms in {link.license for link in linkset.links if link.license}:
        yield _DCT + "license", NamedNode(terms)


def _core(subjects: str, objects: str, count: int) -> Iterator[tuple[str, Term]]:
    yield _RDF + "type", NamedNode(_VOID + "Linkset")
    yield _VOID + "subjectsTarget", NamedNode(subjects)
    yield _VOID + "objectsTarget", NamedNode(objects)
    yield _VOID + "triples", _number(count)


def _said(subject: str, values: Iterable[tuple[str, Term]]) -> Iterator[Triple]:
    for predicate, value in values:
        yield Triple(NamedNode(subject), NamedNode(predicate), value)


def _link(mapping: Mapping) -> Triple:
    return Triple(NamedNode(mapping.subject), NamedNode(mapping.predicate), NamedNode(mapping.object))


def _number(count: int) -> Literal:
    return Literal(str(count), datatype=_INTEGER)
