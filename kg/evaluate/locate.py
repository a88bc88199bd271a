"""Where in its article a missed fact is stated: the sentence that shares most words with it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from kg.evaluate.likeness import words
from kg.evaluate.tally import ArticleScore, Slip

_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ÝĐ«\"“])|\n+")
_LONGEST: Final = 300  # code points of a sentence that are shown


def with_quotes(score: ArticleScore, text: str) -> ArticleScore:
    """Return ``score`` with a quote for each miss that has none: the sentence of ``text`` nearest to it.

    A sentence is nearest when it holds most of the words that describe the fact, then most of those of its
    event; none is given where no sentence holds any word of the fact.
    """
    sentences = [(part, frozenset(words(part))) for part in _SENTENCE_END.split(text) if part.strip()]
    slips = tuple(
        replace(slip, quote=_nearest(slip, sentences)) if slip.error == "miss" and not slip.quote else slip
        for slip in score.slips
    )
    return replace(score, slips=slips)


def _nearest(slip: Slip, sentences: list[tuple[str, frozenset[str]]]) -> str:
    fact, event = frozenset(words(slip.what)), frozenset(words(slip.where))
    best, most = "", (0, 0)
    for sentence, bag in sentences:
        shared = (len(fact & bag), len(event & bag))
        if shared > most and shared[0]:
            best, most = sentence.strip(), shared
    return best if len(best) <= _LONGEST else best[: _LONGEST - 1] + "…"
