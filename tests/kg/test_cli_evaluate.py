"""``kg evaluate``: figures, a floor, halves."""

from __future__ import annotations

import json
from pathlib import Path

from tests.kg.test_cli import failed, kg


def test_evaluate_prints_its_table(tmp_path: Path, store_dir: Path) -> None:
    """From the store that is named; without gold it is wrong usage."""
    gold = {
        "id": "first",
        "title": "t",
        "published": None,
        "language": "fr",
        "persons": [{"name": "Tô Lâm", "posts": []}],
    }
    (tmp_path / "first.json").write_text(json.dumps(gold), encoding="utf-8")
    result = kg("evaluate", tmp_path, "--store", store_dir, "--errors")
    assert "persons" in result.stdout
    assert "1 article scored" in result.stderr
    figures = json.loads(kg("evaluate", tmp_path, "--store", store_dir, "--json").stdout)
    assert figures["kinds"]["persons"]["right"] == 1
    (tmp_path / "empty").mkdir()
    failed(kg("evaluate", tmp_path / "empty", "--store", store_dir), 2, "no gold files")


def test_evaluate_holds_a_floor(tmp_path: Path, store_dir: Path) -> None:
    """Pinned figures hold; one that drops is said and is 1; pinning it needs a reason."""
    gold: dict[str, object] = {"id": "first", "title": "t", "published": None, "language": "fr"}
    facts = tmp_path / "first.json"
    floor = tmp_path / "floors" / "first.json"
    floor.parent.mkdir()
    here = ("evaluate", tmp_path, "--store", store_dir, "--floor", floor)
    facts.write_text(json.dumps(gold | {"persons": [{"name": "Tô Lâm", "posts": []}]}), encoding="utf-8")
    assert "pinned in" in kg(*here, "--pin").stderr
    assert kg(*here).exit_code == 0
    nobody = [{"name": "Tô Lâm", "posts": []}, {"name": "Nguyen Van Khong", "posts": []}]
    facts.write_text(json.dumps(gold | {"persons": nobody}), encoding="utf-8")
    dropped = kg(*here)
    assert dropped.exit_code == 1
    assert "persons: recall 0.5000, the floor is 1.0000" in dropped.stderr
    refused = kg(*here, "--pin")
    assert refused.exit_code == 2
    assert "without a reason" in refused.stderr
    assert "lowered: persons" in kg(*here, "--pin", "--reason", "the gold was mended").stderr
    assert kg(*here).exit_code == 0
    failed(kg(*here, "--half", "a"), 2, "--half: not with --floor")
    failed(kg(*here[:4], "--pin"), 2, "--pin: only with --floor")
    failed(kg(*here, "--reason", "x"), 2, "--reason: only with --pin")


def test_a_floor_is_read_before_anything_is_measured(tmp_path: Path, store_dir: Path) -> None:
    """One that is missing or none costs no evaluation, and no table is printed."""
    here = ("evaluate", tmp_path, "--store", store_dir, "--floor")
    failed(kg(*here, tmp_path / "none.json"), 3, "no file or folder")
    (tmp_path / "floor.json").write_text("[]", encoding="utf-8")
    failed(kg(*here, tmp_path / "floor.json"), 3, "floor.json cannot be read")


def test_half_of_the_gold_can_be_measured(tmp_path: Path, store_dir: Path) -> None:
    """Every second file by name, the other half apart."""
    for name, persons in (("first", [{"name": "Tô Lâm", "posts": []}]), ("second", [])):
        gold = {"id": name, "title": "t", "published": None, "language": "fr", "persons": persons}
        (tmp_path / f"{name}.json").write_text(json.dumps(gold), encoding="utf-8")
    for half, right in (("a", 1), ("b", 0)):
        found = kg("evaluate", tmp_path, "--store", store_dir, "--half", half, "--json")
        figures = json.loads(found.stdout)
        assert (figures["articles"], figures["kinds"]["persons"]["right"]) == (1, right)
