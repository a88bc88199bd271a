"""Packed articles are read as they are unpacked; a bomb, a cut and a missing library are told, and take little memory."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from pathlib import Path

import pytest

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers import files, packing, read
from tests.mappings.readers.pages import only_article, only_problem, write

FRENCH = "Le président du Comité populaire de Hanoï a reçu le 2 août le gouverneur de la province de Savannakhet, en visite au Vietnam."
LINES = "\n".join(json.dumps({"id": f"a{n}", "text": FRENCH.replace("2", str(n))}) for n in range(1, 2000))


def test_a_packed_article_is_the_article(tmp_path: Path) -> None:
    """Under the same identifier, whichever the format."""
    for name, content in [("n.txt", FRENCH), ("n.md", f"# Visite\n\n{FRENCH}"), ("n.b.TXT", FRENCH)]:
        plain = only_article(write(tmp_path, name, content))
        assert only_article(write(tmp_path, f"{name}.gz", gzip.compress(content.encode()))) == plain
    assert [item.id for item in read(write(tmp_path, "l.jsonl.gz", gzip.compress(LINES.encode()))) if isinstance(item, Article)] == [
        f"a{n}" for n in range(1, 2000)
    ]  # fmt: skip
    assert [file.name for file in files([tmp_path])] == [
        "l.jsonl.gz", "n.b.TXT", "n.b.TXT.gz", "n.md", "n.md.gz", "n.txt", "n.txt.gz",
    ]  # fmt: skip


def test_zstandard(tmp_path: Path) -> None:
    """Where there is a library for it."""
    zstd = packing.zstandard()
    if zstd is None:
        pytest.skip("needs the extra zst")
    path = write(tmp_path, "n.txt.zst", zstd.compress(FRENCH.encode()))
    assert only_article(path).text == FRENCH
    assert only_problem(write(tmp_path, "m.txt.zst", path.read_bytes()[:-9])).code == "damaged"
    bomb = only_problem(write(tmp_path, "b.jsonl.zst", zstd.compress(bytes(300_000_000))))
    assert bomb.code in {"bomb", "binary"}


def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And the other files are read."""
    monkeypatch.setattr(packing, "_ZSTD_HOMES", ("no.such.library",))
    problem = only_problem(write(tmp_path, "n.txt.zst", b"(\xb5/\xfd"))
    assert (problem.code, "diplomacy-kg[zst]" in problem.message) == ("missing-library", True)


def test_what_was_cut_gives_the_lines_before(tmp_path: Path) -> None:
    """Of one article nothing, since its end is not known."""
    packed = gzip.compress(LINES.encode())
    *articles, problem = read(write(tmp_path, "l.jsonl.gz", packed[: len(packed) // 2]))
    assert len(articles) > 500
    assert all(isinstance(item, Article) for item in articles)
    assert isinstance(problem, Problem)
    assert (problem.code, problem.message) == ("damaged", "cannot be read: the packed file was cut")
    assert only_problem(write(tmp_path, "n.txt.gz", gzip.compress(FRENCH.encode())[:-12])).code == "damaged"
    assert only_problem(write(tmp_path, "m.txt.gz", FRENCH)).code == "damaged"


@pytest.mark.parametrize(
    ("name", "filling"), [("b.txt.gz", b"\n"), ("b.html.gz", b"a"), ("b.md.gz", b"a"), ("b.jsonl.gz", b"a")]
)
def test_a_bomb_is_refused_in_little_memory(tmp_path: Path, name: str, filling: bytes) -> None:
    """It is given up by what comes of how little, long before its end."""
    path = write(tmp_path, name, gzip.compress(filling * 60_000_000))
    tracemalloc.start()
    try:
        *_, last = read(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert isinstance(last, Problem)
    assert last.code in {"bomb", "too-large"}
    assert peak < 30_000_000


def test_a_file_is_unpacked_once(tmp_path: Path) -> None:
    """What comes out of it is text or nothing."""
    twice = gzip.compress(gzip.compress(FRENCH.encode()))
    assert only_problem(write(tmp_path, "n.txt.gz", twice)).code == "binary"
    assert only_problem(write(tmp_path, "n.txt.gz.gz", twice)).code == "unknown-format"
    assert only_problem(write(tmp_path, "n.gz", gzip.compress(FRENCH.encode()))).code == "unknown-format"
