"""Statements, agreements, ties and anniversaries in English text."""

from __future__ import annotations

import pytest

from tests.mappings.english.lines import report, said

_SHAW = "New Zealand Foreign Minister Helen Shaw"


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("said that trade had grown", "affirm"),
        ("said New Zealand is ready to help Fiji", "commit"),
        ("said that Fiji hopes to sell more fruit", "wish"),
        ("expressed her deep gratitude to Fiji", "thank"),
        ("proposed opening a direct flight", "propose"),
        ("called on Fiji to join the talks", "request"),
        ("pledged to support Fiji", "commit"),
        ("commended the efforts of Fiji", "praise"),
        ("congratulated Fiji on its election", "congratulate"),
        ("invited the minister to visit Wellington", "invite"),
        ("looks forward to closer ties", "wish"),
    ],
)
def test_a_verb_tells_its_act(words: str, act: str) -> None:
    """By the English labels of the acts."""
    assert said(f"{_SHAW} {words}.") == [(["Helen Shaw"], act)]


def test_verbs_joined_by_and_have_one_speaker() -> None:
    """Each is a statement of its own, quoted by its own words."""
    found = report(f"{_SHAW} thanked Fiji for its help and proposed that trade be expanded.").statements
    assert [(one.act, one.evidence.exact) for one in found] == [
        ("thank", "thanked Fiji for its help"),
        ("propose", "proposed that trade be expanded"),
    ]
    assert found[1].topics == ("trade",)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("“Fiji is a friend of ours,” said Ms. Shaw.", "affirm"),
        ('"We hope that tourism will grow," she added.', "wish"),
        ("According to Ms. Shaw, Fiji will open a school of nursing in May.", "affirm"),
    ],
)
def test_a_quote_has_its_speaker_behind_or_before_it(words: str, act: str) -> None:
    """Also where the verb stands before the name."""
    found = said(f"{_SHAW} met with Fijian Foreign Minister Josefa Tui.\n{words}")
    assert found == [(["Helen Shaw"], act)]


def test_the_two_sides_are_those_who_met() -> None:
    """What they agree is of both."""
    text = f"{_SHAW} met with Fijian Foreign Minister Josefa Tui.\nThe two sides agreed to promote tourism."
    assert said(text) == [(["Helen Shaw", "Josefa Tui"], "agree")]


def test_statements_of_who_met_are_made_there() -> None:
    """The report's one meeting is the occasion."""
    text = (
        f"{_SHAW} met with Fijian Foreign Minister Josefa Tui on Monday.\nMs. Shaw said that trade had grown."
    )
    (one,) = report(text).statements
    assert one.made_at is not None
    assert one.made_at.type == "Meeting"


def test_documents_have_their_signers_countries_as_parties() -> None:
    """With number, kind, topics and the day of the talks."""
    text = (
        f"{_SHAW} met with Fijian Foreign Minister Josefa Tui on Monday.\n"
        "The two ministers signed three agreements on trade and tourism."
    )
    (one,) = report(text).agreements
    assert (one.type, one.count, one.title) == ("agreement", 3, "agreements on trade and tourism")
    assert [party.name for party in one.parties] == ["New Zealand", "Fiji"]
    assert (one.topics, str(one.signed)) == (("trade", "tourism"), "2025-03-10")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Lyon has been twinned with Hue since 1997.", ("twinning", ["Lyon", "Hue"], "1997")),
        ("Finland and Vietnam established diplomatic relations in 1973.", ("diplomatic-relations", ["Finland", "Vietnam"], "1973")),
        (
            "Vietnam and Australia upgraded ties to a comprehensive strategic partnership in March 2024.",
            ("comprehensive-strategic-partnership", ["Vietnam", "Australia"], "2024-03"),
        ),
    ],
)  # fmt: skip
def test_a_tie_stands_since_its_day(words: str, told: tuple[str, list[str], str]) -> None:
    """Its parties are of the kind that it joins."""
    (tie,) = report(words).relationships
    assert (tie.type, [party.name for party in tie.parties], str(tie.since)) == told


@pytest.mark.parametrize(
    "words",
    [
        "Vietnam and Australia hope to move towards a comprehensive strategic partnership.",
        "The two countries spoke of partnership.",
        "Sister cities are many.",
    ],
)
def test_a_tie_that_is_hoped_for_does_not_stand(words: str) -> None:
    """Nor one without two parties."""
    assert report(words).relationships == ()


def test_an_anniversary_counts_from_its_beginning() -> None:
    """The years in brackets tell the year; else the report's own."""
    text = "They marked the 50th anniversary of diplomatic relations between Vietnam and Fiji (1974-2024)."
    (one,) = report(text).anniversaries
    assert (one.ordinal, one.of, one.year) == (50, "diplomatic relations", 2024)
    assert [party.name for party in one.parties] == ["Vietnam", "Fiji"]
