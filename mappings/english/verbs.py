"""English verbs: their forms, and the verb groups of a sentence with tense and voice."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from mappings.english.words import LANGUAGE, words
from mappings.folding import fold
from mappings.french.groups import Verb
from mappings.schemes import scheme
from mappings.text import Token

_HERE: Final = Path(__file__).resolve().parent
_FORMS: Final = ("third", "past", "participle", "gerund")
_SLOTS: Final = ("subject", "object", "with", "to", "on", "for", "in", "by", "between")
_BE: Final = {
    "is": "present", "are": "present", "am": "present", "was": "past", "were": "past", "be": "infinitive", "being": "gerund",
    "been": "past",
}  # fmt: skip
_HAVE: Final = {"has": "past", "have": "past", "had": "past", "having": "gerund"}
_MODAL: Final = {"will": "future", "would": "future", "shall": "future", "can": "modal", "could": "modal", "should": "modal", "must": "modal", "may": "modal", "might": "modal"}  # fmt: skip
_AHEAD: Final = frozenset({"scheduled", "expected", "due", "set", "slated", "planned", "going", "about"})
_REACH: Final = 3  # adverbs between an auxiliary and its verb


@dataclass(frozen=True, slots=True)
class Frame:
    """How a verb places the sides of an event; see the head of ``frames.toml``."""

    lemma: str
    then: tuple[str, ...]
    event: str | None
    event_noun: tuple[str, ...]
    needs: str | None
    slots: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class ActPhrase:
    """A verbal expression of an act: "express gratitude" is lemma "express", then ("gratitude",)."""

    act: str
    lemma: str
    then: tuple[str, ...]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_HERE / "frames.toml").read_text(encoding="utf-8"))


def verb_class(name: str) -> frozenset[str]:
    """Return a class of lemmas: "sign" is one of ``signing``."""
    return frozenset(_table()["classes"][name])


@cache
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Return the frames by the lemma of their verb."""
    found: dict[str, tuple[Frame, ...]] = {}
    for row in _table()["verb"]:
        for expression in row["lemma"]:
            lemma, *then = expression.split()
            slots = {slot: row[slot] for slot in _SLOTS if slot in row}
            frame = Frame(
                lemma,
                tuple(then),
                row.get("event"),
                tuple(row.get("event_noun", ())),
                row.get("needs"),
                slots,
            )
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


@cache
def acts() -> Mapping[str, tuple[ActPhrase, ...]]:
    """Return the acts' verbal expressions by lemma, the longest first: "express hope" before "express"."""
    small = words().of("statements", "small")
    found: dict[str, list[ActPhrase]] = {}
    for concept in scheme("acts"):
        for label in concept.words(LANGUAGE):
            lemma, *then = fold(label).split()
            phrase = ActPhrase(concept.id, lemma, tuple(word for word in then if word not in small))
            found.setdefault(lemma, []).append(phrase)
    return {lemma: tuple(sorted(some, key=lambda p: -len(p.then))) for lemma, some in found.items()}


