"""The authorities' graph: what is known of the places, bodies and people that articles name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kg.derived.said import Said, term
from kg.store import Literal, NamedNode, Quad, Term
from mappings.authorities import Authorities, KnownBody, KnownPerson, KnownPlace
from mappings.iris import country_iri, graph_iri
from mappings.namespaces import BASE

Unit = KnownPlace | KnownBody | KnownPerson


@dataclass(frozen=True, slots=True)
class Units:
    """Known units by IRI, in the IRIs' order."""

    places: dict[str, KnownPlace]
    bodies: dict[str, KnownBody]
    people: dict[str, KnownPerson]

    def all(self) -> Iterator[tuple[str, Unit]]:
        """Yield every unit with its IRI."""
        yield from self.places.items()
        yield from self.bodies.items()
        yield from self.people.items()

    def without(self, left_out: Iterable[str]) -> Units:
        """Return the units but for those of these IRIs."""
        gone = set(left_out)
        return Units(
            {iri: unit for iri, unit in self.places.items() if iri not in gone},
            {iri: unit for iri, unit in self.bodies.items() if iri not in gone},
            {iri: unit for iri, unit in self.people.items() if iri not in gone},
        )


def mentioned(said: Said, tables: Authorities, base: str = BASE) -> Units:
    """Return the known units that the articles name, with all that they lie within, replace or belong to."""
    return closed(said.mentioned, tables, base)


def closed(named: Iterable[str], tables: Authorities, base: str = BASE) -> Units:
    """Return the known units among these IRIs, with all that they lie within, replace or belong to."""
    keys: dict[str, set[str]] = {"place": set(), "body": set(), "person": set()}
    for iri in named:
        kind, _, key = iri.removeprefix(base).partition("/")
        if kind in keys and iri.startswith(base):
            keys[kind].add(key)
    bodies = keys["body"] & tables.bodies.keys()
    bodies = _closed(bodies, lambda key: _kept((tables.bodies[key].part_of, *tables.bodies[key].replaced_by)))
    people = keys["person"] & tables.people.keys()
    places = keys["place"] & tables.places.keys()
    lands = [tables.bodies[key].country for key in bodies] + [tables.people[key].country for key in people]
    places.update(code.lower() for code in lands if code and code.lower() in tables.places)
    places.update(seat for key in bodies if (seat := tables.bodies[key].seat))
    places = _closed(places, lambda key: (*tables.places[key].within, *tables.places[key].replaced_by))
    return Units(
        {f"{base}place/{key}": tables.places[key] for key in sorted(places)},
        {f"{base}body/{key}": tables.bodies[key] for key in sorted(bodies)},
        {f"{base}person/{key}": tables.people[key] for key in sorted(people)},
    )


def authority_quads(units: Units, base: str = BASE) -> list[Quad]:
    """Return what the tables say of the units as quads of ``graph/authorities``."""
    name = NamedNode(graph_iri("authorities", base))
    return [
        Quad(NamedNode(iri), term(predicate), value, name)
        for iri, unit in units.all()
        for predicate, value in _described(unit, base)
        if value is not None
    ]


def _described(unit: Unit, base: str) -> Iterator[tuple[str, Term | None]]:
    if isinstance(unit, KnownPerson):
        yield "rdf:type", term("dip:Person")
        yield "skos:prefLabel", Literal(unit.name)
        yield "dip:country", _country(unit.country, base)
    else:
        for language, name in unit.labels:
            yield "skos:prefLabel", Literal(name, language=language)
        yield "dip:validFrom", _typed(unit.valid_from, "date")
        yield "dip:validUntil", _typed(unit.valid_until, "date")
    for name in unit.alt:
        yield "skos:altLabel", Literal(name)
    if isinstance(unit, KnownPlace):
        yield from _described_place(unit, base)
    if isinstance(unit, KnownBody):
        yield "rdf:type", term("dip:Body")
        yield "dip:country", _country(unit.country, base)
        yield "dip:partOf", NamedNode(f"{base}body/{unit.part_of}") if unit.part_of else None
        yield "dip:seat", NamedNode(f"{base}place/{unit.seat}") if unit.seat else None
        for key in unit.replaced_by:
            yield "dip:replacedBy", NamedNode(f"{base}body/{key}")
        for acronym in unit.acronyms:
            yield "skos:altLabel", Literal(acronym)


def _described_place(place: KnownPlace, base: str) -> Iterator[tuple[str, Term | None]]:
    yield "rdf:type", term("dip:Place")
    yield "rdf:type", term(f"dip:{place.kind}")
    for key in place.within:
        yield "dip:within", NamedNode(f"{base}place/{key}")
    for key in place.replaced_by:
        yield "dip:replacedBy", NamedNode(f"{base}place/{key}")
    yield "skos:notation", Literal(place.iso) if place.iso else None
    yield "wgs84:lat", _typed(place.lat, "decimal")
    yield "wgs84:long", _typed(place.long, "decimal")


def _closed(keys: set[str], above: Callable[[str], Iterable[str]]) -> set[str]:
    """The keys with all that they refer to, directly or not."""
    found, todo = set(keys), sorted(keys)
    while todo:
        new = [key for key in above(todo.pop()) if key not in found]
        found.update(new)
        todo.extend(new)
    return found


def _kept(keys: Iterable[str | None]) -> list[str]:
    return [key for key in keys if key]


def _country(code: str | None, base: str) -> NamedNode | None:
    return NamedNode(country_iri(code, base)) if code else None


def _typed(value: object, datatype: str) -> Literal | None:
    return None if value is None else Literal(str(value), datatype=term(f"xsd:{datatype}"))
