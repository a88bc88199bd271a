"""The outcome of an evaluation: per kind precision, recall and F1 with 95 % intervals, and every slip."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.evaluate.identity import Pairs
from kg.evaluate.links import KIND as LINKS
from kg.evaluate.links import Link, counts, tally
from kg.evaluate.tally import ALL, KINDS, ArticleScore, Slip, Tally
from mappings.problem import Problem

SAMPLES: Final = 2000
_TAIL: Final = 0.025  # on either side of a 95 % interval
_MEASURES: Final = ("precision", "recall", "f1")


@dataclass(frozen=True, slots=True)
class Measure:
    """A share between 0 and 1 with its 95 % interval; None where there was nothing to count."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one kind."""

    kind: str
    tally: Tally
    precision: Measure
    recall: Measure
    f1: Measure


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured over a folder of gold files.

    ``gold_hashes`` maps each scored article to the SHA-256 of its gold file; ``problems`` names what could not
    be scored, and why; ``without_gold`` are the articles that lie in the folder without a gold file. ``reference``
    holds the figures on what names refer to, where the gold tells: ``links`` behind those of places, ``identity``
    behind those of persons and events.
    """

    scores: tuple[ArticleScore, ...]
    rows: tuple[Row, ...]
    gold_hashes: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    without_gold: tuple[str, ...] = ()
    samples: int = SAMPLES
    seed: int = 0
    reference: tuple[Row, ...] = ()
    links: tuple[Link, ...] = ()
    identity: tuple[Pairs, ...] = ()

    @property
    def articles(self) -> int:
        """How many articles were scored."""
        return len(self.scores)

    @property
    def entirely_right(self) -> int:
        """How many articles have no miss and no false fact."""
        return sum(score.entirely_right for score in self.scores)

    def row(self, kind: str) -> Row:
        """Return the figures of ``kind``; raises KeyError for an unknown one."""
        return {row.kind: row for row in self.every_row()}[kind]

    def every_row(self) -> tuple[Row, ...]:
        """Return the rows of the facts, then those of what names refer to."""
        return (*self.rows, *self.reference)

    def slips(self) -> Iterator[Slip]:
        """Yield each miss and each false fact, article by article, in the order of the kinds; pairs under the first."""
        further = [slip for link in self.links if (slip := link.slip()) is not None]
        further += [slip for pairs in self.identity for slip in pairs.slips]
        for score in self.scores:
            yield from score.slips
            yield from (slip for slip in further if slip.article == score.article)

    def to_json(self, *, errors: bool = False) -> dict[str, Any]:
        """Return everything as values that ``json`` writes; shares rounded to four places."""
        outcome: dict[str, Any] = {
            "articles": self.articles,
            "entirely_right": self.entirely_right,
            "bootstrap": {"samples": self.samples, "seed": self.seed},
            "kinds": {row.kind: _row_json(row) for row in self.rows},
            "reference": {row.kind: _row_json(row) for row in self.reference},
            "place_links": counts(self.links),
            "problems": [str(problem) for problem in self.problems],
            "without_gold": list(self.without_gold),
        }
        if errors:
            outcome["errors"] = [asdict(slip) for slip in self.slips()]
        return outcome


def figures(scores: Sequence[ArticleScore], *, samples: int = SAMPLES, seed: int = 0) -> tuple[Row, ...]:
    """Return a row per kind and one over all, with percentile bootstrap intervals over the documents.

    ``samples`` times as many documents as there are is drawn with replacement (seeded: the same input gives
    the same bounds), the counts are summed and the measures taken anew; the interval holds the middle 95 %.
    With one document, or where no draw has anything to count, there is no interval.
    """
    draws = _draws(len(scores), samples, seed)
    return tuple(_row(kind, [score.tallies[kind] for score in scores], draws) for kind in (*KINDS, ALL))


def reference_figures(
    scores: Sequence[ArticleScore],
    links: Sequence[Link],
    identity: Sequence[Pairs],
    *,
    samples: int = SAMPLES,
    seed: int = 0,
) -> tuple[Row, ...]:
    """Return the row of place links, with intervals as in ``figures``, and those of identity.

    Pairs of mentions lie in two documents, so that a draw of documents says nothing of them: they have no interval.
    A row without anything to count is left out.
    """
    by_article = [tally(link for link in links if link.article == score.article) for score in scores]
    rows = [_row(LINKS, by_article, _draws(len(scores), samples, seed))] if links else []
    rows += [_row(pairs.kind, [pairs.tally], []) for pairs in identity if pairs.tally != Tally()]
    return tuple(rows)


def _draws(documents: int, samples: int, seed: int) -> list[list[int]]:
    """Return, per sample, how often each document was drawn."""
    if documents < 2:
        return []
    generator = random.Random(seed)  # noqa: S311 - statistics, no secret
    draws = []
    for _ in range(samples):
        weights = [0] * documents
        for index in generator.choices(range(documents), k=documents):
            weights[index] += 1
        draws.append(weights)
    return draws


def _row(kind: str, tallies: Sequence[Tally], draws: Sequence[Sequence[int]]) -> Row:
    total = sum(tallies, Tally())
    drawn = [
        Tally(
            sum(weight * tally.right for weight, tally in zip(weights, tallies, strict=True)),
            sum(weight * tally.false for weight, tally in zip(weights, tallies, strict=True)),
            sum(weight * tally.missed for weight, tally in zip(weights, tallies, strict=True)),
        )
        for weights in draws
    ]
    precision, recall, f1 = (_measure(name, total, drawn) for name in _MEASURES)
    return Row(kind, total, precision, recall, f1)


def _measure(name: str, total: Tally, drawn: Sequence[Tally]) -> Measure:
    value: float | None = getattr(total, name)
    values = sorted(share for tally in drawn if (share := getattr(tally, name)) is not None)
    if value is None or not values:
        return Measure(value)
    last = len(values) - 1
    return Measure(value, values[round(_TAIL * last)], values[round((1 - _TAIL) * last)])


def _row_json(row: Row) -> dict[str, Any]:
    tally = row.tally
    counts = {"right": tally.right, "false": tally.false, "missed": tally.missed}
    return counts | {name: _measure_json(getattr(row, name)) for name in _MEASURES}


def _measure_json(measure: Measure) -> dict[str, float | None]:
    shares = {"value": measure.value, "low": measure.low, "high": measure.high}
    return {name: None if share is None else round(share, 4) for name, share in shares.items()}
