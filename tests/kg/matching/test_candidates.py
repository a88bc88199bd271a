"""Candidates: what is proposed, with every feature and the articles, in one order, and what was decided is not."""

from __future__ import annotations

import random

import pytest

from kg.decisions import DIFFERENT_FROM, SAME_AS, SEE_ALSO, Decisions
from kg.identity.sssom import CURATED, Mapping
from kg.matching.accepting import MEASURED
from kg.matching.candidates import Asked, Candidate, candidates
from kg.matching.kinds import Kind
from mappings.facts import Person
from mappings.namespaces import BASE
from tests.kg.matching import variants
from tests.kg.matching.stated import HANOI, VIET_NAM, meeting, posts, secretary

GOLD = variants.ROOT / "tests" / "gold"
PHONG, NO_COUNTRY = Person("Nguyen Van Phong", "VN"), Person("Nguyên Van Phong")
LIU, MAI = Person("Liu Wei", "CN"), Person("Pham Sao Mai", "VN")
KNOWN, UNKNOWN = BASE + "person/vn/nguyen-van-phong", BASE + "person/x/nguyen-van-phong"


def found(
    *articles: variants.Stated, decisions: Decisions | None = None, **asked: object
) -> tuple[Candidate, ...]:
    """The candidates in a store of articles."""
    with variants.told(articles) as store:
        return candidates(store, Asked(**asked), decisions)  # type: ignore[arg-type]


def test_a_pair_shows_all_that_was_compared() -> None:
    """Both names, the score, each feature with its value and both sides, the articles that mention each."""
    (pair,) = found(
        posts("a", "2024-05-17", PHONG, secretary(HANOI)), posts("b", "2024-06", NO_COUNTRY, secretary(HANOI))
    )
    assert (pair.kind, pair.one.iri, pair.other.iri) == (Kind.PERSON, KNOWN, UNKNOWN)
    assert (pair.one.label, pair.other.label) == ("Nguyen Van Phong", "Nguyên Van Phong")
    assert (pair.one.articles, pair.other.articles) == (("article/a",), ("article/b",))
    features = {feature.name: feature for feature in pair.features}
    assert (features["name"].value, features["name"].why) == (1.0, "same name")
    assert (features["name"].one, features["name"].other) == ("Nguyen Van Phong", "Nguyên Van Phong")
    assert {name: feature.value for name, feature in features.items()} == dict.fromkeys(
        ("name", "country", "posts", "post kinds", "bodies", "places", "years"), 1.0
    )
    assert pair.score > MEASURED[Kind.PERSON]
    assert pair.to_json()["features"][0]["name"] == "name"


def test_one_article_that_names_both_names_two() -> None:
    """Whoever writes two names side by side means two people."""
    pair = meeting("a", "2024-05-16", HANOI, PHONG, NO_COUNTRY)
    assert found(pair) == ()


@pytest.mark.parametrize(
    ("day", "place", "people"),
    [
        (None, HANOI, (PHONG, LIU)),  # without its day
        ("2024-05-17", HANOI, (PHONG, LIU)),  # the next day
        ("2024-05", VIET_NAM, (PHONG, LIU)),  # a month and a country
        ("2024-05-16", HANOI, (PHONG,)),  # without its second side
        ("2024-05-16", HANOI, (PHONG, LIU, MAI)),  # with one more
    ],
)
def test_a_meeting_told_in_another_way(day: str | None, place: object, people: tuple[Person, ...]) -> None:
    """A report that leaves out or differs in the day, the place or a side is proposed."""
    one, other = meeting("a", "2024-05-16", HANOI, PHONG, LIU), meeting("b", day, place, *people)  # type: ignore[arg-type]
    (pair,) = found(one, other, kinds=(Kind.EVENT,))
    assert 0.5 < pair.score < 1


def test_another_year_is_another_meeting() -> None:
    """However alike the rest."""
    one, other = meeting("a", "2024-05-16", HANOI, PHONG, LIU), meeting("b", "2023-05-16", HANOI, PHONG, LIU)
    assert found(one, other, kinds=(Kind.EVENT,)) == ()


@pytest.mark.parametrize(
    ("predicate", "negated", "shown", "with_all"),
    [(SAME_AS, False, 0, 0), (SAME_AS, True, 0, 0), (DIFFERENT_FROM, False, 0, 0), (SEE_ALSO, False, 0, 1)],
)
def test_what_was_decided_is_not_proposed_again(
    predicate: str, negated: bool, shown: int, with_all: int
) -> None:
    """Same or different, never; unsure, only when asked for, with its mark."""
    decisions = Decisions((Mapping(UNKNOWN, predicate, KNOWN, CURATED, negated=negated),))
    stated = (
        posts("a", "2024-05-17", PHONG, secretary(HANOI)),
        posts("b", "2024-06", NO_COUNTRY, secretary(HANOI)),
    )
    assert len(found(*stated, decisions=decisions)) == shown
    every = found(*stated, decisions=decisions, unsure=True)
    assert [pair.unsure for pair in every] == [True] * with_all


def test_the_order_is_determined() -> None:
    """The likeliest first, then by IRI, whatever the order of the articles."""
    reports = variants.corpus(GOLD, variants.ROOT / "seeds" / "23-maroc-senegal.txt")
    first = found(*reports, above=0.0)
    shuffled = random.Random(1).sample(reports, len(reports))  # noqa: S311 - a shuffle, not a secret
    assert found(*shuffled, above=0.0) == first
    assert [pair.score for pair in first] == sorted((pair.score for pair in first), reverse=True)
    assert ("person/sn/ousmane-sonko", "person/x/ousmane-sonko") in {
        (pair.one.iri.removeprefix(BASE), pair.other.iri.removeprefix(BASE))
        for pair in first
        if pair.score > 0.95
    }


@pytest.mark.parametrize("variant", variants.VARIANTS)
def test_nothing_wrong_from_the_measured_score_on(variant: str) -> None:
    """Of articles told again with something left out or turned round, most pairs are proposed, and none wrongly that is sure."""
    trial = variants.trial(variant, variants.corpus(GOLD))
    _, wrong, _ = trial.counts(MEASURED[Kind(trial.kind)])
    right, _, missed = trial.counts(0.5)
    assert wrong == 0
    assert right >= missed


def test_homonyms_are_not_sure() -> None:
    """The name alone, in the place of another person, is not enough."""
    trial = variants.homonyms(variants.corpus(GOLD), 3)
    assert trial.counts(MEASURED[Kind.PERSON])[1] == 0
    assert trial.counts(0.0)[1] > 3
