"""Tests of dates: what a phrase says of when, seen from the article's day, and never more than it says."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mappings.mentions.calendar import Calendar
from mappings.mentions.dates import DateMention, ahead, behind, find_dates, resolve
from mappings.moment import Moment
from mappings.text import sentences, tokens
from tests.mappings.articles import article

THURSDAY = "2024-05-16"


def found(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None, str | None, bool]]:
    """Return the dates of a text, as written, with start, end and whether they are said to come."""
    read = article(text, published=published)
    calendar = Calendar.of(read, sentences(read))
    row = list(tokens(text))
    return [
        (text[row[m.first].start : row[m.last - 1].end], _iso(m.start), _iso(m.end), m.future)
        for m in find_dates(row, calendar)
    ]


def _iso(moment: Moment | None) -> str | None:
    return str(moment) if moment is not None else None


# What the text says, what of it is the date, start, end, and whether the words themselves say that it is to come.
ON_THURSDAY = [
    # days of a month
    ("reçu le 14 mai", "14 mai", "2024-05-14", "2024-05-14", False),
    ("reçu le 1er mai 2024", "1er mai 2024", "2024-05-01", "2024-05-01", False),
    ("reçu le 1 mai", "1 mai", "2024-05-01", "2024-05-01", False),
    ("signé le 2 septembre 1945", "2 septembre 1945", "1945-09-02", "1945-09-02", False),
    ("signé le 29 février 2024", "29 février 2024", "2024-02-29", "2024-02-29", False),
    ("le 2 avril dernier", "2 avril dernier", "2024-04-02", "2024-04-02", False),
    ("le 9 juin prochain", "9 juin prochain", "2024-06-09", "2024-06-09", True),
    ("le 15 AOÛT 2023", "15 AOÛT 2023", "2023-08-15", "2023-08-15", False),
    ("le 15 aout 2023", "15 aout 2023", "2023-08-15", "2023-08-15", False),
    ("le 3 janv dernier", "3 janv dernier", "2024-01-03", "2024-01-03", False),
    # the nearest year
    ("le 20 décembre", "20 décembre", "2023-12-20", "2023-12-20", False),
    ("le 5 janvier", "5 janvier", "2024-01-05", "2024-01-05", False),
    ("le 20 octobre prochain", "20 octobre prochain", "2024-10-20", "2024-10-20", True),
    ("le 12 juillet dernier", "12 juillet dernier", "2023-07-12", "2023-07-12", False),
    ("le 12 mars prochain", "12 mars prochain", "2025-03-12", "2025-03-12", True),
    # weekdays
    ("reçu mardi", "mardi", "2024-05-14", "2024-05-14", False),
    ("reçu jeudi", "jeudi", "2024-05-16", "2024-05-16", False),
    ("reçu vendredi", "vendredi", "2024-05-10", "2024-05-10", False),
    ("reçu jeudi dernier", "jeudi dernier", "2024-05-09", "2024-05-09", False),
    ("attendu lundi prochain", "lundi prochain", "2024-05-20", "2024-05-20", True),
    ("attendu jeudi prochain", "jeudi prochain", "2024-05-23", "2024-05-23", True),
    ("vendredi 11 octobre 2019", "vendredi 11 octobre 2019", "2019-10-11", "2019-10-11", False),
    ("le mardi 14 mai", "mardi 14 mai", "2024-05-14", "2024-05-14", False),
    ("lundi 15 mai", "lundi 15 mai", "2023-05-15", "2023-05-15", False),
    ("mardi 3 juin", "mardi 3 juin", "2025-06-03", "2025-06-03", False),
    ("samedi 14 mai", "samedi 14 mai", "2024-05-14", "2024-05-14", False),
    ("mercredi 15 mai au matin", "mercredi 15 mai", "2024-05-15", "2024-05-15", False),
    # from the article's own day
    ("reçu hier", "hier", "2024-05-15", "2024-05-15", False),
    ("reçu avant-hier", "avant-hier", "2024-05-14", "2024-05-14", False),
    ("reçu aujourd'hui", "aujourd'hui", "2024-05-16", "2024-05-16", False),
    ("reçu ce jour", "ce jour", "2024-05-16", "2024-05-16", False),
    ("attendu demain", "demain", "2024-05-17", "2024-05-17", True),
    # spans
    ("du 25 au 29 septembre 2023", "du 25 au 29 septembre 2023", "2023-09-25", "2023-09-29", False),
    ("du 12 au 15 mai", "du 12 au 15 mai", "2024-05-12", "2024-05-15", False),
    ("du 30 mai au 2 juin 2024", "du 30 mai au 2 juin 2024", "2024-05-30", "2024-06-02", False),
    ("du 30 avril au 2 mai", "du 30 avril au 2 mai", "2024-04-30", "2024-05-02", False),
    ("du 1er au 3 juin prochain", "du 1er au 3 juin prochain", "2024-06-01", "2024-06-03", True),
    ("les 5 et 6 mars", "les 5 et 6 mars", "2024-03-05", "2024-03-06", False),
    ("les 8 et 9 avril prochains", "les 8 et 9 avril prochains", "2025-04-08", "2025-04-09", True),
    ("du lundi 13 au 15 mai", "du lundi 13 au 15 mai", "2024-05-13", "2024-05-15", False),
    ("du 30 décembre 2023 au 2 janvier 2024", "du 30 décembre 2023 au 2 janvier 2024", "2023-12-30", "2024-01-02", False),
    ("du 30 décembre au 2 janvier 2024", "du 30 décembre au 2 janvier 2024", "2023-12-30", "2024-01-02", False),
    ("du 28 décembre au 3 janvier", "du 28 décembre au 3 janvier", "2023-12-28", "2024-01-03", False),
    ("les 27 et 28 juin dernier", "les 27 et 28 juin dernier", "2023-06-27", "2023-06-28", False),
    ("réunis 5 et 6 mars", "5 et 6 mars", "2024-03-05", "2024-03-06", False),
    ("les 5, 6 et 7 mars", "les 5, 6 et 7 mars", "2024-03-05", "2024-03-07", False),
    ("les 4, 5, 6 et 7 mars", "les 4, 5, 6 et 7 mars", "2024-03-04", "2024-03-07", False),
    ("au numéro 5, Lyon et 7 mars", "7 mars", "2024-03-07", "2024-03-07", False),
    ("lundi 13 et mardi 14 mai", "lundi 13 et mardi 14 mai", "2024-05-13", "2024-05-14", False),
    ("du lundi 13 au vendredi 17 mai", "du lundi 13 au vendredi 17 mai", "2024-05-13", "2024-05-17", False),
    ("entre le 3 et le 7 avril", "le 3 et le 7 avril", "2024-04-03", "2024-04-07", False),
    # figures
    ("le 07.09.2010", "07.09.2010", "2010-09-07", "2010-09-07", False),
    ("le 2019/07/24", "2019/07/24", "2019-07-24", "2019-07-24", False),
    ("le 2019-07-24", "2019-07-24", "2019-07-24", "2019-07-24", False),
    ("le 24-07-2019", "24-07-2019", "2019-07-24", "2019-07-24", False),
    ("le 13/04", "13/04", "2024-04-13", "2024-04-13", False),
    ("le 21/02/2025", "21/02/2025", "2025-02-21", "2025-02-21", False),
    ("le 1/2/2025", "1/2/2025", "2025-02-01", "2025-02-01", False),
    # coarser dates
    ("en mai 2021", "mai 2021", "2021-05", None, False),
    ("en mars", "mars", "2024-03", None, False),
    ("au mois de février", "février", "2024-02", None, False),
    ("fin décembre", "décembre", "2023-12", None, False),
    ("en août prochain", "août prochain", "2024-08", None, True),
    ("octobre dernier", "octobre dernier", "2023-10", None, False),
    ("depuis novembre 2022", "novembre 2022", "2022-11", None, False),
    ("en 2019", "2019", "2019", None, False),
    ("au cours de l'année 2018", "2018", "2018", None, False),
    ("au second semestre 2024", "2024", "2024", None, False),
    ("au premier trimestre 2027", "2027", "2027", None, False),
    ("au printemps 2026", "2026", "2026", None, False),
    ("fin 2024", "2024", "2024", None, False),
    ("le mois dernier", "mois dernier", "2024-04", None, False),
    ("le mois prochain", "mois prochain", "2024-06", None, True),
    ("il y a trois jours", "trois jours", "2024-05-13", "2024-05-13", False),
    ("l'année prochaine", "année prochaine", "2025", None, True),
    ("l'année dernière", "année dernière", "2023", None, False),
    ("l'an dernier", "an dernier", "2023", None, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "phrase", "start", "end", "future"), ON_THURSDAY)
def test_dates_seen_from_a_thursday(
    text: str, phrase: str, start: str, end: str | None, future: bool
) -> None:  # fmt: skip
    """A date is completed from the article's day, Thursday 16 May 2024, and is no finer than its words."""
    assert found(text) == [(phrase, start, end, future)]


