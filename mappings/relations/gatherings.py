"""The names of gatherings: "7e réunion du groupe mixte de travail" is session 7 of a series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.phrases import Surroundings, phrase_end
from mappings.mentions.scene import Reading, Scene
from mappings.relations.elements import Element

_ORDINALS: Final = {
    word: i
    for i, forms in enumerate(
        ("premier premiere", "deuxieme second seconde", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme"), start=1
    )
    for word in forms.split()
}  # fmt: skip
_NAMED: Final = 3  # words that make a label of the scheme a name of its own ("réunion de printemps")
_MARKS: Final = frozenset({"e", "es", "eme", "emes", "er", "ere", "ᵉ", "nd", "nde", "ieme"})


@dataclass(frozen=True, slots=True)
class Named:
    """A gathering's name as written; ``series`` is the recurring mechanism, without ordinal and year."""

    label: str
    series: str | None


def ordinal_before(reading: Reading, first: int) -> int | None:
    """Return the ordinal that ends right before token ``first``: "7e", "16 e", "troisième"."""
    i = first - 1
    if i >= 1 and reading.word(i) in _MARKS and reading.tokens[i - 1].text.isdigit():
        return int(reading.tokens[i - 1].text)
    return _ORDINALS.get(reading.word(i))


def ordinal_after(reading: Reading, last: int) -> int | None:
    """Return the ordinal in parentheses behind a name: "(16e édition)"."""
    if (
        reading.word(last) == "("
        and reading.word(last + 2) in _MARKS
        and reading.tokens[last + 1].text.isdigit()
    ):
        return int(reading.tokens[last + 1].text)
    return None


def name_of(scene: Scene, reading: Reading, noun: Element) -> Named | None:
    """Return the name of the gathering whose noun is ``noun``; None for "des conférences", "une conférence de presse"."""
    tokens = reading.tokens
    head = tokens[noun.first]
    if reading.word(noun.last) == "de" and reading.word(noun.last + 1) == "presse":
        return None
    around = Surroundings(tokens, {mention.first: mention for mention in reading.places})
    end = phrase_end(around, noun.first, noun.last, stem(head.folded))
    ordinal = ordinal_before(reading, noun.first) or ordinal_after(reading, end)
    plural = head.folded.endswith("s") and head.folded not in {
        "assises",
        "congres",
        "celebrations",
        "festivites",
        "rencontres",
        "ceremonies",
        "commemorations",
    }
    if plural or reading.word(noun.first - 1) in {"des", "plusieurs", "de", "d"} and ordinal is None:
        return None
    label = scene.written(reading, noun.first, end)
    specific = end > noun.last or head.is_capitalised or noun.last - noun.first >= _NAMED
    year = (
        tokens[end].text
        if end < len(tokens) and tokens[end].text.isdigit() and len(tokens[end].text) == 4
        else None
    )
    if not (specific or ordinal or year):
        return None
    recurring = ordinal is not None or year is not None or (head.is_capitalised and noun.first > 0)
    return Named(label, label if recurring else None)


def is_demonstrative(reading: Reading, noun: Element) -> bool:
    """Whether the noun points back to a gathering already named ("cette réunion")."""
    return reading.word(noun.first - 1) in {"cette", "ce", "cet"} or (
        noun.last - noun.first == 1
        and reading.word(noun.first - 1) in words().determiners & {"la", "le", "l"}
    )
