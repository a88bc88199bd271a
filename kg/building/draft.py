"""A draft: one article read for its facts and judged by the gate, ready to be stored; a pure function of it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.provenance import extractor
from kg.quarantine import split
from kg.shacl import Gate, Violation
from kg.store import Quad
from mappings import extract as extraction
from mappings import triples
from mappings.article import Article
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE
from mappings.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """What of an article may be stored, what is refused, and why."""

    article: Article
    graph: str  # the article's IRI, which names the graph
    quads: tuple[Quad, ...]
    quarantine: str  # the IRI of the graph for what is refused
    refused: tuple[Quad, ...]
    violations: tuple[Violation, ...]

    def problems(self, source: str) -> tuple[Problem, ...]:
        """One problem per violation, as a person reads it."""
        return tuple(
            Problem(
                source,
                None,
                "refused" if violation.refuses else "doubtful",
                f"{self.article.id}: {violation.message()} <{getattr(violation.focus, 'value', '')}>",
            )
            for violation in self.violations
        )


def draft(article: Article, gate: Gate, *, base: str = BASE) -> Draft:
    """Extract what ``article`` states, write it as quads and put them through the gate.

    Raises whatever extraction raises: a fault of the program, since a text cannot be wrong.
    """
    report = extraction.extract(article)
    quads = triples.article_quads(article, report, base=base, extractor=extractor())
    graph, quarantine = article_iri(article.id, base), quarantine_iri(article.id, base)
    kept, refused, violations = split(quads, gate.validate, graph, quarantine)
    return Draft(article, graph, tuple(kept), quarantine, tuple(refused), tuple(violations))
