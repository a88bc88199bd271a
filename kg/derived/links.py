"""The links' graph: what the units and topics that articles refer to are elsewhere, corrected by people's decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.decisions import NONE, Decisions
from kg.derived.known import Unit, Units
from kg.identity.sssom import Mapping
from kg.links.curated import curated_mappings
from kg.links.record import mapping_quads
from kg.links.rules import rules
from kg.links.targets import named, set_of
from kg.provenance import derivation
from kg.store import NamedNode, Quad
from mappings.authorities import Authorities, KnownBody, KnownPerson, KnownPlace, authorities
from mappings.compiled import compiled_by
from mappings.iris import graph_iri
from mappings.namespaces import BASE, PREFIXES

EXACT: Final = PREFIXES["skos"] + "exactMatch"
CLOSE: Final = PREFIXES["skos"] + "closeMatch"


def link_quads(
    units: Units,
    tables: Authorities,
    referred: Container[str] = frozenset(),
    decisions: Decisions = NONE,
    base: str = BASE,
) -> list[Quad]:
    """Return the links to other data sets, each with its record, as quads of ``graph/links``.

    Args:
        units: the known units that articles name, with what these rest on.
        tables: all known units: an id that several of them have is no exact match of any.
        referred: the IRIs of all other nodes and of the topics that articles speak of.
        decisions: what people decided of links. An accepted one takes the place of what the tables say of the same
            pair, a refused one takes it out and stays as a negative mapping.
        base: where the resources live.
    """
    graph = NamedNode(graph_iri("links", base))
    known = {iri for iri, _ in units.all()}
    found = (*_unit_mappings(units, tables, base), *curated_mappings(base))
    return [
        quad
        for mapping in _corrected(found, _decided(decisions))
        if mapping.subject in known or mapping.subject in referred
        for quad in mapping_quads(mapping, graph, base)
    ]


def kind_of(unit: Unit) -> str:
    """Return the kind of a known unit as ``links.tsv`` names it."""
    if isinstance(unit, KnownPerson):
        return "person"
    if isinstance(unit, KnownBody):
        return "body"
    return "province" if unit.kind == "Province" else "country" if unit.kind == "Country" else "city"


def external(unit: Unit) -> Iterator[tuple[str, str]]:
    """Yield the IRIs under which others speak of a unit, each with the key of its set."""
    if unit.wikidata:
        yield "wikidata", named("wikidata").namespace + unit.wikidata
    if isinstance(unit, KnownPlace):
        if unit.geonames:
            yield "geonames", f"{named('geonames').namespace}{unit.geonames}/"
        if unit.dbpedia:
            yield "dbpedia", unit.dbpedia


def _unit_mappings(units: Units, tables: Authorities, base: str) -> Iterator[Mapping]:
    graded, shared = rules(), _shared(tables)
    source = graph_iri("authorities", base)
    for iri, unit in units.all():
        for key, other in external(unit):
            rule = graded[kind_of(unit), key]
            yield Mapping(
                subject=iri,
                predicate=CLOSE if other in shared else EXACT,
                object=other,
                justification=rule.justification,
                confidence=rule.confidence,
                subject_source=source,
                object_source=named(key).iri(base),
                provider=rule.provider,
                license=rule.license,
            )


def _shared(tables: Authorities) -> frozenset[str]:
    """What several units lead to: old and new provinces of Viet Nam of one name, which others do not tell apart."""
    return _shared_by_ours() if tables is authorities() else _of_several(tables)


@compiled_by(derivation)
def _shared_by_ours() -> frozenset[str]:
    return _of_several(authorities())


def _of_several(tables: Authorities) -> frozenset[str]:
    units: tuple[Unit, ...] = (*tables.places.values(), *tables.bodies.values(), *tables.people.values())
    count = Counter(other for unit in units for _, other in external(unit))
    return frozenset(other for other, times in count.items() if times > 1)


def _decided(decisions: Decisions) -> Iterator[Mapping]:
    """The decisions on links, each on the node that its subject goes by."""
    for mapping in decisions.links:
        yield replace(
            mapping,
            subject=decisions.same.get(mapping.subject, mapping.subject),
            object_source=mapping.object_source or set_of(mapping.object).iri(decisions.base),
        )


def _corrected(found: Iterable[Mapping], decided: Iterable[Mapping]) -> list[Mapping]:
    """The mappings found, those on which there is a decision replaced by it; one a pair of subject and object."""
    by_pair = {(mapping.subject, mapping.object): mapping for mapping in (*found, *decided)}
    return list(by_pair.values())
