"""Premises: the house or ground where an event takes place, "à l'aéroport de Wattay", "au palais de la Gombe"."""

from __future__ import annotations

from typing import Final

from mappings.facts import Place
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.phrases import Surroundings, phrase_end
from mappings.mentions.scene import Reading, Scene

_LED: Final = 2  # tokens from "dans" to "salons": "dans les salons", "en son cabinet"
_RUN: Final = 4  # capitalised tokens of a name behind the noun: "salle Rudolph Tokoto"


def premises(scene: Scene, reading: Reading, first: int, last: int) -> tuple[Place, int, int] | None:
    """Return the first site among tokens ``[first:last]`` with where its name begins and ends.

    Only one with a name of its own tells a place: "le palais présidentiel" is another in every land.
    """
    around: Surroundings | None = None
    sought = words().premises
    for noun in range(max(first, 0), min(last, len(reading.tokens))):
        if reading.tokens[noun].folded not in sought or not _is_led(reading, noun):
            continue
        around = around or Surroundings(reading.tokens, {m.first: m for m in reading.places})
        end = phrase_end(around, noun, noun + 1, stem(reading.word(noun)))
        if end == noun + 1:
            end = _named_end(reading, end)
        if not any(token.is_capitalised for token in reading.tokens[noun + 1 : end]):
            continue
        inside = next((m.place.country for m in reading.places if noun <= m.first < end), None)
        return Place(scene.written(reading, noun, end), "Site", None, inside), noun, end
    return None


def _is_led(reading: Reading, noun: int) -> bool:
    """Whether the noun tells where: "au siège", "dans les salons", "à l'hôtel", "en son cabinet"."""
    before = reading.word(noun - 1)
    if before in {"au", "aux"}:
        return True
    over = before in words().determiners
    return over and reading.word(noun - _LED) in words().where


def _named_end(reading: Reading, end: int) -> int:
    """Return where the name ends that stands right behind the noun: "aéroport Noi Bai"."""
    last = end
    while last < min(end + _RUN, len(reading.tokens)) and reading.tokens[last].is_capitalised:
        last += 1
    return last
