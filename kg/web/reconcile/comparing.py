"""Comparing the values that a client gives for a property with those that a candidate has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kg.spelling import wording
from kg.store import NamedNode, Term
from kg.web.names.index import NameIndex
from kg.web.reconcile.properties import Holds, Property
from kg.web.reconcile.query import Wanted
from kg.web.reconcile.values import Values, is_iri
from mappings.folding import fold

UNKNOWN: Final = 0.85  # of the score of a candidate that has no value for a property that was given
DIFFERS: Final = 0.4  # of the score of one whose values are entirely others
_NEAR: Final = 0.05  # degrees of latitude or longitude
_COUNTRY_CODE: Final = 2  # letters


@dataclass(frozen=True, slots=True)
class Told:
    """What the graph tells of candidates: for each property its values by node, and names of the entities among them."""

    base: str
    values: Mapping[str, Values] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def compared(told: Told, index: NameIndex, known: Property, wanted: Wanted, node: str) -> float | None:
    """Return how well a node's values of a property fit, 0 to 1; None where it has none or none was given."""
    found = told.values.get(known.id, {}).get(node, ())
    if not found or not wanted.values:
        return None
    return max(_best(told, index, known, given, found) for given in wanted.values)


def factor(fits: float | None) -> float:
    """Return what is left of a score where the values of a property fit so well."""
    return UNKNOWN if fits is None else DIFFERS + (1 - DIFFERS) * fits


def meant(index: NameIndex, known: Property, given: str, base: str) -> frozenset[str]:
    """Return the IRIs that a value given for a property of entities may mean: by identifier, country code or name."""
    if is_iri(given):
        return frozenset({given})
    iris = {entity.iri for entity in index.exact(given)}
    if "/" in given and is_iri(base + given):
        iris.add(base + given)
    if known.id == "country" and len(given) == _COUNTRY_CODE and given.isascii():
        iris.add(f"{base}place/{given.lower()}")
    return frozenset(iris)


def _best(told: Told, index: NameIndex, known: Property, given: str, found: Iterable[Term]) -> float:
    if known.holds is Holds.ENTITY:
        return _entities(
            told, index, known, given, [one.value for one in found if isinstance(one, NamedNode)]
        )
    if known.holds is Holds.NUMBER:
        return float(any(_near(given, one.value) for one in found))
    if known.holds is Holds.DATE:
        return float(any(given.startswith(one.value) or one.value.startswith(given) for one in found))
    if known.prefix:
        wanted = given.removeprefix(known.prefix).strip("/")
        return float(any(one.value.removeprefix(known.prefix).strip("/") == wanted for one in found))
    return max((wording(fold(given), fold(one.value)) for one in found), default=0.0)


def _entities(told: Told, index: NameIndex, known: Property, given: str, found: Sequence[str]) -> float:
    if not meant(index, known, given, told.base).isdisjoint(found):
        return 1.0
    names = {told.names.get(iri, "") for iri in found}
    names.update(name for iri in found if iri in index.entities for name in index.entities[iri].spellings)
    return max((_alike(fold(given), fold(name)) for name in names if name), default=0.0)


def _alike(one: str, other: str) -> float:
    """How far two wordings agree; half their words in common is no agreement yet."""
    return max(0.0, 2 * wording(one, other) - 1)


def _near(given: str, value: str) -> bool:
    try:
        return abs(float(given) - float(value)) <= _NEAR
    except ValueError:
        return False
