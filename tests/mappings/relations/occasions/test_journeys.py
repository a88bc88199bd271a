"""Tests of journeys: departures and arrivals, visits without a destination, who sends a delegation, open dates."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PHUONG, events, roles, sentence, the_event, when, where


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        (f"{DOUCET} partira demain pour Hué.", "Hué", "planned"),
        (f"{DOUCET} s'est envolé lundi pour le Vietnam.", "Vietnam", "held"),
        (f"{DOUCET} a passé trois jours à Hué.", "Hué", "held"),
        (f"{DOUCET} passera une semaine à Hué.", "Hué", "planned"),
        (f"Arrivé lundi à Hué, {DOUCET} s'est félicité de l'accueil.", "Hué", "held"),
        (f"la visite de {DOUCET[3:-1]} à Hué débutera le 20 juin.".replace("de maire", "du maire"), "Hué", "planned"),
    ],
)  # fmt: skip
def test_leaving_arriving_and_staying(text: str, place: str, status: str) -> None:
    """Who leaves "pour" a place, arrives there or passes days there is on a visit."""
    (visit,) = events(sentence(text), "Visit")
    assert (roles(visit), where(visit), visit.status) == ({"Grégory Doucet": "Guest"}, place, status)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (f"{DOUCET} a quitté lundi Lyon pour une visite à Hué.", "2024-05-13", None),
        (f"{DOUCET} a achevé lundi sa visite à Hué.", None, "2024-05-13"),
        (f"{DOUCET} effectuera une visite à Hué à partir du 20 juin.", "2024-06-20", None),
        (f"{DOUCET} séjourne à Hué jusqu'au 20 mai.", None, "2024-05-20"),
        (f"{DOUCET} est en visite à Hué jusqu'à lundi.", None, "2024-05-20"),
        (f"{DOUCET} s'est rendu à Hué lundi matin 6 mai.", "2024-05-06", "2024-05-06"),
    ],
)
def test_dates_that_leave_an_end_open(text: str, start: str | None, end: str | None) -> None:
    """Who leaves for a visit begins it; "à partir de" tells no end and "jusqu'à" no start."""
    (visit,) = events(sentence(text), "Visit")
    assert when(visit) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} est arrivé lundi à Hanoï, entamant une visite officielle au Vietnam du 13 au 15 mai.",
        f"{DOUCET} est arrivé lundi à Hanoï. La visite au Vietnam de M. Doucet durera trois jours.",
    ],
)
def test_an_arrival_is_part_of_the_visit(text: str) -> None:
    """Who arrives in a town to visit its country is on one visit, be it told in one sentence or two."""
    assert len(events(sentence(text), "Visit")) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a entamé lundi une visite dans cinq pays.",
        f"La visite officielle de {DOUCET[:-1]} est une réussite.".replace("de le", "du"),
        f"{DOUCET} s'est dit heureux durant sa visite.",
    ],
)
def test_a_visit_without_a_destination(text: str) -> None:
    """Where it is clear whose a visit is, it is told without a place."""
    (visit,) = events(sentence(text), "Visit")
    assert (roles(visit), where(visit)) == ({"Grégory Doucet": "Guest"}, None)


@pytest.mark.parametrize(
    "text",
    [
        f"{DOUCET} a réussi dans sa mission.",
        f"Le public a aimé la visite de la collection de {DOUCET[3:-1]}.",
    ],
)
def test_no_visit_where_it_is_nobodys(text: str) -> None:
    """A mission is mostly a task, and the visit of somebody's collection is none of theirs."""
    assert events(sentence(text), "Visit") == []


def test_a_visitor_is_where_he_is_received() -> None:
    """A visit whose destination is not told goes where the visitor was met."""
    told = events(sentence(
        f"{PHUONG} a reçu lundi à Hué {DOUCET[:-1]}. {DOUCET} a visité des écoles durant sa visite."
    ))  # fmt: skip
    assert [where(event) for event in told if event.type == "Visit"] == ["Hué"]


def test_the_head_of_a_delegation_is_the_subject() -> None:
    """Adjectives part nothing: in "X, à la tête d'une haute délégation de Lyon, est arrivé" X arrives."""
    visit = the_event(sentence(f"{DOUCET} à la tête d'une haute délégation de Lyon, est arrivé lundi à Hué."))
    assert roles(visit) == {"Grégory Doucet": "HeadOfDelegation"}


