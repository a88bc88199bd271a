"""The floor: figures pinned in a file that may rise and never drop without a written reason."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from kg.errors import KgError, MissingPath, UsageError
from kg.evaluate.result import Evaluation

_MEASURES: Final = ("precision", "recall", "f1")
_PLACES: Final = 4  # decimal places of a pinned figure
_SLACK: Final = 0.5 * 10**-_PLACES  # a pinned figure is rounded: half a unit of its last place is no drop


class FloorUnreadable(KgError):
    """A floor file that is not what ``update`` writes."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"the floor file {path} cannot be read: {reason}")


class FloorWouldDrop(UsageError):
    """Pinning these figures would lower the floor, and no reason was given."""

    def __init__(self, path: Path, drops: list[str]) -> None:
        self.path = path
        self.drops = drops
        super().__init__(f"the floor in {path} would drop without a reason: {'; '.join(drops)}")


@dataclass(frozen=True, slots=True)
class Floor:
    """The figures that a file pins, the SHA-256 of the gold that they were measured on, and why some were lowered."""

    path: Path
    kinds: Mapping[str, Mapping[str, float | None]]
    gold: Mapping[str, str]
    lowered: tuple[Any, ...] = ()

    @classmethod
    def read(cls, path: Path, *, missing_ok: bool = False) -> Self:
        """Return the floor of a file; an empty one where there is no file, if it may be missing.

        Raises:
            MissingPath: there is no such file.
            FloorUnreadable: it is not what ``update`` writes.
        """
        if not path.exists():
            if missing_ok:
                return cls(path, {}, {})
            raise MissingPath(path)
        try:
            floor = json.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise FloorUnreadable(path, str(error.strerror or error)) from error
        except ValueError as error:
            raise FloorUnreadable(path, str(error)) from error
        if not isinstance(floor, dict) or not all(
            isinstance(floor.get(key), dict) for key in ("kinds", "gold")
        ):
            raise FloorUnreadable(path, 'it has no "kinds" and "gold"')
        return cls(path, floor["kinds"], floor["gold"], tuple(floor.get("lowered", ())))


def check(evaluation: Evaluation, floor: Floor) -> list[str]:
    """Return a sentence for each figure below the floor and each gold file that is not the pinned one.

    Empty: nothing dropped.
    """
    return [*_changed_gold(evaluation, floor), *_drops(evaluation, floor)]


def update(evaluation: Evaluation, floor: Floor, *, reason: str | None = None) -> list[str]:
    """Pin the figures of ``evaluation`` in the file of ``floor``; return the drops that ``reason`` excuses.

    The reasons given so far stay in the file, newest last. Raises FloorWouldDrop, and leaves the file alone,
    where a figure is lower than the pinned one and ``reason`` is empty.
    """
    drops = _drops(evaluation, floor)
    excuse = (reason or "").strip()
    if drops and not excuse:
        raise FloorWouldDrop(floor.path, drops)
    lowered = [*floor.lowered, *([{"reason": excuse, "figures": drops}] if drops else [])]
    pinned = {
        "kinds": {
            row.kind: {name: _pinned(evaluation, row.kind, name) for name in _MEASURES}
            for row in evaluation.every_row()
        },
        "gold": dict(sorted(evaluation.gold_hashes.items())),
        "lowered": lowered,
    }
    floor.path.write_text(json.dumps(pinned, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return drops


def _pinned(evaluation: Evaluation, kind: str, measure: str) -> float | None:
    value: float | None = getattr(evaluation.row(kind), measure).value
    return None if value is None else round(value, _PLACES)


def _drops(evaluation: Evaluation, floor: Floor) -> list[str]:
    drops = []
    now = {row.kind: row for row in evaluation.every_row()}
    for kind, pinned in floor.kinds.items():
        for measure, least in pinned.items():
            if least is None:
                continue
            value = getattr(now[kind], measure).value if kind in now else None
            if value is None or value < least - _SLACK:
                said = "nothing to count" if value is None else f"{value:.4f}"
                drops.append(f"{kind}: {measure} {said}, the floor is {least:.4f}")
    return drops


def _changed_gold(evaluation: Evaluation, floor: Floor) -> list[str]:
    """Return what differs between the gold now and the gold that the figures were pinned on."""
    pinned, now = floor.gold, evaluation.gold_hashes
    lost = [f"{stem}: its gold file is pinned but was not scored" for stem in pinned if stem not in now]
    new = [f"{stem}: a gold file that the floor does not know" for stem in now if stem not in pinned]
    other = [
        f"{stem}: its gold file has changed since the floor was pinned"
        for stem in now
        if pinned.get(stem, now[stem]) != now[stem]
    ]
    return [*lost, *new, *other]
