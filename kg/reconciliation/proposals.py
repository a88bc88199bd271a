"""Proposals: an entity of a service that a node may be, with everything that speaks for it and how much.

The confidence weighs what can be seen without knowing the service: how like the names are, times the share that the
service's score has of a full one, halved where another candidate comes as close. A service to which country and posts
were sent has weighed those in its score. A proposal is no link: a person decides, or says on record from where on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kg.decisions import EXACT
from kg.identity.sssom import COMPOSITE
from kg.identity.sssom import Mapping as Line
from kg.provenance import extractor
from kg.reconciliation.candidates import Candidate
from kg.reconciliation.nodes import Node
from kg.spelling import whole
from mappings.folding import fold

FULL_SCORE: Final = (
    100.0  # what a perfect candidate scores at Wikidata's service, csv-reconcile and most others
)
_AS_CLOSE: Final = 0.95  # of the better one's confidence


@dataclass(frozen=True, slots=True)
class Proposal:
    """One candidate for one node.

    ``name``: how like the most similar spelling is, 0 to 1; ``type``: whether the candidate has a type that was asked
    for, None where it tells none; ``rivals``: other candidates that come as close or closer; ``taken``: nodes that a link leads
    from to the same entity already, which may be this node under another name.
    """

    node: Node
    candidate: Candidate
    iri: str
    name: float
    confidence: float
    type: bool | None = None
    rivals: int = 0
    taken: tuple[str, ...] = ()

    @property
    def features(self) -> dict[str, float | bool | str]:
        """Everything that the proposal can be weighed by, by name; what the service says begins with ``service:``."""
        given: dict[str, float | bool | str] = {"name": self.name, "service:score": self.candidate.score}
        if self.type is not None:
            given["type"] = self.type
        if self.rivals:
            given["rivals"] = self.rivals
        if self.taken:
            given["taken"] = " ".join(self.taken)
        if self.candidate.match:
            given["service:match"] = True
        return given | {f"service:{name}": value for name, value in self.candidate.features}

    def to_json(self) -> dict[str, Any]:
        """Return it as values that ``json`` writes."""
        return {
            "node": self.node.iri,
            "label": self.node.label,
            "kind": self.node.kind.value,
            "iri": self.iri,
            "id": self.candidate.id,
            "name": self.candidate.name,
            "description": self.candidate.description,
            "confidence": self.confidence,
            "features": self.features,
        }

    def line(self, source: str) -> Line:
        """Return it as an SSSOM mapping; ``source`` is the identifier space that the entity is of, told where it is an IRI."""
        return Line(
            subject=self.node.iri,
            predicate=EXACT,
            object=self.iri,
            justification=COMPOSITE,
            subject_label=self.node.label,
            object_label=self.candidate.name,
            tool=extractor(),
            confidence=self.confidence,
            comment=said(self.features),
            object_source=source if "://" in source else None,
        )


def propose(
    node: Node, found: Sequence[tuple[Candidate, str]], asked: Iterable[str], full_score: float = FULL_SCORE
) -> tuple[Proposal, ...]:
    """Return the proposals for a node, best first.

    Args:
        node: the node.
        found: the candidates with their IRIs.
        asked: the types that were asked for.
        full_score: what the service gives a perfect candidate.
    """
    types = frozenset(asked)
    made = [_proposal(node, candidate, iri, types, full_score) for candidate, iri in found]
    weighed = [replace(one, rivals=_rivals(one, made)) for one in made]
    halved = [replace(one, confidence=round(one.confidence / (2 if one.rivals else 1), 3)) for one in weighed]
    return tuple(sorted(halved, key=lambda one: (-one.confidence, -one.candidate.score, one.iri)))


def taken(proposals: Iterable[Proposal], linked: Mapping[str, Sequence[str]]) -> tuple[Proposal, ...]:
    """Return the proposals with the nodes that lead to their entities already; ``linked`` are those by entity."""
    return tuple(replace(one, taken=tuple(linked.get(one.iri, ()))) for one in proposals)


def likeness(spellings: Iterable[str], name: str) -> float:
    """Return how like a name is to the most similar spelling, 0 to 1, folded and whatever the order of its words."""
    wanted = fold(name)
    return max((round(whole(fold(one), wanted), 3) for one in spellings), default=0.0)


def said(features: Mapping[str, float | bool | str]) -> str:
    """Return features in one line, as in ``name 1; service:score 87.5``."""
    return "; ".join(f"{name} {_shown(value)}" for name, value in features.items())


def _proposal(
    node: Node, candidate: Candidate, iri: str, types: frozenset[str], full_score: float
) -> Proposal:
    like = likeness(_full(node), candidate.name)
    share = min(1.0, max(0.0, candidate.score / full_score))
    fits = bool(types.intersection(candidate.types)) if types and candidate.types else None
    return Proposal(node, candidate, iri, like, round(like * share, 3), fits)


def _full(node: Node) -> list[str]:
    """The spellings of a name in full: an article that goes on with the surname alone does not say that it is the name."""
    words = set(fold(node.label).split())
    return [one for one in node.spellings if not set(fold(one).split()) < words]


def _rivals(one: Proposal, others: Iterable[Proposal]) -> int:
    return sum(
        other is not one and other.confidence > 0 and other.confidence >= _AS_CLOSE * one.confidence
        for other in others
    )


def _shown(value: float | bool | str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float | int) else value