@pytest.mark.parametrize(
    ("delegation", "name"),
    [
        ("délégation de douze personnes venue de Lyon", "délégation de douze personnes venue de Lyon"),
        ("délégation du comité de jumelage", "délégation du comité de jumelage"),
        ("délégation du groupe d'amitié parlementaire", "délégation du groupe d'amitié parlementaire"),
        ("délégation française forte de dix membres", "délégation française"),
    ],
)
def test_who_sends_a_delegation(delegation: str, name: str) -> None:
    """A delegation is named by whom it is of, be that a body of a kind only, or told behind how many are in it."""
    visit = the_event(f"Une {delegation} s'est rendue lundi à Hué.")
    assert roles(visit) == {name: "Guest"}


def test_the_agent_behind_a_style() -> None:
    """In "par Sa Majesté le Roi X" the preposition governs the name."""
    reception = the_event(sentence(f"{DOUCET} a été reçu lundi par Sa Majesté le Roi Norodom Sihamoni."))
    assert roles(reception) == {"Grégory Doucet": "Guest", "Norodom Sihamoni": "Host"}


@pytest.mark.parametrize(
    ("text", "place", "status"),
    [
        (f"{DOUCET} est à Hué pour une visite de trois jours.", "Hué", "ongoing"),
        (f"{DOUCET} qui est au Vietnam à la tête d'une délégation, a salué l'accueil.", "Vietnam", "ongoing"),
        (f"{DOUCET} se trouve actuellement à Hué.", "Hué", "ongoing"),
        (f"{DOUCET} était présent durant le week-end dans la ville de Hué.", "Hué", "held"),
        (f"{DOUCET} sera à Hué du 20 au 22 juin.", "Hué", "planned"),
    ],
)
def test_who_is_somewhere(text: str, place: str, status: str) -> None:
    """To be somewhere for a purpose or a while is a visit."""
    (visit,) = events(sentence(text), "Visit")
    assert ([*roles(visit)], where(visit), visit.status) == (["Grégory Doucet"], place, status)


@pytest.mark.parametrize("text", [f"{DOUCET} est à Hué.", "Le siège du comité est à Hué depuis 1998."])
def test_to_be_somewhere_is_no_visit(text: str) -> None:
    """Where nothing tells that somebody came, nobody is on a visit; a house is none."""
    assert events(sentence(text), "Visit") == []


def test_what_is_planned_is_not_what_is_over() -> None:
    """A journey to come whose destination is not told is not the one that was made before."""
    told = events(sentence(
        f"{DOUCET} effectuera une visite dans plusieurs pays. M. Doucet s'est rendu à Hué en 2019."
    ), "Visit")  # fmt: skip
    assert [(where(visit), visit.status) for visit in told] == [(None, "planned"), ("Hué", "held")]


def test_a_visit_made_by_somebody() -> None:
    """The participle right behind its noun takes it up: "la visite effectuée en mars par X"."""
    (visit,) = events(
        "Ces résultats datent de la visite effectuée en mars dernier par M. Grégory Doucet à Hué.", "Visit"
    )
    assert (roles(visit), where(visit), when(visit)[0]) == ({"Grégory Doucet": "Guest"}, "Hué", "2024-03")


def test_to_receive_somebodys_visit() -> None:
    """In "a reçu la visite de X" X is the guest."""
    reception = the_event(sentence(f"{PHUONG} a reçu lundi la visite de M. Grégory Doucet."))
    assert (reception.type, roles(reception)) == (
        "Reception",
        {"Nguyen Van Phuong": "Host", "Grégory Doucet": "Guest"},
    )


def test_the_members_of_a_delegation_travel_with_its_head() -> None:
    """What a delegation "comprend" came along with who leads it."""
    (visit,) = events(sentence(
        f"{DOUCET} s'est rendu lundi à Hué à la tête d'une délégation."
        " La délégation comprend M. Jean Dupont ; Mme Claire Vasseur ; et d'autres élus."
    ), "Visit")  # fmt: skip
    assert roles(visit) == {
        "Grégory Doucet": "HeadOfDelegation",
        "Jean Dupont": "Participant",
        "Claire Vasseur": "Participant",
    }


@pytest.mark.parametrize("town", ["Sterzing, ville italienne,", "Sterzing (Italie)"])
def test_a_town_that_no_table_knows(town: str) -> None:
    """What is called a town, or put in a country in parentheses, is one."""
    (visit,) = events(sentence(f"{DOUCET} s'est rendu lundi à {town} pour la fête."), "Visit")
    assert where(visit) == "Sterzing"


