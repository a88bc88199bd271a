"""Decisions: what lines on pairs come to, all together and in any order."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from kg.decisions import DIFFERENT_FROM, EXACT, SAME_AS, SEE_ALSO, Decisions, read_decisions
from kg.identity.sssom import CURATED, Mapping, append
from kg.identity.verdict import Verdict
from mappings.namespaces import BASE, PREFIXES

A, B, C, D = (f"{BASE}person/x/{name}" for name in "abcd")
KNOWN = BASE + "person/vn/to-lam"
QID = PREFIXES["wd"] + "Q42"


def same(one: str, other: str) -> Mapping:
    """A line that calls two nodes the same."""
    return Mapping(one, SAME_AS, other, CURATED)


def different(one: str, other: str) -> Mapping:
    """A line that calls two nodes different."""
    return Mapping(one, SAME_AS, other, CURATED, negated=True)


def test_nodes_that_are_the_same_go_by_one_iri() -> None:
    """Through others too, and whichever line comes first."""
    for lines in permutations([same(A, B), same(C, B), same(D, C)]):
        assert Decisions(lines).same == {B: A, C: A, D: A}


@pytest.mark.parametrize("lines", [[(B, KNOWN), (A, B)], [(A, KNOWN), (B, A)]])
def test_the_iri_that_the_tables_know_is_kept(lines: list[tuple[str, str]]) -> None:
    """Before one with a country, before the first by code point."""
    assert set(Decisions(tuple(same(*line) for line in lines)).same.values()) == {KNOWN}
    abroad = BASE + "person/kr/a"
    assert Decisions((same(A, abroad),)).same == {A: abroad}


def test_a_pair_that_is_different_stays_apart_for_ever() -> None:
    """A line that would join it by way of others is left out and named, whatever its place among the lines."""
    decisions = Decisions((same(A, B), same(B, C), different(A, C)), source="file")
    assert decisions.same == {B: A}
    (problem,) = decisions.problems
    assert problem.code == "contradictory-decision"
    assert A in problem.message
    assert C in problem.message


def test_what_follows_from_decisions_is_decided_too() -> None:
    """If one is the second and the second is not the third, the first is not the third."""
    decisions = Decisions((same(A, B), different(B, C), Mapping(A, SEE_ALSO, D, CURATED)))
    assert decisions.verdict(A, B) is Verdict.SAME
    assert decisions.verdict(C, A) is Verdict.DIFFERENT
    assert decisions.verdict(D, A) is Verdict.UNSURE
    assert decisions.verdict(C, D) is None


def test_links_are_told_from_identities() -> None:
    """By whether their object lies under the base."""
    link = Mapping(A, EXACT, QID, CURATED)
    decisions = Decisions((same(A, B), link))
    assert decisions.links == (link,)
    assert decisions.identities == (same(A, B),)


def test_the_last_line_on_a_pair_holds(tmp_path: Path) -> None:
    """Either way round; so a judgement is taken back by another line, and the file keeps both."""
    file = tmp_path / "decisions.tsv"
    append(file, [same(A, B), Mapping(B, DIFFERENT_FROM, A, CURATED)])
    decisions, problems = read_decisions(file)
    assert (decisions.same, decisions.verdict(A, B), problems) == ({}, Verdict.DIFFERENT, ())
    append(file, [same(A, B)])
    assert read_decisions(file)[0].same == {B: A}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (same(A, A), "one node"),
        (same(A, BASE + "body/asean"), "a person and a body"),
        (same(BASE + "topic/trade", BASE + "topic/investment"), "linked elsewhere"),
        (same(BASE + "article/a", BASE + "article/b"), "no node that can be decided on"),
        (Mapping(A, PREFIXES["skos"] + "broadMatch", B, CURATED), "neither same, different nor unsure"),
        (Mapping(A, PREFIXES["rdfs"] + "seeAlso", QID, CURATED), "does not link"),
        (Mapping(QID, EXACT, A, CURATED), "no node that can be decided on"),
    ],
)
def test_a_line_that_decides_nothing_is_named_and_left_out(
    tmp_path: Path, line: Mapping, reason: str
) -> None:
    """The lines around it hold."""
    file = tmp_path / "decisions.tsv"
    append(file, [same(A, B), line, same(A, C)])
    decisions, (problem,) = read_decisions(file)
    assert decisions.same == {B: A, C: A}
    assert (problem.source, problem.code) == (str(file), "bad-decision")
    assert problem.line == decisions.mappings[0].line + 1  # type: ignore[operator]
    assert reason in problem.message


def test_the_digest_tells_decisions_apart_and_not_where_they_stand(tmp_path: Path) -> None:
    """A remark in the file moves lines and changes nothing."""
    one, other = tmp_path / "one.tsv", tmp_path / "other.tsv"
    append(one, [same(A, B)])
    other.write_text(
        one.read_text(encoding="utf-8").replace("subject_id\t", "\n\nsubject_id\t", 1), encoding="utf-8"
    )
    assert read_decisions(one)[0].digest == read_decisions(other)[0].digest
    append(other, [different(C, D)])
    assert read_decisions(one)[0].digest != read_decisions(other)[0].digest
