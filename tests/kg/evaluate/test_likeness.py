"""When two names, titles, dates and quotes are held to be the same."""

from __future__ import annotations

import pytest

from kg.evaluate.likeness import (
    name_likeness,
    names_likeness,
    quote_likeness,
    same_date,
    share_of_words,
    title_likeness,
    words,
)
from mappings.moment import Moment


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nguyên Xuân Thang", "Nguyễn Xuân Thắng"),
        ("M. Xi Jinping", "Xi Jinping"),
        ("le Vietnam", "Vietnam"),
        ("Hô Chi Minh-Ville", "Ho Chi Minh Ville"),
        ("Viet Nam", "Vietnam"),
        ("province du Shaanxi", "Shaanxi"),
        ("province chinoise du Guangdong", "Guangdong"),
        ("ville d'Ha Long", "Ha Long"),
        ("Park Ji-hoon", "Ji-hoon Park"),
        ("Miguel Diaz-Canel Bermudez", "Miguel Diaz-Canel"),
        ("Comité du Parti de la ville de Hanoi", "Comité du Parti de Hanoi"),
        ("ministère des Affaires étrangères", "ministère vietnamien des Affaires étrangères"),
    ],
)
def test_two_spellings_are_one_name(one: str, other: str) -> None:
    """Folding, honorifics, articles, generic words and left-out words do not make another name, either way round."""
    assert name_likeness(one, other) > 0
    assert name_likeness(other, one) > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hanoi", "Hai Phong"),
        ("Thang", "Nguyên Xuân Thang"),
        ("délégation de Hanoi", "Hanoi"),
        ("Comité populaire de la province de Quang Ninh", "Comité populaire de la province de Quang Nam"),
        ("Comité du Parti de la ville de Mong Cai", "Comité du Parti de la ville de Dongxing"),
        ("Département provincial de la santé de Hue", "Hue"),
        ("", "Hanoi"),
        ("…", "…"),
    ],
)
def test_two_names_are_two(one: str, other: str) -> None:
    """One shared word is not enough, and two capitalised words that differ are two things."""
    assert name_likeness(one, other) == 0
    assert name_likeness(other, one) == 0


def test_three_quarters_of_the_words_make_no_person() -> None:
    """Two persons who share three names of four are two persons."""
    assert name_likeness("nguyen thi kim ngan", "nguyen thi kim tien", person=True) == 0
    assert name_likeness("nguyen thi kim ngan", "nguyen thi kim tien") > 0


def test_the_nearer_spelling_ranks_first() -> None:
    """Equal is liker than contained, and contained the liker the less is left over."""
    whole = name_likeness("Comité du Parti de Hanoi", "Comité du Parti de Hanoi")
    part = name_likeness("Comité du Parti de Hanoi", "Comité permanent du Parti de Hanoi")
    less = name_likeness("Comité du Parti de Hanoi", "Commission d'organisation du Comité du Parti de Hanoi")
    assert whole == 1.0
    assert whole > part > less > 0


def test_any_of_several_names_counts() -> None:
    """A node is the gold's when one of its names is; nothing is like no name."""
    assert names_likeness(["Pékin"], ["Beijing", "Pékin"]) == 1.0
    assert names_likeness([], ["Beijing"]) == 0


def test_a_title_is_the_same_from_60_percent_of_the_shorter_one() -> None:
    """Three words of five are enough, two of four are not; function words count for nothing."""
    assert (
        title_likeness("ministre des Affaires étrangères", "ministre vietnamien des Affaires étrangères") > 0
    )
    assert (
        title_likeness("vice président assemblée nationale Laos", "vice président assemblée populaire Chine")
        > 0
    )
    assert title_likeness("président de la République", "président de la Chambre") == 0
    assert title_likeness("", "président") == 0


def test_a_quote_is_the_same_from_half_of_its_words() -> None:
    """Half of the quote's words in the evidence make the same statement; what else the evidence holds is free."""
    quote = "souhaite renforcer commerce investissement"
    assert quote_likeness(quote, "il a dit vouloir renforcer le commerce et encore bien davantage") == 0.5
    assert quote_likeness(quote, "il a dit vouloir renforcer la culture") == 0
    assert share_of_words("", "renforcer") == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2024-05-16", "2024-05-16", True),
        ("2024-05-16", "2024-05", True),
        ("2024", "2024-05-16", True),
        ("2024-05-16", "2024-05-17", False),
        ("2024-05", "2024-06", False),
        ("2024", "2023", False),
        ("--05-16", "2024-05-16", False),
        ("--05-16", "--05-16", False),
    ],
)
def test_dates_are_the_same_at_coarser_precision(one: str, other: str, same: bool) -> None:
    """A coarser date includes the finer one; without a year nothing is the same."""
    first, second = Moment.parse(one), Moment.parse(other)
    assert first is not None
    assert second is not None
    assert same_date(first, second) is same
    assert same_date(second, first) is same


def test_words_leave_function_words_out_unless_there_is_nothing_else() -> None:
    """Articles go, but a text of articles alone keeps them."""
    assert words("l'accord de la Ville") == ("accord", "ville")
    assert words("de la") == ("de", "la")
