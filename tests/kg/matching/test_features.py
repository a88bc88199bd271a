"""The score: points that add up, in a table in which every feature is explained."""

from __future__ import annotations

import pytest

from kg.matching.blocks import pairs
from kg.matching.features import POINTS, START, Feature, score, share
from kg.matching.places import nearest
from kg.spelling import alike, skeleton


def test_points_are_binary_logarithms_of_odds() -> None:
    """A name that agrees, and nothing else: six points more than the four that a pair begins without, four to one."""
    assert score("person", [Feature("name", 1, "Bo", "Bo")]) == 0.8
    assert score("person", [Feature("name", 0, "Bo", "Cao")]) < 0.001


@pytest.mark.parametrize("kind", sorted(POINTS))
def test_agreement_never_lowers_a_score(kind: str) -> None:
    """Each feature says what it is, adds where it agrees and takes off where it differs."""
    for name, points in POINTS[kind].items():
        assert points.agrees >= 0 >= points.differs, name
        assert points.says
        scores = [score(kind, [Feature(name, value / 10, "", "")]) for value in range(11)]
        assert scores == sorted(scores)
    assert START.keys() == POINTS.keys()


def test_what_one_side_does_not_tell_is_not_compared() -> None:
    """Nor does it count; what it tells counts by the smaller set."""
    assert share("bodies", frozenset(), frozenset({"a"})) is None
    found = share("bodies", frozenset({"a"}), frozenset({"a", "b"}))
    assert found is not None
    assert (found.value, found.one, found.other) == (1.0, "a", "a, b")


def test_places_are_one_within_or_apart() -> None:
    """Hanoi lies in Viet Nam; what no table knows is only itself."""
    assert nearest(["vn-hanoi"], ["vn-hanoi"]) == 1
    assert nearest(["vn-hanoi"], ["vn"]) == nearest(["vn"], ["vn-hanoi"]) == 0.8
    assert nearest(["vn-hanoi"], ["vn-haiphong", "x/chinon"]) == 0
    assert nearest(["x/chinon"], ["x/chinon"]) == 1
    assert nearest([], ["vn"]) is None
    assert nearest(["vn-ha-giang"], ["vn-tuyen-quang-2025"]) == 0.95


def test_pairs_share_a_key_and_come_once() -> None:
    """In order; a node that is only looked up looks for nobody there."""
    assert list(pairs([("b", "1"), ("a", "1"), ("a", "2"), ("b", "2"), ("c", "3")])) == [("a", "b")]
    assert list(pairs([("c", "1")], [("a", "1"), ("b", "1")])) == [("a", "c"), ("b", "c")]


def test_a_key_of_everybody_tells_nothing() -> None:
    """So many are not compared all with all."""
    assert list(pairs((f"{number:04}", "same") for number in range(401))) == []


def test_many_may_be_found_under_a_rarer_key() -> None:
    """Three who look for a hundred full names are each compared with all of them; four hundred who look for more, with none."""
    full = [(f"full {number}", "nguyen *") for number in range(100)]
    short = [(f"short {number}", "nguyen *") for number in range(3)]
    assert {(one, other) for one, _ in full for other, _ in short} <= set(pairs(short, full))
    seekers = [(f"seeker {number}", "le *") for number in range(400)]
    sought = [(f"sought {number}", "le *") for number in range(401)]
    assert not [pair for pair in pairs(seekers, sought) if pair[1].startswith("sought")]


def test_longer_words_may_differ_a_little() -> None:
    """Words of one syllable may not; the skeleton of two spellings is one."""
    assert alike("sisoulith", "sisulith") > 0.8
    assert alike("thang", "thanh") == alike("phuc", "phu") == alike("kim", "kin") == 0
    assert skeleton("mohammed") == skeleton("mohamed")
