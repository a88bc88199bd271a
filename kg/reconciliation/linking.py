"""Linking the store in a directory outward: everything opened, asked, recorded and closed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.decisions import Decisions, read_decisions
from kg.errors import MissingPath
from kg.http import Client, Manners
from kg.ledger import Ledger
from kg.reconciliation.acceptance import Terms, accept, acceptable, terms
from kg.reconciliation.cache import Cache
from kg.reconciliation.kinds import Kind
from kg.reconciliation.proposals import FULL_SCORE
from kg.reconciliation.questions import Asking
from kg.reconciliation.run import AT_LEAST, Result, Wish, reconcile
from kg.reconciliation.service import Service
from kg.store import Store
from mappings.namespaces import BASE
from mappings.problem import Problem

__all__ = ["Job", "link", "raise_failure", "terms"]

_ALL: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to link where.

    ``store``: the store's directory; ``service``: the service's address; ``decisions``: the file of what is decided;
    ``terms``: on which terms proposals are accepted, None where none is; ``clear_cache``: forget what the service has
    answered. The rest is as in ``Wish``.
    """

    store: Path
    service: str
    manners: Manners = field(default_factory=Manners)
    asking: Asking = field(default_factory=Asking)
    kinds: frozenset[Kind] = _ALL
    at_most: int | None = None
    full_score: float = FULL_SCORE
    at_least: float = AT_LEAST
    decisions: Path | None = None
    terms: Terms | None = None
    clear_cache: bool = False


def link(job: Job, on_progress: Callable[[str], None] | None = None) -> Result:
    """Return proposals for what has no link, and record those that are accepted on the job's terms.

    Raises:
        MissingStore, StoreUnreadable: no store there.
        MissingPath: no such file of decisions; where proposals are accepted, it is made.
        UnreadableMappings: the file of decisions is no SSSOM.
        BadAddress: the service's address is none.
        ServiceFailed: no manifest could be had, now or ever; a later failure is part of the result.
        CacheUnreadable, StoreLocked: the kept answers cannot be read or added to.
    """
    with Store.open_read_only(job.store) as view:
        base = _base(job.store)
        decisions, problems = _decisions(job, base)
        wish = Wish(job.kinds, job.asking, job.at_most, job.full_score, job.at_least, decisions, base)
        with Cache.open(job.store) as cache, Client(job.manners) as client:
            if job.clear_cache:
                cache.clear(job.service)
            result = reconcile(view, Service(client, job.service), cache, wish, on_progress)
    result = replace(result, problems=(*problems, *result.problems))
    return result if job.terms is None else _recorded(result, job.terms, base)


def raise_failure(result: Result) -> None:
    """Raise what kept the rest from being asked, once what was found is safe.

    Raises:
        ServiceFailed: there was such a thing.
    """
    if result.failure is not None:
        raise result.failure


def _recorded(result: Result, terms: Terms, base: str) -> Result:
    chosen = acceptable(result.proposals, terms.above)
    today = dt.datetime.now(dt.UTC).date()
    accept(chosen, terms, today, result.manifest.identifier_space, base)
    return replace(result, accepted=frozenset(chosen))


def _base(folder: Path) -> str:
    """Where the store's resources live."""
    ledger = Ledger.open_read_only(folder)
    try:
        return ledger.base or BASE
    finally:
        ledger.close()


def _decisions(job: Job, base: str) -> tuple[Decisions, tuple[Problem, ...]]:
    if job.decisions is None or (job.terms is not None and not job.decisions.exists()):
        return Decisions(base=base), ()
    if not job.decisions.exists():
        raise MissingPath(job.decisions)
    return read_decisions(job.decisions, base)
