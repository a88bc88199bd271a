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
    spelt: defaultdict[str, list[str]] = defaultdict(list)
    for name, entities in index.near(query.text).items():
        for entity in entities:
            spelt[entity.iri] += (one for one in entity.spellings if fold(one) == name)
    found = []
    for iri, spellings in sorted(spelt.items()):
        entity = index.entities[iri]
        fits = of_type(entity, query)
        if not fits and query.hard:
            continue
        like = likeness(query.text, entity, spellings)
        if like.value < LEAST:
            continue
        features: dict[str, float | bool] = {
            "name": round(like.value, 3),
            "exact": fold(query.text) in map(fold, spellings),
        }
        if query.types:
            features["type"] = fits
        sure = fits and _means_one(query.text, entity)
        found.append(Candidate(entity, like.value * (1 if fits else OTHER_TYPE), sure, features))
    return found


def of_type(entity: Entity, query: Query) -> bool:
    """Whether an entity has one of the types asked for, all of them where that is asked; true where none is."""
    return not query.types or not set(query.types).isdisjoint(entity.types)


def _named(index: NameIndex, text: str, base: str) -> Entity | None:
    """The entity whose IRI the text is, in full or below the base."""
    known = text.strip()
    return index.entities.get(known) or (index.entities.get(base + known) if "/" in known else None)


def _means_one(text: str, entity: Entity) -> bool:
    """Whether the text is a name in full of an entity: a person's of one Latin word is not."""
    folded = fold(text)
    if entity.kind == "Person" and folded.isascii() and " " not in folded:
        return False
    return folded in entity.full_names()
