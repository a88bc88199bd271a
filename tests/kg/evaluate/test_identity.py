"""Scoring identity: pairs of mentions in one node."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import evaluate_folder
from kg.evaluate.gold import GoldMistake
from kg.evaluate.identity import EVENTS, PERSONS, Identity, read_identity, score_events, score_persons
from kg.evaluate.tally import Tally
from tests.kg.evaluate.examples import GOLD, TEXT

ROOT = Path(__file__).parents[3]
HEADER = "kind\tentity\tarticle\tname\n"
SONKO = Identity(
    {("a", "Ousmane Sonko"): "sonko", ("a", "M. Sonko"): "sonko", ("b", "Ousmane SONKO"): "sonko"}, {}
)
SPRING = Identity({}, {("a", "e1"): "spring", ("b", "e2"): "spring", ("b", "e3"): "spring-2024"})


def test_mentions_of_one_person_meet_in_pairs() -> None:
    """Three spellings are three pairs; honorifics, case and marks make no difference."""
    written = {"a": {"p1": ["Ousmane Sonko", "Sonko"]}, "b": {"p1": ["M. Ousmane Sonko"]}}
    assert score_persons(SONKO, written).tally == Tally(right=3)


def test_a_person_in_two_nodes_is_missed_with_both_named() -> None:
    """Two of three pairs are apart."""
    found = score_persons(SONKO, {"a": {"p1": ["Ousmane Sonko", "Sonko"]}, "b": {"p2": ["Ousmane Sonko"]}})
    assert found.tally == Tally(right=1, missed=2)
    assert {slip.error for slip in found.slips} == {"miss"}
    assert "in two: p1 and p2" in found.slips[0].what


def test_what_the_graph_lacks_is_missed_and_what_the_gold_lacks_is_another() -> None:
    """No node for "Sonko": two pairs missed. A name that the gold does not list stands for somebody else."""
    found = score_persons(
        SONKO, {"a": {"p1": ["Ousmane Sonko", "Sonko Diop"]}, "b": {"p1": ["Ousmane Sonko"]}}
    )
    assert found.tally == Tally(right=1, false=2, missed=2)
    assert any("not in the graph" in slip.what for slip in found.slips)
    assert all(slip.kind == PERSONS for slip in found.slips)


def test_articles_that_were_not_scored_do_not_count() -> None:
    """Only pairs within the scored articles are asked for."""
    assert score_persons(SONKO, {"b": {"p1": ["Ousmane Sonko"]}}).tally == Tally()


def test_events_meet_across_articles() -> None:
    """Two reports in one node are right; another sitting in that node is a wrong merge; within an article nothing counts."""
    right = score_events(SPRING, {"a": {"e1": "x"}, "b": {"e2": "x", "e3": "y"}})
    assert right.tally == Tally(right=1)
    wrong = score_events(SPRING, {"a": {"e1": "x"}, "b": {"e2": "y", "e3": "x", "e4": "x"}})
    assert wrong.tally == Tally(false=2, missed=1)
    assert all(slip.kind == EVENTS for slip in wrong.slips)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "the first line", 1),
        ("kind\tname\n", "the first line", 1),
        (HEADER + "person\tx\ta\n", "not 4 fields", 2),
        (HEADER + "place\tx\ta\tHanoi\n", "no kind 'place'", 2),
        (HEADER + "person\tx\ta\tTô Lâm\nperson\ty\ta\tTô Lâm\n", "stands twice", 3),
    ],
)
def test_a_bad_table_is_named_with_its_line(tmp_path: Path, text: str, message: str, line: int) -> None:
    """A table that cannot be used says why and where."""
    path = tmp_path / "identity.tsv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldMistake, match=message) as caught:
        read_identity(path)
    assert caught.value.line == line
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(GoldMistake, match="not UTF-8"):
        read_identity(path)


def test_a_folder_with_a_bad_table_is_measured_without_it(tmp_path: Path) -> None:
    """The facts are scored; the table is a problem with its line."""
    (tmp_path / "one.txt").write_text(f"Hanoi et Daejeon\n\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(GOLD), encoding="utf-8")
    (tmp_path / "identity.tsv").write_text(HEADER + "x\n", encoding="utf-8")
    found = evaluate_folder(tmp_path, samples=10, gated=False)
    assert [(problem.code, problem.line) for problem in found.problems] == [("gold", 2)]
    assert (found.articles, found.identity) == (1, ())


@pytest.mark.parametrize("folder", ["seeds", "tests/gold"])
def test_the_identity_gold_names_what_the_gold_files_name(folder: str) -> None:
    """Every person of every gold file has a row, every spelling stands in its text, every event is one of its gold."""
    found = read_identity(ROOT / folder / "identity.tsv")
    for path in sorted((ROOT / folder).glob("*.json")):
        raw = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        assert {person["name"] for person in raw["persons"]} <= {
            name for article, name in found.persons if article == path.stem
        }
        assert [name for article, name in found.persons if article == path.stem and name not in text] == []
        known = {event["id"] for event in raw["events"]}
        assert {name for article, name in found.events if article == path.stem} <= known
