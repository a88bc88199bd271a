"""French verb forms, from the infinitive: what a word of a report can be a form of."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_HERE: Final = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a verb form: "reçoit" is present of "recevoir"; the first person only in present and future."""

    lemma: str
    tense: str  # participle, gerund, infinitive, present, imperfect, future, conditional, historic
    plural: bool = False
    first: bool = False  # first person


class UnknownConjugation(LookupError):
    """A verb that no regular rule conjugates and that ``verbs.toml`` does not hold."""

    def __init__(self, lemma: str) -> None:
        super().__init__(f"{lemma!r} is neither in -er nor in -ir: add its forms to verbs.toml")


def conjugate(lemma: str) -> Iterator[tuple[str, Form]]:
    """Yield the written forms of ``lemma`` with what each is: of "annoncer" also "annonçant", "nous annonçons"."""
    principal = _irregular().get(lemma)
    if principal is None and not lemma.endswith(("er", "ir")):
        raise UnknownConjugation(lemma)
    if principal is None:
        principal = _first_group(lemma) if lemma.endswith("er") else _second_group(lemma)
    participle, gerund, singular, plural, imperfect, future, past_singular, past_plural = principal
    yield lemma, Form(lemma, "infinitive")
    for ending in ("", "e", "es") if participle.endswith("s") else ("", "e", "s", "es"):
        yield participle + ending, Form(lemma, "participle", plural=ending.endswith("s"))
    yield gerund, Form(lemma, "gerund")
    yield singular, Form(lemma, "present")
    yield plural, Form(lemma, "present", plural=True)
    yield past_singular, Form(lemma, "historic")
    yield past_plural, Form(lemma, "historic", plural=True)
    yield imperfect + "ons", Form(lemma, "present", plural=True, first=True)
    yield future + "ons", Form(lemma, "future", plural=True, first=True)
    if not singular.endswith("e"):
        yield _speaking(singular), Form(lemma, "present", first=True)
    for stem, tense, endings in (
        (imperfect, "imperfect", ("ait", "aient")),
        (future, "future", ("a", "ont")),
        (future, "conditional", ("ait", "aient")),
    ):
        yield stem + endings[0], Form(lemma, tense)
        yield stem + endings[1], Form(lemma, tense, plural=True)


def _speaking(singular: str) -> str:
    """Return the form behind "je" from that behind "il", where they differ: "dis", "promets", "rends", "veux"."""
    if singular.endswith("eut"):
        return singular[:-1] + "x"
    return singular[:-1] + "s" if singular.endswith("t") and not singular.endswith("et") else singular + "s"


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = tomllib.loads((_HERE / "verbs.toml").read_text(encoding="utf-8"))
    return {lemma: tuple(forms) for lemma, forms in table.items()}


def _first_group(lemma: str) -> tuple[str, ...]:
    """Conjugate a verb in -er with its spelling changes (engageait, annonçant, espère, appelle, appuie, mène)."""
    stem = lemma[:-2]
    soft = stem + "e" if stem.endswith("g") else stem[:-1] + "ç" if stem.endswith("c") else stem
    tonic = stem
    if stem.endswith(("el", "et")) and not stem.endswith(("rêt", "quêt", "têt")):
        tonic = stem + stem[-1]
    elif stem.endswith("y"):
        tonic = stem[:-1] + "i"
    elif len(stem) > 2 and stem[-2] == "é":
        tonic = stem[:-2] + "è" + stem[-1]
    elif len(stem) > 3 and stem[-3] == "é" and stem[-2] in "bgnl":
        tonic = stem[:-3] + "è" + stem[-2:]
    elif len(stem) > 2 and stem[-2] == "e" and stem[-1] in "mnpsv":
        tonic = stem[:-2] + "è" + stem[-1]
    mute = tonic != stem and stem[-2:-1] == "e"  # "mènera", "appellera", but "espérera"
    future = (tonic if mute or stem.endswith("y") else stem) + "er"
    return (stem + "é", soft + "ant", tonic + "e", tonic + "ent", soft, future, soft + "a", stem + "èrent")


def _second_group(lemma: str) -> tuple[str, ...]:
    """Conjugate a verb in -ir like "réunir"."""
    stem = lemma[:-1]
    return (stem, stem + "ssant", stem + "t", stem + "ssent", stem + "ss", lemma, stem + "t", stem + "rent")


def inventory(lemmas: Iterable[str]) -> dict[str, tuple[Form, ...]]:
    """Return every written form of ``lemmas`` in lower case with its readings: "finit" is present and historic."""
    found: dict[str, dict[Form, None]] = {}
    for lemma in sorted(set(lemmas)):
        for written, form in conjugate(lemma):
            found.setdefault(written, {})[form] = None
    return {written: tuple(readings) for written, readings in found.items()}
