"""Accepting proposals from a confidence on: only with a reason, and as decisions on record."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.errors import BadParameter, MissingReason
from kg.identity.sssom import Mapping
from kg.reconciliation.kinds import Kind
from kg.reconciliation.proposals import Proposal


@dataclass(frozen=True, slots=True)
class Terms:
    """On which terms proposals are accepted: from which confidence on, why and by whom."""

    above: float
    why: str
    by: str


def terms(above: float | None, why: str | None, by: str) -> Terms | None:
    """Return the terms that a user gives; None where nothing is to be accepted.

    Raises:
        MissingReason: nobody says why.
        BadParameter: the confidence is none.
    """
    if above is None:
        return None
    if not 0 < above <= 1:
        raise BadParameter("accept-above", f"{above:g}", "a confidence above 0, at most 1")
    reason = (why or "").strip()
    if not reason:
        raise MissingReason
    return Terms(above, reason, by)


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


def lines(chosen: Sequence[Proposal], terms: Terms, day: dt.date, source: str) -> tuple[Mapping, ...]:
    """Return the chosen proposals as decisions; ``source`` is the identifier space that the entities are of."""
    return tuple(
        replace(line, author=terms.by, day=day, comment=f"{terms.why} ({line.comment})")
        for line in (one.line(source) for one in chosen)
    )
