"""Deciding: one person's judgement of a pair, written into the file of decisions and followed by the store at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kg.decisions import EXACT, SAME_AS, SEE_ALSO, Decisions, fault, read_decisions
from kg.derived.refresh import refresh
from kg.errors import ContradictoryDecision, OtherDecisions, UnfitDecision
from kg.identity.following import DEFAULT, Followed, find_file, follow_file, in_force, refusals
from kg.identity.sssom import CURATED, Mapping, append
from kg.identity.verdict import Verdict
from kg.names import Names, require_node
from kg.storage.archive import Archive
from kg.store import NamedNode
from kg.terms import expand
from mappings.iris import graph_iri
from mappings.problem import Problem

LICENCE: Final = "https://creativecommons.org/publicdomain/zero/1.0/"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What somebody decides: the verdict on two nodes, or on a node and the thing elsewhere that it may be."""

    verdict: Verdict
    one: str  # as ``kg.terms.expand`` reads it
    other: str
    why: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Decided:
    """What came of a decision."""

    mapping: Mapping
    file: Path
    articles: int  # article graphs that are other than before
    problems: tuple[Problem, ...]  # lines of the file, and articles, where decisions could not be followed
    others: tuple[
        str, ...
    ] = ()  # what the node was exactly in the set of this link already: one of both is wrong


def decide(store_dir: Path, judgement: Judgement, *, file: Path | None = None) -> Decided:
    """Record a judgement in the file of decisions, made where there is none, and apply it to the store.

    Args:
        store_dir: the store's directory.
        judgement: what is decided.
        file: the file; by default the one that the store follows, else ``decisions.sssom.tsv`` in the current folder.

    Raises:
        MissingStore, StoreLocked, StoreUnreadable: see ``Archive.open``.
        UnknownName: the graph knows no such node.
        UnfitDecision: the two can never be one, or the verdict does not fit them.
        ContradictoryDecision: earlier decisions say otherwise of nodes that this would join.
        OtherDecisions: the store follows the decisions of another file.
        UnreadableMappings: the file is no SSSOM. Nothing is written then, as with all of these.
    """
    with Archive.open(store_dir, create=False) as archive:
        mapping = _mapping(archive, judgement)
        chosen = file or find_file(None, archive.ledger) or DEFAULT
        _check(chosen, mapping, archive.base)
        others = _others(archive, mapping)
        followed = record(archive, [mapping], chosen)
        return Decided(mapping, chosen, followed.changed, followed.problems, others)


def record(archive: Archive, mappings: Iterable[Mapping], file: Path) -> Followed:
    """Add decisions to a file and let the store follow it, its derived graphs too.

    Returns:
        How many article graphs changed, and a problem for each line or article where decisions could not be followed.

    Raises:
        OtherDecisions: the store follows the decisions of another file, which would be given up.
        UnreadableMappings: the file is no SSSOM. Nothing is written then.
    """
    held = in_force(archive.ledger)
    if held.file is not None and held.file != file.absolute() and held.decisions.mappings:
        raise OtherDecisions(held.file, file)
    append(file, mappings, archive.base, license=LICENCE)
    followed = follow_file(archive, file)
    refresh(archive)
    return replace(followed, problems=(*followed.problems, *refusals(archive.ledger)))


def _mapping(archive: Archive, judgement: Judgement) -> Mapping:
    view, base = archive.store, archive.base
    one = require_node(view, judgement.one, former=True)
    other = expand(judgement.other, base)
    inside = other is None or other.startswith(base)
    if inside or other is None:
        other = require_node(view, judgement.other, former=True)
    predicate = (SAME_AS if inside else EXACT) if judgement.verdict is not Verdict.UNSURE else SEE_ALSO
    mapping = Mapping(
        subject=one,
        predicate=predicate,
        object=other,
        justification=CURATED,
        negated=judgement.verdict is Verdict.DIFFERENT,
        subject_label=_label(archive, one),
        object_label=_label(archive, other) if inside else None,
        author=judgement.by,
        day=judgement.day,
        comment=judgement.why,
    )
    reason = fault(mapping, base)
    if reason is not None:
        raise UnfitDecision(reason)
    return mapping


def _others(archive: Archive, mapping: Mapping) -> tuple[str, ...]:
    """The exact links of a node into the set that a new exact link leads to, which has one entity for it at most."""
    if mapping.predicate != EXACT or mapping.negated:
        return ()
    node = NamedNode(Names(archive.store).going_by(mapping.subject))
    linked = archive.store.match(node, NamedNode(EXACT), None, NamedNode(graph_iri("links", archive.base)))
    known = {quad.object.value for quad in linked if isinstance(quad.object, NamedNode)} - {mapping.object}
    return tuple(sorted(one for one in known if _site(one) == _site(mapping.object)))


def _site(iri: str) -> str:
    """Where an entity of another set is at home; ``http`` and ``https`` are one."""
    return urlsplit(iri).netloc.removeprefix("www.")


def _label(archive: Archive, iri: str) -> str:
    """The name of a node; the one under which it was decided on before, since merged nodes have one name for both."""
    mappings = in_force(archive.ledger).decisions.identities
    pairs = ((mapping.subject, mapping.subject_label) for mapping in mappings)
    others = ((mapping.object, mapping.object_label) for mapping in mappings)
    known = (label for node, label in (*pairs, *others) if node == iri and label)
    return next(known, None) or Names(archive.store).of(iri)


def _check(file: Path, mapping: Mapping, base: str) -> None:
    """Refuse a decision that the earlier ones contradict."""
    known = read_decisions(file, base)[0].mappings if file.is_file() else ()
    pair = {mapping.subject, mapping.object}
    others = tuple(one for one in known if {one.subject, one.object} != pair)
    problems = Decisions((*others, mapping), base, str(file)).problems
    if len(problems) > len(Decisions(others, base, str(file)).problems):
        raise ContradictoryDecision(file, problems[-1].message)
