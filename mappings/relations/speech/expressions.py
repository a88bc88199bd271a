"""Expressions of acts: the most specific one that a verb and the words behind it make ("exprimer sa gratitude")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from mappings.french.frames import ActPhrase, act_phrases
from mappings.french.groups import Verb
from mappings.french.words import words
from mappings.lexicon import stem
from mappings.mentions.scene import Reading

_WINDOW: Final = 9  # tokens in which the words of a verbal expression must follow its verb
_BEHIND_EXPRESSION: Final = 2  # words of "part de" in "faire part de sa gratitude"
_DETERMINED: Final = 3  # tokens before a noun in which its determiner stands: "sa très profonde gratitude"


def act_phrase(reading: Reading, verb: Verb, reach: int = _WINDOW) -> ActPhrase | None:
    """Return the most specific verbal expression of an act that the verb and the ``reach`` words behind it make.

    Of several as specific the nearest one counts: "a exprimé ses remerciements pour les félicitations" is thanks.
    """
    phrases = act_phrases().get(verb.lemma)
    if not phrases:
        return None
    run = reading.run(verb.head + 1, verb.head + 1 + reach)
    reported = next((i for i, word in enumerate(run) if word in words().that), len(run))
    run = run[:reported]
    window = [stem(word) for word in run]
    there = frozenset(window)
    best: tuple[int, int, ActPhrase] | None = None
    for phrase in phrases:
        if best is not None and len(phrase.then) < best[0]:
            break
        fits = phrase.reflexive == verb.reflexive and there.issuperset(phrase.then)
        at = _end(window, phrase.then) if fits else None
        if at is None or (phrase.voiced and not _is_voiced(run, at)):
            continue
        if best is None or at < best[1]:
            best = (len(phrase.then), at, phrase)
    return best[2] if best is not None and best[2].act else None


def _end(window: Sequence[str], sought: Sequence[str]) -> int | None:
    """Return where the last of the words ``sought`` stands in ``window``, if they occur in their order; -1 for none."""
    at = -1
    for word in sought:
        at = next((i for i in range(at + 1, len(window)) if window[i] == word), len(window))
    return at if at < len(window) else None


def _is_voiced(run: Sequence[str], noun: int) -> bool:
    """Whether the noun is what the verb voices, not of something: "sa volonté", unlike "l'importance de la volonté"."""
    for i in range(noun - 1, max(noun - 1 - _DETERMINED, -1), -1):
        if run[i] in words().determiners and run[i] not in words().of:
            behind_expression = i == _BEHIND_EXPRESSION
            return i == 0 or run[i - 1] not in words().of or behind_expression
    return noun > 0 and run[noun - 1] in words().of and noun <= 2
