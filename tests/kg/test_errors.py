"""Errors write their own sentence and know their exit code."""

from __future__ import annotations

import inspect
import pickle
import re
from pathlib import Path

import pytest

from kg import errors
from kg.errors import (
    BadCommand,
    BadParameter,
    ClauseFailed,
    KgError,
    MissingExtra,
    MissingParameter,
    MissingPath,
    MissingStore,
    NewerStore,
    NoFileNamed,
    OtherBase,
    OwnGraph,
    QueryStopped,
    QuerySyntaxError,
    StoreLocked,
    StoreUnreadable,
    UnfitColumns,
    UnknownArticle,
    UnknownFormat,
    UnknownGraph,
    UnknownQuery,
    UnreadableData,
    UsageError,
    nearest,
)

LEAVES = [one for _, one in inspect.getmembers(errors, inspect.isclass) if issubclass(one, KgError)]


def test_the_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    """Each class is drawn once, below its base, and nothing is drawn that does not exist."""
    drawn = re.findall(r"^( +)(?:[│ ]*[├└]── )?(\w+) ", errors.__doc__ or "", flags=re.MULTILINE)
    assert sorted(name for _, name in drawn) == sorted(leaf.__name__ for leaf in LEAVES)
    tree = (errors.__doc__ or "").split("UsageError", 1)
    for leaf in LEAVES:
        if leaf not in {KgError, UsageError}:
            assert (leaf.__name__ in tree[1]) == issubclass(leaf, UsageError)


def test_usage_errors_exit_with_2_and_failed_operations_with_3() -> None:
    """A wrong question and a failed operation have different exit codes."""
    assert {leaf.exit_code for leaf in LEAVES if issubclass(leaf, UsageError)} == {2}
    assert {leaf.exit_code for leaf in LEAVES if not issubclass(leaf, UsageError)} == {3}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (MissingPath(Path("seds")), ["seds", "spelling"]),
        (MissingStore(Path("store")), ["store", "kg build"]),
        (StoreLocked(Path("store")), ["store", "another process has it open"]),
        (
            StoreUnreadable(Path("store"), "Corruption"),
            ["store", "Corruption", "kg rebuild --store store", "kg restore"],
        ),
        (NewerStore(Path("store"), 9, 1), ["store", "format 9", "up to 1", "upgrade"]),
        (BadParameter("year", "x", "a whole number"), ["year", "'x'", "a whole number"]),
        (
            MissingParameter("meetings", "person", "person/vn/to-lam"),
            ["meetings", "--param person=person/vn/to-lam"],
        ),
        (UnknownFormat("xls", ["csv", "tsv"]), ["xls", "csv, tsv"]),
        (UnknownQuery("meting", ["meetings", "visits"]), ["meting", "did you mean meetings?", "kg queries"]),
        (UnknownArticle("seul", ["seoul"]), ["seul", "seoul"]),
        (OwnGraph("http://a/b", "http://a/"), ["<http://a/b>", "does not begin with http://a/"]),
        (UnknownGraph("http://a/c", ["http://a/b"]), ["<http://a/c>", "did you mean http://a/b?"]),
        (ClauseFailed(["<a>", "<b>"], "Error 500"), ["<a> and <b>, one of which failed: Error 500"]),
        (UnreadableData(Path("a.ttl"), "oops", 3), ["a.ttl:3", "oops"]),
        (OtherBase("http://a/", "http://b/"), ["http://a/", "http://b/"]),
        (QueryStopped(2), ["after 2 s", "before its answer was whole", "--timeout 20"]),
        (MissingExtra("Parquet", "pyarrow", "parquet"), ["pyarrow", "pip install 'diplomacy-kg[parquet]'"]),
        (NoFileNamed("Parquet", "a.parquet"), ["Parquet", "--out a.parquet"]),
        (UnfitColumns("bar", "a number", ["a (text)"]), ["bar", "a number", "a (text)"]),
        (BadCommand("lang", "it takes TAG"), [".lang", "it takes TAG", ".help"]),
    ],
)
def test_a_sentence_says_what_where_and_what_to_do(error: KgError, words: list[str]) -> None:
    """The message names the thing at fault and the way out."""
    assert [word for word in words if word not in str(error)] == []


def test_an_error_crosses_from_one_process_to_another() -> None:
    """With its kind, its sentence and what it knows."""
    error = pickle.loads(pickle.dumps(QuerySyntaxError("SELECT", 1, 3, "x")))  # noqa: S301 - made here
    assert (type(error), error.line, error.column) == (QuerySyntaxError, 1, 3)
    assert str(error) == str(QuerySyntaxError("SELECT", 1, 3, "x"))


def test_a_syntax_error_shows_the_line_with_a_caret_below_its_column() -> None:
    """The caret stands under the fault, with tabs kept so that it lines up."""
    error = QuerySyntaxError("SELECT *\n\tWHERE oops", 2, 8, "unexpected 'oops'")
    first, line, caret = str(error).splitlines()
    assert "line 2, column 8" in first
    assert line.index("oops") == caret.index("^")
    assert caret.startswith("  \t")


def test_a_syntax_error_after_the_last_line_is_shown_without_one() -> None:
    """A position outside the text does not raise; where there is no text, there is no caret either."""
    assert str(QuerySyntaxError("", 1, 1, "the query is empty")).endswith("the query is empty")
    assert str(QuerySyntaxError("ASK", 7, 3, "x")).endswith("^")


def test_nearest_names_come_best_first_and_far_ones_not_at_all() -> None:
    """Names are offered by likeness, never a name that is not alike."""
    assert nearest("topic", ["topics", "visits", "topical"])[0] == "topics"
    assert nearest("zzz", ["topics"]) == ()


def test_a_prefix_makes_no_names_alike() -> None:
    """Only what stands behind it; names with another prefix are offered where none is near with this one."""
    assert nearest("topic:nothing", ["topic:youth", "topic:trade"]) == ()
    assert nearest("topic:yuoth", ["topic:youth", "topic:trade"]) == ("topic:youth",)
    assert nearest("schema:topic", ["dip:topic", "schema:url"]) == ("dip:topic",)
