"""The candidates for a name: whose names come near, and how near."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

from kg.web.names.entity import Entity
from kg.web.names.index import NameIndex
from kg.web.reconcile.likeness import likeness
from kg.web.reconcile.query import Query
from mappings.folding import fold

LEAST: Final = 0.4  # likeness of a candidate
OTHER_TYPE: Final = 0.5  # what is left of the score of a candidate of another type than was asked for
WIKIDATA_ITEM: Final = re.compile(r"Q[1-9][0-9]*")


@dataclass(slots=True)
class Candidate:
    """An entity that a query may mean. ``sure``: its name alone says so, if no other entity comes near."""

    entity: Entity
    score: float  # 0 to 1
    sure: bool = False
    features: dict[str, float | bool] = field(default_factory=dict)


def candidates(index: NameIndex, query: Query, base: str) -> list[Candidate]:
    """Return the entities whose names come near the query's, and the one whose identifier it is, in order of their IRIs."""
    named = _named(index, query.text, base)
    if named is not None:
        return [Candidate(named, 1.0, sure=True, features={"identifier": True})]
    folded = fold(query.text)
    spelt: defaultdict[str, set[str]] = defaultdict(set)
    for name, entities in index.near(query.text).items():
        for entity in entities:
            spelt[entity.iri].add(name)
    found = []
    for iri, names in sorted(spelt.items()):
        entity = index.entities[iri]
        fits = of_type(entity, query)
        exact = folded in names
        if not fits and query.hard:
            continue
        like = 1.0 if exact else likeness(query.text, entity, _spellings(entity, names)).value
        if like < LEAST:
            continue
        features: dict[str, float | bool] = {"name": round(like, 3), "exact": exact}
        if query.types:
            features["type"] = fits
        sure = exact and fits and _means_one(folded, entity)
        found.append(Candidate(entity, like * (1 if fits else OTHER_TYPE), sure, features))
    return found


def _spellings(entity: Entity, names: set[str]) -> list[str]:
    """The spellings of an entity that are folded to these names."""
    if len(entity.spellings) == 1:
        return list(entity.spellings)
    return [spelling for spelling in entity.spellings if fold(spelling) in names]


def of_type(entity: Entity, query: Query) -> bool:
    """Whether an entity has one of the types asked for, all of them where that is asked; true where none is."""
    return not query.types or not set(query.types).isdisjoint(entity.types)


def _named(index: NameIndex, text: str, base: str) -> Entity | None:
    """The entity whose IRI the text is, in full or below the base."""
    known = text.strip()
    return index.entities.get(known) or (index.entities.get(base + known) if "/" in known else None)


def _means_one(folded: str, entity: Entity) -> bool:
    """Whether a folded name means an entity alone: a person's of one Latin word does not."""
    if entity.kind == "Person" and folded.isascii() and " " not in folded:
        return False
    return folded in entity.full_names()
