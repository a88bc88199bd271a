"""Accepting takes a reason, and leaves the doubtful to a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from kg.decisions import read_decisions
from kg.errors import BadParameter, MissingRecord
from kg.reconciliation.acceptance import Terms, accept, acceptable, terms
from kg.reconciliation.candidates import Candidate
from kg.reconciliation.kinds import Kind
from kg.reconciliation.nodes import Country, Node
from kg.reconciliation.proposals import Proposal
from mappings.namespaces import BASE

LAM = Node(f"{BASE}person/vn/to-lam", Kind.PERSON, "Tô Lâm", ("Tô Lâm",), Country("Vietnam"))
YI = Node(f"{BASE}person/cn/wang-yi", Kind.PERSON, "Wang Yi", ("Wang Yi",), Country("China"))
SURE = Proposal(LAM, Candidate("a", "Tô Lâm", 100), "https://x.example/a%20b", 1, 1)
DAY = dt.date(2024, 5, 16)


def test_what_reaches_the_confidence_can_be_accepted() -> None:
    """What does not is left alone."""
    other = replace(SURE, node=YI, iri="https://x.example/c", confidence=0.8)
    assert acceptable([SURE, other], 0.9) == (SURE,)
    assert acceptable([SURE, other], 0.8) == (SURE, other)


@pytest.mark.parametrize(
    "others",
    [
        [SURE, replace(SURE, iri="https://x.example/z", confidence=0.95)],
        [SURE, replace(SURE, node=YI)],
        [replace(SURE, taken=(YI.iri,))],
        [replace(SURE, rivals=1)],
        [replace(SURE, type=False)],
        [replace(SURE, node=replace(LAM, country=None))],
    ],
)
def test_the_doubtful_is_left_to_a_person(others: list[Proposal]) -> None:
    """Two candidates, two nodes of one entity, a rival, another type, no country."""
    assert acceptable(others, 0.9) == ()


def test_a_bodys_type_may_be_a_narrower_one() -> None:
    """Only the service knows which are."""
    body = replace(SURE, node=replace(LAM, kind=Kind.BODY), type=False)
    assert acceptable([body], 0.9) == (body,)


def test_accepted_links_are_decisions_on_record(tmp_path: Path) -> None:
    """Who, when, why and on what grounds; the lines that were there stay."""
    file = tmp_path / "decisions.sssom.tsv"
    accept([SURE], Terms(0.9, "checked a sample of 50", file, "A. Reader"), DAY, "https://x.example/")
    before = file.read_bytes()
    accept([replace(SURE, node=YI)], Terms(0.9, "again", file), DAY, "https://x.example/")
    assert file.read_bytes().startswith(before)
    decisions, problems = read_decisions(file)
    assert problems == ()
    first, second = decisions.links
    assert (first.subject, first.object, first.confidence, first.author, first.day) == (
        LAM.iri,
        "https://x.example/a%20b",
        1,
        "A. Reader",
        DAY,
    )
    assert first.comment == "checked a sample of 50 (name 1; service:score 100)"
    assert first.justification.endswith("CompositeMatching")
    assert (first.tool or "").startswith("diplomacy-kg")
    assert (second.subject, second.author) == (YI.iri, None)


def test_nothing_accepted_writes_nothing(tmp_path: Path) -> None:
    """No file is made."""
    accept([], Terms(0.9, "none", tmp_path / "file"), DAY, "https://x.example/")
    assert list(tmp_path.iterdir()) == []


def test_terms_need_a_reason_and_a_file() -> None:
    """Both missing are both named; without a confidence there are no terms."""
    with pytest.raises(MissingRecord, match="add --why TEXT and --decisions FILE"):
        terms(0.9, " ", None)
    with pytest.raises(MissingRecord, match=r"add --why TEXT$"):
        terms(0.9, None, Path("x"))
    assert terms(None, None, None) is None
    assert terms(0.9, " sure ", Path("x"), "me") == Terms(0.9, "sure", Path("x"), "me")


@pytest.mark.parametrize("above", [0, -1, 1.01, float("nan")])
def test_a_confidence_is_above_0_and_at_most_1(above: float) -> None:
    """Anything else is wrong usage."""
    with pytest.raises(BadParameter, match="a confidence above 0"):
        terms(above, "sure", Path("x"))
