"""Listed places: which of them "les quatre provinces" are, where the article names four in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from mappings.facts import Place
from mappings.french.words import words
from mappings.mentions.numbers import count_before
from mappings.mentions.places import PlaceMention
from mappings.mentions.scene import Reading, Scene
from mappings.relations.naming import is_local, place_key

_BETWEEN: Final = frozenset({",", "et", "ainsi", "que", "de", "du", "d", "des", "la", "le", "l", "les"})
_FEWEST: Final = 3  # places that make a list; "les deux villes" are told by who talks


class ListedPlaces:
    """The lists of cities and provinces of one article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._lists: list[tuple[Place, ...]] | None = None

    def counted(self, reading: Reading, first: int, last: int) -> tuple[Place, ...]:
        """Return the places that tokens ``[first:last]`` count, "4 provinces vietnamiennes"; none where no list, or no single one, has so many."""
        count = count_before(reading.tokens, first + 1)
        if count is None or count < _FEWEST or reading.word(first + 1) not in words().place_pairs:
            return ()
        if self._lists is None:
            self._lists = [found for one in self._scene.readings for found in _lists(one)]
        land = next((m.place.country for m in reading.places if m.adjective and first < m.first < last), None)
        told: Counter[frozenset[str]] = Counter()
        rows: dict[frozenset[str], tuple[Place, ...]] = {}
        for places in self._lists:
            row = {place_key(place): place for place in places if land is None or place.country == land}
            if len(row) == count:
                told[frozenset(row)] += 1
                rows.setdefault(frozenset(row), tuple(row.values()))
        best = told.most_common(2)
        unclear = not best or (len(best) > 1 and best[0][1] == best[1][1])
        return () if unclear else rows[best[0][0]]


def _lists(reading: Reading) -> Iterator[tuple[Place, ...]]:
    """Yield the local places that a sentence names in a row: "Cao Bang, Ha Giang et Lang Son (Vietnam)"."""
    run: list[PlaceMention] = []
    for mention in reading.places:
        if mention.adjective or reading.word(mention.first - 1) == "(":
            continue
        if run and not (is_local(mention.place) and _follows(reading, run[-1].last, mention.phrase)):
            yield tuple(one.place for one in run)
            run = []
        if is_local(mention.place):
            run.append(mention)
    yield tuple(one.place for one in run)


def _follows(reading: Reading, last: int, first: int) -> bool:
    """Whether only small words, and what stands in parentheses, part two places."""
    depth = 0
    for word in reading.run(last, first):
        depth += {"(": 1, ")": -1}.get(word, 0)
        if not depth and word != ")" and word not in _BETWEEN:
            return False
    return True
