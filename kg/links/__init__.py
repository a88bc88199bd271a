"""Links outward: which nodes of the graph are what elsewhere, each link with its justification and confidence."""

from __future__ import annotations

from kg.links.curated import curated_mappings
from kg.links.record import mapping_iri, mapping_quads, stored
from kg.links.rules import Rule, rules
from kg.links.targets import TARGETS, Target, set_of, target_of

__all__ = [
    "TARGETS",
    "Rule",
    "Target",
    "curated_mappings",
    "mapping_iri",
    "mapping_quads",
    "rules",
    "set_of",
    "stored",
    "target_of",
]
