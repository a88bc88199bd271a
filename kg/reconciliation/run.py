"""Reconciling the nodes of a store: what is not answered yet is asked, and all that is answered becomes proposals.

A failure on the way ends the asking, not the work: what was answered until then is kept and proposed, and the failure
is part of the result. Running it again asks only for the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Final

from kg.decisions import EXACT, SAME_AS, Decisions
from kg.errors import ServiceFailed, ServiceRefused, UnusableAnswer
from kg.reconciliation.cache import Cache
from kg.reconciliation.candidates import Candidate, read_candidates
from kg.reconciliation.kinds import Kind
from kg.reconciliation.manifest import Manifest, read_manifest
from kg.reconciliation.nodes import Node, links, unlinked
from kg.reconciliation.proposals import FULL_SCORE, Proposal, propose, taken
from kg.reconciliation.query import Query
from kg.reconciliation.questions import Asking
from kg.reconciliation.service import Service, batches
from kg.store import NamedNode, View
from mappings.namespaces import BASE
from mappings.problem import Problem

_SPOILT: Final = (
    2  # batches in a row that fail before the service is given up; one may hold what it stumbles over
)


AT_LEAST: Final = 0.25  # proposals of less confidence are rather noise: some letters in common


@dataclass(frozen=True, slots=True)
class Wish:
    """What to reconcile: nodes of which kinds, how many at most, how they are asked about, and what is decided.

    ``full_score``: what the service gives a perfect candidate; ``at_least``: the confidence that a proposal must have.
    """

    kinds: Collection[Kind] = frozenset(Kind)
    asking: Asking = field(default_factory=Asking)
    at_most: int | None = None
    full_score: float = FULL_SCORE
    at_least: float = AT_LEAST
    decisions: Decisions = field(default_factory=Decisions)
    base: str = BASE


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it. ``failure`` is why the rest could not be asked, None where all was."""

    manifest: Manifest
    nodes: int  # that nothing links outward
    asked: int  # queries that were answered now
    kept: int  # queries that had been answered before
    unanswered: int  # queries that still are to be asked
    proposals: tuple[Proposal, ...]
    weak: int  # proposals left out because they have too little confidence
    problems: tuple[Problem, ...]
    failure: ServiceFailed | None
    base: str  # of the nodes
    accepted: frozenset[Proposal] = frozenset()  # those of the proposals that are decided now
    file: Path | None = None  # where that is recorded


def reconcile(
    view: View,
    service: Service,
    cache: Cache,
    wish: Wish = Wish(),
    on_progress: Callable[[str], None] | None = None,
) -> Result:
    """Return proposals for the nodes of a store that nothing links outward, asking the service what is not in the cache.

    Args:
        view: the store.
        service: the service.
        cache: what was answered before; what is answered now is kept there, batch by batch.
        wish: what to reconcile, and how.
        on_progress: called with each name that was answered.

    Raises:
        ServiceFailed: no manifest could be had, now or ever.
        CacheUnreadable, StoreLocked: see ``Cache``.
    """
    manifest, failure = _manifest(service, cache)
    nodes = tuple(islice(_undecided(view, wish), wish.at_most))
    queries = {node.iri: wish.asking.query(node, manifest) for node in nodes}
    wanted = tuple(dict.fromkeys(queries.values()))
    work = _Asking(service, cache, manifest, on_progress or (lambda _: None))
    work.recall(wanted)
    kept = len(work.answers)
    if failure is None:
        failure = work.ask([query for query in wanted if query not in work.answers])
    elif kept == len(wanted):
        failure = None
    judge = _Judge(view, manifest, wish)
    answered = [node for node in nodes if queries[node.iri] in work.answers]
    proposals = tuple(
        proposal
        for node in answered
        for proposal in judge.proposals(node, queries[node.iri], work.answers[queries[node.iri]])
    )
    return Result(
        manifest,
        len(nodes),
        len(work.answers) - kept,
        kept,
        len(wanted) - len(work.answers),
        tuple(one for one in proposals if one.confidence >= wish.at_least),
        sum(one.confidence < wish.at_least for one in proposals),
        tuple(dict.fromkeys((*work.problems, *judge.problems))),
        failure,
        wish.base,
    )


def _manifest(service: Service, cache: Cache) -> tuple[Manifest, ServiceFailed | None]:
    """The service's manifest; where it cannot be asked now, the one that it gave last, and why."""
    try:
        answer, url = service.manifest()
        manifest = read_manifest(answer, url)
    except ServiceFailed as failure:
        known = cache.manifest(service.url)
        if known is None:
            raise
        return read_manifest(*known), failure
    cache.keep_manifest(service.url, answer, url)
    return manifest, None


