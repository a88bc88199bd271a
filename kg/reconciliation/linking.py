"""Linking the store in a directory outward: everything opened, asked, recorded and closed again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from kg.decisions import Decisions, read_decisions
from kg.http import Client, Manners
from kg.identity.deciding import record
from kg.identity.following import DEFAULT, find_file
from kg.ledger import Ledger
from kg.reconciliation.acceptance import Terms, acceptable, lines
from kg.reconciliation.cache import Cache
from kg.reconciliation.kinds import Kind
from kg.reconciliation.proposals import FULL_SCORE
from kg.reconciliation.questions import Asking
from kg.reconciliation.run import AT_LEAST, Result, Wish, reconcile
from kg.reconciliation.service import Service
from kg.storage.archive import Archive
from kg.store import Store
from mappings.namespaces import BASE

_ALL: Final = frozenset(Kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What to link where.

    ``store``: the store's directory; ``service``: the service's address; ``decisions``: the file of what is decided, by default the
    one that the store follows;
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
    """Return proposals for what has no link; those that are accepted on the job's terms the store follows at once.

    Raises:
        MissingStore, StoreUnreadable: no store there.
        MissingPath: no such file of decisions; where proposals are accepted, it is made.
        MissingDecisions: the file of decisions that the store follows is gone.
        UnreadableMappings: the file of decisions is no SSSOM.
        BadAddress: the service's address is none.
        ServiceFailed: no manifest could be had, now or ever; a later failure is part of the result.
        OtherDecisions: proposals are to be accepted, and the store follows the decisions of another file.
        CacheUnreadable, StoreLocked: the kept answers, or the store, cannot be read or added to.
    """
    with Store.open_read_only(job.store) as view:
        base, file = _settled(job)
        known, problems = (
            read_decisions(file, base) if file and file.is_file() else (Decisions(base=base), ())
        )
        wish = Wish(job.kinds, job.asking, job.at_most, job.full_score, job.at_least, known, base)
        with Cache.open(job.store) as cache, Client(job.manners) as client:
            if job.clear_cache:
                cache.clear(job.service)
            result = reconcile(view, Service(client, job.service), cache, wish, on_progress)
    result = replace(result, problems=(*problems, *result.problems))
    return result if job.terms is None else _recorded(result, job.terms, job.store, file or DEFAULT)


def _recorded(result: Result, terms: Terms, folder: Path, file: Path) -> Result:
    """The result with what is accepted of it; that is in the file then, and the store follows the file."""
    chosen = acceptable(result.proposals, terms.above)
    if not chosen:
        return result
    today = dt.date.today()  # noqa: DTZ011 - the day here
    with Archive.open(folder, create=False) as archive:
        accepted = lines(chosen, terms, today, result.manifest.identifier_space)
        followed = record(archive, accepted, file)
    problems = tuple(dict.fromkeys((*result.problems, *followed.problems)))
    return replace(result, accepted=frozenset(chosen), file=file, problems=problems)


def _settled(job: Job) -> tuple[str, Path | None]:
    """Where the store's resources live, and the file of decisions: as given, the one followed, or the default."""
    ledger = Ledger.open_read_only(job.store)
    try:
        made = job.decisions if job.terms is not None else None
        return ledger.base or BASE, made or find_file(job.decisions, ledger)
    finally:
        ledger.close()
