"""Accepting takes a reason, and leaves the doubtful to a person."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from kg.errors import BadParameter, MissingReason
from kg.reconciliation.acceptance import Terms, acceptable, lines, terms
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


def test_accepted_links_are_decisions_on_record() -> None:
    """Who, when, why and on what grounds."""
    (line,) = lines([SURE], Terms(0.9, "checked a sample of 50", "A. Reader"), DAY, "https://x.example/")
    assert (line.subject, line.object, line.confidence) == (LAM.iri, SURE.iri, 1)
    assert (line.author, line.day, line.negated) == ("A. Reader", DAY, False)
    assert line.comment == "checked a sample of 50 (name 1; service:score 100)"
    assert line.justification.endswith("CompositeMatching")
    assert (line.tool or "").startswith("diplomacy-kg")


def test_terms_need_a_reason() -> None:
    """Without a confidence there are no terms."""
    for why in (None, " "):
        with pytest.raises(MissingReason, match="add --why TEXT"):
            terms(0.9, why, "me")
    assert terms(None, None, "me") is None
    assert terms(0.9, " sure ", "me") == Terms(0.9, "sure", "me")


@pytest.mark.parametrize("above", [0, -1, 1.01, float("nan")])
def test_a_confidence_is_above_0_and_at_most_1(above: float) -> None:
    """Anything else is wrong usage."""
    with pytest.raises(BadParameter, match="a confidence above 0"):
        terms(above, "sure", "me")
