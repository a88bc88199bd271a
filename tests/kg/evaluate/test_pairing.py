"""One-to-one matching, best pairs first."""

from __future__ import annotations

from kg.evaluate.pairing import pair


def closeness(one: int, other: int) -> float:
    """1 for equal numbers, less the farther apart, 0 from a distance of 10."""
    return 1 - abs(one - other) / 10


def test_the_best_pair_goes_first() -> None:
    """A gold fact does not take the stored one that fits another gold fact better."""
    assert pair([5, 7], [7, 9], closeness).gold == {0: 1, 1: 0}


def test_nothing_is_matched_twice_nor_at_zero() -> None:
    """Each fact has one partner at most, and facts without affinity have none."""
    pairing = pair([1, 100], [1, 1, 50], closeness)
    assert pairing.gold == {0: 0}
    assert pairing.seen == {0: 0}
    assert pairing.covered == ()


def test_equal_affinity_goes_by_order() -> None:
    """Ties are settled by the order of the files, so that the outcome never varies."""
    assert pair([4, 4], [4, 4], closeness).pairs == ((0, 0), (1, 1))


def test_a_spare_covers_what_is_left() -> None:
    """A gold fact that may be cut in three covers two further stored facts, the best ones, and no fourth."""
    pairing = pair([5], [5, 9, 6, 7], closeness, spare=lambda _: 2)
    assert pairing.gold == {0: 0}
    assert pairing.covered == ((0, 2), (0, 3))
