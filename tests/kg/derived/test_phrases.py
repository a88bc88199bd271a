"""Labels read like something that a person would write."""

from __future__ import annotations

import pytest

from kg.derived.phrases import (
    EVENT_TYPES,
    EventWords,
    anniversary_phrase,
    event_phrase,
    listed,
    ordinal_number,
    period,
    statement_phrase,
    tie_phrase,
    written,
)
from mappings.moment import Moment

DAY = Moment(2025, 2, 20)
ROLES = {"Host": ["Ana"], "Guest": ["Bo"]}


@pytest.mark.parametrize(
    ("words", "french", "english"),
    [
        (
            EventWords("Reception", ROLES, place="Ha Long", start=DAY, end=DAY),
            "Réception de Bo par Ana, Ha Long, 20 février 2025",
            "Reception of Bo by Ana, Ha Long, 20 February 2025",
        ),
        (EventWords("Reception", {"Guest": ["Émile"]}), "Réception d'Émile", "Reception of Émile"),
        (EventWords("Reception", {"Host": ["Ana"]}), "Réception par Ana", "Reception by Ana"),
        (EventWords("Reception"), "Réception", "Reception"),
        (
            EventWords("Meeting", {"Participant": ["Cao", "Dung"]}, start=Moment(2024)),
            "Rencontre entre Cao et Dung, 2024",
            "Meeting between Cao and Dung, 2024",
        ),
        (EventWords("Meeting", {"Participant": ["Cao"]}), "Rencontre de Cao", "Meeting of Cao"),
        (
            EventWords(
                "Visit",
                {"HeadOfDelegation": ["Bo"], "Host": ["Ana"]},
                place="Séoul",
                town=True,
                start=Moment(2024, 5),
            ),
            "Visite de Bo à Séoul, mai 2024",
            "Visit of Bo to Séoul, May 2024",
        ),
        (
            EventWords("Visit", {"Guest": ["Bo"]}, place="Laos"),
            "Visite de Bo, Laos",
            "Visit of Bo to Laos",
        ),
        (EventWords("Visit", place="Séoul"), "Visite, Séoul", "Visit, Séoul"),
        (
            EventWords(
                "Conference",
                ROLES,
                name="réunion de printemps",
                ordinal=16,
                start=DAY,
                end=Moment(2025, 2, 22),
            ),
            "16e réunion de printemps, 20 février 2025 – 22 février 2025",
            "16th réunion de printemps, 20 February 2025 – 22 February 2025",
        ),
        (EventWords("Ceremony", end=Moment(None, 5, 16)), "Cérémonie, 16 mai", "Ceremony, 16 May"),
    ],
)
def test_an_event_is_told_by_who_where_and_when(words: EventWords, french: str, english: str) -> None:
    """Only what is known is said."""
    assert event_phrase(words, "fr") == french
    assert event_phrase(words, "en") == english


@pytest.mark.parametrize("kind", EVENT_TYPES)
def test_every_type_has_a_noun_in_both_languages(kind: str) -> None:
    """Even an event of which nothing is known has a label."""
    assert all(event_phrase(EventWords(kind), language) for language in ("fr", "en"))


def test_a_name_in_two_roles_is_said_once() -> None:
    """A chair who is also the host is one participant."""
    assert (
        event_phrase(EventWords("Signing", {"Host": ["Ana"], "Chair": ["Ana"], "Guest": ["Bo"]}), "en")
        == "Signing between Ana and Bo"
    )


def test_long_lists_are_cut_short() -> None:
    """Up to four names are said, of more the first three."""
    assert listed(["A", "B", "C", "D"], "fr") == "A, B, C et D"
    assert listed(["A", "B", "C", "D", "E"], "fr") == "A, B, C et 2 autres"
    assert listed(["A", "B", "C", "D", "E"], "en") == "A, B, C and 2 others"
    assert (listed(["A"], "en"), listed([], "en")) == ("A", "")


@pytest.mark.parametrize(
    ("moment", "french", "english"),
    [
        (Moment(2025, 3, 1), "1er mars 2025", "1 March 2025"),
        (Moment(2025, 8), "août 2025", "August 2025"),
        (Moment(2025), "2025", "2025"),
        (Moment(None, 12, 31), "31 décembre", "31 December"),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(moment: Moment, french: str, english: str) -> None:
    """Nothing is added to what is known."""
    assert (written(moment, "fr"), written(moment, "en")) == (french, english)
    assert period(None, None, "fr") is None


@pytest.mark.parametrize(
    ("number", "french", "english"),
    [
        (1, "1er", "1st"),
        (2, "2e", "2nd"),
        (3, "3e", "3rd"),
        (11, "11e", "11th"),
        (12, "12e", "12th"),
        (21, "21e", "21st"),
        (113, "113e", "113th"),
    ],
)
def test_ordinals(number: int, french: str, english: str) -> None:
    """Each language has its endings."""
    assert (ordinal_number(number, "fr"), ordinal_number(number, "en")) == (french, english)


def test_ties_anniversaries_and_statements() -> None:
    """What binds parties names them; a statement names who, what act and about what."""
    assert (
        tie_phrase("jumelage", ["Hanoï", "Séoul"], Moment(1996), "fr")
        == "Jumelage entre Hanoï et Séoul, 1996"
    )
    assert tie_phrase("twinning", [], None, "en") == "Twinning"
    assert (
        anniversary_phrase(20, "twinning", ["Hanoi", "Seoul"], "en")
        == "20th anniversary: twinning (Hanoi, Seoul)"
    )
    assert anniversary_phrase(1, "jumelage", [], "fr") == "1er anniversaire : jumelage"
    assert (
        statement_phrase(["Ana", "Bo"], "proposer", ["commerce"], "fr") == "Ana et Bo : proposer (commerce)"
    )
    assert statement_phrase(["Ana"], "thank", [], "en") == "Ana: thank"
