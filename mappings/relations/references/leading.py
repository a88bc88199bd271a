"""Between which places an article moves: those that it speaks of most, two of two countries first."""

from __future__ import annotations

from collections import Counter

from mappings.facts import Place
from mappings.mentions.places import PlaceMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.naming import LOCAL_KINDS, place_key
from mappings.relations.references.pairs import hyphenated


def leading_places(scene: Scene, kinds: frozenset[str]) -> tuple[Place, ...]:
    """Return the places of ``kinds`` that the article speaks of most, the earliest first among equals.

    A region that only tells where a town lies is not spoken of itself: "Maldon (Angleterre)", "la ville anglaise".
    """
    counted: Counter[str] = Counter()
    first: dict[str, Place] = {}
    for i, reading in enumerate(scene.readings):
        paired = hyphenated(scene.gazetteer, reading, 0, len(reading.tokens))
        spoken = (
            m.place for m in reading.places if m.place.kind not in LOCAL_KINDS or not _locates(reading, m)
        )
        for place in (*spoken, *paired[:1]):
            if place.kind in kinds:
                key = place_key(place)
                first.setdefault(key, place)
                counted[key] += 3 if i < 3 else 1
    ranked = sorted(counted, key=lambda key: -counted[key])
    return tuple(first[key] for key in ranked[:4] if counted[key] >= 2)


def _locates(reading: Reading, mention: PlaceMention) -> bool:
    """Whether a mention only tells where another place lies: an adjective, a name in parentheses."""
    return mention.adjective or reading.word(mention.phrase - 1) == "("


def from_two_lands(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the places with one of another country second, where there is one: "les deux villes" lie in two countries."""
    other = next((place for place in places[1:] if place.country != places[0].country), None)
    if other is None:
        return places
    return (places[0], other, *(place for place in places[1:] if place is not other))
