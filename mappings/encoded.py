"""Values as plain data: records, days and matchers told in strings, numbers, tuples, sets and dictionaries.

Plain data is what ``marshal`` writes. Unlike a pickle it can hold nothing that runs when it is read: what is told of a record is
the name of its class, which must be one of ours, and its fields.
"""

from __future__ import annotations

import dataclasses
import importlib
import marshal
from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeVar

from mappings.lexicon import Matcher

V = TypeVar("V")

MANY: Final = 64  # entries from which a dictionary of records is decoded entry by entry, when asked for
_PLAIN: Final = (str, int, float, bool, bytes, type(None))
_PACKAGES: Final = ("mappings.", "kg.")

Told = tuple[Any, ...]
"""A kind of value, and what is told of it."""


class NotData(TypeError):
    """A value that cannot be told in plain data: a mistake of who wants it kept."""

    def __init__(self, value: object) -> None:
        super().__init__(f"not a record, nor made of plain data: {value!r:.100}")


class Drawer(Mapping[str, V]):
    """A dictionary whose values are decoded when they are first asked for: an article needs a few of ten thousand."""

    __slots__ = ("_closed", "_open")

    def __init__(self, closed: dict[str, bytes]) -> None:
        self._closed = closed
        self._open: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        found = self._open.get(key)
        if found is None:
            found = self._open[key] = decode(marshal.loads(self._closed[key]))  # noqa: S302 - of the same file
        return found

    def get(self, key: str, default: Any = None) -> Any:
        """Return the value of a key, else the default."""
        found = self._open.get(key)
        if found is not None:
            return found
        return self[key] if key in self._closed else default

    def __contains__(self, key: object) -> bool:
        return key in self._closed

    def __iter__(self) -> Iterator[str]:
        return iter(self._closed)

    def __len__(self) -> int:
        return len(self._closed)

    def keys(self) -> KeysView[str]:
        """The keys, which cost nothing."""
        return self._closed.keys()

    def items(self) -> ItemsView[str, V]:
        """All entries; every value is decoded."""
        for key in self._closed:
            self[key]
        return {key: self._open[key] for key in self._closed}.items()


def encode(value: object) -> Told:
    """Return what is told of a value.

    Raises:
        NotData: it holds something else than records of our packages, days, matchers and plain data.
    """
    if _plain(value):
        return ("plain", value)
    if isinstance(value, tuple):
        return ("tuple", tuple(encode(one) for one in value))
    if isinstance(value, date):
        return ("day", value.isoformat())
    if isinstance(value, MappingProxyType):
        return ("fixed", encode(dict(value)))
    if isinstance(value, Mapping) and all(isinstance(key, str) for key in value):
        if len(value) >= MANY:
            return ("drawer", {key: marshal.dumps(encode(one)) for key, one in value.items()})
        return ("map", {key: encode(one) for key, one in value.items()})
    if isinstance(value, Matcher):
        return ("matcher", value.state)
    if dataclasses.is_dataclass(value) and type(value).__module__.startswith(_PACKAGES):
        name = f"{type(value).__module__}:{type(value).__qualname__}"
        fields = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
        if _plain(fields):
            return ("record", name, fields)
        return ("nested", name, tuple(encode(field) for field in fields))
    raise NotData(value)


def decode(told: Told) -> Any:
    """Return the value of which this is told.

    Raises:
        NotData: no value is told so.
    """
    kind, what = told[0], told[1]
    if kind == "plain":
        return what
    if kind == "record":
        return _maker(what)(told[2])
    if kind == "nested":
        return _maker(what)([decode(field) for field in told[2]])
    if kind == "tuple":
        return tuple(decode(one) for one in what)
    if kind == "drawer":
        return Drawer(what)
    if kind == "map":
        return {key: decode(one) for key, one in what.items()}
    return _decode_other(kind, what)


def _decode_other(kind: str, what: Any) -> Any:
    if kind == "matcher":
        return Matcher.of_state(what)
    if kind == "day":
        return date.fromisoformat(what)
    if kind == "fixed":
        return MappingProxyType(decode(what))
    raise NotData(kind)


def _plain(value: object) -> bool:
    """Whether a value can be written as it stands."""
    kind = type(value)
    if kind in _PLAIN:
        return True
    if kind in {tuple, list, set, frozenset}:
        return all(map(_plain, value))  # type: ignore[call-overload]
    return kind is dict and all(_plain(key) and _plain(one) for key, one in value.items())  # type: ignore[attr-defined]


@cache
def _maker(name: str) -> Callable[[Any], Any]:
    """What makes a record of the values of its fields."""
    module, _, qualified = name.partition(":")
    kind = getattr(importlib.import_module(module), qualified, None) if module.startswith(_PACKAGES) else None
    if not isinstance(kind, type) or not dataclasses.is_dataclass(kind):
        raise NotData(name)
    names = [field.name for field in dataclasses.fields(kind)]
    if any(field.kw_only for field in dataclasses.fields(kind)):
        return lambda values: kind(**dict(zip(names, values, strict=True)))
    return lambda values: kind(*values)
