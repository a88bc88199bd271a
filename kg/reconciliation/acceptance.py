"""Accepting proposals from a confidence on: only with a reason, and as decisions on record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.errors import BadParameter, MissingRecord
from kg.reconciliation.kinds import Kind
from kg.reconciliation.proposals import Proposal
from kg.sssom import append
from mappings.namespaces import BASE


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms proposals are accepted: from which confidence on, why, by whom, recorded in which file."""

    above: float
    why: str
    file: Path
    by: str | None = None


def terms(above: float | None, why: str | None, file: Path | None, by: str | None = None) -> Terms | None:
    """Return the terms that a user gives; None where nothing is to be accepted.

    Raises:
        MissingRecord: the reason or the file is missing.
        BadParameter: the confidence is none.
    """
    if above is None:
        return None
    if not 0 < above <= 1:
        raise BadParameter("accept-above", f"{above:g}", "a confidence above 0, at most 1")
    reason = (why or "").strip()
    if not reason or file is None:
        given = {"--why TEXT": bool(reason), "--decisions FILE": file is not None}
        raise MissingRecord(option for option, there in given.items() if not there)
    return Terms(above, reason, file, by)


def acceptable(proposals: Sequence[Proposal], above: float) -> tuple[Proposal, ...]:
    """Return the proposals that reach a confidence and that nothing else speaks against.

    Left to a person: a node whose country is not known, one with two such candidates, an entity that two nodes reach or that a link leads to already
    (two nodes of one entity are one thing under two names), and a person's candidate of another type than was asked
    for (the types of bodies and places have narrower ones, which only the service knows).
    """
    reached = [
        one
        for one in proposals
        if one.confidence >= above
        and one.node.country is not None
        and not (one.type is False and one.node.kind is Kind.PERSON)
    ]
    nodes = Counter(one.node.iri for one in reached)
    entities = Counter(one.iri for one in reached)
    return tuple(
        one
        for one in reached
        if nodes[one.node.iri] == 1 and entities[one.iri] == 1 and not one.taken and not one.rivals
    )


def accept(chosen: Sequence[Proposal], terms: Terms, day: dt.date, source: str, base: str = BASE) -> None:
    """Write the chosen proposals as decisions behind those that the file holds; all of them or none.

    Raises:
        UnreadableMappings: the file is no SSSOM.
        OSError: it cannot be written.
    """
    if chosen:
        lines = (one.line(source) for one in chosen)
        append(
            terms.file,
            [
                replace(line, author=terms.by, day=day, comment=f"{terms.why} ({line.comment})")
                for line in lines
            ],
            base,
        )
