"""Names for pictures."""

from __future__ import annotations

from kg.web.pictures.words import best


def test_the_readers_language_comes_first() -> None:
    """Then English, French, a name of no language, and the first of any others."""
    assert best({"fr": "Pékin", "en": "Beijing", "vi": "Bắc Kinh"}, "vi") == "Bắc Kinh"
    assert best({"fr": "Pékin", "en": "Beijing"}, "vi") == "Beijing"
    assert best({"fr": "Pékin", "": "北京"}, "vi") == "Pékin"
    assert best({"ko": "베이징", "ja": "北京"}, "vi") == "北京"
    assert best({}, "vi") == ""
