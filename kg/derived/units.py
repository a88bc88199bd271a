"""Which known units the derived graphs describe, told from the store as it stands, and how changed articles change that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.derived.known import Unit, Units, closed
from kg.derived.said import Said
from kg.store import NamedNode, View
from mappings.authorities import Authorities, KnownBody, KnownPerson, KnownPlace
from mappings.iris import graph_iri


def unit_of(iri: str, tables: Authorities, base: str) -> Unit | None:
    """Return the known unit of an IRI, None where the tables have none."""
    kind, _, key = iri.removeprefix(base).partition("/")
    if not iri.startswith(base):
        return None
    if kind == "place":
        return tables.places.get(key)
    return tables.bodies.get(key) if kind == "body" else tables.people.get(key) if kind == "person" else None


def units_of(known: Mapping[str, Unit]) -> Units:
    """Return units by IRI as ``Units``, without what they rest on."""
    return Units(
        {iri: unit for iri, unit in known.items() if isinstance(unit, KnownPlace)},
        {iri: unit for iri, unit in known.items() if isinstance(unit, KnownBody)},
        {iri: unit for iri, unit in known.items() if isinstance(unit, KnownPerson)},
    )


NO_UNITS: Final = Units({}, {}, {})


@dataclass(frozen=True, slots=True)
class Turnover:
    """The known units that come into the derived graphs and those that go."""

    come: Units
    gone: Units

    def __iter__(self) -> Iterator[str]:
        for units in (self.come, self.gone):
            yield from (iri for iri, _ in units.all())

    def applied(self, described: Described) -> Callable[[str], Unit | None]:
        """Return what gives the unit of an IRI, where it is described once the turnover is done."""
        coming, going = dict(self.come.all()), dict(self.gone.all())
        return lambda iri: coming.get(iri) or (None if iri in going else described.unit(iri))


class Described:
    """The known units that ``graph/authorities`` describes."""

    def __init__(self, view: View, told: Said, tables: Authorities, base: str) -> None:
        self._view = view
        self._told = told
        self._tables = tables
        self._base = base
        self._graph = NamedNode(graph_iri("authorities", base))

    def all(self) -> Units:
        """Return those that articles name, with what these rest on, asking for every unit of the tables."""
        named = (f"{self._base}{kind}/{key}" for kind, keys in self._keys() for key in keys)
        return closed((iri for iri in named if self._told.types(iri)), self._tables, self._base)

    def turnover(self, nodes: Iterable[str]) -> Turnover:
        """Return what changes where articles have begun or ceased to name some of these nodes."""
        known = [node for node in nodes if unit_of(node, self._tables, self._base) is not None]
        ceased = [node for node in known if node in self and not self._told.types(node)]
        if not ceased:
            begun = closed((node for node in known if self._told.types(node)), self._tables, self._base)
            return Turnover(begun.without(node for node, _ in begun.all() if node in self), NO_UNITS)
        now = self.all()
        before = {quad.subject.value for quad in self._view.match(graph=self._graph)}  # type: ignore[union-attr]
        stay = {node for node, _ in now.all()}
        left = closed(before - stay, self._tables, self._base)
        return Turnover(now.without(before), left.without(stay))

    def unit(self, node: str) -> Unit | None:
        """Return the known unit of an IRI, if it is described."""
        unit = unit_of(node, self._tables, self._base)
        return unit if unit is not None and node in self else None

    def __contains__(self, node: str) -> bool:
        return next(self._view.match(NamedNode(node), graph=self._graph), None) is not None

    def _keys(self) -> Iterator[tuple[str, Iterable[str]]]:
        yield "place", self._tables.places
        yield "body", self._tables.bodies
        yield "person", self._tables.people
