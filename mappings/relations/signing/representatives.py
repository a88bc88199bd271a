"""Representatives: two places whose people sign together ("les dirigeants des provinces de A et de B")."""

from __future__ import annotations

from typing import Final

from mappings.facts import Place
from mappings.french.words import words
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_GROUP: Final = 16  # tokens before "ont signé" in which those who sign for others are named


def led_places(clauses: Clauses, verb: Element) -> tuple[Place, ...]:
    """Return the two places for which the subject of ``verb`` acts, () where it names no two.

    "Les dirigeants des provinces de A et de B" act for A and B, "des responsables lao et thaïlandais" for two countries.
    """
    reading, first = clauses.reading, max(verb.first - _GROUP, 0)
    heads = (i for i in range(first, verb.first) if reading.word(i) in words().representatives)
    head = next(heads, None)
    if head is None or reading.word(head - 1) not in {"les", "des"}:
        return ()
    if reading.has({",", ";", "que", "qui"}, head, verb.first):
        return ()
    named = [mention for mention in reading.places if head < mention.first < verb.first]
    towns = [mention for mention in named if not mention.adjective]
    named = towns if len(towns) == 2 else named  # "de la province A et de la ville japonaise de B"
    if len(named) != 2 or named[1].last != verb.first:
        return ()
    bodies = [(body.first, body.last) for body in reading.bodies]
    bodies += [post.body for post in reading.posts if post.body is not None]
    if any(start <= mention.first < end for start, end in bodies for mention in named):
        return ()  # "les recteurs de l'Université de Hué et de celle de Dakar" act for these
    one, other = named
    if "et" not in reading.run(one.last, other.first) or one.adjective != other.adjective:
        return ()
    led = one.first == head + 1 if one.adjective else reading.word(head + 1) in words().of
    return (one.place, other.place) if led else ()
