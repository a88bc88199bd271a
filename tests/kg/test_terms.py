"""IRIs as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.terms import expand, prefixed, relative, shorten
from mappings.namespaces import BASE, DIP, PREFIXES


@pytest.mark.parametrize(
    ("text", "iri"),
    [
        ("https://example.org/x", "https://example.org/x"),
        ("<https://example.org/x>", "https://example.org/x"),
        ("topic:trade", BASE + "topic/trade"),
        ("dip:Event", DIP + "Event"),
        ("wd:Q858", "http://www.wikidata.org/entity/Q858"),
        ("person/vn/to-lam", BASE + "person/vn/to-lam"),
        ("article/x#char=1,2", BASE + "article/x#char=1,2"),
    ],
)
def test_expand_reads_full_prefixed_and_relative_iris(text: str, iri: str) -> None:
    """The three ways to write an IRI mean the same to every command."""
    assert expand(text) == iri


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Hanoi",
        "Tô Lâm",
        "nope:x",
        "https://a b",
        "a/../b",
        "x/<y>",
        'x/"',
        "javascript:alert(1)",
        "//h/p",
    ],
)
def test_expand_reads_nothing_else(text: str) -> None:
    """A name, an unknown prefix, a path that climbs and characters that no IRI has are not IRIs."""
    assert expand(text) is None


@given(st.sampled_from(sorted(PREFIXES)), st.text(max_size=20))
def test_what_is_shortened_expands_to_itself(prefix: str, local: str) -> None:
    """Whatever form ``shorten`` chooses, ``expand`` reads the same IRI back."""
    iri = PREFIXES[prefix] + local
    if shorten(iri) != iri:
        assert expand(shorten(iri)) == iri


def test_an_iri_that_ends_in_a_space_of_unicode_stays_whole() -> None:
    """``expand`` strips what people paste; a short form that ends so would lose its end."""
    assert shorten(f"{BASE}a/b\x85") == f"{BASE}a/b\x85"


def test_prefixed_wants_a_plain_local_name() -> None:
    """What would need escapes in Turtle is left to the other forms."""
    assert prefixed(DIP + "Event") == "dip:Event"
    assert prefixed(BASE + "topic/a/b") is None
    assert prefixed("https://example.org/x") is None


def test_relative_only_where_a_resolver_comes_back() -> None:
    """Dots and empty segments would be resolved away."""
    assert relative(BASE + "person/vn/to-lam") == "person/vn/to-lam"
    for path in ("a/../b", "a//b", "./a", "a:b/c", "", "a/"):
        assert relative(BASE + path) is None


@pytest.mark.parametrize("text", ["http://[bad", "http://a:b/", "wd:Q1%", "place/a[b]", "http://a/%zz"])
def test_what_only_looks_like_an_iri_is_none(text: str) -> None:
    """Letters that an IRI may have, in an order that it may not: nothing further on has to expect them."""
    assert expand(text) is None
