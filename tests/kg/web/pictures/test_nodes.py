"""What pictures call their nodes."""

from __future__ import annotations

from kg.web.pictures.nodes import best, name
from kg.web.said import Said


def test_the_readers_language_comes_first() -> None:
    """Then English, French, a name of no language, and the first of any others."""
    assert best({"fr": "Pékin", "en": "Beijing", "vi": "Bắc Kinh"}, "vi") == "Bắc Kinh"
    assert best({"fr": "Pékin", "en": "Beijing"}, "vi") == "Beijing"
    assert best({"fr": "Pékin", "": "北京"}, "vi") == "Pékin"
    assert best({"ko": "베이징", "ja": "北京"}, "vi") == "北京"
    assert best({}, "vi") == ""


def test_a_node_without_a_label_goes_by_the_end_of_its_iri() -> None:
    """Something has to stand there."""
    assert name(Said(), "https://example.org/place/vn-hanoi", "en") == "vn-hanoi"
