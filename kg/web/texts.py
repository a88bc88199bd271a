"""The kept texts of a site's articles, with where their sentences begin and end; the last ones read are remembered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from kg.ledger import Ledger
from kg.storage.schema import FILE
from kg.storage.texts import Texts
from kg.why import around, sentence_bounds

_REMEMBERED: Final = 512  # texts
_KNOWN: Final = 10_000  # articles whose text's name is


@dataclass(frozen=True, slots=True)
class Text:
    """An article's text as it was read, and the bounds of its sentences in code points."""

    text: str
    sentences: tuple[tuple[int, int], ...]

    def sentence(self, start: int, end: int) -> tuple[str, str]:
        """Return the rest of the sentences that ``text[start:end]`` touches, before and after it."""
        first, last = around(self.sentences, start, end)
        return self.text[first:start], self.text[end:last]


class Kept:
    """The kept texts of a store; without a store nothing is kept."""

    def __init__(self, store: Path | None) -> None:
        self._store = store
        self._state = _state(store)

    def of(self, identifier: str) -> Text | None:
        """Return the text of an article by its identifier, None where it is not kept."""
        if self._store is None or not self._state:
            return None
        known = _hash(self._store, self._state, identifier)
        return None if known is None else _read(self._store, known)


def _state(store: Path | None) -> int:
    """When the ledger of a store was last written; 0 where there is none."""
    try:
        return 0 if store is None else (store / FILE).stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=_KNOWN)
def _hash(store: Path, _state: int, identifier: str) -> str | None:
    """The name of an article's text, as the ledger has it in one of its states."""
    ledger = Ledger.open_read_only(store)
    try:
        entry = ledger.get(identifier)
    finally:
        ledger.close()
    return None if entry is None else entry.text_hash


@lru_cache(maxsize=_REMEMBERED)
def _read(store: Path, text_hash: str) -> Text | None:
    text = Texts(store).get(text_hash)
    return None if text is None else Text(text, tuple(sentence_bounds(text)))
