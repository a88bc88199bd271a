"""Scoring events: which is which, and their types, dates, places, participants and roles."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kg.evaluate.events import affinity
from kg.evaluate.gold import GoldArticle
from kg.evaluate.readback import Actor, SeenArticle, SeenEvent, SeenPart
from kg.evaluate.score import score_article
from kg.evaluate.tally import Tally
from mappings.moment import Moment
from tests.kg.evaluate.examples import DAEJEON, GOLD, HANOI, MINH, PARK, RECEPTION, gold, gold_event

OTHER = Actor("person/other", ("Jean Dupont",), person=True)
RIGHT, MISSED, FALSE, WRONG, NOTHING = Tally(1, 0, 0), Tally(0, 0, 1), Tally(0, 1, 0), Tally(0, 1, 1), Tally()


def tallies(wanted: GoldArticle, *events: SeenEvent) -> dict[str, Tally]:
    """The counts when ``events`` are all that is stored."""
    return dict(score_article(wanted, SeenArticle(events=events)).tallies)


def moment(text: str | None) -> Moment | None:
    """The date that ``text`` writes."""
    return Moment.parse(text) if text else None


def test_a_reception_is_found_as_a_meeting() -> None:
    """Meeting, reception and call are one family for finding; the type itself is counted apart, and not in the sum."""
    found = tallies(gold_event(), replace(RECEPTION, type="Meeting"))
    assert found["events"] == RIGHT
    assert found["event types"] == WRONG
    assert (found["all"].false, found["all"].missed) == (0, 0)
    assert (
        tallies(gold_event(alt={"type": ["Meeting"]}), replace(RECEPTION, type="Call"))["event types"]
        == WRONG
    )
    assert (
        tallies(gold_event(alt={"type": ["Meeting"]}), replace(RECEPTION, type="Meeting"))["event types"]
        == RIGHT
    )


def test_another_family_is_another_event() -> None:
    """A visit is no meeting: the event is missed and false with all its participants."""
    found = tallies(gold_event(), replace(RECEPTION, type="Visit"))
    assert found["events"] == WRONG
    assert found["roles"] == found["participants"] == Tally(0, 2, 2)
    assert found["event dates"] == found["event places"] == NOTHING


def test_strangers_need_two_clues() -> None:
    """With no shared participant, a date alone is not enough, date and place are; without participants one is."""
    strangers = (SeenPart(OTHER, ("Guest",), ()),)
    [event] = gold_event().events
    assert affinity(event, replace(RECEPTION, parts=strangers, place=None)) == 0
    assert affinity(event, replace(RECEPTION, parts=strangers)) > 0
    assert affinity(event, replace(RECEPTION, parts=(), place=None)) > 0
    assert affinity(event, replace(RECEPTION, parts=(), place=None, start=None)) == 0


def test_an_event_without_any_clue_is_found_by_its_type() -> None:
    """A gold event of which nothing is told but its type is met by one of that type."""
    bare = gold_event(start=None, end=None, place=None, participants=[])
    assert tallies(bare, replace(RECEPTION, parts=(), place=None, start=None))["events"] == RIGHT


def test_dates_and_ordinals_tell_events_apart() -> None:
    """Of two visits by one person each finds its own by the date, of two sittings by the ordinal."""
    visit = GOLD["events"][0] | {"type": "Visit", "place": None}
    wanted = gold(events=[visit | {"start": "2019", "end": None}, visit | {"start": "2023", "end": None}])
    early, late = (replace(RECEPTION, type="Visit", place=None, start=Moment(year)) for year in (2019, 2023))
    found = tallies(wanted, late, early)
    assert found["event dates"] == Tally(2, 0, 0)
    sitting = {"type": "Conference", "series": "réunion de printemps", "participants": []}
    wanted = gold(
        events=[sitting | {"ordinal": 9, "place": "Hanoi"}, sitting | {"ordinal": 10, "place": "Daejeon"}]
    )
    conference = replace(RECEPTION, type="Conference", start=None, parts=(), series=("réunion de printemps",))
    found = tallies(wanted, replace(conference, ordinal=10, place=DAEJEON), replace(conference, ordinal=9))
    assert found["event places"] == Tally(2, 0, 0)


def test_an_event_more_or_less_is_counted_with_its_participants() -> None:
    """A missed event loses its roles; a second stored event for one gold event is false."""
    assert tallies(gold_event())["events"] == MISSED
    assert tallies(gold_event())["roles"] == Tally(0, 0, 2)
    twice = tallies(gold_event(), RECEPTION, replace(RECEPTION, iri="event/9"))
    assert twice["events"] == Tally(1, 1, 0)
    assert twice["roles"] == Tally(2, 2, 0)


@pytest.mark.parametrize(
    ("gold_dates", "start", "end", "expected"),
    [
        (("2024-05-05", "2024-05-05"), "2024-05-05", None, RIGHT),
        (("2024-05-05", "2024-05-05"), "2024-05-05", "2024-05-05", RIGHT),
        (("2024-05-05", "2024-05-05"), "2024-05", None, RIGHT),
        (("2024-05-05", "2024-05-05"), "2024-05-06", None, WRONG),
        (("2024-05-05", "2024-05-05"), "2024-05-05", "2024-05-08", WRONG),
        (("2024-05-05", "2024-05-05"), None, None, MISSED),
        (("2024-05-05", "2024-05-05"), "--05-05", None, MISSED),
        (("2024-05-05", "2024-05-05"), "--05-06", None, WRONG),
        (("2024-05-05", "2024-05-09"), "2024-05-05", "2024-05-09", RIGHT),
        (("2024-05-05", "2024-05-09"), "2024-05-05", None, MISSED),
        (("2024-05-05", "2024-05-09"), "2024-05-05", "2024-05-07", WRONG),
        (("2024-05-05", "2024-05-09"), "2024-05", None, RIGHT),
        (("2024-05-05", None), "2024-05-05", None, RIGHT),
        (("2024-05-05", None), "2024-05-05", "2024-05-05", RIGHT),
        (("2024-05-05", None), "2024-05-05", "2024-05-08", WRONG),
        ((None, None), "2024-05-05", None, FALSE),
        ((None, None), "--05-05", None, NOTHING),
        ((None, None), None, None, NOTHING),
    ],
)
def test_dates(
    gold_dates: tuple[str | None, str | None], start: str | None, end: str | None, expected: Tally
) -> None:
    """Start and end are one date: right, wrong (missed and false), only missed, only false, or not there at all."""
    first, last = gold_dates
    event = replace(RECEPTION, start=moment(start), end=moment(end))
    assert tallies(gold_event(start=first, end=last), event)["event dates"] == expected


@pytest.mark.parametrize(
    ("alt", "start", "end", "expected"),
    [
        ({"start": ["2024-06"]}, "2024-06-01", None, RIGHT),
        ({"start": ["2024-06"]}, "2024-07-01", None, WRONG),
        ({"end": ["2024-06"]}, "2024-05-05", "2024-06-01", RIGHT),
        ({"start": [None]}, None, None, NOTHING),
        ({"start": [None]}, "2024-05-05", None, RIGHT),
        ({"start": [None]}, "2023", None, FALSE),
        ({"end": ["2024-05-09"]}, "2024-05-05", "2024-05-09", RIGHT),
        ({"end": [None]}, "2024-05-05", None, RIGHT),
    ],
)
def test_accepted_dates(alt: dict[str, Any], start: str | None, end: str | None, expected: Tally) -> None:
    """Further starts and ends are right; a null among them makes an empty date right too."""
    event = replace(RECEPTION, start=moment(start), end=moment(end))
    assert tallies(gold_event(alt=alt), event)["event dates"] == expected


@pytest.mark.parametrize(
    ("places", "stored", "expected"),
    [
        (["Hanoi"], HANOI, RIGHT),
        (["ville de Hà Nội"], HANOI, RIGHT),
        (["Hanoi"], DAEJEON, WRONG),
        (["Hanoi"], None, MISSED),
        ([None], HANOI, FALSE),
        ([None], None, NOTHING),
        (["Daejeon", "Hanoi"], HANOI, RIGHT),
        (["Hanoi", None], None, NOTHING),
        ([None, "Hanoi"], HANOI, RIGHT),
        ([None, "Hanoi"], DAEJEON, FALSE),
    ],
)
def test_places(places: list[str | None], stored: Actor | None, expected: Tally) -> None:
    """A place is one of those accepted, under any of its names; a null accepts none."""
    wanted = gold_event(place=places[0], alt={"place": places[1:]})
    assert tallies(wanted, replace(RECEPTION, place=stored))["event places"] == expected


def test_another_role_is_missed_and_false() -> None:
    """The participant stays right, the role does not; an accepted role is right."""
    swapped = replace(RECEPTION, parts=(RECEPTION.parts[0], SeenPart(PARK, ("Host",), ())))
    found = tallies(gold_event(), swapped)
    assert found["participants"] == Tally(2, 0, 0)
    assert found["roles"] == Tally(1, 1, 1)
    accepted = gold_event(alt={"roles": {"Park Ji-hoon": ["Host"]}})
    assert tallies(accepted, swapped)["roles"] == Tally(2, 0, 0)


def test_participants_may_come_and_go() -> None:
    """Who may be added is no error, who may be dropped no miss; anybody else is false."""
    added = replace(RECEPTION, parts=(*RECEPTION.parts, SeenPart(OTHER, ("Guest",), ())))
    assert tallies(gold_event(), added)["roles"] == Tally(2, 1, 0)
    assert tallies(gold_event(alt={"participants_may_add": ["Jean Dupont"]}), added)["roles"] == Tally(
        2, 0, 0
    )
    dropped = replace(RECEPTION, parts=RECEPTION.parts[1:])
    assert tallies(gold_event(), dropped)["roles"] == Tally(1, 0, 1)
    droppable = gold_event(alt={"participants_may_drop": ["Trân Van Minh"]})
    assert tallies(droppable)["roles"] == MISSED
    assert tallies(droppable, dropped)["roles"] == tallies(droppable, RECEPTION)["roles"] == RIGHT


def test_a_participant_may_bear_another_name() -> None:
    """``names`` accepts a second name of one participant."""
    delegation = replace(RECEPTION, parts=(RECEPTION.parts[0], SeenPart(DAEJEON, ("Guest",), ())))
    assert tallies(gold_event(), delegation)["roles"] == Tally(1, 1, 1)
    assert tallies(gold_event(alt={"names": {"Park Ji-hoon": ["Daejeon"]}}), delegation)["roles"] == Tally(
        2, 0, 0
    )


def test_an_optional_event_counts_neither_way() -> None:
    """Present or absent, right or wrong in its details, it leaves no trace; a second one for it is false."""
    wanted = gold_event(optional=True)
    wrong = replace(RECEPTION, place=DAEJEON)
    for events in ((), (RECEPTION,), (wrong,)):
        assert tallies(wanted, *events)["all"] == NOTHING
    assert tallies(wanted, RECEPTION, replace(RECEPTION, iri="event/9"))["events"] == FALSE
    group = gold_event(optional=True, count=2)
    assert tallies(group, RECEPTION, replace(RECEPTION, iri="event/9"))["all"] == NOTHING


def test_an_event_may_be_told_as_part_of_another() -> None:
    """``merge_with`` a found event: no miss, and its participants are welcome there. Not found: missed."""
    dinner = {"id": "e9", "type": "Ceremony", "participants": [{"name": "Jean Dupont", "role": "Guest"}]}
    wanted = gold(events=[GOLD["events"][0], dinner | {"alt": {"merge_with": ["e1"]}}])
    joined = replace(RECEPTION, parts=(*RECEPTION.parts, SeenPart(OTHER, ("Guest",), ())))
    assert tallies(wanted, joined)["events"] == RIGHT
    assert tallies(wanted, joined)["roles"] == Tally(2, 0, 0)
    assert tallies(wanted)["events"] == Tally(0, 0, 2)
    apart = SeenEvent(
        "event/9", "Ceremony", None, None, None, (SeenPart(OTHER, ("Guest",), ()),), (), None, ()
    )
    assert tallies(wanted, RECEPTION, apart)["events"] == Tally(2, 0, 0)


def test_an_event_may_be_told_as_two() -> None:
    """``split_in_two`` covers a second stored event with its participants, and no third."""
    wanted = gold_event(alt={"split_in_two": ["entretien", "dîner"]})
    second = replace(RECEPTION, iri="event/8", parts=(SeenPart(MINH, ("Host",), ()),))
    assert tallies(wanted, RECEPTION, second)["events"] == RIGHT
    assert tallies(wanted, RECEPTION, second)["roles"] == Tally(2, 0, 0)
    assert tallies(wanted, RECEPTION, second, replace(second, iri="event/9"))["events"] == Tally(1, 1, 0)


def test_a_slip_says_which_event_it_belongs_to() -> None:
    """What was missed or false stands apart from the event, which the gold names when it was found."""
    wrong = replace(RECEPTION, place=DAEJEON)
    miss, false = score_article(gold_event(), SeenArticle(events=(wrong,))).slips
    assert (miss.what, false.what) == ("Hanoi", "Daejeon")
    assert (
        miss.where
        == false.where
        == "Reception · 2024-05-05 · Hanoi · Trân Van Minh (Host), Park Ji-hoon (Guest)"
    )
    assert score_article(gold_event(), SeenArticle()).slips[1].where.startswith("missed event Reception")


@pytest.mark.parametrize(("end", "tally"), [("2024-04-09", RIGHT), ("2024-04-08", FALSE)])
def test_an_end_without_a_start(end: str, tally: Tally) -> None:
    """Of what lasts "jusqu'au 9 avril" the end alone is right where the gold has no start either."""
    wanted = gold_event(start=None, end="2024-04-09")
    assert tallies(wanted, replace(RECEPTION, start=None, end=moment(end)))["event dates"] == tally
