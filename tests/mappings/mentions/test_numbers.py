"""Tests of numbers: how many and the how manieth, in digits, words and Roman figures."""

from __future__ import annotations

import pytest

from mappings.mentions.numbers import count_before, ordinal_before
from mappings.text import tokens


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("29 accords", 29),
        ("un accord", 1),
        ("seize accords", 16),
        ("dix-sept accords", 17),
        ("vingt-deux accords", 22),
        ("vingt et un accords", 21),
        ("soixante-dix accords", 70),
        ("quatre-vingts accords", 80),
        ("quatre-vingt-quinze accords", 95),
        ("deux cents accords", 200),
        ("A et deux accords", 2),
        ("des accords", None),
        ("2024 accords", None),
        ("accords", None),
    ],
)
def test_how_many(text: str, number: int | None) -> None:
    """A number stands in digits or words of any length before its noun."""
    read = list(tokens(text))
    assert count_before(read, len(read) - 1) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7e sommet", 7),
        ("16 e sommet", 16),
        ("troisième sommet", 3),
        ("neuvième sommet", 9),
        ("vingtième sommet", 20),
        ("vingt-cinquième sommet", 25),
        ("vingt et unième sommet", 21),
        ("XIXe sommet", 19),
        ("IVème sommet", 4),
        ("XLe sommet", 40),
        ("Le sommet", None),
        ("Ce sommet", None),
        ("sommet", None),
    ],
)
def test_which_of_a_series(text: str, number: int | None) -> None:
    """An ordinal stands in digits, words or Roman figures; "Le" and "Ce" are none though they begin like figures."""
    read = list(tokens(text))
    assert ordinal_before(read, len(read) - 1) == number
