"""Builds of packed files, web archives and locations elsewhere: the same graph, and nothing read twice."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from kg.build import BuildReport, Options, build_into
from kg.building.intake import Intake, Known
from kg.storage.archive import Archive
from mappings.readers.locations import Location
from mappings.readers.sources import Brought
from mappings.records import Reason
from tests.archives import Capture, archive, page
from tests.kg.sample import dump, reading, write

fsspec = pytest.importorskip("fsspec", reason="needs the extra locations")

__all__ = ["reading"]
pytestmark = pytest.mark.usefixtures("reading")

SENTENCE = "Ana reçoit Bo à Hanoi le 2024-05-16."


def captures(*titles: str) -> list[Capture]:
    """A page each of an address of its own."""
    return [Capture(f"https://example.org/{title}", page(title, f"{SENTENCE} {title}.")) for title in titles]


def built(store: Archive, *names: str | Path) -> BuildReport:
    """What a build in this process comes to."""
    return build_into(store, names, Options())


def test_a_web_archive_is_built_and_told_from_its_records(tmp_path: Path) -> None:
    """Counted by reason; again nothing is read; a record's article is the same whatever stands around it."""
    crawl = tmp_path / "c1.warc.gz"
    others = [
        Capture("https://example.org/r", b"", status="404 Not Found"),
        Capture("https://example.org/e", b"<html><body><p>Home</p></body></html>"),
    ]
    crawl.write_bytes(archive(*captures("a", "b"), *others))
    with Archive.open(None) as store:
        first = built(store, crawl)
        assert (first.read, first.new, first.records, first.problems) == (2, 2, 5, ())
        assert first.skipped == {Reason.NO_ANSWER: 1, Reason.FAILED: 1, Reason.NO_ARTICLE: 1}
        graph = dump(store.store)
        again = built(store, crawl)
        assert (again.unchanged, again.new, again.records, again.skipped) == (2, 0, 5, first.skipped)
        known = list(Intake(store, force=False, limit=None, keep_text=True).portions([crawl]))
        assert all(isinstance(portion, Known) for portion in known)
        assert any("retrievedOn" in line and "2024-05-18" in line for line in graph)
        assert not any("datePublished" in line and "2024-05-18" in line for line in graph)
    (tmp_path / "c1.warc.gz").write_bytes(archive(*others, *captures("b", "a")))
    with Archive.open(None) as store:
        built(store, crawl)
        assert dump(store.store) == graph


def test_an_address_that_was_crawled_again_is_passed_over(tmp_path: Path) -> None:
    """The capture of the first file holds, whichever is built first, and that is no problem."""
    old, new = captures("a"), [Capture("https://example.org/a", page("a", f"{SENTENCE} Corrigé."))]
    (tmp_path / "c1.warc.gz").write_bytes(archive(*old))
    (tmp_path / "c2.warc.gz").write_bytes(archive(*new, *captures("b")))
    graphs = []
    for order in ([tmp_path], [tmp_path / "c2.warc.gz", tmp_path / "c1.warc.gz"]):
        with Archive.open(None) as store:
            skipped = 0
            for path in order:
                report = built(store, path)
                assert (report.clashes, report.problems) == (0, ())
                skipped += report.skipped.get(Reason.SEEN, 0)
            assert skipped == 1
            graphs.append(dump(store.store))
    assert graphs[0] == graphs[1]


def test_a_damaged_archive_is_a_problem_and_the_rest_is_stored(tmp_path: Path) -> None:
    """It does not stop the file, nor the others."""
    content = bytearray(archive(*captures("a", "b", "c")))
    content[len(content) // 2] ^= 0xFF
    (tmp_path / "c1.warc.gz").write_bytes(content)
    write(tmp_path, z=SENTENCE)
    with Archive.open(None) as store:
        report = built(store, tmp_path)
        assert (report.new, [problem.code for problem in report.problems]) == (3, ["damaged"])


def test_what_lies_elsewhere_gives_the_graph_of_what_lies_here(tmp_path: Path) -> None:
    """And what has not changed there is not read again."""
    memory = fsspec.filesystem("memory")
    write(tmp_path, n1=SENTENCE, n2=SENTENCE.replace("Bo", "Cao"))
    lines = "\n".join(json.dumps({"id": f"l{n}", "text": SENTENCE.replace("Bo", f"Bo{n}")}) for n in range(9))
    (tmp_path / "l.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    (tmp_path / "w.warc.gz").write_bytes(archive(*captures("a")))
    for file in tmp_path.iterdir():
        memory.pipe(f"/elsewhere/{file.name}", file.read_bytes())
    with Archive.open(None) as here, Archive.open(None) as store:
        built(here, tmp_path)
        first = built(store, "memory://elsewhere")
        assert (first.new, first.problems) == (12, ())
        assert dump(store.store) == dump(here.store)
        assert {entry.source for entry in store.ledger.entries()} == {
            f"memory:///elsewhere/{name}" for name in ("n1.txt", "n2.txt", "l.jsonl.gz", "w.warc.gz")
        }
        again = built(store, "memory://elsewhere")
        assert (again.unchanged, again.new) == (12, 0)
        memory.pipe("/elsewhere/n1.txt", SENTENCE.replace("Hanoi", "Hue").encode())
        changed = built(store, "memory://elsewhere/n1.txt")
        assert (changed.changed, changed.problems) == (1, ())


def test_bytes_come_along_for_who_cannot_see_the_file(tmp_path: Path) -> None:
    """With the same digest as where the file is read in its place; a location that has marks is left where it is."""
    write(tmp_path, n1=SENTENCE)
    with Archive.open(None) as store:
        (plain,) = Intake(store, force=False, limit=None, keep_text=True).portions([tmp_path])
        (brought,) = Intake(store, force=False, limit=None, keep_text=True, bring=True).portions([tmp_path])
    assert not isinstance(plain, Known)
    assert not isinstance(brought, Known)
    assert brought.file == Brought(str(tmp_path / "n1.txt"), SENTENCE.encode())
    assert brought.digest == plain.digest


def test_a_location_that_is_gone_meanwhile_gives_no_article() -> None:
    """What was there is told as a problem of its own."""
    with Archive.open(None) as store:
        intake = Intake(store, force=False, limit=None, keep_text=True)
        (found,) = intake.portions([Location("memory:///gone/n.txt")])
        assert isinstance(found, Known)
        (problem,) = found.gave.items
        assert getattr(problem, "code", "") == "unreadable"
