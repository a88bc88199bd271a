"""Accepting candidates from a score on: each becomes a line in the file of decisions, with the features behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Final

from kg.decisions import SAME_AS, SEE_ALSO, Decisions, read_decisions
from kg.errors import BelowMeasured, MissingReason
from kg.files import whole_file
from kg.identity.deciding import LICENCE, record
from kg.identity.following import DEFAULT, find_file
from kg.identity.sssom import COMPOSITE, text
from kg.identity.sssom import Mapping as TermMapping
from kg.ledger import Ledger
from kg.matching.candidates import Candidate
from kg.matching.kinds import Kind
from kg.provenance import extractor
from kg.storage.archive import Archive
from mappings.namespaces import BASE
from mappings.problem import Problem

MEASURED: Final[Mapping[Kind, float]] = {Kind.PERSON: 0.97, Kind.BODY: 0.9, Kind.EVENT: 0.95}
"""From which score on no pair of the corpus was wrong, with a margin: ``python -m tests.benchmarks.matching``."""


@dataclass(frozen=True, slots=True)
class Acceptance:
    """From which score on candidates are taken, by whom, when and why; ``force`` takes them below ``MEASURED`` too.

    Raises:
        MissingReason: no reason is given.
    """

    above: float
    why: str | None
    by: str
    day: date
    force: bool = False

    def __post_init__(self) -> None:
        """Refuse what has no reason."""
        if not (self.why or "").strip():
            raise MissingReason


@dataclass(frozen=True, slots=True)
class Accepted:
    """What came of it."""

    mappings: tuple[TermMapping, ...]
    file: Path
    articles: int  # article graphs that are other than before
    problems: tuple[Problem, ...]


def decisions_of(
    store_dir: Path, file: Path | None = None, *, made: bool = False
) -> tuple[Decisions, tuple[Problem, ...]]:
    """Return the decisions of a file, by default of the one that ``kg decide`` would write to, and its bad lines.

    With ``made`` the file need not be there, since it will be.

    Raises:
        MissingPath: the file is not there.
        MissingDecisions: the file that the store follows is gone.
        UnreadableMappings: the file is no SSSOM.
    """
    ledger = Ledger.open_read_only(store_dir)
    try:
        chosen = file if file is not None and made else find_file(file, ledger)
        base = ledger.base or BASE
    finally:
        ledger.close()
    return read_decisions(chosen, base) if chosen and chosen.is_file() else (Decisions(base=base), ())


def acceptable(found: Iterable[Candidate], asked: Acceptance) -> list[Candidate]:
    """Return the candidates from a score on that nobody was unsure of.

    Raises:
        BelowMeasured: the score is one at which wrong pairs were seen, and ``force`` is not set.
    """
    chosen = [pair for pair in found if pair.score >= asked.above and not pair.unsure]
    measured = max((MEASURED[pair.kind] for pair in chosen), default=0.0)
    if asked.above < measured and not asked.force:
        raise BelowMeasured(asked.above, measured)
    return chosen


def accept(
    store_dir: Path, found: Iterable[Candidate], asked: Acceptance, *, file: Path | None = None
) -> Accepted:
    """Record the candidates from a score on as being the same, and let the store follow.

    A node that two others match which do not match each other is left out with them, and told: one of both
    matches is wrong.

    Raises:
        BelowMeasured: see ``acceptable``.
        StoreLocked, StoreUnreadable, UnreadableMappings, OtherDecisions: see ``kg.identity.deciding.decide``. Nothing is written then.
    """
    agreed, problems = _agreed(acceptable(found, asked))
    with Archive.open(store_dir, create=False) as archive:
        path = file or find_file(None, archive.ledger) or DEFAULT
        mappings = tuple(_mapping(pair, asked) for pair in agreed)
        if not mappings:
            return Accepted((), path, 0, problems)
        followed = record(archive, mappings, path)
        return Accepted(mappings, path, followed.changed, (*problems, *followed.problems))


def propose(path: Path, found: Iterable[Candidate], base: str = BASE) -> None:
    """Write candidates as an SSSOM file to look through: each says ``rdfs:seeAlso``, which decides nothing yet.

    ``base`` is where the nodes live.

    Raises:
        MissingPath, NotAFile: see ``kg.files.whole_file``.
    """
    mappings = [_line(pair, SEE_ALSO, comment=_features(pair), author=None) for pair in found]
    with whole_file(path) as out:
        out.write(text(mappings, base, license=LICENCE).encode())


def _mapping(pair: Candidate, asked: Acceptance) -> TermMapping:
    comment = f"{asked.why} ({_features(pair)})"
    return _line(pair, SAME_AS, comment=comment, author=asked.by, day=asked.day)


def _line(
    pair: Candidate, predicate: str, *, comment: str, author: str | None, day: date | None = None
) -> TermMapping:
    return TermMapping(
        subject=pair.one.iri,
        predicate=predicate,
        object=pair.other.iri,
        justification=COMPOSITE,
        subject_label=pair.one.label,
        object_label=pair.other.label,
        author=author,
        tool=extractor(),
        day=day,
        confidence=pair.score,
        comment=comment,
    )


def _features(pair: Candidate) -> str:
    return ", ".join(f"{feature.name} {feature.value:.2f}" for feature in pair.features)


def _agreed(chosen: list[Candidate]) -> tuple[list[Candidate], tuple[Problem, ...]]:
    """The pairs whose nodes all match each other, and a problem for each group in which they do not."""
    group: dict[str, frozenset[str]] = {}
    for pair in chosen:
        joined = frozenset().union(*(group.get(side.iri, {side.iri}) for side in (pair.one, pair.other)))
        group.update(dict.fromkeys(joined, joined))
    known = {frozenset((pair.one.iri, pair.other.iri)) for pair in chosen}
    doubtful = {
        nodes
        for nodes in group.values()
        if any(frozenset(both) not in known for both in combinations(nodes, 2))
    }
    problems = tuple(
        Problem(
            "matching",
            None,
            "ambiguous-match",
            f"left out, since not all match each other: {', '.join(sorted(nodes))}",
        )
        for nodes in sorted(doubtful, key=min)
    )
    return [pair for pair in chosen if group[pair.one.iri] not in doubtful], problems
