"""Figures with intervals, and the evaluation as a value."""

from __future__ import annotations

import json
import random

import pytest

from kg.evaluate.result import Evaluation, Measure, figures
from kg.evaluate.tally import ALL, KINDS, SUMMED, ArticleScore, Sheet, Tally
from mappings.problem import Problem


def article(name: str, right: int, false: int = 0, missed: int = 0) -> ArticleScore:
    """An article scored on its persons."""
    sheet = Sheet(name)
    for _ in range(right):
        sheet.right("persons")
    for _ in range(false):
        sheet.false("persons", "X", ("x", "y"))
    for _ in range(missed):
        sheet.miss("persons", "Y")
    return sheet.score()


SCORES = (article("a", 3), article("b", 1, false=1, missed=2), article("c", 4, missed=1))


def test_precision_recall_and_f1_are_over_all_facts() -> None:
    """8 right, 1 false, 3 missed: 8/9, 8/11 and 16/20."""
    persons = figures(SCORES)[0]
    assert persons.kind == "persons"
    assert persons.tally == Tally(8, 1, 3)
    assert persons.precision.value == pytest.approx(8 / 9)
    assert persons.recall.value == pytest.approx(8 / 11)
    assert persons.f1.value == pytest.approx(0.8)


def test_nothing_to_count_has_no_figure() -> None:
    """No stored fact, no precision; no gold fact, no recall; neither, no F1."""
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(missed=2).precision, Tally(missed=2).recall, Tally(missed=2).f1) == (None, 0, 0)
    posts = figures(SCORES)[1]
    assert posts.precision == posts.recall == posts.f1 == Measure(None)


def test_the_sum_leaves_out_what_would_count_twice() -> None:
    """Participants are within roles and event types within events: each fact weighs once in the sum."""
    sheet = Sheet("a")
    for kind in KINDS:
        sheet.right(kind)
    assert sheet.score().tallies[ALL] == Tally(right=len(SUMMED))
    assert set(KINDS) - set(SUMMED) == {"participants", "event types"}


def test_intervals_are_reproducible_and_hold_the_figure() -> None:
    """The same seed gives the same bounds, whatever else draws random numbers; low ≤ value ≤ high."""
    random.seed(1)
    first = figures(SCORES, samples=500, seed=7)
    random.seed(2)
    assert figures(SCORES, samples=500, seed=7) == first
    many = [article(str(number), number, missed=number % 3) for number in range(20)]
    assert figures(many, samples=20, seed=7) != figures(many, samples=20, seed=8)
    recall = first[0].recall
    assert recall.value is not None
    assert recall.low is not None
    assert recall.high is not None
    assert 1 / 3 <= recall.low < recall.value < recall.high <= 1


def test_intervals_of_two_documents_are_known() -> None:
    """Two documents are drawn as aa, ab or bb, a quarter of the draws twice the same: those are the bounds."""
    recall = figures([article("a", 1, missed=1), article("b", 4, missed=1)], samples=400)[0].recall
    assert (recall.low, recall.high) == (0.5, 0.8)
    assert recall.value == pytest.approx(5 / 7)


def test_intervals_are_over_documents() -> None:
    """Documents alike give a point, however many facts they hold; one document gives no interval."""
    alike = figures([article(name, 3, false=1) for name in "abcd"], samples=100)[0].precision
    assert (alike.low, alike.value, alike.high) == (0.75, 0.75, 0.75)
    assert figures([article("a", 3, false=1)])[0].precision == Measure(0.75)
    assert figures([])[0].precision == Measure(None)


def test_an_evaluation_counts_the_articles_without_error() -> None:
    """Of three articles one has neither a miss nor a false fact."""
    evaluation = Evaluation(SCORES, figures(SCORES, samples=10), {})
    assert (evaluation.articles, evaluation.entirely_right) == (3, 1)
    assert [slip.article for slip in evaluation.slips()] == ["b", "b", "b", "c"]
    assert evaluation.row(ALL).tally == Tally(8, 1, 3)
    with pytest.raises(KeyError):
        evaluation.row("colours")


def test_json_holds_figures_and_on_demand_errors() -> None:
    """What ``json`` writes has every kind, counts, rounded shares, problems, and each slip when asked for."""
    problem = Problem("a.json", 3, "gold", "broken")
    evaluation = Evaluation(SCORES, figures(SCORES, samples=10), {}, (problem,), samples=10)
    plain = json.loads(json.dumps(evaluation.to_json()))
    assert list(plain["kinds"]) == [*KINDS, ALL]
    assert plain["kinds"]["persons"]["precision"]["value"] == 0.8889
    assert plain["kinds"]["posts"]["f1"] == {"value": None, "low": None, "high": None}
    assert plain["problems"] == ["a.json:3: broken [gold]"]
    assert plain["bootstrap"] == {"samples": 10, "seed": 0}
    assert "errors" not in plain
    errors = evaluation.to_json(errors=True)["errors"]
    assert errors[0] == {
        "article": "b",
        "kind": "persons",
        "error": "false",
        "what": "X",
        "where": "",
        "quote": "x […] y",
    }
