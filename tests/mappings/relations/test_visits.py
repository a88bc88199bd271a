"""Tests of visits: who travels, where to, when, and at whose head."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import (
    DOUCET,
    PEREZ,
    PHUONG,
    events,
    report,
    roles,
    sentence,
    the_event,
    when,
    where,
)


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        (f"{DOUCET} a effectué une visite à Hué du 3 au 6 mai.", "2024-05-03", "2024-05-06", "held"),
        (f"{DOUCET} a effectué du 3 au 6 mai une visite à Hué.", "2024-05-03", "2024-05-06", "held"),
        (f"{DOUCET} effectuera une visite officielle à Hué en juin prochain.", "2024-06", None, "planned"),
        (f"{DOUCET} s'est rendu lundi à Hué.", "2024-05-13", "2024-05-13", "held"),
        (f"{DOUCET} se rendra à Hué le 20 juin.", "2024-06-20", "2024-06-20", "planned"),
        (f"{DOUCET} doit se rendre à Hué.", None, None, "planned"),
        (f"{DOUCET} a visité Hué en 2019.", "2019", None, "held"),
        (f"{DOUCET} visitera Hué en juin prochain.", "2024-06", None, "planned"),
        (f"{DOUCET} est arrivé lundi à Hué.", "2024-05-13", None, "held"),
        (f"{DOUCET} est venu à Hué en mars.", "2024-03", None, "held"),
        (f"{DOUCET} est attendu à Hué le 20 juin.", "2024-06-20", "2024-06-20", "planned"),
        (f"{DOUCET} a entamé lundi une visite de travail à Hué.", "2024-05-13", None, "held"),
        ("la visite à Hué du maire de Lyon, Grégory Doucet, aura lieu le 20 juin.", "2024-06-20", "2024-06-20", "planned"),
    ],
)  # fmt: skip
def test_who_travels_where_and_when(text: str, start: str | None, end: str | None, status: str) -> None:
    """Each verb of travel names a traveller and a destination; the dates are those of the clause."""
    event = the_event(sentence(text))
    assert (event.type, roles(event), where(event)) == ("Visit", {"Grégory Doucet": "Guest"}, "Hué")
    assert (*when(event), event.status) == (start, end, status)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{DOUCET} visitera Hué et Da Nang en juin.", ["Hué", "Da Nang"]),
        (f"{DOUCET} a visité la province de Quang Ninh et la ville de Hué.", ["Quang Ninh", "Hué"]),
        (f"{DOUCET} s'est rendu à Hué, au Vietnam.", ["Hué"]),
        (f"{DOUCET} s'est rendu au Vietnam.", ["Vietnam"]),
        (f"{DOUCET} s'est rendu de Lyon à Hué.", ["Hué"]),
    ],
)
def test_one_visit_per_destination(text: str, places: list[str]) -> None:
    """Two destinations are two visits; a country that only says where a town lies is none."""
    assert [where(event) for event in events(sentence(text), "Visit")] == places


@pytest.mark.parametrize(
    "text",
    [
        "Une délégation de la ville de Lyon est arrivée lundi à Hué.",
        "Une délégation de la ville de Lyon s'est rendue lundi à Hué.",
        "Une délégation de la ville de Lyon a visité Hué lundi.",
        "Une délégation de la ville de Lyon doit se rendre lundi prochain à Hué.",
    ],
)
def test_a_delegation_travels(text: str) -> None:
    """A delegation without a named head is the traveller."""
    event = events(text, "Visit")[0]
    assert (roles(event), where(event)) == ({"délégation de la ville de Lyon": "Guest"}, "Hué")


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a conduit une délégation à Hué.",
        f"{DOUCET} à la tête d'une délégation, s'est rendu à Hué.",
        f"{DOUCET} qui conduit une délégation, est en visite à Hué.",
        "une délégation de la ville de Lyon, conduite par le maire Grégory Doucet, s'est rendue à Hué.",
    ],
)  # fmt: skip
def test_whoever_leads_a_delegation_heads_it(text: str) -> None:
    """The leader of a delegation is its head, not its guest."""
    event = events(sentence(text), "Visit")[0]
    assert (roles(event).get("Grégory Doucet"), where(event)) == ("HeadOfDelegation", "Hué")


def test_the_mayor_of_the_delegation_is_its_towns() -> None:
    """In "une délégation de Lyon conduite par son maire X": X is mayor of Lyon."""
    (tenure,) = report(
        "Une délégation de la ville de Lyon, conduite par son maire Grégory Doucet, est à Hué."
    ).tenures
    assert tenure.post.place is not None
    assert tenure.post.place.name == "Lyon"


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} est en visite à Hué.",
        f"{DOUCET} en visite officielle à Hué, a salué la ville.",
    ],
)
def test_a_visit_that_goes_on(text: str) -> None:
    """Who is "en visite" is on a visit that goes on."""
    event = the_event(sentence(text))
    assert (event.type, event.status, roles(event)) == ("Visit", "ongoing", {"Grégory Doucet": "Guest"})


def test_his_visit_is_the_subjects() -> None:
    """The words "dans le cadre de sa visite" tell of a visit of the subject."""
    event = the_event(
        sentence(f"dans le cadre de sa visite au Vietnam, {DOUCET} a salué les progrès du commerce.")
    )
    assert (event.type, roles(event), where(event)) == ("Visit", {"Grégory Doucet": "Guest"}, "Vietnam")


def test_a_guest_on_a_visit_is_guest_of_the_talks() -> None:
    """Talks that a visitor has where he visits are between guest and host."""
    text = sentence(f"{DOUCET} est arrivé lundi à Hué.") + sentence(
        f"\nLe lendemain, il a rencontré {PHUONG}."
    )
    (meeting,) = events(text, "Meeting", "Reception")
    assert roles(meeting) == {"Grégory Doucet": "Guest", "Nguyen Van Phuong": "Host"}


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} s'est rendu compte de l'enjeu.",
        f"{DOUCET} ne s'est pas rendu à Hué.",
        f"{DOUCET} souhaite visiter Hué.",
        f"{DOUCET} vient de Lyon.",
        f"{DOUCET} a rendu un prix à Hué.",
        "La visite est utile.",
        "Le site est ouvert à la visite à Hué.",
        f"{DOUCET} a invité les artistes à visiter Hué.",
    ],
)
def test_no_visit(text: str) -> None:
    """Set phrases, wishes, invitations and negation tell no journey."""
    assert events(sentence(text), "Visit") == []


@pytest.mark.parametrize(
    "told",
    [
        "La délégation était conduite par Grégory Doucet, maire de Lyon.",
        "Ladite délégation, conduite par Grégory Doucet, maire de Lyon, a visité le port.",
    ],
)
def test_a_head_told_later_stands_for_the_delegation(told: str) -> None:
    """Where a later sentence tells who led the delegation, that person is the guest."""
    reception = events(sentence(f"{PHUONG} a reçu lundi une délégation de la ville de Lyon.") + "\n" + told)[
        0
    ]
    assert roles(reception) == {"Nguyen Van Phuong": "Host", "Grégory Doucet": "Guest"}


def test_a_mission_that_somebody_conducts_is_a_delegation() -> None:
    """A "mission" of a town conducted by somebody is its delegation; a permanent mission is none."""
    meeting = the_event(sentence(
        f"{PHUONG} a travaillé mardi avec une mission de la ville de Lyon, conduite par M. Grégory Doucet, son maire."
    ))  # fmt: skip
    assert roles(meeting) == {"Nguyen Van Phuong": "Participant", "Grégory Doucet": "HeadOfDelegation"}


def test_a_welcome_of_several_days_is_a_stay() -> None:
    """A town that welcomes a delegation for days is host of its visit."""
    stay = the_event(
        "La Ville de Lyon a accueilli du 2 au 5 mai 2024 une délégation de la province de Quang Ninh (Vietnam), "
        "menée par M. Tran Van Loc."
    )
    assert (stay.type, where(stay), when(stay)) == ("Visit", "Lyon", ("2024-05-02", "2024-05-05"))
    assert roles(stay) == {"Lyon": "Host", "Tran Van Loc": "HeadOfDelegation"}


@pytest.mark.parametrize("verb", ["était accompagné de", "était accompagné par"])
def test_who_comes_along_is_a_guest(verb: str) -> None:
    """Those who accompany a guest are guests."""
    reception = events(sentence(
        f"{PHUONG} a reçu lundi {PEREZ}.\nL'ambassadeur {verb} M. Jean Dupont, consul à Hué."
    ))[0]  # fmt: skip
    assert roles(reception)["Jean Dupont"] == "Guest"


def test_a_town_and_its_country_in_one_sentence_are_one_visit() -> None:
    """In "est arrivé à Hué, entamant sa visite au Vietnam" one journey is told."""
    visit = the_event(sentence(f"{DOUCET} est arrivé lundi à Hué, entamant sa visite officielle au Vietnam."))
    assert (visit.type, where(visit)) == ("Visit", "Hué")


def test_a_mission_is_a_journey() -> None:
    """Who comes back from "une mission en Corée" was there; a permanent mission is a body."""
    visit = the_event(sentence(f"{DOUCET} revient d'une première mission en République de Corée."))
    assert (visit.type, where(visit), roles(visit)) == (
        "Visit",
        "République de Corée",
        {"Grégory Doucet": "Guest"},
    )


def test_a_delegation_without_a_name_is_its_head() -> None:
    """Of "une délégation d'élus conduite par X" X is the guest; without a head nobody is."""
    led = the_event(sentence(f"{PHUONG} a reçu lundi une délégation d'élus conduite par M. Jean Dupont."))
    assert roles(led) == {"Nguyen Van Phuong": "Host", "Jean Dupont": "Guest"}
    assert not events(sentence(f"{PHUONG} a reçu lundi une délégation."))


def test_the_regional_council_of_a_delegation_is_its_regions() -> None:
    """In "délégation de la région Bretagne, dirigée par X, président du Conseil régional" the council is Brittany's."""
    told = report(sentence(
        f"{PHUONG} a reçu lundi une délégation de la région française Bretagne, dirigée par M. Jean Dupont, président du Conseil régional."
    ))  # fmt: skip
    (place,) = [t.post.place for t in told.tenures if t.holder.name == "Jean Dupont"]
    assert place is not None
    assert place.name == "Bretagne"


