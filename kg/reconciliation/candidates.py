"""What a service answers: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/#reconciliation-query-responses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kg.errors import UnusableAnswer
from kg.reconciliation.shapes import identifier, number, objects, text


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity that a service proposes. ``features`` are what the service itself gives to weigh it by."""

    id: str
    name: str
    score: float  # higher is better; on what scale, each service decides
    match: bool = False  # the service is sure
    description: str | None = None
    types: tuple[str, ...] = ()
    features: tuple[tuple[str, float | bool], ...] = ()


def read_batch(value: Any, keys: frozenset[str], url: str) -> dict[str, list[Any]]:
    """Return the answer to each key of a batch, as it came, without those that the service left out.

    Raises:
        UnusableAnswer: it is no answer to a batch, or to none of the keys.
    """
    if not isinstance(value, dict):
        raise UnusableAnswer(url, "something else than an object of results")
    found = {
        key: value[key]["result"]
        for key in keys
        if isinstance(value.get(key), dict) and isinstance(value[key].get("result"), list)
    }
    if keys and not found:
        said = text(value.get("message")) or text(value.get("details")) or text(value.get("error"))
        raise UnusableAnswer(
            url, f"no result to any query{f', saying {said[:200]!r}' if said is not None else ''}"
        )
    return found


def read_candidates(answer: Sequence[Any]) -> tuple[tuple[Candidate, ...], int]:
    """Return the candidates of one answer, best score first, and how many entries of it are none.

    An entry needs an identifier, a name and a finite score.
    """
    found = [one for one in map(_candidate, answer) if one is not None]
    best_first = sorted(found, key=lambda one: (-one.score, one.id))
    return tuple({one.id: one for one in reversed(best_first)}.values())[::-1], len(answer) - len(found)


def _candidate(entry: Any) -> Candidate | None:
    if not isinstance(entry, dict):
        return None
    known, name, score = identifier(entry.get("id")), text(entry.get("name")), number(entry.get("score"))
    if known is None or name is None or score is None:
        return None
    return Candidate(
        known,
        name,
        score,
        entry.get("match") is True,
        text(entry.get("description")),
        tuple(_types(entry.get("type"))),
        tuple(_features(entry.get("features"))),
    )


def _types(value: Any) -> list[str]:
    """The identifiers of the types, which stand alone or in objects."""
    given = value if isinstance(value, list) else [value]
    found = [text(one.get("id")) if isinstance(one, dict) else text(one) for one in given]
    return [one for one in found if one is not None]


def _features(value: Any) -> list[tuple[str, float | bool]]:
    found: dict[str, float | bool] = {}
    for one in objects(value):
        name, weight = text(one.get("id")), one.get("value")
        known = weight if isinstance(weight, bool) else number(weight)
        if name is not None and known is not None:
            found[name] = known
    return sorted(found.items())
