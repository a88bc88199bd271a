"""The index of names: who is called exactly so, whose name begins so, and whose name comes near."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice, pairwise, takewhile
from typing import Final

from kg.matching.person_names import words
from kg.spelling import alike, near_words, skeleton
from kg.web.names.entity import Entity
from mappings.folding import fold

MANY: Final = 2000  # names that a word may have before it only weighs those that rarer words have found
SCANNED: Final = 1000  # names with one beginning that are looked at, at most
WORDS: Final = 12  # of a name that count: nobody is called by more, and each unknown one is compared with all
_SEVERAL: Final = 2


class NameIndex:
    """All names of a set of entities. It never changes: another state of the graph is another index."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: Mapping[str, Entity] = {entity.iri: entity for entity in entities}
        named: defaultdict[str, set[str]] = defaultdict(set)
        for entity in self.entities.values():
            for spelling in entity.spellings:
                named[fold(spelling)].add(entity.iri)
        named.pop("", None)
        self._named = {name: tuple(sorted(iris)) for name, iris in sorted(named.items())}
        self._names = tuple(self._named)
        self._words: defaultdict[str, list[int]] = defaultdict(list)
        self._joined: defaultdict[str, list[int]] = defaultdict(list)
        for number, name in enumerate(self._names):
            known = words(name)
            for word in set(known):
                self._words[word].append(number)
            for joined in _joins(known):
                self._joined[joined].append(number)
        self._bones: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._words:
            self._bones[skeleton(word)].append(word)
        self._alternatives = lru_cache(maxsize=10_000)(self._spelt)

    def __len__(self) -> int:
        return len(self.entities)

    def exact(self, name: str) -> tuple[Entity, ...]:
        """Return the entities of which ``name`` is a spelling, folded, by IRI."""
        return tuple(self.entities[iri] for iri in self._named.get(fold(name), ()))

    def near(self, name: str, count: int = 20) -> dict[str, tuple[Entity, ...]]:
        """Return the folded names that share the most and the rarest words with ``name``, each with its entities.

        Words count as shared where they are spelt alike; words that one side joins and the other parts are shared too.
        """
        weights: defaultdict[int, float] = defaultdict(float)
        for word, likeness, numbers in self._shared(words(name)[:WORDS]):
            worth = likeness * math.log(1 + len(self._names) / len(numbers))
            if len(numbers) <= MANY or not weights:
                for number in islice(numbers, 10 * MANY):
                    weights[number] += worth
            else:
                for number in weights:
                    weights[number] += worth if word in self._names[number].split() else 0.0
        best = sorted(
            weights, key=lambda number: (-weights[number], len(self._names[number]), self._names[number])
        )
        found = {self._names[number]: self._of(number) for number in best[:count]}
        folded = fold(name)
        return {folded: self.exact(name), **found} if folded in self._named else found

    def beginning(self, prefix: str) -> Iterator[Entity]:
        """Yield the entities of which a name has a word that begins so and goes on so, each once.

        Those whose name itself begins so come first, then by the length of the name; an IRI in full finds its entity.
        """
        if prefix in self.entities:
            yield self.entities[prefix]
        folded = fold(prefix)
        if not folded:
            return
        seen = {prefix}
        for begun in (_from(self._names, folded), self._inner(folded)):
            for name in sorted(islice(begun, SCANNED), key=lambda name: (len(name), name)):
                for iri in self._named[name]:
                    if iri not in seen:
                        seen.add(iri)
                        yield self.entities[iri]

    def _of(self, number: int) -> tuple[Entity, ...]:
        return tuple(self.entities[iri] for iri in self._named[self._names[number]])

    def _shared(self, known: tuple[str, ...]) -> list[tuple[str, float, list[int]]]:
        """The words of the index that a name's words may be, how alike they are, and the names that have them; rare ones first."""
        found = [
            (other, likeness, self._words[other])
            for word in dict.fromkeys(known)
            for other, likeness in self._alternatives(word)
        ]
        found += [(word, 1.0, self._joined[word]) for word in known if word in self._joined]
        found += [(word, 1.0, self._words[word]) for word in _joins(known) if word in self._words]
        return sorted(found, key=lambda one: (len(one[2]), one[0]))

    def _spelt(self, word: str) -> tuple[tuple[str, float], ...]:
        """The words of the index that ``word`` may be; all are compared only where none of its sound is there."""
        same = ((other, alike(word, other)) for other in self._bones.get(skeleton(word), ()))
        known = tuple((other, likeness) for other, likeness in same if likeness)
        return known or tuple(near_words(word, self._vocabulary))

    @cached_property
    def _vocabulary(self) -> list[str]:
        return list(self._words)

    @cached_property
    def _inner_starts(self) -> tuple[list[str], list[int]]:
        """Every name from its second, third and further words on, sorted, and beside it the names."""
        found = sorted(
            (name[at + 1 :], number)
            for number, name in enumerate(self._names)
            for at, sign in enumerate(name)
            if sign == " "
        )
        return [rest for rest, _ in found], [number for _, number in found]

    def _inner(self, folded: str) -> Iterator[str]:
        """The names with a word, not the first, from which on they begin so."""
        rests, numbers = self._inner_starts
        first = bisect_left(rests, folded)
        for place, _ in enumerate(_from(rests, folded)):
            yield self._names[numbers[first + place]]


def _from(ordered: Sequence[str], beginning: str) -> Iterator[str]:
    """The texts that begin so, of all in order."""
    left = (ordered[place] for place in range(bisect_left(ordered, beginning), len(ordered)))
    return takewhile(lambda text: text.startswith(beginning), left)


def _joins(known: tuple[str, ...]) -> list[str]:
    """Each two words in a row as one."""
    return [one + other for one, other in pairwise(known)] if len(known) >= _SEVERAL else []
