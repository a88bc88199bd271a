"""Web archives: pages that are articles in French are read, whatever lies between them, and in little memory."""

from __future__ import annotations

import gzip
import os
import re
import sys
import tracemalloc
from pathlib import Path

import pytest

from mappings.article import Article
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers import captures, read
from mappings.readers.warc import read_record, records
from mappings.records import Reason, Record, Skip
from tests.archives import STORY, Capture, archive, page
from tests.mappings.readers.pages import only_problem, write

PAGES = [
    Capture(f"https://example.org/{n}.html", page(f"Visite {n}", f"Une visite, la {n}e.")) for n in range(6)
]


def kinds(path: Path) -> list[str]:
    """What the records of a file are: the address's last sign, a reason, or a problem's code."""
    told = []
    for record in records(path):
        if isinstance(record, Record):
            told.append(record.url[-6])
        else:
            told.append(record.reason.name if isinstance(record, Skip) else record.code)
    return told


@pytest.mark.parametrize("packed", [True, False])
def test_an_article_keeps_its_address_and_the_day_it_was_fetched(tmp_path: Path, packed: bool) -> None:
    """The address is its identifier; the crawl dates nothing."""
    path = write(tmp_path, "n.warc.gz" if packed else "n.warc", archive(PAGES[0], gzip=packed))
    (article,) = read(path)
    assert isinstance(article, Article)
    assert (article.id, article.url) == (PAGES[0].url, PAGES[0].url)
    assert (article.retrieved, article.published) == (Moment(2024, 5, 18), None)
    assert article.text.startswith("Visite 0")
    assert STORY in article.text
    assert list(read(path)) == [article]


def test_what_is_no_page_is_passed_over_with_the_reason(tmp_path: Path) -> None:
    """Requests, redirections, pictures, what was fetched before, what takes too much."""
    url = "https://example.org/x"
    content = archive(
        Capture(url, b"", kind="request"),
        Capture(url, b"", kind="revisit"),
        Capture(url, b"", status="301 Moved"),
        Capture(url, b"GIF89a", media_type="image/gif"),
        Capture(url, os.urandom(captures.LIMIT + 1)),
        PAGES[1],
    )
    expected = ["NO_ANSWER", "NO_ANSWER", "REVISIT", "FAILED", "NO_PAGE", "TOO_LARGE", "1"]
    assert kinds(write(tmp_path, "n.warc.gz", content)) == expected
    assert kinds(write(tmp_path, "n.warc", gzip.decompress(content))) == expected


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (page("Visit").replace(STORY.encode(), b"El presidente de la ciudad ha recibido a una delegacion de la region y de los municipios. " * 9), Reason.LANGUAGE),
        (b"<html><body></body></html>", Reason.NO_ARTICLE),
        (page("Une").replace(STORY.encode(), "La ville et la région</p><p>Une visite pour les deux".encode() * 20), Reason.NO_ARTICLE),
        (bytes(range(256)) * 4, Reason.NO_PAGE),
    ],
)  # fmt: skip
def test_only_pages_that_read_as_articles_are_taken(body: bytes, reason: Reason) -> None:
    """A language that is not read, nothing, a list of headlines, no text."""
    assert read_record(Record(1, "https://example.org/", None, None, body), "n.warc") == Skip(reason)


