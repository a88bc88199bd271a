"""What makes two reports tell of one event, and what keeps two events apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.event_keys import event_key, principals_of, series_key
from mappings.facts import Actor, Body, Event, Evidence, Participation, Person, Place
from mappings.moment import Moment

DAY = Moment(2025, 2, 20)
HERE = Evidence(0, 9, "Une phrase")
THERE = Evidence(20, 31, "Autre phrase")
THANG, CHEN = Person("Nguyên Xuân Thang", "VN"), Person("Chen Gang", "CN")
HANOI = Body("délégation de Hanoï", seat=Place("Hanoï", "City", "vn-hanoi", "VN"))
BEIJING = Place("Pékin", "City", "cn-beijing", "CN")
GUANGXI = Place("Guangxi", "Province", "cn-guangxi", "CN")
QUANG_NINH = Place("Quang Ninh", "Province", "vn-quang-ninh", "VN")


def parts(*actors: tuple[Actor, str], evidence: Evidence = HERE) -> tuple[Participation, ...]:
    """Return a participation for each actor and role."""
    return tuple(Participation(actor, role, evidence) for actor, role in actors)


MEETING = Event(
    "Meeting", HERE, DAY, DAY, participations=parts((THANG, "Participant"), (CHEN, "Participant"))
)
COURTESY = Event(
    "Reception", THERE, DAY, participations=parts((CHEN, "Guest"), (THANG, "Host"), evidence=THERE)
)
CEREMONY = replace(MEETING, type="Ceremony", label="spectacle", place=BEIJING)
SITTING = Event(
    "Conference",
    HERE,
    Moment(2025, 2, 19),
    participations=parts((GUANGXI, "Participant"), (QUANG_NINH, "Host")),
    series="conférence du Comité de travail conjoint",
    ordinal=16,
)


def test_two_reports_of_a_meeting_meet() -> None:
    """Another type of the family, other roles, spellings, order, place and words are still the same meeting."""
    other = parts(
        (Person("CHEN GANG"), "Guest"),
        (Person("Nguyễn Xuân Thắng", "VN"), "Host"),
        (Person("Un Interprète"), "Participant"),
    )
    report = Event("Reception", THERE, DAY, place=BEIJING, participations=other, label="visite de courtoisie")
    assert event_key(report, "b") == event_key(MEETING, "a") == event_key(COURTESY, "c")


@given(
    st.permutations(
        [(THANG, "Host"), (CHEN, "Guest"), (HANOI, "Guest"), (BEIJING, "Participant"), (GUANGXI, "Chair")]
    )
)
def test_order_of_participants_does_not_matter(order: list[tuple[Actor, str]]) -> None:
    """A report may name the guest first."""
    given_order = event_key(replace(MEETING, participations=parts(*order)), "a")
    assert given_order == event_key(replace(MEETING, participations=parts(*sorted(order, key=str))), "b")


@pytest.mark.parametrize(
    "other",
    [
        replace(MEETING, start=Moment(2025, 2, 21)),
        replace(
            MEETING, participations=parts((THANG, "Participant"), (Person("Liu Wei", "CN"), "Participant"))
        ),
        replace(MEETING, type="Signing"),
        replace(MEETING, type="Conference", label="forum"),
    ],
)
def test_another_day_company_or_family_is_another_event(other: Event) -> None:
    """The key holds what tells meetings apart."""
    assert event_key(other, "a") != event_key(MEETING, "a")


@pytest.mark.parametrize(
    "vague",
    [
        replace(MEETING, start=None),
        replace(MEETING, start=Moment(2025, 2)),
        replace(MEETING, start=Moment(2025)),
        replace(MEETING, start=Moment(None, 2, 20)),
        replace(MEETING, participations=()),
        replace(MEETING, participations=parts((THANG, "Host"))),
        replace(MEETING, type="Visit"),
        replace(CEREMONY, label=None, place=None),
        replace(CEREMONY, participations=()),
        replace(SITTING, series=None, start=None),
        replace(SITTING, ordinal=None, start=Moment(2025)),
    ],
)
def test_what_a_report_leaves_open_is_never_merged(vague: Event) -> None:
    """Without a day, or without both sides, or without a place of the visit, an event stays in its article and sentence."""
    assert event_key(vague, "a") != event_key(vague, "b")
    assert event_key(vague, "a") != event_key(replace(vague, evidence=THERE), "a")
    assert event_key(vague, "a") == event_key(vague, "a")


def test_two_undated_visits_of_one_sentence_are_two() -> None:
    """The delegation is to go to the one place and to the other."""
    visit = Event("Visit", HERE, participations=parts((HANOI, "Guest")))
    assert event_key(replace(visit, place=BEIJING), "a") != event_key(replace(visit, place=GUANGXI), "a")


def test_two_delegations_received_on_one_day_are_two_receptions() -> None:
    """A side without a named person is known by its body: the host alone does not make the event."""
    delegation = Body("délégation de Séoul", seat=Place("Séoul", "City", "kr-seoul", "KR"))
    first = Event("Reception", HERE, DAY, participations=parts((CHEN, "Host"), (HANOI, "Guest")))
    second = replace(first, participations=parts((CHEN, "Host"), (delegation, "Guest")))
    assert event_key(first, "a") != event_key(second, "a")
    assert event_key(first, "a") == event_key(first, "b")


def test_two_ceremonies_of_one_day_and_company_are_two() -> None:
    """A closing ceremony and a show, attended by the same people, keep apart by name or place."""
    closing = replace(CEREMONY, label="cérémonie de clôture")
    elsewhere = replace(CEREMONY, place=GUANGXI)
    assert len({event_key(event, "a") for event in (CEREMONY, closing, elsewhere)}) == 3
    assert event_key(CEREMONY, "a") == event_key(replace(CEREMONY, label="Spectacle", evidence=THERE), "b")


def test_a_visit_is_known_by_day_traveller_and_place() -> None:
    """Two reports of one visit meet; a visit to another place the same day does not."""
    visit = replace(MEETING, type="Visit", place=Place("Beijing", "City", "cn-beijing", "CN"))
    assert event_key(visit, "a") == event_key(replace(visit, place=BEIJING, evidence=THERE), "b")
    assert event_key(visit, "a") != event_key(replace(visit, place=GUANGXI), "a")


@pytest.mark.parametrize(
    "report",
    [
        replace(SITTING, start=None),
        replace(SITTING, start=Moment(2025)),
        replace(SITTING, start=Moment(2025, 2, 20), evidence=THERE),
        replace(SITTING, type="Meeting"),
        replace(SITTING, series="Comité de travail conjoint"),
        replace(SITTING, series="réunion du comité de travail conjoint", place=QUANG_NINH),
        replace(SITTING, participations=parts((THANG, "Participant"), (CHEN, "Chair"), (GUANGXI, "Host"))),
    ],
)
def test_a_sitting_of_two_countries_is_known_by_its_number(report: Event) -> None:
    """Reports of the 16th conference meet, whatever they say of the date, the place and who was there."""
    assert event_key(report, "b") == event_key(SITTING, "a")


def test_sittings_of_two_series_or_numbers_are_two() -> None:
    """Another number, another name, other countries: another event."""
    laos = parts((Place("Laos", "Country", "la", "LA"), "Host"), (QUANG_NINH, "Participant"))
    others = (
        replace(SITTING, ordinal=15),
        replace(SITTING, series="Comité mixte"),
        replace(SITTING, participations=laos),
    )
    assert len({event_key(event, "a") for event in (SITTING, *others)}) == 4


def test_a_sitting_of_many_or_unknown_countries_is_known_within_its_year() -> None:
    """The 36th summit of one year is one; a tenth joint committee of another year need not be of the same countries."""
    summit = replace(
        SITTING, series="Sommet de l'ASEAN", ordinal=36, participations=parts((QUANG_NINH, "Host"))
    )
    later = replace(summit, start=Moment(2025, 11, 3), participations=())
    assert event_key(summit, "a") == event_key(later, "b")
    assert event_key(summit, "a") != event_key(replace(later, start=Moment(2026)), "a")


def test_a_series_is_its_name_and_its_two_countries() -> None:
    """Rencontre de printemps and réunion de printemps, between the same two, are one series."""
    spring = replace(SITTING, series="réunion de printemps")
    assert (
        series_key(spring)
        == series_key(replace(SITTING, series="Rencontre de printemps"))
        == "cn+vn/printemps"
    )
    assert series_key(spring) != series_key(replace(spring, participations=()))


def test_principals_are_both_sides() -> None:
    """Persons stand for their side; where no side is told, persons before bodies and places."""
    aide = (Person("Aide"), "Participant")
    told = replace(MEETING, participations=parts((THANG, "Host"), (HANOI, "Guest"), (BEIJING, "Guest"), aide))
    assert principals_of(told) == ("body/vn-hanoi/delegation", "person/nguyen xuan thang", "place/cn-beijing")
    untold = replace(
        MEETING, participations=parts((THANG, "Participant"), (CHEN, "Participant"), (HANOI, "Participant"))
    )
    assert principals_of(untold) == ("person/chen gang", "person/nguyen xuan thang")


SPRING = replace(SITTING, series="réunion de printemps", ordinal=10)


def test_a_sitting_named_with_its_year_is_known_by_it() -> None:
    """Rencontre de printemps 2025 is one, with and without its number; another year is another."""
    named = replace(SPRING, edition=2025)
    bare = replace(named, series="rencontre de printemps", ordinal=None, start=None, evidence=THERE)
    assert event_key(named, "a") == event_key(bare, "b") == "conference/cn+vn/printemps-2025"
    assert event_key(bare, "b") != event_key(replace(bare, edition=2024), "b")


def test_who_is_not_told_to_sit_is_known_by_the_articles_two_countries() -> None:
    """Nobody takes part in words: the article names two countries only. Told participants go before."""
    untold = replace(SITTING, participations=(), start=None, between=("CN", "VN"))
    assert event_key(untold, "b") == event_key(SITTING, "a")
    laos = replace(
        SITTING,
        participations=parts((Place("Laos", "Country", "la", "LA"), "Host"), (QUANG_NINH, "Participant")),
    )
    assert event_key(replace(laos, between=("CN", "VN")), "a") == event_key(laos, "a")


def test_a_joint_committee_is_a_mixed_one() -> None:
    """Comité conjoint and comité mixte are two words for one thing."""
    mixed = replace(SITTING, series="Conférence du Comité de travail mixte")
    assert event_key(mixed, "b") == event_key(SITTING, "a")


@pytest.mark.parametrize(
    "vague",
    [
        replace(SITTING, series="conférence"),
        replace(SITTING, series="réunion annuelle", edition=2025, ordinal=None),
        replace(SITTING, participations=(), start=None),
        replace(SPRING, participations=(), edition=2025, ordinal=None),
    ],
)
def test_a_sitting_of_nothing_that_is_told_stays_in_its_article(vague: Event) -> None:
    """The 15th conference of whatever it is, and numbers of a series of unknown countries and year: any article may have one."""
    assert event_key(replace(vague, start=None), "a") != event_key(replace(vague, start=None), "b")