@cache
def inventory() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return every written form to its readings: "held" is past and participle of "hold"."""
    listed = frozenset(lemma for lemmas in _table()["classes"].values() for lemma in lemmas)
    found: dict[str, list[tuple[str, str]]] = {}
    for lemma in sorted({*frames(), *acts(), *listed}):
        found.setdefault(lemma, []).append((lemma, "base"))
        for name, form in zip(_FORMS, _table()["irregular"].get(lemma) or _regular(lemma), strict=True):
            found.setdefault(form, []).append((lemma, name))
    return {form: tuple(readings) for form, readings in found.items()}


def _regular(lemma: str) -> tuple[str, str, str, str]:
    """Return the third person, past, participle and gerund that the rules of spelling give."""
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    root = lemma.removesuffix("e")
    return third, root + "ed", root + "ed", root + "ing"


def find_verbs(
    tokens: Sequence[Token], names: Collection[int], actors: Collection[int], dates: Collection[int] = ()
) -> list[Verb]:
    """Return the verb groups in ``tokens``.

    ``names`` are tokens of names and posts; ``actors`` those behind which somebody can act: the ends of names, "he";
    ``dates`` those of dates, which may part a subject from its verb.
    """
    reader, found, i = _Groups(tokens, names, actors, dates), list[Verb](), 0
    while i < len(tokens):
        verb = reader.at(i)
        if verb is not None:
            found.append(verb)
        i = verb.last if verb is not None else i + 1
    return found


class _Groups:
    """Reads verb groups in one sentence."""

    def __init__(
        self,
        tokens: Sequence[Token],
        names: Collection[int],
        actors: Collection[int],
        dates: Collection[int],
    ) -> None:
        self._tokens, self._names, self._actors, self._dates = tokens, names, actors, dates

    def at(self, i: int) -> Verb | None:
        """Return the verb group that begins at ``i``."""
        if i in self._names:
            return None
        word = self._word(i)
        if word in _MODAL:
            return self._modal(i)
        if word in _HAVE and (verb := self._perfect(i)):
            return verb
        return (self._be(i) if word in _BE else None) or self._simple(i)

    def _word(self, i: int) -> str:
        return self._tokens[i].folded if 0 <= i < len(self._tokens) else ""

    def _is_adverb(self, i: int) -> bool:
        word = self._word(i)
        return (
            word in words().of("grammar", "adverbs")
            or word == "not"
            or (word.endswith("ly") and len(word) > 4)
        )

    def _over_adverbs(self, i: int) -> int:
        j = i
        while j < i + _REACH and self._is_adverb(j):
            j += 1
        return j

    def _reading(self, i: int, *forms: str) -> str | None:
        """Return the lemma of the verb at ``i``, "co-chaired" included, where it is in one of ``forms``."""
        if i in self._names:
            return None
        word = self._word(i)
        if word == "co" and i + 1 < len(self._tokens) and self._tokens[i + 1].glue:
            word = "co" + self._word(i + 1)
        return next((lemma for lemma, form in inventory().get(word, ()) if form in forms), None)

    def _behind(self, i: int) -> int:
        return i + 1 + (self._word(i) == "co" and self._reading(i, *_FORMS) is not None)

    def _modal(self, i: int) -> Verb | None:
        j = self._over_adverbs(i + 1)
        if self._word(j) == "be" and (verb := self._be(j)) is not None and verb.lemma != "be":
            return Verb(i, verb.last, verb.head, verb.lemma, _MODAL[self._word(i)], passive=verb.passive)
        lemma = self._reading(j, "base")
        return Verb(i, self._behind(j), j, lemma, _MODAL[self._word(i)]) if lemma else None

    def _perfect(self, i: int) -> Verb | None:
        j = self._over_adverbs(i + 1)
        if self._word(j) == "been" and (verb := self._be(j)) is not None:
            return Verb(i, verb.last, verb.head, verb.lemma, "past", passive=verb.passive)
        lemma = self._reading(j, "participle")
        return Verb(i, self._behind(j), j, lemma, _HAVE[self._word(i)]) if lemma else None

    def _be(self, i: int) -> Verb | None:
        """Read "was received", "is paying", "is scheduled to meet", "are to sign", else "is" alone."""
        tense, j = _BE[self._word(i)], self._over_adverbs(i + 1)
        ahead = j + 1 if self._word(j) in _AHEAD else j
        if (
            self._word(ahead) == "to"
            and (lemma := self._reading(ahead + 1, "base"))
            and tense in {"present", "past"}
        ):
            return Verb(i, self._behind(ahead + 1), ahead + 1, lemma, "future")
        if lemma := self._reading(j, "gerund"):
            return Verb(i, self._behind(j), j, lemma, "ongoing" if tense == "present" else "past")
        if lemma := self._reading(j, "participle"):
            return Verb(i, self._behind(j), j, lemma, tense, passive=True)
        return Verb(i, i + 1, i, "be", tense) if "be" in dict(inventory().get(self._word(i), ())) else None

    def _simple(self, i: int) -> Verb | None:
        planned = self._reading(i, "base", "third") in verb_class("planning") and self._word(i + 1) == "to"
        if planned and (lemma := self._reading(i + 2, "base")):
            return Verb(i, self._behind(i + 2), i + 2, lemma, "future")
        if self._word(i - 1) == "to" and (lemma := self._reading(i, "base")):
            return Verb(i - 1, self._behind(i), i, lemma, "infinitive")
        if lemma := self._reading(i, "past", "participle"):
            finite = self._is_finite(i)
            return Verb(i, self._behind(i), i, lemma, "past" if finite else "participle", passive=not finite)
        lemma = self._reading(i, "third", "base") if self._acts_before(i) else None
        return Verb(i, self._behind(i), i, lemma, "present") if lemma else None

    def _back(self, i: int) -> int:
        """Return the index before a verb, adverbs and dates passed over: "on Thursday held"."""
        j = i - 1
        while self._is_adverb(j) or j in self._dates or (self._word(j) == "on" and j + 1 in self._dates):
            j -= 1
        return j

    def _is_finite(self, i: int) -> bool:
        """Whether "received" is a past tense: no agent behind it, and somebody who acts, "and" or a comma before it."""
        if self._word(i + 1) == "by":
            return False
        j = self._back(i)
        before = self._word(j)
        joined = before in {"and", ",", "but", '"', "”", "who", "which", ")"} or j < 0
        return joined or j in self._actors or j in self._names

    def _acts_before(self, i: int) -> bool:
        j = self._back(i)
        return j in self._actors or self._word(j) in {"who", "which"}
