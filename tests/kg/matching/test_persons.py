"""Two persons: what their posts and the articles that name them say."""

from __future__ import annotations

import pytest

from kg.matching.persons import compare
from kg.matching.profiles import PersonProfile
from mappings.namespaces import BASE

CHAIR, BUREAU, OTHER = (f"{BASE}post/body/x/{name}" for name in ("chair", "bureau", "other"))


def person(*posts: str, shared: str = "", title: str = "", article: str = "a") -> PersonProfile:
    """A person of whom articles tell so much; ``shared`` is a post that several hold."""
    return PersonProfile(
        f"{BASE}person/vn/{article}",
        frozenset({"Nguyen Van An"}),
        frozenset({f"{BASE}article/{article}"}),
        posts=frozenset(posts),
        shared=frozenset({shared} - {""}),
        titles=frozenset({title} - {""}),
    )


def told(one: PersonProfile, other: PersonProfile, name: str) -> float | None:
    """What a feature comes to; None where it is not compared."""
    return next((found.value for found in compare(one, other) if found.name == name), None)


@pytest.mark.parametrize(
    ("one", "other", "value"),
    [
        (person(CHAIR), person(CHAIR), 1.0),
        (person(CHAIR, OTHER), person(CHAIR, BUREAU), 0.5),
        (person(BUREAU, shared=BUREAU), person(BUREAU, shared=BUREAU), 0.6),
        (
            person(BUREAU, CHAIR, shared=BUREAU),
            person(BUREAU, OTHER, shared=BUREAU),
            0.3,
        ),
        (person(CHAIR, title="chef de cabinet"), person(OTHER, title="chef de cabinet"), 0.5),
        (person(CHAIR, title="président"), person(OTHER, title="président"), 0.0),
        (person(CHAIR), person(), None),
    ],
)
def test_posts_count_by_how_many_can_hold_them(
    one: PersonProfile, other: PersonProfile, value: float | None
) -> None:
    """One that several hold counts less than one of a single holder, the same words of a title half; nothing told, nothing."""
    assert told(one, other, "posts") == value


def test_one_article_that_names_both_names_two() -> None:
    """That is the least that a comparison can say; two articles say nothing of the kind."""
    assert told(person(CHAIR), person(CHAIR), "apart") == 0.0
    assert told(person(CHAIR), person(CHAIR, article="b"), "apart") is None
