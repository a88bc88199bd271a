"""Representatives: two places whose people sign together ("les dirigeants des provinces de A et de B"), and bodies alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.facts import Actor, Person, Place
from mappings.french.words import words
from mappings.mentions.scene import Reading
from mappings.relations.clauses import Clauses
from mappings.relations.sentences.element import Element

_ITS_LAND: Final = 2  # tokens from "homologue" to "lao"
_GROUP: Final = 16  # tokens before "ont signé" in which those who sign for others are named


def led_places(clauses: Clauses, verb: Element) -> tuple[Place, ...]:
    """Return the two places for which the subject of ``verb`` acts, () where it names no two.

    "Les dirigeants des provinces de A et de B" act for A and B, "des responsables lao et thaïlandais" for two countries.
    """
    reading, first = clauses.reading, max(verb.first - _GROUP, 0)
    heads = (i for i in range(verb.first - 1, first, -1) if reading.word(i) in words().representatives)
    head = next((i for i in heads if reading.word(i - 1) in {"les", "des"}), None)
    if head is None:
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


def without_counterparts(
    reading: Reading, told: Sequence[Element], actors: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Return the sides of "entre le Service X et son homologue lao": a body like it in that country, no person."""
    others = [e for e in told[1:] if reading.word(e.first) in words().counterparts]
    if not others:
        return actors
    lands = (m.place for e in others for m in reading.places if 0 <= m.first - e.first < _ITS_LAND)
    return (*(actor for actor in actors if not isinstance(actor, Person)), *lands)
