"""Dates in words: as precise as known, in the language's way."""

from __future__ import annotations

import pytest

from kg.web.dates import in_words, span


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "2024-05-16", "16\u00a0mai 2024"),
        ("fr", "2024-05-01", "1er\u00a0mai 2024"),
        ("fr", "2024-05", "mai\u00a02024"),
        ("en", "2024-05-01", "1\u00a0May 2024"),
        ("en", "2024", "2024"),
        ("en", "--05-16", "16\u00a0May"),
        ("vi", "2024-05-16", "16\u00a0tháng 5 năm 2024"),
        ("vi", "2024-05", "tháng 5\u00a0năm 2024"),
        ("vi", "2024", "năm 2024"),
        ("en", "2024-13-45", "2024-13-45"),
        ("en", "", ""),
    ],
)
def test_a_date_says_no_more_than_is_known(language: str, text: str, said: str) -> None:
    """What is no date stands as it is written."""
    assert in_words(language, text) == said


def test_a_day_is_no_span() -> None:
    """Both ends on one day are one day; a missing end is not made up."""
    assert span("en", "2024-05-16", "2024-05-16") == "16\u00a0May 2024"
    assert span("en", "2024", "") == "2024"
    assert span("en", "", "") == ""
    assert span("en", "2024-05-16", "2024-05-17") == "16\u00a0May 2024 – 17\u00a0May 2024"
