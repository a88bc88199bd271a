"""Names as segments of a path."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from mappings.folding import fold
from mappings.segments import content, digest, encoded, segment


@given(st.text())
def test_a_segment_is_legal_whatever_the_name(name: str) -> None:
    """Any text makes one path segment of an IRI (RFC 3987, checked by Oxigraph), in NFC."""
    made = segment(name)
    assert NamedNode(f"https://example.org/{made}").value.endswith(made)
    assert made
    assert not re.search(r"[/?#\s]", made)
    assert made.strip(".")
    assert unicodedata.is_normalized("NFC", made)


@given(st.text(), st.text())
def test_segments_are_equal_only_where_folded_names_are(first: str, second: str) -> None:
    """Two folded names that differ by more than their normal form keep different segments."""
    same_name = unicodedata.normalize("NFC", fold(first)) == unicodedata.normalize("NFC", fold(second))
    assert (segment(first) == segment(second)) == same_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nguyễn Xuân Thắng", "nguyen-xuan-thang"),
        ("Thừa Thiên-Huế", "thua-thien-hue"),
        ("Citadelle d’Hô Chi Minh", "citadelle-d-ho-chi-minh"),
        ("北京市", "北京市"),
        ("서울", "서울"),
        ("AN (Laos)", "an-%28laos%29"),
        ("100 %", "100-%25"),
        ("..", "%2E%2E"),
        ("—", "_"),
        ("", "_"),
    ],
)
def test_a_segment_is_readable(name: str, expected: str) -> None:
    """Letters of any script stay, spaces become hyphens, signs are percent-encoded, a name of none is an underscore."""
    assert segment(name) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("s1 é/a", "s1%20%C3%A9%2Fa"), ("..", "%2E%2E"), ("a.b", "a.b"), ("\udcff", "%ED%B3%BF")],
)
def test_an_identifier_is_percent_encoded(text: str, expected: str) -> None:
    """An identifier of any characters is one segment, and never a step up the path."""
    assert encoded(text) == expected


@given(st.text(), st.text())
def test_encoding_is_injective(first: str, second: str) -> None:
    """Two identifiers never share a segment."""
    assert (encoded(first) == encoded(second)) == (first == second)


def test_a_digest_tells_parts_apart() -> None:
    """Sixteen hexadecimal digits that depend on where one part ends and the next begins."""
    assert re.fullmatch("[0-9a-f]{16}", digest(["a", "b"]))
    assert len({digest(["a", "b"]), digest(["ab"]), digest(["b", "a"]), digest(["a", "", "b"])}) == 4


def test_content_leaves_articles_and_de_out() -> None:
    """What two wordings share is their full words."""
    assert content("Conférence du Comité de travail conjoint") == content(
        "conférence Comité travail conjoint"
    )
    assert content("l'établissement des relations") == "etablissement relations"
