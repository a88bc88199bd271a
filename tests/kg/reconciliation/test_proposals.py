"""How a candidate is weighed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.reconciliation.candidates import Candidate
from kg.reconciliation.kinds import Kind
from kg.reconciliation.nodes import Node
from kg.reconciliation.proposals import likeness, propose, said

LAM = Node("https://y.example/person/vn/to-lam", Kind.PERSON, "Tô Lâm", ("To Lam", "Tô Lâm"))


def weighed(
    *candidates: Candidate, types: tuple[str, ...] = (), full: float = 100
) -> list[tuple[str, float]]:
    """Identifiers and confidences, best first."""
    found = [(one, f"https://x.example/{one.id}") for one in candidates]
    return [(one.candidate.id, one.confidence) for one in propose(LAM, found, types, full)]


def test_names_are_compared_folded_whatever_their_order() -> None:
    """With the most similar spelling."""
    assert likeness(["Tô Lâm"], "Lam To") == 1
    assert likeness(["Wang", "Nguyễn Phú Trọng"], "Nguyen Phu Trong") == 1
    assert 0.5 < likeness(["Nguyễn Phú Trọng"], "Nguyen Phu Tuan") < 1
    assert likeness([], "Wang") == 0


def test_confidence_is_likeness_times_the_share_of_a_full_score() -> None:
    """A score beyond is a full one, one below zero none."""
    assert weighed(Candidate("a", "Tô Lâm", 80)) == [("a", 0.8)]
    assert weighed(Candidate("a", "Tô Lâm", 180)) == [("a", 1)]
    assert weighed(Candidate("a", "Tô Lâm", -3)) == [("a", 0)]
    assert weighed(Candidate("a", "Tô Lâm", 0.8), full=1) == [("a", 0.8)]
    assert weighed(Candidate("a", "Tô Van Lâm", 100))[0][1] < 0.85


def test_candidates_that_come_as_close_halve_each_other() -> None:
    """Which of two namesakes it is, a person must say; the clearly better one keeps its own."""
    assert weighed(Candidate("a", "Tô Lâm", 100), Candidate("b", "Tô Lâm", 96)) == [("a", 0.5), ("b", 0.48)]
    assert weighed(Candidate("a", "Tô Lâm", 100), Candidate("b", "Tô Lâm", 60))[0] == ("a", 1)


def test_a_surname_alone_is_not_the_name() -> None:
    """Though articles go on with it; another spelling in full is."""
    rufo = Node(f"{LAM.iri}/x", Kind.PERSON, "Alice Rufo", ("Alice Rufo", "Alicia Rufo", "Rufo"))
    found = [(Candidate(one, one, 100), f"https://x.example/{one}") for one in ("Rufo", "Alicia+Rufo")]
    likes = {one.candidate.id: one.name for one in propose(rufo, found, ())}
    assert likes["Rufo"] < 0.7
    assert likes["Alicia+Rufo"] > 0.9


def test_types_are_compared_where_both_sides_tell_them() -> None:
    """Else nothing is said of them."""
    found = [
        (Candidate(one, "Tô Lâm", 1, types=types), f"https://x.example/{one}")
        for one, types in (("a", ("T1", "T2")), ("b", ("T3",)), ("c", ()))
    ]
    assert {one.candidate.id: one.type for one in propose(LAM, found, ("T1",))} == {
        "a": True,
        "b": False,
        "c": None,
    }
    assert {one.type for one in propose(LAM, found, ())} == {None}


def test_a_proposal_is_a_line_of_sssom() -> None:
    """With what speaks for it in words."""
    (one,) = propose(LAM, [(Candidate("a", "Tô Lâm", 87.5, match=True), "https://x.example/a")], ())
    line = one.line("https://x.example/")
    assert (line.subject, line.object, line.confidence) == (LAM.iri, "https://x.example/a", 0.875)
    assert line.comment == "name 1; service:score 87.5; service:match yes"
    assert line.day is None
    assert one.line("ids").object_source is None
    assert replace(one, rivals=2).features["rivals"] == 2


@pytest.mark.parametrize(
    ("value", "words"), [(True, "x yes"), (False, "x no"), (0.25, "x 0.25"), ("y", "x y")]
)
def test_features_are_said_in_words(value: float | bool | str, words: str) -> None:
    """Truths, numbers and names."""
    assert said({"x": value}) == words
