"""What a client asks: batches of queries and of extensions in JSON, read with suspicion.

https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#structure-of-a-reconciliation-query
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from kg.errors import BadBatch, BatchTooLarge

BATCH: Final = 100  # queries at once
IDS: Final = 1000  # entities of one extension
COLUMNS: Final = 50  # properties of one query or extension
LONGEST: Final = 300  # characters of a name or value
CANDIDATES: Final = 10  # of a query that names no limit
MOST: Final = 100  # candidates of one query, whatever limit it names
_HARD: Final = frozenset({"any", "all"})
_STRICT: Final = frozenset({"should"}) | _HARD


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a property is to be: any of these values, entities by their identifiers among them."""

    pid: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """Entities like this. ``hard``: those of another type are left out; else they only score less."""

    text: str = ""
    types: tuple[str, ...] = ()
    hard: bool = False
    properties: tuple[Wanted, ...] = ()
    limit: int = CANDIDATES


@dataclass(frozen=True, slots=True)
class Extension:
    """The values of some properties of some entities; ``most`` is how many values of one property, None for all."""

    ids: tuple[str, ...]
    properties: tuple[tuple[str, int | None], ...]


def read_batch(text: str) -> dict[str, Query]:
    """Return the queries of a batch by their keys.

    Raises:
        BadBatch: it is none; the reason names the query at fault.
        BatchTooLarge: it holds more than ``BATCH`` queries.
    """
    batch = _object(_json(text), "the batch")
    if len(batch) > BATCH:
        raise BatchTooLarge(f"{len(batch)} queries in one batch", f"{BATCH}")
    return {key: _query(value, f"query {key!r}") for key, value in batch.items()}


def read_extension(text: str) -> Extension:
    """Return an extension.

    Raises:
        BadBatch: it is none.
        BatchTooLarge: it names more than ``IDS`` entities.
    """
    value = _object(_json(text), "the extension")
    ids, properties = value.get("ids"), value.get("properties")
    if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
        raise BadBatch("the extension", "its ids are no array of strings")
    if len(ids) > IDS:
        raise BatchTooLarge(f"{len(ids)} entities in one extension", f"{IDS}")
    if not isinstance(properties, list) or len(properties) > COLUMNS:
        raise BadBatch("the extension", f"its properties are no array of at most {COLUMNS} objects")
    return Extension(tuple(ids), tuple(_column(one) for one in properties))


def _column(value: Any) -> tuple[str, int | None]:
    column = _object(value, "a property of the extension")
    pid, settings = column.get("id"), column.get("settings")
    if not isinstance(pid, str):
        raise BadBatch("a property of the extension", "it has no id")
    most = settings.get("limit") if isinstance(settings, dict) else None
    if most is None or most in {"", 0, "0"}:
        return pid, None
    if isinstance(most, str) and most.isascii() and most.isdigit():
        most = int(most)
    return pid, _whole(most, f"the property {pid!r}")


def _query(value: Any, where: str) -> Query:
    query = _object(value, where)
    text = query.get("query", "")
    if not isinstance(text, str):
        raise BadBatch(where, "its query is no string")
    properties = query.get("properties")
    properties = [] if properties is None else properties
    if not isinstance(properties, list) or len(properties) > COLUMNS:
        raise BadBatch(where, f"its properties are no array of at most {COLUMNS} objects")
    wanted = tuple(_wanted(one, where) for one in properties)
    if not text.strip() and not wanted:
        raise BadBatch(where, "it has neither a query nor properties")
    types = query.get("type")
    types = [] if types is None else types if isinstance(types, list) else [types]
    strict = query.get("type_strict")
    if strict is not None and strict not in _STRICT:
        raise BadBatch(where, "its type_strict is none of any, all and should")
    return Query(
        _short(text, where),
        tuple(_type(one, where) for one in types),
        strict in _HARD,
        wanted,
        CANDIDATES if query.get("limit") is None else _whole(query["limit"], where),
    )


def _type(value: Any, where: str) -> str:
    """A type by its identifier, which stands alone or in an object."""
    known = value.get("id") if isinstance(value, dict) else value
    if not isinstance(known, str):
        raise BadBatch(where, "its type is no identifier")
    return known


def _wanted(value: Any, where: str) -> Wanted:
    wanted = _object(value, f"{where}: a property")
    pid = wanted.get("pid")
    if not isinstance(pid, str) or "v" not in wanted:
        raise BadBatch(where, "one of its properties has no pid or no v")
    given = wanted["v"] if isinstance(wanted["v"], list) else [wanted["v"]]
    return Wanted(pid, tuple(_short(text, where) for text in (_text(one, where) for one in given) if text))


def _text(value: Any, where: str) -> str:
    """A value as text: an entity by its identifier, a truth as JSON writes it."""
    known = value.get("id", value) if isinstance(value, dict) else value
    if isinstance(known, str):
        return known.strip()
    if isinstance(known, bool | int | float):
        return json.dumps(known)
    if known is None:
        return ""
    raise BadBatch(where, "a value is neither text nor number nor an entity with an id")


def _short(text: str, where: str) -> str:
    if len(text) > LONGEST:
        raise BadBatch(where, f"a name or value is longer than {LONGEST} characters")
    return text


def _whole(value: Any, where: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 1 or value % 1 != 0:
        raise BadBatch(where, "its limit is no whole number above 0")
    return int(min(value, MOST))


def _object(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadBatch(where, "it is no JSON object")
    return value


def _json(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise BadBatch("the batch", f"it is no JSON ({error})") from error


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")