def test_she_who_is_led_is_the_delegation() -> None:
    """In "Une délégation … Elle est conduite par X" X heads the delegation."""
    visit = the_event(
        "Une délégation de la ville de Lyon est arrivée lundi à Hué. Elle est conduite par M. Jean Dupont."
    )
    assert roles(visit) == {"Jean Dupont": "HeadOfDelegation"}


def test_who_arrives_in_the_present_tense_is_there() -> None:
    """In the present of news, who "arrive mardi à Hué" has travelled there."""
    visit = the_event(sentence(f"{DOUCET} arrive mardi à Hué."))
    assert (visit.type, where(visit)) == ("Visit", "Hué")


def test_whose_visit_it_is_stands_before_the_next_verb() -> None:
    """In "a effectué une visite à Hué et participé à la fête du Front" the Front visits nobody."""
    visit = events(
        sentence(f"{DOUCET} a effectué une visite à Hué et participé à la fête du Front de la Patrie."),
        "Visit",
    )[0]
    assert roles(visit) == {"Grégory Doucet": "Guest"}


def test_several_destinations() -> None:
    """Of "des visites officielles à A, en B et en C" there is one journey to each."""
    visits = events(sentence(
        f"{DOUCET} a quitté Lyon mardi pour des visites officielles au Chili, en Bolivie et au Pérou du 8 au 14 mai."
    ), "Visit")  # fmt: skip
    assert [where(visit) for visit in visits] == ["Chili", "Bolivie", "Pérou"]
    assert {when(visit) for visit in visits} == {("2024-05-08", "2024-05-14")}


