"""The names of gatherings: "7e réunion du groupe mixte de travail" is session 7 of a series."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from mappings.french.frames import verb_classes
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.numbers import ordinal_before
from mappings.mentions.phrases import Surroundings, phrase_end
from mappings.mentions.scene import Reading, Scene
from mappings.moment import Moment
from mappings.relations.drafts import Draft
from mappings.relations.nouns.agreement import agrees
from mappings.relations.sentences.element import Element
from mappings.text import tokens as tokens_of
from mappings.text import whole_number

_SIDES: Final = 2
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_TITLE: Final = 20  # tokens of a title in quotes
_NAMED: Final = 3  # words that make a label of the scheme a name of its own ("réunion de printemps")
PLENARY: Final = frozenset({"Conference", "Ceremony", "Training"})  # gatherings that have a name of their own


@dataclass(frozen=True, slots=True)
class _Named:
    """A gathering's name as written; ``series`` is the recurring mechanism, without ordinal and year."""

    label: str
    series: str | None
    ordinal: int | None
    year: int | None


def name_gathering(scene: Scene, draft: Draft, reading: Reading, noun: Element) -> bool:
    """Give a gathering the name, ordinal and series of its noun; False where it names none ("des conférences").

    Talks and visits have no name; for them it does nothing and is True.
    """
    if draft.type not in PLENARY:
        return True
    named = _name_of(scene, reading, noun, draft.type)
    if named is None:
        return False
    draft.label, draft.series = named.label, named.series
    draft.ordinal, draft.edition = named.ordinal, named.year
    if draft.start is None and named.year is not None:
        draft.start = Moment(named.year)
    return True


def _ordinal_after(reading: Reading, last: int) -> int | None:
    """Return the ordinal in parentheses behind a name: "(16e édition)"."""
    if reading.word(last + 3) in words().month_names:
        return None  # "(1er janvier 1959)"
    if reading.word(last) == "(" and reading.word(last + 2) in words().ordinal_marks:
        return whole_number(reading.tokens[last + 1].text)
    return None


def tell_sides(drafts: Iterable[Draft], countries: Sequence[str]) -> None:
    """Give each sitting of a series the two countries that it is between, where the article names no third.

    "Sommet de l'ASEAN" and "conférence mondiale des villes" are between many.
    """
    if len(countries) != _SIDES:
        return
    for draft in drafts:
        if draft.series is not None and not _of_many(draft.series):
            draft.between = tuple(sorted(countries))


def _of_many(series: str) -> bool:
    return any(word.text.isupper() or word.folded in words().of_many for word in tokens_of(series))


def _is_one_course(reading: Reading, noun: Element) -> bool:
    """Whether a noun names one course ("une formation", "le stage de formation"), not training as a field."""
    one = reading.word(noun.first - 1) in {"une", "un", "cette", "ce"}
    return one or (noun.last - noun.first > 1 and reading.word(noun.first) != "formation")


def _title_end(reading: Reading, i: int) -> int | None:
    """Return where a title in quotes at ``i`` ends: "le séminaire « Hué et Lyon »"; None where there is none."""
    closing = {"«": "»", "“": "”", '"': '"'}.get(reading.word(i))
    inside = range(i + 2, min(i + _TITLE, len(reading.tokens)))
    return next((j + 1 for j in inside if reading.word(j) == closing), None) if closing else None


def _with_number(reading: Reading, end: int) -> int:
    """Return where a name ends with the number glued to it: "sommet du G20"."""
    glued = end < len(reading.tokens) and reading.tokens[end].start == reading.tokens[end - 1].end
    return end + (glued and reading.tokens[end].is_number)


def _before_holding(reading: Reading, noun: Element, end: int) -> int:
    """Return where a name ends before "organisé", "tenu" or "présidé": "forum économique organisé par X"."""
    held = verb_classes().holding | verb_classes().scheduling | verb_classes().leading
    inside = (v.first for v in reading.verbs if noun.last < v.first < end and v.lemma in held)
    return next(inside, end)


def _name_of(scene: Scene, reading: Reading, noun: Element, draft_type: str) -> _Named | None:
    """Return the name of the gathering whose noun is ``noun``; None for "des conférences"."""
    tokens = reading.tokens
    head = tokens[noun.first]
    around = Surroundings(tokens, {mention.first: mention for mention in reading.places})
    end = phrase_end(around, noun.first, noun.last, stem(head.folded))
    ends = (
        v.first
        for v in reading.verbs
        if noun.last <= v.first < end and not agrees(reading, noun.first, v.head)
    )
    end = next(ends, end)
    ordinal = ordinal_before(reading.tokens, noun.first) or _ordinal_after(reading, end)
    plural = head.folded.endswith("s") and head.folded not in words().plural_gatherings
    if draft_type == "Training" and not _is_one_course(reading, noun):
        return None
    one = head.folded in words().plural_gatherings and head.folded != "congres"
    several = not one and reading.has({"des", "plusieurs", "de", "d"}, noun.first - 1, noun.first)
    if plural or (several and ordinal is None):
        return None
    specific = end > noun.last or head.is_capitalised or noun.last - noun.first >= _NAMED
    title = _title_end(reading, end) if end == noun.last else None
    specific = specific or title is not None
    named = _with_number(reading, _before_holding(reading, noun, end))
    label = scene.written(reading, noun.first, title or named)
    year = tokens[end].text if end < len(tokens) and _YEAR.fullmatch(tokens[end].text) else None
    if not (specific or ordinal or year):
        return None
    recurring = ordinal is not None or year is not None or (head.is_capitalised and noun.first > 0)
    return _Named(label, label if recurring else None, ordinal, int(year) if year is not None else None)
