"""The names of parts: files on every system, never two of one name."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.release.parts import file_name


@given(st.text(min_size=1))
def test_any_text_is_a_file_name(text: str) -> None:
    """No slash, no leading dot, no letter outside ASCII, not too long."""
    assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}", file_name(text))


@given(st.lists(st.text(alphabet="aAbB/.é%-", min_size=1, max_size=6), unique=True, max_size=8))
def test_two_texts_have_two_names_whatever_the_case(texts: list[str]) -> None:
    """Some file systems take A and a for one."""
    assert len({file_name(text).casefold() for text in texts}) == len(texts)


def test_plain_names_stay_and_those_of_other_parts_are_kept_free() -> None:
    """An article called "derived" is not taken for the derived graphs."""
    assert file_name("s2-hanoi-guangdong") == "s2-hanoi-guangdong"
    assert file_name("derived") != "derived"
