"""Kept answers: what was asked lately need not be worked out again, as long as the data are the same."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from kg.web.engine import Engine
from kg.web.evaluation import Asked

LARGEST: Final = 64 * 2**20  # bytes of all answers together


@dataclass(frozen=True)
class Kept:
    """An answer, whole."""

    kind: str
    body: bytes

    @cached_property
    def tag(self) -> str:
        """Its entity tag: https://www.rfc-editor.org/rfc/rfc9110.html#name-etag."""
        return f'"{hashlib.blake2b(self.body, digest_size=12).hexdigest()}"'


class Answers:
    """The answers that were given last. Only our own engine says when its data have changed; of another, none is kept."""

    def __init__(self, engine: Engine | None) -> None:
        self._engine = engine
        self._version = 0
        self._kept: OrderedDict[tuple[str, str, str], Kept] = OrderedDict()
        self._size = 0

    @property
    def version(self) -> int:
        """The version of the data, which an answer that is to be kept must have been begun with."""
        return 0 if self._engine is None else self._engine.version

    def find(self, asked: Asked) -> Kept | None:
        """Return the answer to a query, if it is kept."""
        if self._version != self.version:
            self._forget()
        key = (asked.text, asked.parameters, asked.accept)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, asked: Asked, answer: Kept, version: int) -> None:
        """Keep an answer that was begun with a version of the data."""
        if self._engine is None or version != self.version:
            return
        if self._version != version:
            self._forget()
        key = (asked.text, asked.parameters, asked.accept)
        if key in self._kept:
            return
        self._kept[key] = answer
        self._size += _size(key, answer)
        while self._size > LARGEST:
            self._size -= _size(*self._kept.popitem(last=False))

    def _forget(self) -> None:
        self._kept.clear()
        self._size, self._version = 0, self.version


def _size(key: tuple[str, str, str], answer: Kept) -> int:
    """What an answer takes, its question and the keeping included."""
    return len(answer.body) + len(key[0]) + 500
