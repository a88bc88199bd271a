"""A parcel: what drafting an article came to, in a form that travels between processes at little cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.store import Quad, RdfFormat, parse, serialize
from mappings.article import Article
from mappings.namespaces import BASE
from mappings.problem import Problem

if TYPE_CHECKING:
    from kg.shacl import Gate


@dataclass(frozen=True, slots=True)
class Parcel:
    """What of an article may be stored and what is refused, as N-Quads, and the problems as a person reads them."""

    graph: str  # the article's IRI, which names the graph
    quads: bytes
    quarantine: str  # the IRI of the graph for what is refused
    refused: bytes
    refusals: int  # validation results that keep facts out
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read for facts, and why."""

    problem: Problem


Outcome = Parcel | Failure


class Drafter:
    """Makes parcels of articles: a pure function, with a gate that each process loads once, when it needs it."""

    def __init__(self, base: str = BASE, gate: Gate | None = None) -> None:
        self._base = base
        self._gate = gate

    @property
    def gate(self) -> Gate:
        """The gate, loaded when first asked for."""
        if self._gate is None:
            from kg.shacl import Gate  # noqa: PLC0415 - loads pySHACL

            self._gate = Gate.load()
        return self._gate

    def __reduce__(self) -> tuple[type[Drafter], tuple[str]]:
        """A drafter travels without its gate."""
        return type(self), (self._base,)

    def __call__(self, article: Article, source: str) -> Outcome:
        """Draft an article read from the file ``source``; never raises, whatever is wrong with the text."""
        from kg.draft import draft  # noqa: PLC0415 - loads every lexicon, which an unchanged corpus does not need

        gate = self.gate
        try:
            made = draft(article, gate, base=self._base)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong with one article must not end the build
            return failure(article, source, f"{type(error).__name__}: {error}")
        return Parcel(
            graph=made.graph,
            quads=_written(made.quads),
            quarantine=made.quarantine,
            refused=_written(made.refused),
            refusals=sum(violation.refuses for violation in made.violations),
            problems=made.problems(source),
        )


def failure(article: Article, source: str, reason: str) -> Failure:
    """The failure of an article for a reason that completes "extraction failed, …"."""
    return Failure(Problem(source, None, "extraction-failed", f"{article.id}: extraction failed, {reason}"))


def unpacked(quads: bytes) -> list[Quad]:
    """The quads of a parcel, in their order."""
    return list(parse(quads, format=RdfFormat.N_QUADS))


def _written(quads: Sequence[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
