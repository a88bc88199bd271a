"""How alike names are spelt."""

from __future__ import annotations

import pytest

from kg.spelling import alike, near_words, whole, wording


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("sarah", "sarahs", True),
        ("sara", "sarah", False),
        ("maria", "marie", False),
        ("manila", "manilla", True),
        ("mandalay", "mandaley", True),
        ("alexandria", "alixandrea", False),
        ("strength", "strengths", False),
    ],
)
def test_less_than_one_letter_in_five_is_a_slip(one: str, other: str, slip: bool) -> None:
    """Of the longer word, which has two syllables as the shorter has; whoever looks for one finds the other then."""
    assert (alike(one, other) > 0) == (alike(other, one) > 0) == slip
    assert [found for found, _ in near_words(one, [other, "kuala"])] == [other] * slip


def test_names_are_compared_whole_whatever_the_order_of_their_words() -> None:
    """A word more on one side costs, as does a letter; nothing in common is 0."""
    assert whole("to lam", "lam to") == 1
    assert 0.8 < whole("nguyen phu trong", "trong nguyen phu t") < 1
    assert 0.5 < whole("rufo alice", "alice") < 0.8
    assert whole("to lam", "xi") == 0


def test_wordings_share_their_words() -> None:
    """Further words of one cost nothing."""
    assert wording("protocole d accord", "protocole d accord sur la peche") == 1
    assert wording("abc", "xyz") == 0
