"""How alike names are spelt."""

from __future__ import annotations

from kg.spelling import whole, wording


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