def _undecided(view: View, wish: Wish) -> Iterable[Node]:
    """The unlinked nodes for which nobody has accepted a link."""
    accepted = {
        wish.decisions.same.get(mapping.subject, mapping.subject)
        for mapping in wish.decisions.links
        if not mapping.negated and mapping.predicate in {EXACT, SAME_AS}
    }
    return (node for node in unlinked(view, wish.kinds, wish.base) if node.iri not in accepted)


@dataclass(slots=True)
class _Asking:
    """The answers as they come in."""

    service: Service
    cache: Cache
    manifest: Manifest
    on_progress: Callable[[str], None]
    answers: dict[Query, list[Any]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def recall(self, queries: Iterable[Query]) -> None:
        """Take what was answered before."""
        for query in queries:
            answer = self.cache.answer(self.service.url, self.manifest.identifier_space, query)
            if answer is not None:
                self.answers[query] = answer

    def ask(self, queries: Sequence[Query]) -> ServiceFailed | None:
        """Ask in batches; return the first failure, which ends it unless it may be the fault of one batch alone."""
        first: ServiceFailed | None = None
        spoilt = 0
        for batch in batches(queries, self.manifest):
            try:
                self._take(batch, self.service.ask(self.manifest, batch))
                spoilt = 0
            except ServiceFailed as failure:
                first = first or failure
                spoilt += 1
                if spoilt == _SPOILT or not _of_the_batch(failure):
                    break
        return first

    def _take(self, batch: Sequence[Query], found: dict[Query, list[Any]]) -> None:
        """Keep what was answered whole; what is spoilt is used as far as it goes, and asked again next time."""
        whole = {query: answer for query, answer in found.items() if not read_candidates(answer)[1]}
        self.cache.keep(self.service.url, self.manifest.identifier_space, whole)
        self.answers.update(found)
        for query in batch:
            if query not in found:
                self._problem("no-answer", f"no answer to {query.text!r}: it is asked again next time")
            elif query not in whole:
                number = read_candidates(found[query])[1]
                self._problem(
                    "bad-candidate", f"to {query.text!r} {number} of the candidates are none, left out"
                )
            self.on_progress(query.text)

    def _problem(self, code: str, message: str) -> None:
        self.problems.append(Problem(self.service.url, None, code, message))


def _of_the_batch(failure: ServiceFailed) -> bool:
    """Whether what is asked may be at fault: the service stumbles over it, and stands."""
    stumbles = isinstance(failure, ServiceRefused) and failure.status in {400, 413, 422, 500}
    return stumbles or isinstance(failure, UnusableAnswer)


class _Judge:
    """Turns answers into proposals, by what is linked and decided."""

    def __init__(self, view: View, manifest: Manifest, wish: Wish) -> None:
        self.problems: list[Problem] = []
        self._manifest = manifest
        self._wish = wish
        self._same = wish.decisions.same
        self._refused = {
            (self._same.get(mapping.subject, mapping.subject), mapping.object)
            for mapping in wish.decisions.links
            if mapping.negated
        }
        self._linked: dict[str, list[str]] = {}
        for node, iris in links(view, wish.base).items():
            for iri in iris:
                self._linked.setdefault(iri, []).append(node)
        for mapping in wish.decisions.links:
            subject = self._same.get(mapping.subject, mapping.subject)
            if not mapping.negated and subject not in self._linked.get(mapping.object, ()):
                self._linked.setdefault(mapping.object, []).append(subject)

    def proposals(self, node: Node, query: Query, answer: Sequence[Any]) -> tuple[Proposal, ...]:
        """Return what an answer proposes for a node, without what was refused."""
        found = [
            (candidate, iri)
            for candidate in read_candidates(answer)[0][: query.limit]
            for iri in (self._iri(candidate),)
            if iri is not None and (self._same.get(node.iri, node.iri), iri) not in self._refused
        ]
        return taken(propose(node, found, query.types, self._wish.full_score), self._linked)

    def _iri(self, candidate: Candidate) -> str | None:
        """The candidate's IRI; None, with a problem, where it has none that leads outward."""
        iri = self._manifest.iri(candidate.id)
        try:
            NamedNode(iri)
        except ValueError:
            self._problem("bad-identifier", f"{candidate.id!r} makes no IRI ({iri}), left out")
            return None
        if iri.startswith(self._wish.base):
            self._problem("own-node", f"{iri} is a node of this graph, not a link outward; left out")
            return None
        return iri

    def _problem(self, code: str, message: str) -> None:
        self.problems.append(Problem(self._manifest.url, None, code, message))