@pytest.mark.parametrize("place", ["dans la ville", "dans la métropole"])
def test_a_visit_to_the_hosts_town(place: str) -> None:
    """Who is received "en visite dans la ville" visits the town of who receives him."""
    (visit,) = events(sentence(f"{PHUONG} a reçu lundi {PEREZ} en visite de travail {place}."), "Visit")
    assert (where(visit), roles(visit)) == ("Hué", {"Orlando Perez": "Guest"})


def test_in_a_part_of_a_country() -> None:
    """A tour "dans le Sud-Est de la Turquie" is in Turkey, and the subject's who tells of "sa récente tournée"."""
    (visit,) = events(
        sentence(
            f"dans le cadre de sa récente tournée dans le Sud-Est de la Turquie, {DOUCET} a salué le pays."
        ),
        "Visit",
    )
    assert (where(visit), roles(visit)) == ("Turquie", {"Grégory Doucet": "Guest"})


def test_the_visit_before_the_verb_is_the_hosts() -> None:
    """In "X, de retour de sa visite en France, a reçu Y" X has been in France."""
    (visit,) = events(
        sentence(f"{PHUONG} dans la continuité de sa visite en France, a reçu lundi {PEREZ[:-1]}."), "Visit"
    )
    assert roles(visit) == {"Nguyen Van Phuong": "Guest"}


