"""The made-up corpus: alike in nothing but its making, and true to what it says that it states."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Final

import pytest

from kg.evaluate.gold import parse_gold
from mappings.article import Article
from mappings.extract import extract
from mappings.readers import read_all
from mappings.readers.assemble import Metadata, assemble
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import write_corpus, write_gold
from tests.benchmarks.reports.report import Report, report, reports
from tests.benchmarks.reports.stories import story, story_of

MANY: Final = 400


@pytest.fixture(scope="module")
def made() -> list[Report]:
    """The beginning of the corpus."""
    return list(reports(MANY))


def test_a_report_hangs_on_its_number_and_seed_alone(made: list[Report]) -> None:
    """Made alone or after others it is the same; another seed makes another."""
    assert report(123).page == made[123].page
    assert report(123).gold == made[123].gold
    assert report(123, seed=2).text != made[123].text


def test_a_million_are_no_more_to_hold_than_one() -> None:
    """Reports come one at a time, from any number on."""
    assert [one.id for one in islice(reports(10**6, first=999_998), 2)] == ["m1-0999998", "m1-0999999"]


def test_no_two_are_alike(made: list[Report]) -> None:
    """Neither texts nor identifiers come twice."""
    assert len({one.text for one in made}) == len({one.id for one in made}) == MANY


def test_they_are_as_long_and_as_old_as_asked_for(made: list[Report]) -> None:
    """From 1 to 6 kB or a little more, of the years 2015 to 2026."""
    lengths = [len(one.page) for one in made]
    assert min(lengths) > 900
    assert max(lengths) < 7000
    assert 2000 < sum(lengths) / MANY < 4000
    assert {one.published.year for one in made} == set(range(2015, 2027))
    assert date(2015, 1, 1) < min(one.published for one in made)


def test_few_are_named_often_and_most_rarely(made: list[Report]) -> None:
    """Towns and persons are as unequal as in the news; one story is told by several outlets."""
    named = Counter(person["name"] for one in made for person in one.facts.persons)
    often = sum(count for _, count in named.most_common(len(named) // 10))
    assert often > sum(named.values()) * 0.2
    assert sum(count == 1 for count in named.values()) > len(named) * 0.4
    assert len({story_of(1, index) for index in range(MANY)}) < MANY * 0.9


def test_nobody_is_two_sides_at_once() -> None:
    """Host and guest are of two countries, and places were there on the day."""
    for number in range(MANY):
        told = story(1, number)
        assert told.host.name != told.guest.name
        assert told.home.id != told.abroad.id
        assert told.at is None or told.at.exists(told.first)


def test_what_is_stated_stands_in_the_text(made: list[Report]) -> None:
    """Each quote, each person and each title of an agreement; and the facts are a gold file."""
    for one in made:
        words = f"{one.title}\n{one.text}"
        assert [said for said in one.facts.statements if said["quote"] not in words] == []
        assert [person for person in one.facts.persons if person["name"] not in words] == []
        assert [document for document in one.facts.agreements if document["title"] not in words] == []
        assert len(parse_gold(one.gold, one.id).events) == len(one.facts.events)


def test_facts_are_counted(made: list[Report]) -> None:
    """Events by type, persons, agreements, statements: so much can be found, and no more."""
    whole = sum((one.facts.counts() for one in made), Counter[str]())
    kinds = {"Reception", "Meeting", "Call", "Visit", "Conference", "Signing", "Ceremony", "Training"}
    assert {kind.removeprefix("event ") for kind in whole if kind.startswith("event ")} == kinds
    assert whole["statements"] == sum(len(one.facts.statements) for one in made) > 5 * MANY


def test_extraction_finds_most_of_it(made: list[Report]) -> None:
    """Of forty reports at least four fifths of the persons and statements; ``kg evaluate`` measures it exactly."""
    said = found = 0
    for one in made[:40]:
        article = assemble(one.text, Metadata(one.id, one.title), one.id)
        assert isinstance(article, Article)
        seen = extract(article)
        names = {spelling.name for spelling in seen.persons}
        said += len(one.facts.persons) + len(one.facts.statements)
        found += sum(person["name"] in names for person in one.facts.persons)
        found += min(len(seen.statements), len(one.facts.statements))
    assert found > said * 0.8


def test_a_corpus_is_read_back_whole(tmp_path: Path) -> None:
    """Lines of JSON and text files alike give one article each, with its date, and no problem."""
    lines = [item for _, item in read_all([write_corpus(tmp_path / "lines", 5)])]
    pages = [item for _, item in read_all([write_gold(tmp_path / "pages", 5)])]
    assert [item.id for item in lines if isinstance(item, Article)] == [one.id for one in reports(5)]
    for line, page, one in zip(lines, pages, reports(5), strict=True):
        assert isinstance(line, Article)
        assert isinstance(page, Article)
        assert str(line.published) == str(page.published) == one.published.isoformat()
        assert line.publisher == one.publisher
        assert json.loads((tmp_path / "pages" / f"{one.id}.json").read_text()) == one.gold
    assert len(graphs(tmp_path / "lines")) == 5
