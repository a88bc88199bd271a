"""Between which places an article moves: those that it speaks of most, two of two countries first."""

from __future__ import annotations

from collections import Counter

from mappings.facts import Place
from mappings.mentions.scene import Scene
from mappings.relations.naming import place_key
from mappings.relations.references.pairs import hyphenated


def leading_places(scene: Scene, kinds: frozenset[str]) -> tuple[Place, ...]:
    """Return the places of ``kinds`` that the article speaks of most, the earliest first among equals."""
    counted: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for i, reading in enumerate(scene.readings):
        paired = hyphenated(scene.gazetteer, reading, 0, len(reading.tokens))
        for place in (*(mention.place for mention in reading.places), *paired[:1]):
            if place.kind in kinds:
                key = place_key(place)
                first.setdefault(key, place)
                counted[key] += 3 if i < 3 else 1
    ranked = sorted(counted, key=lambda key: -counted[key])
    return tuple(first[key] for key in ranked[:4] if counted[key] >= 2)


def from_two_lands(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places with one of another country second, where there is one: "les deux villes" lie in two countries."""
    other = next((place for place in places[1:] if place.country != places[0].country), None)
    if other is None:
        return places
    return (places[0], other, *(place for place in places[1:] if place is not other))
