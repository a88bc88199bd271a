"""Whole evaluations: folders of gold, stores, and what can be wrong with either."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import mappings.extract
from kg.errors import KgError, MissingPath
from kg.evaluate import NoGold, evaluate, evaluate_folder
from kg.evaluate.identity import EVENTS, PERSONS
from kg.evaluate.links import KIND as LINKS
from kg.evaluate.tally import ALL, KINDS, Tally
from kg.store import Store
from mappings.article import Article
from mappings.facts import Report
from mappings.iris import article_iri
from mappings.readers import read
from mappings.triples import article_quads
from tests.gold_reports import report_from_gold
from tests.kg.evaluate.examples import GOLD, TEXT

SEEDS = Path(__file__).parents[3] / "seeds"
Extraction = Callable[[Article], Report]


def perfect(folder: Path) -> Extraction:
    """An extraction that states what the gold file beside the article states."""

    def extract(article: Article) -> Report:
        return report_from_gold(
            article, json.loads((folder / f"{article.id}.json").read_text(encoding="utf-8"))
        )

    return extract


def nothing(article: Article) -> Report:
    """An extraction that finds nothing."""
    return Report(article.id)


@pytest.fixture
def extraction(monkeypatch: pytest.MonkeyPatch) -> Callable[[Extraction], None]:
    """Put another extraction in the place of the real one."""
    return lambda function: monkeypatch.setattr(mappings.extract, "extract", function)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small example twice."""
    for name in ("first", "second"):
        (tmp_path / f"{name}.txt").write_text(f"Hanoi et Daejeon\n\n{TEXT}\n", encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path


def test_the_gold_of_the_seeds_is_right_by_its_own_measure(extraction: Callable[[Extraction], None]) -> None:
    """What the gold says, written to a graph and read back, has no miss and no false fact in any kind."""
    extraction(perfect(SEEDS))
    evaluation = evaluate_folder(SEEDS, samples=10, gated=False)
    assert [str(slip) for slip in evaluation.slips() if slip.kind not in {PERSONS, EVENTS}] == []
    assert evaluation.row(LINKS).f1.value == 1.0
    assert evaluation.problems == ()
    assert evaluation.articles == evaluation.entirely_right == len(list(SEEDS.glob("*.json"))) >= 29
    assert all(evaluation.row(kind).f1.value == 1.0 for kind in (*KINDS, ALL))


def test_an_extraction_that_finds_nothing_has_no_recall(
    extraction: Callable[[Extraction], None], folder: Path
) -> None:
    """Every gold fact is missed, with the words of the article; precision has nothing to count."""
    extraction(nothing)
    evaluation = evaluate_folder(folder, samples=10, gated=False)
    total = evaluation.row(ALL)
    assert (total.tally, total.precision.value, total.recall.value) == (Tally(0, 0, 34), None, 0)
    assert all(slip.error == "miss" and slip.quote for slip in evaluation.slips())


def test_a_lost_event_lowers_recall_by_its_share(
    extraction: Callable[[Extraction], None], folder: Path
) -> None:
    """One of four events gone: recall of events 3/4, of roles 6/8, precision untouched."""
    whole = perfect(folder)

    def without_an_event(article: Article) -> Report:
        report = whole(article)
        return replace(report, events=report.events[1:]) if article.id == "first" else report

    extraction(without_an_event)
    evaluation = evaluate_folder(folder, samples=10, gated=False)
    assert evaluation.row("events").recall.value == 0.75
    assert evaluation.row("roles").recall.value == 0.75
    assert evaluation.row("events").precision.value == 1.0
    assert (evaluation.articles, evaluation.entirely_right) == (2, 1)


def test_a_store_is_compared_by_identifier(extraction: Callable[[Extraction], None], folder: Path) -> None:
    """What is stored is scored without the extractor; gold whose article is not stored is said, not scored."""
    extraction(nothing)
    [article] = [item for item in read(folder / "first.txt") if isinstance(item, Article)]
    with Store.open(None) as store:
        quads = article_quads(article, perfect(folder)(article), extractor="test 1")
        store.replace_graph(article_iri(article.id), quads)
        evaluation = evaluate(store, folder, samples=10)
    assert evaluation.articles == evaluation.entirely_right == 1
    assert [problem.code for problem in evaluation.problems] == ["not-stored"]
    digest = hashlib.sha256((folder / "first.json").read_bytes()).hexdigest()
    assert evaluation.gold_hashes == {"first": digest}


def test_what_the_gate_refuses_is_not_there(extraction: Callable[[Extraction], None], folder: Path) -> None:
    """An agreement of one party never reaches the graph: missed, and said with the gate's reason."""
    whole = perfect(folder)

    def of_one_party(article: Article) -> Report:
        report = whole(article)
        return replace(
            report, agreements=tuple(replace(one, parties=one.parties[:1]) for one in report.agreements)
        )

    extraction(of_one_party)
    assert evaluate_folder(folder, samples=10, gated=False).row("agreements").tally == Tally(2, 0, 0)
    evaluation = evaluate_folder(folder, samples=10)
    assert evaluation.row("agreements").tally == Tally(0, 0, 2)
    assert {problem.code for problem in evaluation.problems} == {"refused"}


def test_without_a_store_the_folder_is_built(extraction: Callable[[Extraction], None], folder: Path) -> None:
    """``evaluate(None, …)`` is ``evaluate_folder``; nothing is written beside the gold."""
    extraction(perfect(folder))
    before = sorted(folder.iterdir())
    assert evaluate(None, folder, samples=10) == evaluate_folder(folder, samples=10)
    assert sorted(folder.iterdir()) == before


def test_some_articles_alone(extraction: Callable[[Extraction], None], folder: Path) -> None:
    """``only`` scores the named stems; the others are no problem; none at all is an error."""
    extraction(perfect(folder))
    evaluation = evaluate_folder(folder, only={"second"}, samples=10, gated=False)
    assert [score.article for score in evaluation.scores] == ["second"]
    assert evaluation.problems == ()
    with pytest.raises(NoGold):
        evaluate_folder(folder, only={"third"})


def test_broken_and_lonely_files_are_said(extraction: Callable[[Extraction], None], folder: Path) -> None:
    """Broken gold (file, line, column), gold without article, an article without gold: each is said, the rest goes on."""
    extraction(perfect(folder))
    (folder / "broken.json").write_text('{"id": 1,\n oops}', encoding="utf-8")
    shutil.copy(folder / "first.json", folder / "lonely.json")
    shutil.copy(folder / "first.txt", folder / "unread.txt")
    evaluation = evaluate_folder(folder, samples=10, gated=False)
    said = {problem.code: problem for problem in evaluation.problems}
    assert said.keys() == {"gold", "no-article"}
    assert (said["gold"].source, said["gold"].line) == (str(folder / "broken.json"), 2)
    assert "column 2" in said["gold"].message
    assert said["no-article"].source.endswith("lonely.json")
    assert evaluation.without_gold == ("unread",)
    assert evaluation.articles == evaluation.entirely_right == 2


def test_an_article_that_cannot_be_read_is_missed_whole(
    extraction: Callable[[Extraction], None], folder: Path
) -> None:
    """An empty article is a problem, and all of its gold is missed: it does not vanish from the figures."""
    extraction(perfect(folder))
    (folder / "first.txt").write_text("", encoding="utf-8")
    evaluation = evaluate_folder(folder, samples=10, gated=False)
    assert [problem.source for problem in evaluation.problems] == [str(folder / "first.txt")]
    assert evaluation.row(ALL).tally == Tally(19, 0, 17)


def test_a_folder_must_be_there_and_hold_gold(tmp_path: Path) -> None:
    """No folder and no gold in it are errors with their own exit codes."""
    with pytest.raises(MissingPath):
        evaluate_folder(tmp_path / "none")
    with pytest.raises(NoGold, match="no gold files") as caught:
        evaluate_folder(tmp_path)
    assert isinstance(caught.value, KgError)
    assert caught.value.exit_code == 2
