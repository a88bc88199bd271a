"""The frames of ``frames.toml`` and the acts' verbal expressions, as values."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from mappings.compiled import compiled
from mappings.folding import fold
from mappings.french.verbs import Form, inventory
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.schemes import scheme

_HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """How a verb places the sides of an event: "recevoir" host and guest; see the head of ``frames.toml``."""

    lemma: str
    then: tuple[str, ...] = ()  # words that must follow: "avoir" then "lieu"
    event: str | None = None
    event_noun: tuple[str, ...] = ()
    reflexive: bool = False
    slots: dict[str, str] = field(default_factory=dict, hash=False)
    object_is: str | None = None
    with_is: str | None = None
    needs: str | None = None
    status: str | None = None
    tenses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActPhrase:
    """A verbal expression of an act: "exprimer sa gratitude" is lemma "exprimer", then ("gratitude",).

    ``act`` is empty for one that only looks like an act: "souhaiter la bienvenue".
    """

    act: str
    lemma: str
    reflexive: bool
    then: tuple[str, ...]  # stems of the words that must follow, articles and prepositions left out
    voiced: bool = False  # the last of them is what the verb voices: "exprimer" and "sa gratitude"


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbClasses:
    """Sets of lemmas, accents kept ("reconnaître"); ``frames.toml`` says of each what it is for."""

    motion: frozenset[str]
    signing: frozenset[str]
    issuing: frozenset[str]
    binding: frozenset[str]
    cooperating: frozenset[str]
    uniting: frozenset[str]
    accompanying: frozenset[str]
    proceeding: frozenset[str]
    crowning: frozenset[str]
    attending: frozenset[str]
    coming: frozenset[str]
    leading: frozenset[str]
    holding: frozenset[str]
    gathering: frozenset[str]
    scheduling: frozenset[str]
    announcing: frozenset[str]
    preparing: frozenset[str]
    suggesting: frozenset[str]
    comprising: frozenset[str]
    departing: frozenset[str]
    arriving: frozenset[str]
    beginning: frozenset[str]
    ending: frozenset[str]
    only_saying: frozenset[str]
    saying_in_past: frozenset[str]
    neutral: frozenset[str]
    stressing: frozenset[str]
    told_alone: frozenset[str]
    planning: frozenset[str]
    addressing: frozenset[str]
    wanting: frozenset[str]
    deciding: frozenset[str]
    introducing: frozenset[str]
    omitting: frozenset[str]
    seizing: frozenset[str]
    reciprocal: frozenset[str]
    guarded: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Auxiliaries:
    """Written forms in lower case, to the tense that they give: "avait" (souligné) is past."""

    avoir: Mapping[str, str]
    etre: Mapping[str, str]
    modal: Mapping[str, str]


_SLOTS: Final = (
    "subject",
    "object",
    "agent",
    "with",
    "towards",
    "honouring",
    "jointly",
    "of",
    "by",
    "between",
)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((_HERE / "frames.toml").read_text(encoding="utf-8"))


@compiled
def verb_classes() -> VerbClasses:
    """Return the classes of verbs; "parapher" is one that signs."""
    return VerbClasses(**{name: frozenset(lemmas) for name, lemmas in _table()["classes"].items()})


@compiled
def auxiliaries() -> Auxiliaries:
    """Return the forms of "avoir", "être" and of the verbs that put an infinitive in the future ("va signer")."""
    forms = {
        fold(verb): {form: tense for tense, row in tenses.items() for form in row}
        for verb, tenses in _table()["auxiliaries"].items()
    }
    return Auxiliaries(**forms)


@compiled
def verb_frames() -> dict[str, tuple[VerbFrame, ...]]:
    """Return the frames by the lemma of their verb: "tenir" has one with "se", one without."""
    found: dict[str, tuple[VerbFrame, ...]] = {}
    for row in _table()["verb"]:
        for expression in row["lemmas"]:
            lemma, *then = expression.split()
            frame = VerbFrame(
                lemma, tuple(stem(fold(word)) for word in then), row.get("event"), tuple(row.get("event_noun", ())),
                row.get("reflexive", False), {slot: row[slot] for slot in _SLOTS if slot in row},
                row.get("object_is"), row.get("with_is"), row.get("needs"), row.get("status"),
                tuple(row.get("tenses", ())),
            )  # fmt: skip
            found[lemma] = (*found.get(lemma, ()), frame)
    return found


@compiled
def noun_frames() -> dict[str, dict[str, str]]:
    """Return the slots of the nouns of each event type: "la réception de X par Y" has "of" and "by"."""
    return {row["event"]: {slot: row[slot] for slot in _SLOTS if slot in row} for row in _table()["noun"]}


@compiled
def act_phrases() -> dict[str, tuple[ActPhrase, ...]]:
    """Return the acts' verbal expressions by lemma, "vouloir voir" before "vouloir"."""
    found: dict[str, list[ActPhrase]] = {}
    for concept in scheme("acts"):
        for label in concept.labels:
            if label.language == "fr":
                phrase = _phrase(concept.id, label.text)
                if phrase is not None:
                    found.setdefault(phrase.lemma, []).append(phrase)
    for expression in _table()["no_acts"]["expressions"]:
        phrase = _phrase("", expression)
        if phrase is not None:
            found.setdefault(phrase.lemma, []).append(phrase)
    for phrase in _voiced_phrases():
        known = found.setdefault(phrase.lemma, [])
        known[:] = [other for other in known if other.then != phrase.then or other.reflexive]
        known.append(phrase)
    return {
        lemma: tuple(sorted(phrases, key=lambda p: (-len(p.then), -p.reflexive)))
        for lemma, phrases in found.items()
    }


def _voiced_phrases() -> Iterator[ActPhrase]:
    """Yield what verbs of voicing and nouns make together: "manifester son souhait"."""
    for act, nouns in _table()["voiced_nouns"].items():
        for verb in _table()["voicing"]["lemmas"]:
            for noun in nouns:
                phrase = _phrase(act, f"{verb} {noun}")
                if phrase is not None:
                    yield replace(phrase, voiced=True)


def _phrase(act: str, label: str) -> ActPhrase | None:
    written = label.lower().replace("’", "'").replace("'", " ").split()
    reflexive = written[0] in words().reflexives
    if reflexive:
        written = written[1:]
    if not written or not written[0].endswith(("er", "ir", "re")):
        return None
    then = tuple(stem(fold(word)) for word in written[1:] if fold(word) not in words().optional)
    return ActPhrase(act, written[0], reflexive, then)


@cache
def act_adjectives() -> frozenset[str]:
    """Return the stems of the adjectives that voice an act with "être": "être prêt", "être disposé"."""
    return frozenset(phrase.then[0] for phrase in act_phrases().get("être", ()) if phrase.then)


@cache
def verb_lemmas() -> tuple[str, ...]:
    """Return every verb to be found: those of frames, acts, signing, and others that part clauses ("évoquer")."""
    classes = verb_classes()
    leading = classes.signing | classes.issuing | classes.introducing | classes.omitting | classes.seizing
    leading |= classes.uniting | classes.accompanying
    named = {*verb_frames(), *act_phrases(), *leading, *_table()["others"]["lemmas"]}
    return tuple(sorted(named))


@compiled
def verb_forms() -> Mapping[str, tuple[Form, ...]]:
    """Return the written forms of every verb to be found, to their readings: "reçoit" is present of "recevoir"."""
    return inventory(verb_lemmas())
