"""Decisions: what a person has judged to be the same, different or the right link, kept as data apart from the graph.

Each is a line of an SSSOM file that its owner keeps under version control; every build applies them. Two nodes of
the graph are the same with ``owl:sameAs``, different with its negation, and looked at without a verdict with
``rdfs:seeAlso``. A mapping to anything outside the graph's base accepts a link, its negation refuses one. A later
line on the same pair takes the place of an earlier one. A ``same`` that would join a pair that another line calls
different, directly or by way of others, is left out and reported: a wrong merge is worse than a missed one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from kg.identity.sssom import Mapping, read
from kg.identity.verdict import Verdict
from mappings.authorities import authorities
from mappings.namespaces import BASE, PREFIXES
from mappings.problem import Problem

SAME_AS: Final = PREFIXES["owl"] + "sameAs"
DIFFERENT_FROM: Final = PREFIXES["owl"] + "differentFrom"
SEE_ALSO: Final = PREFIXES["rdfs"] + "seeAlso"
EXACT: Final = PREFIXES["skos"] + "exactMatch"

_MATCHES: Final = frozenset(
    PREFIXES["skos"] + name
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
)
_KINDS: Final = frozenset(
    {"person", "body", "place", "post", "series", "event", "agreement", "relationship", "anniversary"}
)


@dataclass(frozen=True)
class Decisions:
    """The decisions in force, in the order of their lines. All names are IRIs."""

    mappings: tuple[Mapping, ...] = ()  # one a pair: the last line on it
    base: str = BASE
    source: str = ""  # the file that they come from

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the decisions as ``graph/decisions`` tells them; ``same`` depends on the tables, too."""
        return hashlib.sha256(
            "\n".join(repr(replace(mapping, line=None)) for mapping in self.mappings).encode()
        ).hexdigest()

    @cached_property
    def identities(self) -> tuple[Mapping, ...]:
        """Those on two nodes of the graph."""
        return tuple(mapping for mapping in self.mappings if mapping.object.startswith(self.base))

    @cached_property
    def links(self) -> tuple[Mapping, ...]:
        """Those on a node of the graph and something outside."""
        return tuple(mapping for mapping in self.mappings if not mapping.object.startswith(self.base))

    def verdict(self, one: str, other: str) -> Verdict | None:
        """Return what is decided of two nodes, by a line on them or by what follows from others; None if nothing."""
        said = self._said.get(frozenset((one, other)))
        if said is not None and said is not Verdict.SAME:
            return said
        left, right = self.same.get(one, one), self.same.get(other, other)
        if left == right:
            return Verdict.SAME
        return Verdict.DIFFERENT if frozenset((left, right)) in self._apart else None

    @cached_property
    def same(self) -> dict[str, str]:
        """Each node that goes by another's IRI, with that IRI.

        Of nodes that are the same the graph keeps the IRI that the authority tables know, else one whose country is
        known, else the first by code point: the order of the lines decides nothing.
        """
        return {
            node: kept
            for group in self._groups[0]
            for kept in (_kept(group, self.base),)
            for node in group - {kept}
        }

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """The lines that could not be followed because others contradict them."""
        return self._groups[1]

    @cached_property
    def _said(self) -> dict[frozenset[str], Verdict]:
        return {
            frozenset((mapping.subject, mapping.object)): verdict_of(mapping) for mapping in self.identities
        }

    @cached_property
    def _apart(self) -> frozenset[frozenset[str]]:
        """The pairs that are different, each node under the IRI that it goes by."""
        return frozenset(
            frozenset(self.same.get(node, node) for node in pair)
            for pair, verdict in self._said.items()
            if verdict is Verdict.DIFFERENT
        )

    @cached_property
    def _groups(self) -> tuple[tuple[frozenset[str], ...], tuple[Problem, ...]]:
        blocked = [pair for pair, verdict in self._said.items() if verdict is Verdict.DIFFERENT]
        group_of: dict[str, frozenset[str]] = {}
        problems = []
        for mapping in self.identities:
            if verdict_of(mapping) is not Verdict.SAME:
                continue
            joined = group_of.get(mapping.subject, frozenset({mapping.subject})) | group_of.get(
                mapping.object, frozenset({mapping.object})
            )
            against = next((pair for pair in blocked if pair <= joined), None)
            if against is not None:
                one, other = sorted(against)
                reason = f"left out: {one} and {other} are decided to be different, and this would join them"
                problems.append(Problem(self.source, mapping.line, "contradictory-decision", reason))
                continue
            group_of.update(dict.fromkeys(joined, joined))
        return tuple(sorted(set(group_of.values()), key=min)), tuple(problems)


