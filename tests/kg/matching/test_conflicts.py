"""Homonyms: what cannot be one person is listed with both quotes, and what can be is not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from kg.matching import conflicts as module
from kg.matching.conflicts import CODE, Conflict, conflicts
from mappings.facts import Person, Place, Post
from mappings.schemes import concept, told
from tests.kg.matching import variants
from tests.kg.matching.stated import FRANCE, HAI_PHONG, HANOI, LANG_SON, VIET_NAM, posts, secretary

AN = Person("Nguyen Van An", "VN")
SOMEBODY = Person("Nguyen Van An")


def found(*articles: variants.Stated) -> tuple[Conflict, ...]:
    """The conflicts in a store of articles."""
    with variants.told(articles) as store:
        return conflicts(store)


def committee(place: Place) -> Post:
    """The chair of a people's committee."""
    return Post(f"président du Comité populaire de {place.name}", "chair-of-peoples-committee", place=place)


def test_two_party_secretaries_of_two_places_within_a_year() -> None:
    """Nobody is both: each is shown with its day, its article and its words."""
    (conflict,) = found(
        posts("a", "2023-05-01", AN, secretary(HANOI)), posts("b", "2023-11-01", AN, secretary(LANG_SON))
    )
    assert (conflict.iri[-20:], conflict.label, conflict.sort) == (
        "person/vn/nguyen-van-an"[-20:],
        "Nguyen Van An",
        "posts",
    )
    assert (conflict.one.article, conflict.one.when) == ("article/a", "2023-05-01")
    assert conflict.one.quote == "secrétaire du Comité du Parti de Hanoi"
    assert (conflict.other.article, conflict.other.quote) == (
        "article/b",
        "secrétaire du Comité du Parti de Lang Son",
    )
    assert (conflict.problem.code, conflict.problem.source) == (CODE, "article/a")
    assert "article/b" in conflict.problem.message
    assert conflict.to_json()["one"]["places"] == ["vn-hanoi"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (committee(HANOI), committee(HAI_PHONG)),
        (
            Post("maire de Hanoi", "mayor", place=HANOI),
            Post("ambassadeur du Vietnam", "ambassador", place=VIET_NAM),
        ),
        (Post("gouverneur", "governor", place=LANG_SON), Post("maire de Hanoi", "mayor", place=HANOI)),
    ],
)
def test_posts_that_exclude_each_other(first: Post, second: Post) -> None:
    """In either order of the articles."""
    one, two = posts("a", "2023-05", AN, first), posts("b", "2023-06", AN, second)
    assert [conflict.sort for conflict in found(one, two)] == ["posts"]
    assert found(one, two) == found(two, one)


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        (secretary(HANOI), secretary(LANG_SON), "2024-06-01"),  # a career
        (secretary(HANOI), committee(HANOI), "2023-06-01"),  # both of one place
        (committee(HANOI), committee(HANOI), "2023-06-01"),  # one post
        (
            secretary(HANOI),
            Post("secrétaire du Comité central", "party-secretary", place=VIET_NAM),
            "2023-06-01",
        ),
        (
            secretary(HANOI),
            Post("ancien secrétaire de Lang Son", "party-secretary", place=LANG_SON),
            "2023-06-01",
        ),
        (committee(HANOI), Post("président du Comité populaire", "chair-of-peoples-committee"), "2023-06-01"),
        (secretary(HANOI), Post("membre du Comité central", "member", place=VIET_NAM), "2023-06-01"),
    ],
)
def test_what_one_person_can_hold(first: Post, second: Post, later: str) -> None:
    """One after the other, former posts, posts within one place or of a place that is not told are no conflict."""
    assert found(posts("a", "2023-05-01", AN, first), posts("b", later, AN, second)) == ()


def test_one_article_may_tell_both_posts() -> None:
    """Each post is seen by itself, whoever tells it."""
    (conflict,) = found(posts("a", "2023-05-01", AN, secretary(HANOI), secretary(LANG_SON)))
    assert (conflict.one.article, conflict.other.article) == ("article/a", "article/a")
    assert {conflict.one.places, conflict.other.places} == {
        frozenset({"vn-hanoi"}),
        frozenset({"vn-lang-son"}),
    }


def test_posts_of_two_countries() -> None:
    """Ministers of two governments are two persons, whenever they are seen; an ambassador's place may be abroad."""
    of_viet_nam = posts("a", "2013-05-01", SOMEBODY, Post("ministre vietnamien", "minister", place=VIET_NAM))
    of_france = posts("b", "2023-05-01", SOMEBODY, Post("ministre français", "minister", place=FRANCE))
    (conflict,) = found(of_viet_nam, of_france)
    assert (conflict.sort, conflict.one.countries, conflict.other.countries) == (
        "country",
        frozenset({"fr"}),
        frozenset({"vn"}),
    )
    abroad = posts("b", "2023-05-01", AN, Post("ambassadeur en France", "ambassador", place=FRANCE))
    assert found(of_viet_nam, abroad) == ()


def test_a_country_and_a_post_of_another() -> None:
    """What the articles say of the country counts beside the posts."""
    (conflict,) = found(posts("a", "2023-05-01", AN, Post("ministre français", "minister", place=FRANCE)))
    assert (conflict.sort, conflict.one.title, conflict.other.countries) == (
        "country",
        "ministre français",
        frozenset({"vn"}),
    )


@pytest.mark.parametrize("folder", variants.CORPUS, ids=lambda folder: str(Path(folder).name))
def test_the_corpus_has_no_homonyms(folder: Path) -> None:
    """A careful reader finds none in the seeds and in the gold articles, so none is raised."""
    assert found(*variants.corpus(folder)) == ()


@pytest.mark.parametrize("written", ["1Y", "P", "P1W", "PT36H", "P1Y6"])
def test_how_long_posts_exclude_each_other_is_a_duration(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    """What is none is told, and not taken for no time at all."""

    def slipped(scheme: str, name: str) -> Mapping[str, tuple[str, ...]]:
        said = told(scheme, name)
        return dict.fromkeys(said, (written,)) if name == "exclusiveWithin" else said

    monkeypatch.setattr(module, "told", slipped)
    with pytest.raises(ValueError, match=f"no duration of years, months and days: {written}$"):
        found(
            posts("a", "2023-05-01", AN, secretary(HANOI)), posts("b", "2023-11-01", AN, secretary(LANG_SON))
        )


def test_what_excludes_is_data() -> None:
    """The scheme says it of kinds that it has, and those that exclude say how long."""
    for name in ("excludes", "excludesElsewhere"):
        for kind, others in told("post-kinds", name).items():
            assert [concept("post-kinds", other).id for other in (kind, *others)] == [kind, *others]
            assert kind in told("post-kinds", "exclusiveWithin")
    assert {value for values in told("post-kinds", "servesOwnCountry").values() for value in values} == {
        "true"
    }
