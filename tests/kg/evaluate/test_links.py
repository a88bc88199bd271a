"""Scoring place links."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate.gold import GoldMistake, GoldPlace, parse_gold
from kg.evaluate.links import VERDICTS, Verdict, counts, judge, tally
from kg.evaluate.readback import SeenPlace
from kg.evaluate.tally import Tally
from mappings.authorities import authorities

ROOT = Path(__file__).parents[3]
FILES = sorted((*(ROOT / "seeds").glob("*.json"), *(ROOT / "tests" / "gold").glob("*.json")))
TEXT = (
    "À Lai Châu, des officiels du Yunnan (Chine) ont été reçus dans la ville de Lai Châu. "
    "La province chinoise du Yunnan remercie Lai Châu. Le port de Bo Y reste fermé."
)


def gold(mention: str, known: str | None, *further: str, optional: bool = False) -> GoldPlace:
    """A named place of the gold."""
    return GoldPlace(mention, known, frozenset(filter(None, (known, *further))), optional)


def seen(words: str, known: str | None, nth: int = 0) -> SeenPlace:
    """The words as the graph holds them, at their ``nth`` occurrence."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return SeenPlace(words, start, known)


PROVINCE, TOWN = "vn-lai-chau", "vn-lai-chau-city"


@pytest.mark.parametrize(
    ("wanted", "places", "verdict"),
    [
        (gold("Yunnan", "cn-yunnan"), [seen("Yunnan", "cn-yunnan")], "right"),
        (gold("province chinoise du Yunnan", "cn-yunnan"), [seen("Yunnan", "cn-yunnan")], "right"),
        (gold("Yunnan", "cn-yunnan", "cn"), [seen("Yunnan", "cn")], "right"),
        (gold("Lai Châu", PROVINCE), [seen("Lai Châu", PROVINCE), seen("Lai Châu", TOWN, 2)], "wrong"),
        (gold("Chine", "cn"), [seen("Chine", "vn")], "wrong country"),
        (gold("Yunnan", "cn-yunnan"), [seen("Yunnan", None)], "refused"),
        (gold("Yunnan", "cn-yunnan"), [], "not read"),
        (gold("Bo Y", None), [seen("Bo", "vn-bo")], "linked"),
        (gold("Bo Y", None), [seen("Bo Y", None)], "kept"),
        (gold("Bo Y", None), [], "kept"),
        (gold("Bo Y", None, "vn-bo"), [seen("Bo", "vn-bo")], "kept"),
    ],
)
def test_a_name_comes_out_in_one_of_seven_ways(
    wanted: GoldPlace, places: list[SeenPlace], verdict: Verdict
) -> None:
    """Right only where its words mean the right entry and nowhere another; what is not there is not read."""
    (link,) = judge("a", [wanted], places, TEXT)
    assert link.verdict == verdict
    assert (link.slip() is None) == (verdict in {"right", "kept"})


def test_a_longer_name_claims_its_words() -> None:
    """The town of "ville de Lai Châu" and the province of "Lai Châu" are told apart by where they stand."""
    wanted = [gold("Lai Châu", PROVINCE), gold("ville de Lai Châu", TOWN)]
    links = judge("a", wanted, [seen("Lai Châu", PROVINCE), seen("Lai Châu", TOWN, 1)], TEXT)
    assert [link.verdict for link in links] == ["right", "right"]


def test_an_adjective_inside_a_longer_name_is_its_own() -> None:
    """The adjective of "province chinoise du Yunnan" is no link of the province."""
    wanted = [gold("province chinoise du Yunnan", "cn-yunnan"), gold("chinoise", "cn")]
    links = judge("a", wanted, [seen("Yunnan", "cn-yunnan", 1), seen("chinoise", "cn")], TEXT)
    assert [link.verdict for link in links] == ["right", "right"]


def test_what_the_gold_does_not_name_may_not_be_linked() -> None:
    """A link of other words is false; other words left unlinked are nobody's concern; optional names are neither."""
    wanted = [gold("Chine", "cn", optional=True)]
    links = judge("a", wanted, [seen("Chine", "fr"), seen("port", "fr-paris"), seen("officiels", None)], TEXT)
    assert [(link.mention, link.verdict) for link in links] == [("port", "linked")]


def test_counts_make_a_tally() -> None:
    """A wrong link is false and missed; what is rightly left unlinked is neither right nor wrong."""
    wanted = [
        gold("Yunnan", "cn-yunnan"),
        gold("Chine", "cn"),
        gold("Bo Y", None),
        gold("Lai Châu", PROVINCE),
    ]
    links = judge("a", wanted, [seen("Yunnan", "cn-yunnan"), seen("Chine", "fr")], TEXT)
    assert list(counts(links)) == list(VERDICTS)
    assert counts(links)["wrong country"] == counts(links)["kept"] == counts(links)["not read"] == 1
    assert tally(links) == Tally(right=1, false=1, missed=2)


def test_gold_without_ids_is_not_scored() -> None:
    """Entries of other kinds, and places that say nothing of an entry, are for readers; an id is words."""
    raw = {
        "expect_links": [{"mention": "VNA", "kind": "organisation"}, {"mention": "Hanoi", "kind": "place"}]
    }
    assert parse_gold(raw, "a").places == ()
    with pytest.raises(GoldMistake, match="id is no text"):
        parse_gold({"expect_links": [{"mention": "Hanoi", "kind": "place", "id": 3}]}, "a")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_place_of_the_gold_stands_in_its_text_and_in_the_tables(path: Path) -> None:
    """Each name is written in its article, each once; each id is an entry."""
    places = parse_gold(json.loads(path.read_text(encoding="utf-8")), path.stem).places
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert places
    assert len({place.mention for place in places}) == len(places)
    assert [place.mention for place in places if place.mention not in text] == []
    assert [one for place in places for one in place.accepted if one not in authorities().places] == []
