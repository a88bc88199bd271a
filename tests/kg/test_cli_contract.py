"""The exit codes that README promises, over all commands, and values that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kg.test_cli import failed, kg


@pytest.mark.parametrize(
    "words",
    [
        ("query", "q", "--format", "xls"),
        ("query", "q", "--timeout", "-1"),
        ("query", "q", "--timeout", "soon"),
        ("match", "--above", "2"),
        ("link", "--service", "http://s.example/", "--limit", "1.5"),
    ],
)
def test_a_value_that_is_none_is_told_in_plain_words(words: tuple[str, ...]) -> None:
    """The option is named, without the words of the library that checks values."""
    result = kg(*words)
    failed(result, 2, words[-2])
    assert [said for said in ("Value error", "Input should", "parse string") if said in result.stderr] == []


@pytest.mark.parametrize(
    "words",
    [
        ("build", "none"),
        ("build", ".", "--decisions", "none.tsv"),
        ("query", "none.rq"),
        ("query", "counts", "--out", "none/a.csv"),
        ("export", "none/a.ttl"),
        ("export", "none/a", "--dataset"),
        ("export", "none/a", "--tables"),
        ("diff", "none.nq", "none.nq"),
        ("diff", "a.txt", "a.txt"),
        ("validate", "none.ttl"),
        ("validate", "a.txt"),
        ("evaluate", "none"),
        ("evaluate", ".", "--floor", "none.json"),
        ("extract", "none.txt"),
        ("match", "--decisions", "none.tsv"),
        ("match", "--out", "none/a.tsv"),
        ("link", "--service", "http://127.0.0.1:1/", "--decisions", "none.tsv"),
        ("link", "--service", "http://127.0.0.1:1/", "--out", "none/a.tsv"),
        ("import", "none.ttl", "--graph", "http://e.example/"),
        ("import", "a.txt", "--graph", "http://e.example/"),
        *[
            (command, *rest, "--store", "none")
            for command, *rest in (("info",), ("why", "a/b"), ("show", "x"), ("shell",))
        ],
        *[
            (command, *rest, "--store", "none")
            for command, *rest in (("validate",), ("remove", "x"), ("match",))
        ],
    ],
)
def test_a_file_or_store_that_is_not_there_is_three(
    words: tuple[str, ...], tmp_path: Path, store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or that is of no kind that can be read: of every command, in one line that names it."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("x", encoding="utf-8")
    result = kg(*words, store=None if "--store" in words else store_dir)
    failed(result, 3)
    assert ("none" if any("none" in word for word in words) else "a.txt") in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "words",
    [
        ("nope",),
        ("info", "--nope"),
        ("query", "nope"),
        ("queries", "nope"),
        ("query", "counts", "--param", "nope=1"),
        ("why", "person/vn/nope"),
        ("show", "Nope Nope"),
        ("export", "a.nope"),
        ("remove", "nope"),
        ("import", "--remove", "--graph", "http://nope.example/"),
        ("decide", "same", "person/vn/nope", "person/vn/to-lam", "--why", "x"),
        ("link", "--service", "nope"),
        ("match", "--conflicts", "--force"),
        ("query", "counts", "--columns", "a"),
    ],
)
def test_what_there_is_none_of_is_two(
    words: tuple[str, ...], tmp_path: Path, store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An option, a name, a format, an identifier, an address."""
    monkeypatch.chdir(tmp_path)
    failed(kg(*words, store=store_dir), 2)
