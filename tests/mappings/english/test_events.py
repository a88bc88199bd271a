"""Events that English verbs and nouns tell."""

from __future__ import annotations

import pytest

from tests.mappings.english.lines import parts, report, the_event

_LE = "Vietnamese Prime Minister Le Van Quan"
_TUI = "Fijian Prime Minister Josefa Tui"


@pytest.mark.parametrize(
    ("words", "type_", "roles"),
    [
        (f"{_LE} received {_TUI} on Monday.", "Reception", ("Host", "Guest")),
        (f"{_LE} was received by {_TUI} on Monday.", "Reception", ("Guest", "Host")),
        (f"{_LE} hosted a reception for {_TUI} on Monday.", "Reception", ("Host", "Guest")),
        (f"{_LE} paid a courtesy visit to {_TUI} on Monday.", "Reception", ("Guest", "Host")),
        (f"{_LE} met with {_TUI} on Monday.", "Meeting", ("Participant", "Participant")),
        (f"{_LE} and {_TUI} held talks on Monday.", "Meeting", ("Participant", "Participant")),
        (f"Talks between {_LE} and {_TUI} took place on Monday.", "Meeting", ("Participant", "Participant")),
        (f"{_LE} held phone talks with {_TUI} on Monday.", "Call", ("Participant", "Participant")),
        (f"{_LE} on Monday co-chaired the India-Fiji Joint Commission with {_TUI}.", "Conference", ("Chair", "Chair")),
    ],
)  # fmt: skip
def test_the_verb_places_the_sides(words: str, type_: str, roles: tuple[str, str]) -> None:
    """Host and guest, active and passive, verb and noun."""
    event = the_event(words)
    assert (event.type, str(event.start)) == (type_, "2025-03-10")
    assert parts(event) == dict(zip(("Le Van Quan", "Josefa Tui"), roles, strict=True))


@pytest.mark.parametrize(
    ("words", "status", "start", "end"),
    [
        ("is paying an official visit to Laos from 13 to 16 March", "ongoing", "2025-03-13", "2025-03-16"),
        ("will visit Laos from 25 to 27 May", "planned", "2025-05-25", "2025-05-27"),
        ("is scheduled to visit Laos on Friday", "planned", "2025-03-14", "2025-03-14"),
        ("left Hanoi on Monday for an official visit to Laos from March 17 to 19", "planned", "2025-03-17", "2025-03-19"),
        ("visited Laos in 2019", "held", "2019", "2019"),
    ],
)  # fmt: skip
def test_a_visit_is_seen_from_the_articles_day(words: str, status: str, start: str, end: str) -> None:
    """Planned, ongoing or over, by its verb and its days."""
    event = the_event(f"{_LE} {words}.")
    assert (event.type, event.status, str(event.start), str(event.end)) == ("Visit", status, start, end)
    assert event.place is not None
    assert event.place.authority == "la"


def test_who_leads_a_delegation_is_its_head() -> None:
    """Whether the delegation comes or is received."""
    led = "a delegation from Vientiane led by Mayor Khamphone Sisavath"
    event = the_event(f"{_LE} received {led} on Monday.")
    assert parts(event) == {"Le Van Quan": "Host", "Khamphone Sisavath": "HeadOfDelegation"}


def test_what_opened_and_will_close_is_one() -> None:
    """The second verb gives the last day."""
    event = the_event("A training course opened in Can Tho on March 12 and will close on March 20.")
    assert (event.type, event.status, str(event.start), str(event.end)) == (
        "Training",
        "ongoing",
        "2025-03-12",
        "2025-03-20",
    )


@pytest.mark.parametrize(
    "words",
    [
        f"{_LE} said that {_TUI} had met the King of Tonga.",
        f"{_LE} held a press conference on Monday.",
        f"{_LE} received a letter from {_TUI}.",
        f"{_LE} welcomed the visit of {_TUI} as a success.",
        f"{_LE} could visit Fiji next year.",
        f"{_LE} returned home to Vietnam.",
    ],
)
def test_what_is_only_said_or_possible_is_no_event(words: str) -> None:
    """What somebody reports, letters, conferences of the press and what may be tell none."""
    assert report(words).events == ()
