"""The index of names: exact, near and beginning, in any spelling and script."""

from __future__ import annotations

import pytest

from kg.web.names.entity import Entity
from kg.web.names.index import NameIndex

BASE = "https://e.org/"


def entity(key: str, *spellings: str, kind: str = "Person", **labels: str) -> Entity:
    """An entity called so; its first spelling is its label unless others are given."""
    known = labels or {"": spellings[0]}
    return Entity(BASE + key, (kind,), known, tuple(sorted({*spellings, *known.values()})))


PEOPLE = (
    entity("thang", "Nguyễn Xuân Thắng", "Nguyen Xuan Thang"),
    entity("phong", "Nguyễn Văn Phong"),
    entity("yi", "Wang Yi", "Wang"),
    entity("seung", "Kim Seung-woo"),
)
HANOI = entity("hanoi", kind="Place", fr="Hanoï", en="Hanoi", ko="하노이", zh="河内市")
INDEX = NameIndex((*PEOPLE, HANOI))


def iris(entities: object) -> list[str]:
    """The ends of the IRIs."""
    return [one.iri.removeprefix(BASE) for one in entities]  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["NGUYEN XUAN THANG", "Nguyên Xuân Thang", "nguyễn-xuân-thắng"])
def test_one_name_in_any_spelling(name: str) -> None:
    """Accents, capitals and hyphens make no difference."""
    assert iris(INDEX.exact(name)) == ["thang"]


@pytest.mark.parametrize("name", ["하노이", "河内市", "HANOÏ"])
def test_one_name_in_any_script(name: str) -> None:
    """Labels of all languages are names."""
    assert iris(INDEX.exact(name)) == ["hanoi"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nguyen Van Fong", "phong"),  # no word of that sound: the rest finds it
        ("Ngyuen Xuan Thang", "thang"),  # letters turned round
        ("Ha Noi", "hanoi"),  # parted
        ("Kim Seungwoo", "seung"),  # joined
    ],
)
def test_near_names_are_found(name: str, expected: str) -> None:
    """Misspelt, parted and joined words."""
    assert iris(next(iter(INDEX.near(name).values()))) == [expected]


def test_a_name_of_unknown_words_finds_nothing() -> None:
    """Nor does one without a letter."""
    assert INDEX.near("Zyx Wvut") == {}
    assert INDEX.near("…") == {}
    assert INDEX.exact("") == ()


def test_a_common_word_finds_as_many_as_are_asked_for() -> None:
    """The rarest words weigh most; the exact name is always among the answers."""
    crowd = NameIndex(
        [entity(f"{number}", f"Nguyen Van {chr(97 + number % 26)}{number}x") for number in range(3000)]
    )
    assert len(crowd.near("Nguyen")) == 20
    assert iris(next(iter(crowd.near("Nguyen Van b1x").values()))) == ["1"]


def test_beginnings_are_found_at_every_word() -> None:
    """Names that begin so come before names with a word that does; a whole IRI finds its entity."""
    assert iris(INDEX.beginning("Nguyen")) == ["phong", "thang"]
    assert iris(INDEX.beginning("thá")) == ["thang"]
    assert iris(INDEX.beginning("하노")) == ["hanoi"]
    assert iris(INDEX.beginning(BASE + "yi")) == ["yi"]
    assert iris(INDEX.beginning(" ")) == []


def test_a_part_of_a_name_is_no_name_in_full() -> None:
    """A person whom an article goes on to call *Wang* may be any Wang; another name of a place is one of its own."""
    assert PEOPLE[2].full_names() == {"wang yi"}
    assert "hanoi" in HANOI.full_names()


def test_the_name_shown_is_that_of_the_language() -> None:
    """Else one without language, French, English, any."""
    assert (HANOI.name(), HANOI.name("fr"), HANOI.name("vi")) == ("Hanoi", "Hanoï", "Hanoï")
    assert entity("a", kind="Place", ja="東京").name() == "東京"


def test_only_the_first_words_of_a_name_count() -> None:
    """Nobody makes the site compare a book with every name."""
    assert INDEX.near(" ".join([*"abcdefghijkl", "Thang"])) == {}
    assert iris(next(iter(INDEX.near(" ".join([*"abcdefghijk", "Thang"])).values()))) == ["thang"]
