"""Names of persons: what the press does with a name, and what makes two persons."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.matching import person_names
from kg.matching.person_names import keys, likeness, rarer_keys, words

SAME_PERSON = (
    ("Nguyễn Văn Phong", "Nguyen Van Phong", 1.0, "same name"),
    ("Kim Yong Hwan", "Kim Yong-hwan", 1.0, "same name"),
    ("Hattori Seitaro", "Seitaro Hattori", 0.95, "family name first or last"),
    ("Nguyen Van Phong", "Phong Nguyen Van", 0.95, "family name first or last"),
    ("Han Seung-woo", "Han Seungwoo", 0.97, "same letters, joined or parted"),
    ("Jean-Yves Le Drian", "Jean-Yves Drian", 0.95, "particle left out"),
    ("Jean-Yves Le Drian", "J.-Y. Le Drian", 0.88, "same words, initials"),
    ("Jean Dupont", "J. Dupont", 0.88, "same words, initials"),
    ("Nguyen Van Phong", "Nguyen Phong", 0.85, "middle name left out"),
    ("Thongloun Sisoulith", "Thongloun Sisulith", 0.79, "same words, spelt alike"),
    ("Miguel Díaz-Canel Bermúdez", "Miguel Díaz-Canel", 0.7, "first or last name left out"),
    ("Ousmane Sonko", "Sonko", 0.55, "one word of the name"),
)
TWO_PERSONS = (
    ("Nguyen Xuan Phuc", "Nguyen Xuan Thang"),
    ("Phan Van Mai", "Phan Van Giang"),
    ("Santiphap Phomvihane", "Xaysomphone Phomvihane"),
    ("Hun Sen", "Hun Manet"),
    ("Wang Yi", "Wang Yu"),
    ("Nguyen Xuan Thang", "Nguyen Xuan Thanh"),
    ("Kim Yong Hwan", "Kim Jong Hwan"),
    ("J. Le Drian", "Marie Le Drian"),
)


@pytest.mark.parametrize(("one", "other", "value", "why"), SAME_PERSON)
def test_names_that_can_be_one_person_s(one: str, other: str, value: float, why: str) -> None:
    """In any order, with parts left out or shortened, in another spelling; it is said which."""
    found = likeness([one], [other])
    assert (round(found.value, 2), found.why) == (value, why)


@pytest.mark.parametrize(("one", "other"), TWO_PERSONS)
def test_names_of_two(one: str, other: str) -> None:
    """A word on each side that the other lacks makes two, be it one letter in one syllable."""
    assert likeness([one], [other]).value == 0


def test_the_best_of_several_spellings_counts() -> None:
    """An article writes a name in full and then in short."""
    assert likeness(["Sonko", "Ousmane Sonko"], ["Ousmane Sonko"]).value == 1
    assert likeness([], ["Ousmane Sonko"]).value == 0


@pytest.mark.parametrize(("one", "other"), [(one, other) for one, other, *_ in SAME_PERSON])
def test_names_of_one_person_share_a_key(one: str, other: str) -> None:
    """Otherwise they would never be compared; one of two may be found by a rarer key."""
    assert set(keys(one)) & {*keys(other), *rarer_keys(other)} or set(keys(other)) & {*rarer_keys(one)}


@given(
    st.lists(st.sampled_from(["nguyen", "van", "phong", "le", "seung", "woo", "j", "drian"]), max_size=4),
    st.data(),
)
def test_likeness_has_no_side(name: list[str], data: st.DataObject) -> None:
    """It is the same in both directions, and 1 with itself."""
    other = data.draw(st.permutations([*name, "minh"]))
    one, two = " ".join([*name, "minh"]), " ".join(other)
    assert likeness([one], [two]) == likeness([two], [one])
    assert likeness([one], [one]).value == 1
    assert likeness([one], [two]).value >= person_names.SHUFFLED


def test_words_are_folded() -> None:
    """Points and hyphens part words."""
    assert words("J.-Y. Le Drian") == ("j", "y", "le", "drian")