def test_the_table_is_long_enough() -> None:
    """A table that shrank would prove little."""
    assert len(ON_THURSDAY) >= 40


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("le 28 décembre", "2024-01-03", "2023-12-28", "2023-12-28"),
        ("le 28 décembre dernier", "2024-01-03", "2023-12-28", "2023-12-28"),
        ("le 4 janvier", "2023-12-29", "2024-01-04", "2024-01-04"),
        ("le 4 janvier prochain", "2023-12-29", "2024-01-04", "2024-01-04"),
        ("hier", "2024-01-01", "2023-12-31", "2023-12-31"),
        ("demain", "2024-02-28", "2024-02-29", "2024-02-29"),
        ("lundi", "2024-01-02", "2024-01-01", "2024-01-01"),
        ("dimanche", "2024-01-02", "2023-12-31", "2023-12-31"),
        ("du 29 décembre au 2 janvier", "2024-01-03", "2023-12-29", "2024-01-02"),
        ("du 29 décembre au 2 janvier", "2023-12-27", "2023-12-29", "2024-01-02"),
        ("le 14 mai", "2024-05", "2024-05-14", "2024-05-14"),
        ("le 14 mai", "2024", "2024-05-14", "2024-05-14"),
    ],
)
def test_the_year_turns_with_the_article(text: str, published: str, start: str, end: str) -> None:
    """Around the new year a day without a year falls into the year that is near."""
    assert [(s, e) for _, s, e, _ in found(text, published)] == [(start, end)]


