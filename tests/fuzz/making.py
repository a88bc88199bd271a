"""Inputs made at random: the seeds cut and mixed, sentences of the genre's own words, and bytes broken on the way."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path
from typing import Final

from mappings.french.frames import verb_forms
from mappings.french.words import words
from tests.fuzz.hostile import REPEATED

SEEDS: Final = Path(__file__).resolve().parents[2] / "seeds"
_MARKS: Final = (
    " ",
    ", ",
    ". ",
    " (",
    ") ",
    " « ",
    " » ",
    '"',
    "-",
    "'",
    "’",
    "\n",
    "\n\n",
    "/",
    " – ",
    ":",
    ";",
    "…",
    "\u00a0",
)
_LONGEST: Final = 3000  # characters of a text made here: many short ones find more than a long one


@cache
def seeds() -> tuple[str, ...]:
    """Return the texts of the seed articles."""
    return tuple(path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt")))


@cache
def vocabulary() -> tuple[str, ...]:
    """Return words that the rules know, with forms of verbs, and some that they do not."""
    known = [
        word
        for table in (words().determiners, words().prepositions, words().months, words().numbers)
        for word in table
    ]
    verbs = sorted(verb_forms())[::7]
    names = "Hanoï Séoul Laos Tran Sy Thanh Oh Se-hoon M. Mme maire président ambassadeur ministre accord réunion visite 2024 16 1er"
    return (*sorted(known), *verbs, *names.split(), *REPEATED)


def text(chance: random.Random) -> str:
    """Return a text: a seed with pieces cut, doubled, moved or replaced, or a run of the genre's words."""
    if chance.random() < 0.4:
        return "".join(
            chance.choice(vocabulary()) + chance.choice(_MARKS) for _ in range(chance.randrange(120))
        )
    whole = chance.choice(seeds())
    first = chance.randrange(len(whole))
    made = whole[first : first + chance.randrange(1, _LONGEST)]
    for _ in range(chance.randrange(12)):
        at, width = chance.randrange(len(made) + 1), chance.randrange(1, 40)
        piece = chance.choice(
            (chance.choice(vocabulary()), chance.choice(_MARKS), made[at : at + width] * 2, "")
        )
        made = made[:at] + piece + made[at + width * chance.randrange(2) :]
    return made


def broken(chance: random.Random, data: bytes) -> bytes:
    """Return bytes with some of them changed, lost or doubled."""
    made = bytearray(data)
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(made) + 1)
        match chance.randrange(3):
            case 0:
                made[at:at] = chance.randbytes(chance.randrange(1, 4))
            case 1:
                del made[at : at + chance.randrange(1, 8)]
            case _:
                made[at:at] = made[at : at + chance.randrange(1, 60)] * chance.randrange(1, 4)
    return bytes(made)