def test_the_members_of_a_delegation_stand_for_it() -> None:
    """Those of whom a delegation is composed are the guests."""
    reception = the_event(sentence(
        f"{PHUONG} a reçu lundi une délégation de la ville de Lyon, composée de M. Jean Dupont et de Mme Claire Vasseur."
    ))  # fmt: skip
    assert roles(reception) == {
        "Nguyen Van Phuong": "Host",
        "Jean Dupont": "Guest",
        "Claire Vasseur": "Guest",
    }


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} était en déplacement à Hué lundi.",
        f"{DOUCET} mène une mission économique à Hué lundi.",
    ],
)
def test_further_ways_to_travel(text: str) -> None:
    """To be "en déplacement" and to conduct a mission tell journeys."""
    (visit,) = events(sentence(text), "Visit")
    assert (where(visit), "Grégory Doucet" in roles(visit)) == ("Hué", True)


def test_who_presides_over_a_delegation_leads_it() -> None:
    """In "une délégation présidée par X" X is its head, in no chair."""
    reception = the_event(
        sentence(f"{PHUONG} a reçu lundi une délégation de Lyon présidée par M. Jean Dupont.")
    )
    assert roles(reception) == {"Nguyen Van Phuong": "Host", "Jean Dupont": "Guest"}


@pytest.mark.parametrize(
    "text",
    [
        f"Au terme d'une visite de deux jours à Hué, {DOUCET} a salué l'accueil reçu.",
        f"Lors d'une visite à Hué, {DOUCET} a rencontré des étudiants.",
    ],
)
def test_a_visit_that_opens_the_sentence_is_its_subjects(text: str) -> None:
    """Where nobody is named before whom it could be."""
    visit = next(event for event in events(sentence(text)) if event.type == "Visit")
    assert (roles(visit), where(visit)) == ({"Grégory Doucet": "Guest"}, "Hué")


def test_who_receives_is_not_on_a_visit() -> None:
    """Where the guest "en visite" is a stranger, nobody is: the host is at home."""
    told = events(sentence(f"{PHUONG} a reçu lundi des étudiants de Lyon, en visite à Hué du 3 au 6 mai."))
    assert [event for event in told if event.type == "Visit" and event.participations] == []


def test_the_land_that_somebody_left() -> None:
    """Of "a quitté le Laos après une visite de quatre jours" the land left is where the visit went."""
    visit = the_event(
        "Le maire de Lyon, Grégory Doucet, a quitté le Laos lundi, après une visite officielle de quatre jours."
    )
    assert (visit.type, where(visit)) == ("Visit", "Laos")
