"""What makes a person, a place, a body or a post one and the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.facts import Actor, Body, Person, Place, Post
from mappings.keys import actor_key, body_key, country_of, person_key, place_key, post_key
from tests.mappings.actors import ACTORS, COUNTRIES, NAMES

HANOI = Place("Hanoï", "City", "vn-hanoi", "VN")
BEIJING = Place("Pékin", "City", "cn-beijing", "CN")
VIET_NAM = Place("Vietnam", "Country", "vn", "VN")


@given(NAMES, COUNTRIES)
def test_case_and_diacritics_make_no_other_person(name: str, country: str | None) -> None:
    """A person is known by country and folded name."""
    plain = name.replace("đ", "d").replace("é", "e").replace("ạ", "a").lower()
    assert person_key(Person(name, country)) == person_key(
        Person(plain, country.lower() if country else None)
    )


def test_the_country_tells_homonyms_apart() -> None:
    """Two persons of one name and two countries are two."""
    assert person_key(Person("Wang Yi", "CN")) != person_key(Person("Wang Yi", "SG"))
    assert person_key(Person("Wang Yi", "CN")) != person_key(Person("Wang Yi"))


def test_a_known_place_is_one_by_any_name() -> None:
    """Pékin and Beijing are one place, because one authority entry has both names."""
    assert place_key(BEIJING) == place_key(Place("Beijing", "City", "cn-beijing", "CN")) == "cn-beijing"


def test_an_unknown_place_is_country_and_folded_name() -> None:
    """A name that no authority knows is kept apart by its country; a country is its code."""
    assert place_key(Place("Bản Vược", country="VN")) == "vn/ban-vuoc"
    assert place_key(Place("Bản Vược")) == "x/ban-vuoc"
    assert place_key(Place("Viêt Nam", "Country", country="VN")) == place_key(VIET_NAM) == "vn"


@pytest.mark.parametrize(
    "name",
    [
        "Comité du Parti de la ville de Hanoi",
        "Comité municipal du Parti de Hanoï",
        "Comité du Parti de Hà Nội",
        "comité municipal du Parti",
        "Comité du Parti (CPV) de Hanoi",
    ],
)
def test_a_body_is_its_seat_and_its_name_without_it(name: str) -> None:
    """What only names the seat, in whatever words, makes no other body."""
    assert body_key(Body(name, "VN", seat=HANOI)) == "vn-hanoi/comite-du-parti"


def test_bodies_of_one_name_in_two_places_are_two() -> None:
    """The provincial committee of one province is not that of another, known to the authorities or not."""
    seats = (HANOI, BEIJING, Place("Bản Vược"), Place("Bản Qua"))
    assert len({body_key(Body("Comité populaire", seat=seat)) for seat in seats}) == len(seats)


def test_a_known_body_is_its_authority_entry() -> None:
    """The authority goes before all that the text tells."""
    assert body_key(Body("ANASE", "VN", "asean", HANOI)) == "asean"


@pytest.mark.parametrize(
    "post",
    [
        Post(
            "secrétaire du Comité du Parti de Hanoï",
            None,
            Body("Comité du Parti de Hanoï", "VN", seat=HANOI),
            HANOI,
        ),
        Post(
            "secrétaire du Comité municipal du Parti de Hanoi",
            None,
            Body("Comité municipal du Parti de Hanoi", seat=Place("Hanoi", "City", "vn-hanoi", "VN")),
        ),
        Post(
            "Secrétaire du Comité du Parti de la ville",
            None,
            Body("Comité du Parti de la ville", seat=HANOI),
            HANOI,
        ),
        Post("secrétaire", None, Body("Comité du Parti de Hanoï", seat=HANOI), VIET_NAM),
    ],
)
def test_a_post_is_its_body_and_its_title_without_it(post: Post) -> None:
    """The wordings of one post meet: what names body and place leaves the title."""
    assert post_key(post) == "body/vn-hanoi/comite-du-parti/secretaire"


def test_an_adjective_of_the_country_makes_no_other_post() -> None:
    """Premier ministre vietnamien, of Viet Nam, is the Premier ministre of Viet Nam."""
    wordings = ("Premier ministre", "Premier ministre vietnamien", "Premier ministre du Vietnam")
    assert {post_key(Post(title, place=VIET_NAM)) for title in wordings} == {"place/vn/premier-ministre"}
    kingdom = Place("Royaume-Uni", "Country", "gb", "GB")
    names = ("Royaume-Uni", "Royaume-Uni de Grande-Bretagne et d'Irlande du Nord")
    assert {post_key(Post(f"consul du {name}", place=kingdom)) for name in names} == {"place/gb/consul"}
    korea = Place("République de Corée", "Country", "kr", "KR")
    wordings = (
        "ministre de la Défense",
        "ministre sud-coréen de la Défense",
        "ministre de la Défense de Corée du Sud",
    )
    assert {post_key(Post(title, place=korea)) for title in wordings} == {"place/kr/ministre-defense"}


def test_posts_of_two_places_are_two() -> None:
    """A title says nothing without its place: two mayors, two secretaries, an ambassador here and there."""
    keys = {
        post_key(Post("maire", place=HANOI)),
        post_key(Post("maire", place=BEIJING)),
        post_key(Post("chef", body=Body("SOM", authority="asean"), place=VIET_NAM)),
        post_key(
            Post("chef", body=Body("SOM", authority="asean"), place=Place("Laos", "Country", "la", "LA"))
        ),
        post_key(Post("chef", body=Body("SOM", authority="asean"))),
        post_key(Post("secrétaire adjoint", place=HANOI)),
        post_key(Post("secrétaire", place=HANOI)),
    }
    assert len(keys) == 7


def test_a_post_for_a_place_beside_its_bodys_seat_is_another() -> None:
    """The bank's representative in Beijing is not the one at its seat, of a known town or not."""
    for seat in (HANOI, Place("Bản Vược")):
        bank = Body("Banque du Delta", seat=seat)
        at_seat = post_key(Post("représentant", body=bank))
        assert (
            post_key(Post("représentant", body=bank, place=Place(seat.name, seat.kind, seat.authority)))
            == at_seat
        )
        assert post_key(Post("représentant", body=bank, place=BEIJING)) == f"{at_seat}/of/cn-beijing"


def test_a_post_of_nothing_belongs_to_its_holder() -> None:
    """Two presidents of unnamed countries do not share an office; one president seen twice keeps his."""
    post = Post("président")
    assert post_key(post, Person("A")) != post_key(post, Person("B"))
    assert post_key(post, Person("Lý")) == post_key(Post("Président"), Person("Ly"))
    assert post_key(Post("maire", place=HANOI), Person("A")) == post_key(
        Post("maire", place=HANOI), Person("B")
    )


@given(st.lists(ACTORS, min_size=2, max_size=2))
def test_actors_of_two_kinds_are_never_one(actors: list[Actor]) -> None:
    """A person, a body and a place keep apart even under one name."""
    first, second = actors
    if type(first) is not type(second):
        assert actor_key(first) != actor_key(second)


@pytest.mark.parametrize(
    ("actor", "country"),
    [
        (Person("A", "VN"), "vn"),
        (Person("A"), None),
        (Place("Hanoi", authority="vn-hanoi"), "vn"),
        (Place("Bản Qua"), None),
        (Body("Comité", seat=HANOI), "vn"),
        (Body("Comité", "LA", seat=HANOI), "la"),
        (Body("ASEAN", authority="asean"), None),
    ],
)
def test_the_country_of_an_actor(actor: Actor, country: str | None) -> None:
    """Its own, else its seat's, else the one that begins its authority entry."""
    assert country_of(actor) == country
