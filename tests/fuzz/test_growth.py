"""No text costs more than its length explains: steps of the interpreter are counted, which no other load can change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from mappings.article import Article, Block, BlockKind
from mappings.extract import EXTRACTOR, extract
from mappings.mentions.reading import STRETCH
from mappings.mentions.scene import read_scene
from mappings.triples import article_quads
from tests.fuzz.hostile import texts

LENGTH = 800
MOST = 250  # calls and returns a character; the worst text takes 174, and a scan of all before would take thousands
LONG = 64_000  # several stretches of different names


def article(text: str) -> Article:
    """An article of one block."""
    return Article("hostile", text, (Block(BlockKind.BODY, 0, len(text)),))


def to_triples(text: str) -> None:
    """What a text goes through from reading's end to the gate."""
    whole = article(text)
    article_quads(whole, extract(whole), extractor=EXTRACTOR)


def steps(work: Callable[[], object]) -> int:
    """Count the calls and returns, of functions in Python and in C, that some work takes."""
    count = 0

    def note(_frame: FrameType, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", texts())
def test_steps_grow_no_faster_than_the_text(name: str) -> None:
    """Twice the text takes clearly less than four times the steps, and each character a bounded number."""
    make = texts()[name]
    to_triples(make(LENGTH))  # tables are read and words remembered on the way
    once, twice = (steps(partial(to_triples, make(length))) for length in (LENGTH, 2 * LENGTH))
    assert twice <= 3.5 * once
    assert twice <= MOST * 2 * LENGTH


def test_a_long_article_is_read_in_stretches() -> None:
    """Of whole sentences, none lost, each within its bound: what was told far before costs nothing any more."""
    scene = read_scene(article(texts()["different posts"](LONG)))
    stretches = list(scene.stretches())
    assert [reading for part in stretches for reading in part.readings] == list(scene.readings)
    assert len(stretches) > 2
    assert all(sum(len(reading.tokens) for reading in part.readings) <= STRETCH for part in stretches)
    assert [part.goes_on for part in stretches] == [False, *(True for _ in stretches[1:])]


def test_only_the_opening_of_a_long_article_is_what_it_is_about() -> None:
    """A later stretch opens with nothing of that kind, but its facts are told, with their own quotes."""
    text = texts()["different names"](LONG)
    events = extract(article(text)).events
    assert 1 <= sum(event.main for event in events) <= 2
    assert events[-1].evidence.start > LONG * 0.9


def test_an_article_of_ordinary_length_is_one_stretch() -> None:
    """It is read as a whole."""
    scene = read_scene(article(texts()["different posts"](7000)))
    assert list(scene.stretches()) == [scene]