def test_the_encoding_of_the_answer_is_believed(tmp_path: Path) -> None:
    """It stands in the answer's head, where the page says nothing, or nothing that fits."""
    body = (
        page("Đà Nẵng reçoit")
        .decode()
        .replace("<meta charset='utf-8'>", "")
        .replace("ẵ", "a")
        .replace("Đ", "D")
    )
    capture = Capture(
        "https://example.org/l", body.encode("iso-8859-15"), media_type="text/html;charset=ISO-8859-15"
    )
    (article,) = read(write(tmp_path, "n.warc.gz", archive(capture)))
    assert isinstance(article, Article)
    assert article.title == "Dà Nang reçoit"


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_costs_itself_alone(tmp_path: Path, packed: bool) -> None:
    """Whichever byte is wrong, at most one page is lost, and of packed ones, whose checksums cover all, never untold."""
    content = archive(*PAGES, gzip=packed)
    for place in range(7, len(content), 41):
        damaged = bytearray(content)
        damaged[place] ^= 0x55
        found = kinds(write(tmp_path, "n.warc.gz" if packed else "n.warc", bytes(damaged)))
        whole = [kind for kind in found if kind.isdigit()]
        assert len(whole) >= len(PAGES) - 1, place
        assert found.count("damaged") <= 1
        assert not packed or "damaged" in found or len(whole) == len(PAGES), place


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_was_cut_gives_what_is_whole(tmp_path: Path, packed: bool) -> None:
    """The last record is told to be cut."""
    content = archive(*PAGES, gzip=packed)
    found = kinds(write(tmp_path, "n.warc.gz" if packed else "n.warc", content[: len(content) * 2 // 3]))
    assert found[-1] == "damaged"
    assert [kind for kind in found if kind.isdigit()] == list("0123")[: len(found) - 2]
    assert len(found) >= 4


def test_lengths_that_lie_and_garbage_between_records(tmp_path: Path) -> None:
    """Reading goes on where the next record begins."""
    plain = archive(*PAGES, gzip=False)
    starts = [found.start() for found in re.finditer(rb"WARC/1\.", plain)]
    lengths = [found.span(1) for found in re.finditer(rb"Content-Length: (\d+)\r", plain)]
    for lie in (b"7", b"99999", b"999999999999", b"none"):
        content = plain[: lengths[2][0]] + lie + plain[lengths[2][1] :]
        found = [kind for kind in kinds(write(tmp_path, "n.warc", content)) if kind.isdigit()]
        assert set("0345") <= set(found), lie
    content = plain[: starts[3]] + b"\x00 nothing \r\n\r\n" * 9000 + plain[starts[3] :]
    assert kinds(write(tmp_path, "n.warc", content)) == ["NO_ANSWER", "0", "1", "damaged", *"2345"]
    packed = archive(*PAGES[:2]) + b"\x1f\x8b\x08 no" * 100 + archive(*PAGES[2:])
    assert kinds(write(tmp_path, "n.warc.gz", packed)) == [
        "NO_ANSWER",
        "0",
        "1",
        "damaged",
        "NO_ANSWER",
        *"2345",
    ]


def test_a_file_that_was_packed_as_a_whole(tmp_path: Path) -> None:
    """Its records are no packed members of their own; it is read all the same."""
    content = gzip.compress(archive(*PAGES, gzip=False))
    assert kinds(write(tmp_path, "n.warc.gz", content)) == ["NO_ANSWER", *"012345"]
    assert kinds(write(tmp_path, "n.warc.gz", content[:-400]))[-1] == "damaged"


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    """Also a bomb, which is not unpacked to its end, and a packing that is not read."""
    assert only_problem(write(tmp_path, "a.warc.gz", b"")).code == "empty"
    assert only_problem(write(tmp_path, "b.warc.gz", gzip.compress(b"no archive"))).code == "binary"
    assert only_problem(write(tmp_path, "c.warc.gz", gzip.compress(bytes(50_000_000)))).code == "binary"
    assert only_problem(write(tmp_path, "d.warc.zst", b"\x28\xb5\x2f\xfd")).code == "unknown-format"


def test_without_warcio_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build goes on with the other files."""
    monkeypatch.setitem(sys.modules, "warcio", None)
    problem = only_problem(write(tmp_path, "a.warc.gz", archive()))
    assert (problem.code, "diplomacy-kg[warc]" in problem.message) == ("missing-library", True)


@pytest.mark.parametrize("packed", [True, False])
def test_memory_does_not_grow_with_the_file(tmp_path: Path, packed: bool) -> None:
    """A file of 60 MB of records is read in a few."""
    one = archive(
        Capture("https://example.org/7.html", page("Long", *(f"{n} ans." for n in range(20_000)))),
        gzip=packed,
    )
    path = write(tmp_path, "n.warc.gz" if packed else "n.warc", one * (60_000_000 // 400_000))
    tracemalloc.start()
    try:
        number = sum(isinstance(record, Record) for record in records(path))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert number == 150
    assert peak < 8_000_000


def test_a_record_that_warcio_cannot_take_is_a_problem(tmp_path: Path) -> None:
    """Whatever heads a server has sent."""
    content = archive(PAGES[0], gzip=False).replace(b"WARC-Target-URI: ", b"WARC-Target-XRI: ")
    assert kinds(write(tmp_path, "n.warc", content)) == ["NO_ANSWER", "damaged"]
    assert all(isinstance(item, Problem) for item in read(tmp_path / "n.warc"))