NONE: Final = Decisions()


def verdict_of(mapping: Mapping) -> Verdict:
    """Return what a mapping between two nodes of the graph says."""
    if mapping.predicate == SEE_ALSO:
        return Verdict.UNSURE
    return Verdict.DIFFERENT if mapping.negated or mapping.predicate == DIFFERENT_FROM else Verdict.SAME


def read_decisions(path: Path, base: str = BASE) -> tuple[Decisions, tuple[Problem, ...]]:
    """Return the decisions of an SSSOM file, and a problem for each line that cannot be followed.

    Raises:
        UnreadableMappings: the file as a whole is no SSSOM.
        OSError: it cannot be opened.
    """
    mappings, problems = read(path, base)
    last: dict[tuple[str, ...], Mapping] = {}
    found = list(problems)
    for mapping in mappings:
        reason = fault(mapping, base)
        if reason is not None:
            found.append(Problem(str(path), mapping.line, "bad-decision", f"left out: {reason}"))
            continue
        key = _pair(mapping, base)
        last.pop(key, None)
        last[key] = mapping
    decisions = Decisions(tuple(last.values()), base, str(path))
    return decisions, (*found, *decisions.problems)


def kind_of(iri: str, base: str = BASE) -> str:
    """Return the kind that a node's IRI tells: ``person`` of ``…/person/vn/to-lam``; "" for one outside the base.

    Topics are the ontology's, and the same under every base.
    """
    if iri.startswith(PREFIXES["topic"]):
        return "topic"
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""


def _pair(mapping: Mapping, base: str) -> tuple[str, ...]:
    """What a decision is about: two nodes in any order, or a node and the thing that it is linked to."""
    if mapping.object.startswith(base):
        return tuple(sorted((mapping.subject, mapping.object)))
    return mapping.subject, mapping.object


def fault(mapping: Mapping, base: str = BASE) -> str | None:
    """Return why a mapping is no decision; None where it is one."""
    kind, other = kind_of(mapping.subject, base), kind_of(mapping.object, base)
    if kind not in _KINDS and kind != "topic":
        return f"{mapping.subject} is no node that can be decided on"
    if not mapping.object.startswith(base) and other != "topic":
        known = mapping.predicate in _MATCHES or mapping.predicate == SAME_AS
        return None if known else f"{mapping.predicate} does not link to another set"
    if kind == "topic":
        return "topics are the ontology's: they can be linked elsewhere, not made one"
    if kind != other:
        return f"a {kind} and a {other or 'thing elsewhere'} are never the same"
    if mapping.subject == mapping.object:
        return "subject and object are one node"
    if mapping.predicate not in {SAME_AS, DIFFERENT_FROM, SEE_ALSO, EXACT}:
        return f"{mapping.predicate} says neither same, different nor unsure"
    return None


def _kept(group: Iterable[str], base: str) -> str:
    """The IRI that a group of nodes goes by."""
    tables = authorities()
    known = {"person": tables.people, "body": tables.bodies, "place": tables.places}

    def rank(iri: str) -> tuple[bool, bool, str]:
        kind, _, key = iri.removeprefix(base).partition("/")
        return key not in known.get(kind, ()), key.startswith("x/"), iri

    return min(group, key=rank)
