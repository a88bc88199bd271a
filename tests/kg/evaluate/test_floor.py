"""The floor of figures that may rise and never drop without a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import KgError, MissingPath
from kg.evaluate.floor import Floor, FloorUnreadable, FloorWouldDrop, check, update
from kg.evaluate.result import Evaluation, figures
from kg.evaluate.tally import Sheet


def evaluation(right: int, missed: int, **hashes: str) -> Evaluation:
    """An evaluation of one article on its persons and posts."""
    sheet = Sheet("a")
    for _ in range(right):
        sheet.right("persons")
    for _ in range(missed):
        sheet.miss("persons", "X")
    scores = (sheet.score(),)
    return Evaluation(scores, figures(scores, samples=0), hashes or {"a": "0" * 64})


def pin(found: Evaluation, floor: Path, reason: str | None = None) -> list[str]:
    """What pinning excuses."""
    return update(found, Floor.read(floor, missing_ok=True), reason=reason)


def held(found: Evaluation, floor: Path) -> list[str]:
    """What has dropped."""
    return check(found, Floor.read(floor))


def test_pinned_figures_hold(tmp_path: Path) -> None:
    """The same and better figures pass; the first pinning needs no reason."""
    floor = tmp_path / "floor.json"
    assert pin(evaluation(2, 1), floor) == []
    assert held(evaluation(2, 1), floor) == []
    assert held(evaluation(3, 0), floor) == []


def test_each_drop_is_named(tmp_path: Path) -> None:
    """A lower figure is said with its kind, measure, value and floor."""
    floor = tmp_path / "floor.json"
    pin(evaluation(2, 1), floor)
    drops = held(evaluation(1, 2), floor)
    assert "persons: recall 0.3333, the floor is 0.6667" in drops
    assert {drop.split(":")[0] for drop in drops} == {"persons", "all"}
    assert "persons: precision nothing to count, the floor is 1.0000" in held(evaluation(0, 3), floor)


def test_changed_gold_is_said(tmp_path: Path) -> None:
    """Figures on other gold are not the pinned ones: changed, new and lost files are named."""
    floor = tmp_path / "floor.json"
    pin(evaluation(1, 0, a="1", b="2"), floor)
    said = held(evaluation(1, 0, a="9", c="3"), floor)
    assert [line.split(":")[0] for line in said] == ["b", "c", "a"]


def test_lowering_needs_a_reason(tmp_path: Path) -> None:
    """Without a reason the file stays as it is; with one the floor drops and the reason stays written."""
    floor = tmp_path / "floor.json"
    pin(evaluation(2, 1), floor)
    before = floor.read_bytes()
    for reason in (None, "  "):
        with pytest.raises(FloorWouldDrop) as caught:
            pin(evaluation(1, 2), floor, reason=reason)
        assert caught.value.exit_code == 2
        assert floor.read_bytes() == before
    assert pin(evaluation(1, 2), floor, reason="stricter gold for names")
    assert held(evaluation(1, 2), floor) == []
    assert pin(evaluation(3, 0), floor, reason="not needed") == []
    lowered = json.loads(floor.read_text(encoding="utf-8"))["lowered"]
    assert [entry["reason"] for entry in lowered] == ["stricter gold for names"]


@pytest.mark.parametrize("content", ["{", "[]", '{"kinds": {}}', '{"kinds": [], "gold": {}}'])
def test_what_is_no_floor_is_refused(tmp_path: Path, content: str) -> None:
    """A file that is missing, broken or of another kind is an error that names it, never a passed check."""
    floor = tmp_path / "floor.json"
    with pytest.raises(MissingPath):
        Floor.read(floor)
    floor.write_text(content, encoding="utf-8")
    with pytest.raises(FloorUnreadable, match=r"floor\.json") as caught:
        Floor.read(floor, missing_ok=True)
    assert isinstance(caught.value, KgError)
