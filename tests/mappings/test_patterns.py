"""A pattern that is compiled later is a pattern."""

from __future__ import annotations

import re

import pytest

from mappings import boilerplate, language
from mappings.patterns import pattern
from mappings.readers import bylines, dateline


def test_it_does_what_the_compiled_one_does() -> None:
    """Methods and attributes are those of ``re``."""
    late, early = pattern(r"(?P<day>\d+) mai", re.IGNORECASE), re.compile(r"(?P<day>\d+) mai", re.IGNORECASE)
    for text in ("Le 16 MAI", "le 17 juin"):
        assert [match["day"] for match in late.finditer(text)] == [
            match["day"] for match in early.finditer(text)
        ]
        assert late.sub("x", text) == early.sub("x", text)
        assert (late.match(text) is None) == (early.match(text) is None)
    assert (late.pattern, late.flags, late.groupindex) == (early.pattern, early.flags, early.groupindex)
    assert late.search is late.search


@pytest.mark.parametrize("module", [boilerplate, language, bylines, dateline])
def test_every_one_of_the_project_compiles(module: object) -> None:
    """A mistake shows here, not with the first article that comes to it."""
    found = [value for value in vars(module).values() if type(value) is type(pattern(""))]
    assert found
    assert all(re.compile(value.pattern, value.flags) for value in found)
