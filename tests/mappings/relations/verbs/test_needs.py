"""Tests of verbs that tell gatherings and ceremonies only with a day, a place or a noun of their own."""

from __future__ import annotations

import pytest

from tests.mappings.relations.told import DOUCET, PEREZ, events, roles, sentence, the_event, when, where


@pytest.mark.parametrize(
    "told",
    [
        f"{DOUCET} a posé le 3 mai la première pierre du lycée de Hué",
        f"La première pierre du lycée de Hué a été posée le 3 mai par {DOUCET}",
        f"{DOUCET} a déposé une gerbe au monument aux morts le 3 mai",
        f"Une plaque a été dévoilée le 3 mai à Lyon en présence de {DOUCET}",
        f"Les travaux du tramway ont été lancés le 3 mai en présence de {DOUCET}",
        f"{DOUCET} a coupé vendredi 3 mai le ruban de la médiathèque",
        f"{DOUCET} a procédé le 3 mai à l'inauguration de la médiathèque",
    ],
)
def test_an_act_of_ceremony_on_a_day(told: str) -> None:
    """Laying a stone or a wreath, unveiling, breaking ground are ceremonies, whoever is their subject."""
    ceremony = the_event(sentence(f"{told}."))
    assert (ceremony.type, when(ceremony)[0]) == ("Ceremony", "2024-05-03")
    assert roles(ceremony) == {"Grégory Doucet": "Participant"}


@pytest.mark.parametrize(
    "told",
    [
        f"{DOUCET} a lancé des travaux dans les écoles.",
        "La ville de Lyon a organisé des forums et des festivals.",
        "Les deux villes coopèrent en organisant des foires au Laos.",
        f"{DOUCET} a ouvert mardi un livre rendant hommage au poète.",
        "Bernard Clerc et Paul Roux se sont réunis.",
    ],
)
def test_what_tells_no_gathering_in_particular(told: str) -> None:
    """Works without a day, gatherings in an indefinite plural and the object of a gerund tell no event."""
    assert events(sentence(told), "Ceremony", "Conference") == []


@pytest.mark.parametrize(
    ("told", "ordinal"),
    [
        ("Les travaux de la 4e session du comité de suivi ont été clôturés le 3 mai à Dakar.", 4),
        ("La commission mixte a entamé le 3 mai à Dakar ses travaux.", None),
        ("Le 2e Forum des villes a été inauguré le 3 mai à Dakar.", 2),
        ("Le 2e Forum des villes a été ouvert à Dakar le 3 mai.", 2),
    ],
)
def test_a_gathering_that_is_opened_or_closed(told: str, ordinal: int | None) -> None:
    """What is opened or closed is the gathering itself, told once; opening it is no ceremony beside it."""
    gathering = the_event(told)
    assert (gathering.type, gathering.ordinal, gathering.status) == ("Conference", ordinal, "held")
    assert (when(gathering)[0], where(gathering)) == ("2024-05-03", "Dakar")


def test_who_opens_a_gathering_takes_part() -> None:
    """The one who opens or closes a gathering is there."""
    forum = the_event(sentence(f"{DOUCET} a ouvert le 3 mai à Hué le 2e Forum des villes."))
    assert (forum.type, roles(forum)) == ("Conference", {"Grégory Doucet": "Participant"})


def test_a_body_that_meets_is_a_gathering() -> None:
    """Whoever "s'est réuni" with no other side holds a gathering, where it is told when or where."""
    sitting = the_event("Les ministres des Transports de l'ASEAN se sont réunis le 3 mai à Hué.")
    assert (sitting.type, when(sitting)[0], where(sitting)) == ("Conference", "2024-05-03", "Hué")


def test_a_meal_with_somebody_is_a_meeting() -> None:
    """The verb "dîner avec" tells talks; "un dîner" stays the noun of a reception."""
    (meal,) = events(sentence(f"{DOUCET} a dîné mardi avec {PEREZ}."))
    assert (meal.type, set(roles(meal))) == ("Meeting", {"Grégory Doucet", "Orlando Perez"})
    (meal,) = events(sentence(f"{DOUCET} a offert un dîner en l'honneur de {PEREZ}."))
    assert (meal.type, roles(meal)["Orlando Perez"]) == ("Reception", "Guest")


def test_a_feast_to_come_is_planned() -> None:
    """The future of a feast on a day tells a ceremony that is to be held."""
    feast = the_event("La ville de Lyon fêtera le 20 juin 2024 la fête nationale.")
    assert (feast.type, feast.status, when(feast)[0]) == ("Ceremony", "planned", "2024-06-20")


@pytest.mark.parametrize(
    "told",
    [
        "Un concert a été donné le 3 mai à Lyon.",
        "Le vernissage de l'exposition a eu lieu le 3 mai à Lyon.",
        "Une foire commerciale s'est tenue le 3 mai à Lyon.",
        "Une soirée musicale a eu lieu le 3 mai à Lyon.",
    ],
)
def test_shows_and_fairs_are_ceremonies(told: str) -> None:
    """Concerts, fairs and the first day of an exhibition are shows, which the scheme counts as ceremonies."""
    show = the_event(told)
    assert (show.type, when(show)[0], where(show)) == ("Ceremony", "2024-05-03", "Lyon")


def test_a_numbered_congress_is_a_gathering() -> None:
    """A congress with a number sits; one without may be a parliament."""
    congress = the_event("Le plan a été adopté lors du 5e Congrès du Parti radical, tenu début 2011.")
    assert (congress.type, congress.ordinal, when(congress)[0]) == ("Conference", 5, "2011")
    assert events("Le plan a été adopté par le Congrès américain.") == []


def test_the_end_of_a_festival_behind_des() -> None:
    """The "des" of a name is not the "dès" that leaves the end open."""
    assert when(the_event("La ville de Lyon a accueilli le festival des arts du 3 au 5 mai.")) == (
        "2024-05-03",
        "2024-05-05",
    )
    assert when(the_event("Le festival se tient à Lyon dès le 3 mai."))[1] is None


@pytest.mark.parametrize(
    "told",
    [
        f"{DOUCET} a remis mardi 20 ordinateurs à l'école de Hué.",
        f"{DOUCET} a fait don mardi d'une ambulance à l'hôpital de Hué.",
        f"{DOUCET} a réceptionné mardi un lot de médicaments.",
    ],
)
def test_a_gift_handed_over_on_a_day(told: str) -> None:
    """Handing a gift over on one day is a ceremony."""
    (handing,) = events(sentence(told))
    assert (handing.type, when(handing)[0]) == ("Ceremony", "2024-05-14")
    assert roles(handing)["Grégory Doucet"] == "Participant"


@pytest.mark.parametrize(
    "told",
    [f"{DOUCET} a offert son aide à la ville de Hué.", f"{DOUCET} a remis mardi son rapport au préfet."],
)
def test_what_is_no_gift_on_a_day(told: str) -> None:
    """Neither help without a day nor a report is a gift handed over."""
    assert events(sentence(told), "Ceremony") == []