@pytest.mark.parametrize(
    ("text", "phrase", "start"),
    [("le 14 mai", "14 mai", "--05-14"), ("le 14 mai 2022", "14 mai 2022", "2022-05-14"), ("en mai 2022", "mai 2022", "2022-05"), ("en 2022", "2022", "2022")],
)  # fmt: skip
def test_without_a_day_of_publication_nothing_is_guessed(text: str, phrase: str, start: str) -> None:
    """An undated article leaves a day without its year; what is written in full stands."""
    assert [(p, s) for p, s, _, _ in found(text, None)] == [(phrase, start)]


@pytest.mark.parametrize(
    "text", ["hier", "mardi", "jeudi dernier", "en mai", "le mois dernier", "l'an dernier", "demain"]
)
def test_a_relative_date_needs_the_day_that_it_is_relative_to(text: str) -> None:
    """Weekdays and "hier" give no date in an undated article; "hier" may stay a mention without a day."""
    assert [s for _, s, _, _ in found(text, None) if s is not None] == []


def test_a_weekday_needs_a_day_not_only_a_month() -> None:
    """An article of "2024-05" does not tell which Tuesday is meant."""
    assert [start for _, start, _, _ in found("reçu mardi", "2024-05") if start is not None] == []


def test_the_first_full_date_gives_an_undated_article_its_year() -> None:
    """A text without a day of publication is read in the year that it writes first, with a month."""
    text = "Fondée en 1998, la ville a reçu le 3 mars 2021 son jumeau, qui revient le 5 avril."
    assert [(p, s) for p, s, _, _ in found(text, None)] == [
        ("1998", "1998"),
        ("3 mars 2021", "2021-03-03"),
        ("5 avril", "2021-04-05"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "il marche, mais mai est long",
        "le 30/02/2024",
        "le 32 mai",
        "mars est une planète",
        "12 000 tonnes",
        "les 2024 participants",
        "3 villes et 4 provinces",
        "le 5e festival",
        "d'ici à la fin 2030",
        "à partir de l'année 2011",
        "la réunion de printemps 2025",
        "24/7",
        "le 3-4 a été joué",
        "le 13.45",
        "le 12/03/24",
        "deux jours de travail",
        "an de grâce",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    """No calendar has these days, or the words speak of something else."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("le 20 décembre prochain", "2024-05-16", "2024-12-20"),
        ("le 14 mai prochain", "2024-05-16", "2025-05-14"),
        ("le 20 mai dernier", "2024-05-16", "2023-05-20"),
        ("le 17 mai dernier", "2024-05-16", "2023-05-17"),
        ("le 10 mai dernier", "2024-05-16", "2024-05-10"),
        ("en janvier dernier", "2024-12-10", "2024-01"),
        ("en novembre prochain", "2024-02-10", "2024-11"),
    ],
)
def test_next_and_last_tell_the_side_of_the_article(text: str, published: str, start: str) -> None:
    """What is "prochain" never lies before the article's day, "dernier" never behind it."""
    assert [s for _, s, _, _ in found(text, published)] == [start]


def mention(text: str) -> DateMention:
    """Return the one date of a text, seen from a Thursday."""
    read = article(text, published=THURSDAY)
    (one,) = find_dates(list(tokens(text)), Calendar.of(read, sentences(read)))
    return one


@pytest.mark.parametrize(
    ("text", "to_come", "over"),
    [
        ("mardi", "2024-05-21", "2024-05-14"),
        ("jeudi", "2024-05-16", "2024-05-16"),
        ("le 3 mai", "2025-05-03", "2024-05-03"),
        ("le 3 juin", "2024-06-03", "2023-06-03"),
        ("le 3 mai 2021", "2021-05-03", "2021-05-03"),
    ],
)
def test_what_is_to_come_and_what_is_over(text: str, to_come: str, over: str) -> None:
    """A verb tells on which side of the article's day a date without a year lies, and a weekday."""
    today = Moment.of(date.fromisoformat(THURSDAY))
    assert _iso(ahead(mention(text), today).start) == to_come
    assert _iso(behind(mention(text), today).start) == over


@pytest.mark.parametrize(
    ("text", "end", "to_come", "over"),
    [
        ("le 3 mai", "2024-05-03", "2025-05-03", "2024-05-03"),
        ("le 3 juin", "2024-06-03", "2024-06-03", "2023-06-03"),
        ("en mars", None, None, None),
        ("en juin", None, None, None),
    ],
)
def test_the_end_moves_with_the_start(
    text: str, end: str | None, to_come: str | None, over: str | None
) -> None:
    """A day ends where it begins, in whatever year; a month has no end of its own."""
    today, one = Moment.of(date.fromisoformat(THURSDAY)), mention(text)
    assert _iso(one.end) == end
    assert (_iso(ahead(one, today).end), _iso(behind(one, today).end)) == (to_come, over)


def test_an_abbreviated_month_keeps_its_year() -> None:
    """The 3rd of "déc. 2019" is a day of 2019, not of the nearest year."""
    assert [s for _, s, _, _ in found("le 3 déc. 2019")] == ["2019-12-03"]


def test_a_dash_makes_a_span() -> None:
    """The span "14-16 mai" begins on the 14th."""
    assert [(s, e) for _, s, e, _ in found("(14-16 mai 2024)")] == [("2024-05-14", "2024-05-16")]
    assert [(s, e) for _, s, e, _ in found("(30 mai – 2 juin 2024)")] == [("2024-05-30", "2024-06-02")]
    assert [(s, e) for _, s, e, _ in found("le Sommet 2023-2024 du 3 mai")] == [("2024-05-03", "2024-05-03")]


def test_two_days_of_two_months_are_no_span() -> None:
    """What "le 16 mai et le 18 juin" names are two days."""
    assert [s for _, s, _, _ in found("le 16 mai et le 18 juin 2024")] == ["2024-05-16", "2024-06-18"]


def test_a_day_that_no_month_has_gives_no_date() -> None:
    """A slip of the pen, "31 avril", is not guessed to be April."""
    assert found("le 31 avril 2024") == []


LAST_DAY = Moment.of(date(2024, 5, 10))


@pytest.mark.parametrize(
    ("text", "days", "day"),
    [
        ("la veille", -1, "2024-05-09"),
        ("le lendemain", 1, "2024-05-11"),
        ("le surlendemain", 2, "2024-05-12"),
        ("ce jour-là", 0, "2024-05-10"),
        ("le même jour", 0, "2024-05-10"),
        ("deux jours plus tôt", -2, "2024-05-08"),
        ("3 jours plus tard", 3, "2024-05-13"),
        ("ce même jour", 0, "2024-05-10"),
        ("la même journée", 0, "2024-05-10"),
        ("le même après-midi", 0, "2024-05-10"),
        ("le même soir", 0, "2024-05-10"),
        ("dans la journée", 0, "2024-05-10"),
    ],
)
def test_days_counted_from_the_day_last_spoken_of(text: str, days: int, day: str) -> None:
    """What is "la veille" waits for the day that it is the eve of."""
    (mention,) = find_dates(list(tokens(text)), Calendar(Moment.parse(THURSDAY), 2024))
    assert (mention.start, mention.from_last_day) == (None, days)
    assert not mention.is_day
    told = resolve(mention, LAST_DAY)
    assert (str(told.start), str(told.end)) == (day, day)
    assert told.is_day
    assert resolve(mention, None) == mention


def test_resolving_leaves_a_full_date_alone() -> None:
    """A date that says its day does not depend on another."""
    mention = DateMention(0, 2, Moment(2024, 5, 14), Moment(2024, 5, 14))
    assert resolve(mention, LAST_DAY) is mention


def test_several_dates_of_one_sentence() -> None:
    """Dates come from left to right, none inside another."""
    assert [
        phrase for phrase, *_ in found("Reçu mardi, il part le 20 mai et revient du 3 au 5 juin 2024.")
    ] == [
        "mardi",
        "20 mai",
        "du 3 au 5 juin 2024",
    ]


WORDS = st.sampled_from(
    [
        "le",
        "du",
        "au",
        "les",
        "et",
        "1",
        "er",
        "3",
        "12",
        "29",
        "30",
        "31",
        "99",
        "mai",
        "février",
        "décembre",
        "janvier",
        "2024",
        "1999",
        "lundi",
        "jeudi",
        "prochain",
        "dernier",
        "hier",
        "la",
        "veille",
        "en",
        "l'",
        "année",
        "an",
        "/",
        "21",
        "02",
        "2025",
        "mois",
        "de",
        "fin",
    ]
)


@given(st.lists(WORDS, max_size=14), st.sampled_from([None, "2024", "2024-02", "2024-02-29", "2023-12-31"]))
def test_any_words_give_dates_of_the_calendar(row: list[str], published: str | None) -> None:
    """Whatever stands together, mentions never overlap, and no span ends before it begins by its own words."""
    run = list(tokens(" ".join(row)))
    moment = Moment.parse(published) if published else None
    last = 0
    for mention in find_dates(run, Calendar(moment, moment.year if moment else None)):
        assert last <= mention.first < mention.last <= len(run)
        assert mention.start is not None or mention.end is None
        last = mention.last
