"""What is asked about a node: its name, the type that the service has for its kind, and properties that tell it apart.

Wikidata's identifiers are known here. Other services name their types in the manifest, where the words of a name tell
which of them means persons, bodies or places, and properties only as the user gives them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kg.errors import BadParameter
from kg.reconciliation.kinds import Kind
from kg.reconciliation.manifest import WIKIDATA, Manifest
from kg.reconciliation.nodes import Country, Node
from kg.reconciliation.query import Entity, Query, Value
from mappings.folding import fold


class Feature(StrEnum):
    """What the graph knows of a node beside its names."""

    COUNTRY = "country"
    POST = "post"


Properties = Mapping[Feature, str]  # the service's identifier of the property that holds it

_WIKIDATA_TYPES: Final = {
    Kind.PERSON: "Q5",  # human
    Kind.BODY: "Q43229",  # organization
    Kind.PLACE: "Q27096213",  # geographic entity
}
_WIKIDATA_PROPERTIES: Final[Mapping[Kind, Properties]] = {
    Kind.PERSON: {Feature.COUNTRY: "P27", Feature.POST: "P39"},  # country of citizenship, position held
    Kind.BODY: {Feature.COUNTRY: "P17"},  # country
    Kind.PLACE: {Feature.COUNTRY: "P17"},
}
_WORDS: Final = {
    Kind.PERSON: frozenset({"person", "persons", "personal", "personne", "people", "human", "individual"}),
    Kind.BODY: frozenset(
        {"body", "organization", "organisation", "organizations", "corporate", "agency", "institution"}
    ),
    Kind.PLACE: frozenset(
        {"place", "places", "lieu", "location", "geographic", "geographical", "settlement", "city"}
    ),
}
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD: Final = re.compile(r"[a-z]+")


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: types and properties by the service's identifiers, None for what is known of it; candidates at most."""

    types: tuple[str, ...] | None = None
    properties: Properties | None = None
    limit: int = 5

    def query(self, node: Node, manifest: Manifest) -> Query:
        """Return the question about a node."""
        types = types_for(node.kind, manifest) if self.types is None else self.types
        known: Properties = _WIKIDATA_PROPERTIES[node.kind] if manifest.identifier_space == WIKIDATA else {}
        wanted = known if self.properties is None else self.properties
        told = {pid: _values(node, feature, manifest) for feature, pid in sorted(wanted.items())}
        return Query(
            node.label, types, tuple((pid, values) for pid, values in told.items() if values), self.limit
        )


def types_for(kind: Kind, manifest: Manifest) -> tuple[str, ...]:
    """Return the service's types for a kind of node; none where it names none that fits."""
    if manifest.identifier_space == WIKIDATA:
        return (_WIKIDATA_TYPES[kind],)
    return tuple(
        known for known, name in manifest.types if _WORDS[kind] & (_words(name) | _words(_local(known)))
    )


def read_properties(written: Sequence[str] | None) -> dict[Feature, str] | None:
    """Return the properties that ``country=P27`` and the like name; none for ``none`` alone, None where nothing is said.

    Raises:
        BadParameter: one of them is written otherwise.
    """
    if not written:
        return None
    if tuple(written) == ("none",):
        return {}
    found: dict[Feature, str] = {}
    for one in written:
        feature, _, pid = one.partition("=")
        if feature not in {known.value for known in Feature} or not pid.strip():
            raise BadParameter("property", one, "country=ID or post=ID, the ID being the service's, or none")
        found[Feature(feature)] = pid.strip()
    return found


def _values(node: Node, feature: Feature, manifest: Manifest) -> tuple[Value, ...]:
    if feature is Feature.POST:
        return node.posts
    return () if node.country is None else (_land(node.country, manifest),)


def _land(country: Country, manifest: Manifest) -> Value:
    """The country as the service's own entity where a link leads into its space, else by name."""
    space = manifest.identifier_space
    own = [iri.removeprefix(space) for iri in country.links if iri.startswith(space) and iri != space]
    return Entity(own[0], country.name) if own else country.name


def _local(identifier: str) -> str:
    """The end of an identifier that is a path or an IRI."""
    return re.split(r"[/#:]", identifier.rstrip("/#"))[-1]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(_CAMEL.sub(" ", name))))
