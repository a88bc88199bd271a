"""The French words that the project's own lexicons hold: enough to see where two of them have lost their space."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from mappings.folding import fold
from mappings.french.frames import verb_forms
from mappings.french.words import words
from mappings.schemes import scheme, scheme_names

_WORDS: Final = Path(__file__).resolve().parent / "words.toml"


@cache
def vocabulary() -> frozenset[str]:
    """Return the folded words of all labels, word classes, verb forms and demonyms: "ministre", "coopération"."""
    texts = [label for name in scheme_names() for concept in scheme(name) for label in concept.words("fr")]
    table: dict[str, Any] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    found = {word for text in (*texts, *_strings(table)) for word in fold(text).split()}
    found |= {fold(form) for form in verb_forms()} | words().demonyms
    return frozenset(word for word in found if word.isalpha())


def _strings(value: Any) -> Iterator[str]:
    """Yield every string in a table of word classes, keys and values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_strings(item))
