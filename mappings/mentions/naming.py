"""The places that an article names, each once by each of the words that name it."""

from __future__ import annotations

from collections.abc import Iterator

from mappings.facts import Place, Spelling
from mappings.mentions.adjectives import prefixes_in
from mappings.mentions.places import PlaceMention
from mappings.mentions.reading import ReadArticle, Reading


def places_named(scene: ReadArticle) -> Iterator[Spelling]:
    """Yield each place with the words that name it, where they first do: "Hanoï", "hanoïen", "sud-coréenne".

    The same words may name two places ("Lai Châu", province and town): each is yielded. Words inside a person's
    name are none of a place.
    """
    named: set[tuple[Place, str]] = set()
    for reading in scene.readings:
        taken = {i for mention in reading.places for i in range(mention.first, mention.last)}
        forms = [
            PlaceMention(i, i + 1, i, place, adjective=True)
            for i, place in prefixes_in(reading.tokens, taken)
        ]
        for mention in sorted((*reading.places, *forms), key=lambda one: one.first):
            words = scene.quote(reading, mention.first, mention.last)
            if (mention.place, words.exact) in named or _of_person(reading, mention):
                continue
            named.add((mention.place, words.exact))
            yield Spelling(mention.place, words.exact, words)


def _of_person(reading: Reading, mention: PlaceMention) -> bool:
    return any(person.first < mention.last and mention.first < person.last for person in reading.people)
