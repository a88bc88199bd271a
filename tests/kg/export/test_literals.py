"""Literals as N-Triples writes them, taken apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.export.literals import Words, words
from kg.store import Literal, NamedNode


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    """Whatever Oxigraph had to escape."""
    assert words(str(Literal(text))) == Words(text)


def test_language_and_datatype_are_told_apart() -> None:
    """Also where the text itself looks like the end of a literal."""
    assert words('"a"@fr') == Words("a", language="fr")
    odd = Literal('a"@fr', datatype=NamedNode("http://example.org/kind"))
    assert words(str(odd)) == Words('a"@fr', datatype="http://example.org/kind")
    assert words(r'"é\U0001F600\'"') == Words("é😀'")
