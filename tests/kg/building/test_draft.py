"""A draft is one article read for its facts and judged by the gate."""

from __future__ import annotations

import pytest

from kg.building.draft import draft
from kg.provenance import extractor
from kg.store import Literal
from mappings.article import Article, Block, BlockKind
from mappings.iris import article_iri, quarantine_iri
from tests.kg.sample import gate, iri, reading

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")


def article(text: str) -> Article:
    """An article of one block."""
    return Article("a", text, (Block(BlockKind.BODY, 0, len(text)),))


def test_a_draft_parts_what_may_be_stored_from_what_is_refused() -> None:
    """Each under the graph that it belongs to, with a problem per violation."""
    made = draft(article("Ana reçoit Bo le 1999. Cao reçoit Dung le 2025."), gate())
    assert (made.graph, made.quarantine) == (article_iri("a"), quarantine_iri("a"))
    assert {one.graph_name.value for one in made.quads} == {made.graph}  # type: ignore[union-attr]
    assert {one.graph_name.value for one in made.refused} == {made.quarantine}  # type: ignore[union-attr]
    assert [violation.value for violation in made.violations] == [Literal("1999", datatype=iri("xsd:gYear"))]
    (problem,) = made.problems("a.txt")
    assert (problem.source, problem.line, problem.code) == ("a.txt", None, "refused")
    assert problem.message.startswith("a: Too early <https://")


def test_a_draft_names_its_extractor_and_no_time() -> None:
    """Making it twice gives the same draft."""
    text = article("Ana salue Bo le 2024.")
    made = draft(text, gate(), base="http://example.org/")
    assert made == draft(text, gate(), base="http://example.org/")
    assert made.graph.startswith("http://example.org/article/")
    assert any(one.object == Literal(extractor()) for one in made.quads)


def test_a_crash_of_extraction_is_not_hidden() -> None:
    """Whoever asks for a draft decides what a fault of the program means."""
    with pytest.raises(ZeroDivisionError):
        draft(article("Ana reçoit Krach."), gate())
