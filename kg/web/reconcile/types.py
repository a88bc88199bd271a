"""The types of entities, as the ontology names and explains them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from kg.derived.ontology import ontology_quads
from kg.store import Literal, NamedNode
from kg.web.names.entity import KINDS, NARROWER, Entity
from mappings.namespaces import DIP, PREFIXES

_LABEL: Final = PREFIXES["rdfs"] + "label"
_COMMENT: Final = PREFIXES["rdfs"] + "comment"


@cache
def types() -> Mapping[str, dict[str, Any]]:
    """Return each type as the API writes it, by its identifier, the widest first."""
    said = {
        (quad.subject.value, quad.predicate.value): quad.object.value
        for quad in ontology_quads()
        if isinstance(quad.subject, NamedNode)
        and isinstance(quad.object, Literal)
        and quad.object.language == "en"
    }
    found: dict[str, dict[str, Any]] = {}
    for name in (*KINDS, *NARROWER):
        found[name] = {
            "id": name,
            "name": said.get((DIP + name, _LABEL), name),
            "description": said.get((DIP + name, _COMMENT), ""),
        }
    for name, wider in NARROWER.items():
        found[name]["broader"] = [{"id": wider, "name": found[wider]["name"]}]
    return found


def typed(entity: Entity) -> list[dict[str, str]]:
    """Return the types of an entity as an answer has them, the narrowest first."""
    ordered = sorted(entity.types, key=lambda name: (name != entity.type, name))
    return [{"id": name, "name": types()[name]["name"]} for name in ordered]
