"""An evaluation as plain text."""

from __future__ import annotations

from kg.evaluate.result import Evaluation, Measure, figures
from kg.evaluate.table import render_text, share, table_header, table_rows
from kg.evaluate.tally import Sheet
from mappings.problem import Problem


def evaluation() -> Evaluation:
    """One article right, one with a miss and a false fact."""
    good, bad = Sheet("good"), Sheet("bad")
    good.right("persons")
    bad.right("persons")
    bad.miss("persons", "Trân Van Minh", "Trân Van Minh a reçu")
    bad.false("posts", "Park Ji-hoon: maire")
    scores = (good.score(), bad.score())
    return Evaluation(
        scores, figures(scores, samples=50), {}, (Problem("x.json", None, "no-article", "no article"),)
    )


def test_a_share_shows_its_interval_where_there_is_one() -> None:
    """Two places, the bounds in brackets, a dash where nothing counts."""
    assert share(Measure(0.812, 0.7, 0.9)) == "0.81 [0.70, 0.90]"
    assert share(Measure(0.812)) == "0.81"
    assert share(Measure(None)) == "–"


def test_the_table_has_a_row_per_kind() -> None:
    """As many cells as columns; counts, then precision, recall and F1."""
    rows = {row[0]: row for row in table_rows(evaluation())}
    assert all(len(row) == len(table_header()) for row in rows.values())
    assert rows["persons"][1:4] == ("2", "0", "1")
    assert rows["persons"][4].startswith("1.00")
    assert rows["anniversaries"][4:] == ("–", "–", "–")


def test_the_text_ends_with_what_is_asked_for() -> None:
    """The share of articles entirely right and the problems always; the errors with their quotes on demand."""
    plain = render_text(evaluation())
    assert "2 articles scored, 1 entirely right (50%)" in plain
    assert "x.json: no article [no-article]" in plain
    assert "Trân Van Minh" not in plain
    full = render_text(evaluation(), errors=True)
    assert full.startswith(plain.rstrip("\n"))
    assert (
        "bad\n  persons\n    miss   Trân Van Minh  « Trân Van Minh a reçu »\n  posts\n    false  Park" in full
    )


def test_articles_without_gold_are_named() -> None:
    """Who lies in the folder unscored is said under the table."""
    lonely = Evaluation((), figures(()), {}, without_gold=("a", "b"))
    assert render_text(lonely).endswith("without gold and not scored: a, b\n")


def test_nothing_scored_is_said_without_dividing_by_zero() -> None:
    """No article at all gives a table of dashes."""
    assert "0 articles scored, 0 entirely right;" in render_text(Evaluation((), figures(()), {}))
