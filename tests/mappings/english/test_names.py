"""Persons, posts and bodies in English text."""

from __future__ import annotations

import pytest

from tests.mappings.english.lines import posts, report


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Vietnamese Foreign Minister Le Minh Quan", ("Le Minh Quan", "Foreign Minister", "minister", "Vietnam")),
        (
            "Bui Thi Hoai, secretary of the Party Committee of Hanoi,",
            ("Bui Thi Hoai", "secretary of the Party Committee of Hanoi", "party-secretary", "Hanoi"),
        ),
        (
            "Ambassador of Laos to Vietnam Khamphao Sisavath",
            ("Khamphao Sisavath", "Ambassador of Laos to Vietnam", "ambassador", "Laos"),
        ),
        (
            "Minister of Culture, Sports and Tourism Nguyen Van Hung",
            ("Nguyen Van Hung", "Minister of Culture, Sports and Tourism", "minister", None),
        ),
        ("The Lord Mayor of Bristol, Andrew Pike,", ("Andrew Pike", "Lord Mayor", "mayor", "Bristol")),
        ("Vietnam's Deputy Prime Minister Hoang Kien", ("Hoang Kien", "Deputy Prime Minister", "deputy-head-of-government", "Vietnam")),
        ("Mayor of Seoul Oh Jin-woo", ("Oh Jin-woo", "Mayor", "mayor", "Seoul")),
    ],
)  # fmt: skip
def test_a_post_stands_beside_its_holder(words: str, told: tuple[str, str, str, str | None]) -> None:
    """Before or behind the name; its title is as written, without the country or town that it only is of."""
    assert posts(f"{words} arrived in Paris on Monday.") == [told]


def test_a_counterpart_holds_the_same_post_elsewhere() -> None:
    """The title is the other's, the country the one named."""
    text = "Australian Foreign Minister Jane Cooper met with her Japanese counterpart Taro Yamada in Tokyo."
    assert [(holder, place) for holder, _, _, place in posts(text)] == [
        ("Jane Cooper", "Australia"),
        ("Taro Yamada", "Japan"),
    ]


def test_a_former_post_is_not_held() -> None:
    """Who held it is named all the same."""
    told = report("Former Prime Minister John Baker met former Mayor of Seoul Oh Jin-woo.")
    assert (told.tenures, [one.name for one in told.persons]) == ((), ["John Baker", "Oh Jin-woo"])


def test_a_municipal_body_is_of_the_town_named_before() -> None:
    """Else of the town that the report is filed from, where its rank is the same; a province is not guessed."""
    (tenure,) = report(
        "Chairman of the municipal People's Committee Tran Hieu spoke.", dateline="Hai Phong"
    ).tenures
    assert tenure.post.body is not None
    assert tenure.post.body.seat is not None
    assert tenure.post.body.seat.authority == "vn-haiphong"
    (tenure,) = report(
        "Chairman of the provincial People's Committee Tran Hieu spoke.", dateline="Hanoi"
    ).tenures
    assert tenure.post.place is None


def test_a_part_of_a_name_is_its_bearers() -> None:
    """Since "Mr. Hieu" is Tran Quang Hieu; a part that two bear is nobody's."""
    text = "Tran Quang Hieu, mayor of Hanoi, met Prime Minister Le Hieu.\nMr. Quang thanked the guests.\nHieu left."
    assert [spelling.name for spelling in report(text).persons] == ["Tran Quang Hieu", "Le Hieu"]


@pytest.mark.parametrize(
    "words", ["The Foreign Ministry", "Vietnam Airlines", "the East Sea", "Monday Morning News"]
)
def test_no_person_where_none_is_named(words: str) -> None:
    """Bodies, places and headings are nobody."""
    assert report(f"Experts said on Monday that {words} had grown.").persons == ()
