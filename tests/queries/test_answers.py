"""The queries on a small graph written by hand: their answers, and what their parameters do.

The answers lie in ``expected/``, one file per query, one entry per way of asking it. After a change that is meant,
``UPDATE_SNAPSHOTS=1 pytest tests/queries`` writes them anew; the difference is for a person to read.
"""

from __future__ import annotations

import json
import os
from typing import Final

import pytest

from kg.asking.header import Parameter
from kg.store import Store
from tests.queries.library import (
    EXPECTED,
    LISTED,
    QUERIES,
    Answer,
    Case,
    answer,
    cases,
    required,
    write_answers,
)

OPTIONAL: Final = [
    (name, parameter)
    for name, query in QUERIES.items()
    for parameter in query.parameters
    if not parameter.required
]
NARROWING: Final = [
    (name, parameter)
    for name, parameter in OPTIONAL
    if parameter.default is None and name != "anniversaries-coming"
]
TEXTS: Final = [(name, parameter) for name, parameter in OPTIONAL if parameter.type in {"string", "name"}]


def named(cases: list[tuple[str, Parameter]]) -> list[str]:
    """The names of the cases: query and parameter."""
    return [f"{name} {parameter.name}" for name, parameter in cases]


def asked(view: Store, name: str, **values: str) -> Answer:
    """The rows, without the head, of a query asked with what it requires and ``values``."""
    query = QUERIES[name]
    return answer(view, Case(query, tuple({**required(query), **values}.items())))[1:]


def column(rows: Answer, number: int) -> set[str]:
    """The values of one column."""
    return {row[number] for row in rows}


@pytest.mark.parametrize("name", QUERIES)
def test_the_answer_is_the_one_expected(name: str, small: Store) -> None:
    """Each query, asked in each of its ways, gives the answer that lies beside the test, and never an empty one."""
    answers = {case.title: answer(small, case) for case in cases(QUERIES[name])}
    file = EXPECTED / f"{name}.json"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        write_answers(file, answers)
    assert answers == json.loads(file.read_text(encoding="utf-8"))
    assert [title for title, rows in answers.items() if len(rows) < 2] == []


def test_no_answer_lies_about_without_its_query() -> None:
    """A query that is renamed or removed takes its expected answer along."""
    assert {file.stem for file in EXPECTED.iterdir()} == set(QUERIES)


@pytest.mark.parametrize(("name", "parameter"), NARROWING, ids=named(NARROWING))
def test_an_optional_parameter_leaves_rows_out(name: str, parameter: Parameter, small: Store) -> None:
    """What a parameter without default lets through is part of the answer without it."""
    narrowed = asked(small, name, **{parameter.name: parameter.example})
    assert column(narrowed, 0) <= column(asked(small, name), 0)


@pytest.mark.parametrize(("name", "parameter"), TEXTS, ids=named(TEXTS))
def test_a_name_is_a_name_whatever_is_in_it(name: str, parameter: Parameter, small: Store) -> None:
    """SPARQL in a name is looked up as a name, and nothing is called so."""
    assert asked(small, name, **{parameter.name: '" } ?s ?p ?o . { # \\'}) == []


@pytest.mark.parametrize("spelling", ["hanoi", "HANOI", "Hanoï", "Hà Nội"])
def test_a_place_is_found_by_any_spelling(spelling: str, small: Store) -> None:
    """The names of the authorities and those that articles write are equal, in any case of letters."""
    assert asked(small, "who-met-whom", place=spelling) == asked(small, "who-met-whom", place="Hanoi") != []


def test_a_place_is_not_found_by_a_part_of_its_name(small: Store) -> None:
    """Huế is not Thừa Thiên Huế: the name of a place is matched whole."""
    assert asked(small, "who-met-whom", place="Hano") == []


def test_a_place_counts_with_what_lies_within_it(small: Store) -> None:
    """Whoever asks for China finds what happened in Guangzhou, in Guangdong, in China."""
    assert "event/meeting/canton" in column(asked(small, "who-met-whom", place="Chine"), 0)


def test_a_government_is_its_country_s_not_its_capital_s(small: Store) -> None:
    """What the government of Viet Nam does in its seat Hanoi is no deed of the city."""
    assert "event/meeting/gouvernement" not in column(asked(small, "who-met-whom", place="Hanoi"), 0)
    assert "event/meeting/gouvernement" in column(asked(small, "who-met-whom", place="Viêt Nam"), 0)


def test_those_of_one_side_did_not_meet_each_other(small: Store) -> None:
    """Two guests of one host make two pairs with the host, the host first, and none among themselves."""
    rows = asked(small, "who-met-whom", place="Guangzhou", person="Guo")
    assert [(row[2], row[3]) for row in rows] == [
        ("Guo Yonghang", "Tran Sy Thanh"),
        ("Guo Yonghang", "délégation de Hanoi@fr"),
    ]


def test_a_name_that_is_only_french_is_given_in_french(small: Store) -> None:
    """In a language that a body has no name in, the one that its articles write stands."""
    assert "délégation de Hanoi@fr" in column(asked(small, "who-met-whom", lang="en"), 3)


@pytest.mark.parametrize(
    "name", [name for name, query in QUERIES.items() if any(p.name == "lang" for p in query.parameters)]
)
def test_names_are_in_the_language_asked_for(name: str, small: Store) -> None:
    """Nothing that has an English name is named in French in an answer in English."""
    french = {part for row in asked(small, name, lang="en") for value in row for part in _parts(value, "fr")}
    assert (
        french & {"Canton", "Chine", "Hanoï", "Séoul", "rencontre", "ville", "coopération décentralisée"}
        == set()
    )


def _parts(value: str, language: str) -> list[str]:
    text, sign, tag = value.rpartition("@")
    return text.split(LISTED) if sign and tag == language else []


def test_saying_it_less_precisely_is_no_contradiction(small: Store) -> None:
    """September for 25 September and China for Guangzhou do not contradict; another day, another town, another year do."""
    found = {(row[0], row[2]) for row in asked(small, "contradictions")}
    assert found == {
        ("event/conference/printemps-14", "start"),
        ("event/meeting/canton", "place"),
        ("event/meeting/canton", "twin"),
        ("relationship/twinning/place/kr-seoul+place/vn-hanoi", "since"),
    }


def test_each_article_answers_for_what_it_says(small: Store) -> None:
    """Of a fact on which two articles differ, each is shown with its own value and its own words."""
    rows = asked(small, "who-says-so")
    since = {(row[0], row[4], row[5]) for row in rows if row[3].endswith("#since")}
    assert since == {
        ("article/printemps", "1994", "Hanoi et Séoul sont jumelées depuis 1994."),
        ("article/seoul", "1996", "Les deux villes sont jumelées depuis 1996."),
    }


def test_a_refused_fact_is_not_taken_for_one(small: Store) -> None:
    """What lies in quarantine is found there with its reason and nowhere else."""
    refused = column(asked(small, "quarantine"), 1)
    assert refused == {"event/visit/sans-fin"}
    assert refused & column(asked(small, "visits"), 0) == set()
    assert refused & column(asked(small, "events-in-period"), 0) == set()


def test_a_name_counts_once_however_many_articles_say_it(small: Store) -> None:
    """The union of all graphs repeats what several articles state; counts do not."""
    numbers = {row[0]: row[2] for row in asked(small, "counts")}
    assert (numbers["ontology#Article"], numbers["ontology#Meeting"]) == ("4", "5")