def test_a_date_of_a_relative_clause() -> None:
    """The day on which a visit ends is not that of the talks during it."""
    told = events(sentence(
        f"{DOUCET[3:-1]} est à Hué. Lors de sa visite, qui s'achèvera le 20 mai, M. Doucet rencontrera M. Nguyen Van Phuong."
    ), "Meeting")  # fmt: skip
    assert [when(event) for event in told] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (f"{DOUCET} a passé trois jours dans la ville jumelée de Hué.", ["Hué"]),
        (f"{DOUCET} doit se rendre dans la province du Shaanxi ainsi qu'à Guangzhou.", ["Shaanxi", "Guangzhou"]),
        (f"{DOUCET} s'est rendu à Sterzing.", ["Sterzing"]),
        (f"{DOUCET} s'est rendu hommage à Hué.", []),
        (f"{DOUCET} qui effectue sa 7e visite à Hué, a salué l'accueil.", ["Hué"]),
    ],
)  # fmt: skip
def test_further_destinations(text: str, places: list[str]) -> None:
    """The town behind "la ville jumelée de", the one behind "ainsi qu'à", one that only the journey tells."""
    assert [where(visit) for visit in events(sentence(text), "Visit")] == places


def test_the_visit_of_a_delegation() -> None:
    """Whose visit it is stands behind "de", be it a delegation and the destination untold."""
    (visit,) = events("La visite de la délégation de Lyon a permis de nouveaux échanges.", "Visit")
    assert roles(visit) == {"délégation de Lyon": "Guest"}


def test_what_one_was_keen_to_do_is_done() -> None:
    """In "a tenu à rendre visite à X" the visit took place."""
    reception = the_event(
        sentence(f"{DOUCET} a tenu lundi à rendre visite au maire de Hué, Nguyen Van Phuong.")
    )
    assert (reception.status, roles(reception)) == (
        "held",
        {"Grégory Doucet": "Guest", "Nguyen Van Phuong": "Host"},
    )


def test_the_two_leaders_are_no_towns() -> None:
    """Where nobody is named, "les deux dirigeants" are not the two countries spoken of."""
    told = "Le Vietnam et la France coopèrent. Le Vietnam et la France sont amis. Les deux dirigeants auront des entretiens."
    assert events(told, "Meeting") == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        (f"En mars 2019, à l'occasion de la visite à Hué de {DOUCET[3:-1]}, un accord a été signé.", "2019-03"),
        (f"{DOUCET} a rencontré le 2 mai M. Jean Dupont lors de sa visite à Hué.", None),
        (f"Lors de sa visite à Hué, après leurs entretiens de lundi, {DOUCET} a salué l'accueil.", None),
        (f"{PHUONG} a reçu lundi une délégation de Lyon, conduite par M. Grégory Doucet, en visite à Hué.", None),
    ],
)  # fmt: skip
def test_the_date_of_a_visit_told_in_passing(text: str, start: str | None) -> None:
    """A month in which something was done on a visit is the visit's, a day only that of the deed."""
    visit = events(sentence(text), "Visit")[0]
    assert when(visit)[0] == start


def test_in_this_town_somebody_is_received() -> None:
    """Behind "cette ville" no name of a town follows: "a reçu dans cette ville Abhay Sharma"."""
    reception = the_event(
        sentence(f"{PHUONG} a reçu lundi dans cette ville Abhay Sharma, consul général d'Inde.")
    )
    assert roles(reception) == {"Nguyen Van Phuong": "Host", "Abhay Sharma": "Guest"}


def test_beside_a_dinner_others_talk() -> None:
    """What people did "en marge du dîner officiel" is no reception."""
    told = events(sentence(f"{DOUCET} et {PHUONG} ont discuté pendant une heure en marge du dîner officiel."))
    assert [event.type for event in told] == ["Meeting"]


@pytest.mark.parametrize("verb", ["annoncé", "attendu"])
def test_who_is_announced_will_come(verb: str) -> None:
    """To be announced or expected for a visit is a visit to come."""
    (visit,) = events(sentence(f"{DOUCET} est {verb} la semaine prochaine pour une visite à Hué."), "Visit")
    assert (where(visit), visit.status) == ("Hué", "planned")


def test_the_end_of_a_visit_under_way() -> None:
    """The visit "qui s'achèvera" on a day is the one that was begun."""
    told = events(sentence(
        f"{DOUCET} a entamé lundi une visite à Hué. Lors de sa visite qui s'achèvera le 20 mai, M. Doucet verra des élus."
    ), "Visit")  # fmt: skip
    assert [when(visit) for visit in told] == [("2024-05-13", "2024-05-20")]
