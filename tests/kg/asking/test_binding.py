"""Parameters become terms, and terms never change what a query asks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.asking.binding import assignments, place, term, terms
from kg.asking.header import Parameter
from kg.asking.library import parse
from kg.errors import BadParameter, MissingParameter, UnknownParameter
from kg.store import Literal, NamedNode, QuerySolutions, Store
from mappings.namespaces import BASE, PREFIXES

XSD = PREFIXES["xsd"]


def parameter(kind: str) -> Parameter:
    """An optional parameter of a type."""
    return Parameter("x", kind, required=False, default=None, example="EXAMPLE", description="")


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("iri", "person/vn/to-lam", NamedNode(BASE + "person/vn/to-lam")),
        ("iri", "topic:trade", NamedNode(BASE + "topic/trade")),
        ("string", "Hanoï", Literal("Hanoï")),
        ("string", "", Literal("")),
        ("string", '"Hanoï"@FR', Literal("Hanoï", language="fr")),
        ("name", "Hà NỘI", Literal("hà nội")),
        ("name", '"Hanoï"@FR', Literal("hanoï")),
        ("integer", " -3 ", Literal("-3", datatype=NamedNode(XSD + "integer"))),
        ("date", "2024-02-29", Literal("2024-02-29", datatype=NamedNode(XSD + "date"))),
        ("language", "FR-ca", Literal("fr-ca")),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: str, expected: NamedNode | Literal) -> None:
    """IRIs in three forms, texts with or without a language, numbers, days, language tags."""
    assert term(parameter(kind), value) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "Hanoi"),
        ("iri", "http://a> ?s ?p ?o . <http://b"),
        ("iri", "http://a\u0000b"),
        ("string", "\udc80"),
        ("integer", "3.5"),
        ("integer", "３"),
        ("date", "2023-02-29"),
        ("date", "2024-5-1"),
        ("date", "20240501"),
        ("language", "fr_FR"),
    ],
)
def test_a_value_of_another_type_is_refused_with_an_example(kind: str, value: str) -> None:
    """The error names the parameter, what it must be and a value that would do."""
    with pytest.raises(BadParameter, match=r"(?s)^parameter x: .* must be an? .*, such as EXAMPLE$"):
        term(parameter(kind), value)


def test_options_are_split_at_the_first_equals_sign() -> None:
    """Values may hold further ones."""
    assert assignments(["a=b=c", " d =", "e="]) == {"a": "b=c", "d": "", "e": ""}


@pytest.mark.parametrize("options", [["x"], ["=x"], ["a=1", "a=2"]])
def test_an_option_needs_one_name_and_comes_once(options: list[str]) -> None:
    """Nothing is guessed."""
    with pytest.raises(BadParameter):
        assignments(options)


QUERY = parse(
    "#+ parameters:\n#+   who: {type: iri, required: true, example: person/vn/to-lam, description: d}\n"
    "#+   lang: {type: language, default: fr, example: en, description: d}\n"
    "#+   since: {type: date, example: 2024-01-01, description: d}\nASK {}",
    "who-met-whom",
    "q.rq",
)


def test_defaults_fill_what_is_not_given_and_optional_parameters_stay_unbound() -> None:
    """Required, with a default, optional: the three kinds."""
    assert terms(QUERY, {"who": "topic:trade"}) == {
        "who": NamedNode(BASE + "topic/trade"),
        "lang": Literal("fr"),
    }


def test_a_missing_parameter_is_named_with_its_type_and_an_example() -> None:
    """The message is the command line to type."""
    with pytest.raises(MissingParameter) as caught:
        terms(QUERY, {})
    message = str(caught.value)
    assert "who-met-whom needs who, an IRI" in message
    assert "--param who=person/vn/to-lam" in message


def test_an_unknown_parameter_is_refused_with_those_that_exist() -> None:
    """A misspelt name would silently widen the question."""
    with pytest.raises(UnknownParameter, match="who, lang, since"):
        terms(QUERY, {"whom": "topic:trade"})


@pytest.mark.parametrize(
    "block",
    ["VALUES ?x { UNDEF }", "values $x{undef}", "VALUES (?x) { (UNDEF) }", "VALUES ?x { # c\n UNDEF }"],
)
def test_a_term_takes_the_place_of_undef(block: str) -> None:
    """Every way to write the data block of one variable."""
    text, left = place(f"SELECT * {{ {block} }}", {"x": Literal("v")})
    assert '"v"' in text
    assert "undef" not in text.lower()
    assert left == {}


@pytest.mark.parametrize(
    "code",
    ["# VALUES ?x { UNDEF }", "'VALUES ?x { UNDEF }'", '"""VALUES ?x { UNDEF }"""', "VALUES ?xy { UNDEF }"],
)
def test_what_is_no_code_and_other_variables_are_left_alone(code: str) -> None:
    """Comments, strings and longer names do not count; the term is left to the engine."""
    assert place(code, {"x": Literal("v")}) == (code, {"x": Literal("v")})


INJECTIONS = st.sampled_from(
    [
        '" } INSERT',
        "VALUES ?y { UNDEF }",
        "'''",
        '"""',
        "\\",
        "\n",
        "#",
        "}",
        "{",
        "<",
        ">",
        "?x",
        "UNDEF",
        '"@fr',
    ]
)


@given(st.lists(st.one_of(INJECTIONS, st.text(max_size=5)), max_size=8).map("".join))
def test_no_text_changes_what_a_query_asks(text: str) -> None:
    """Whatever the value of one parameter, the answer is that value, and the other parameter stays unbound."""
    query = 'SELECT ?x ?y ?z { VALUES ?x { UNDEF } VALUES ?y { UNDEF } BIND("z" AS ?z) }'
    bound = {"x": Literal(text), "y": Literal("y")}
    placed, left = place(query, bound)
    assert left == {}
    with Store.open(None) as store:
        results = store.query(placed)
        assert isinstance(results, QuerySolutions)
        assert [(row["x"], row["y"], row["z"]) for row in results] == [
            (Literal(text), Literal("y"), Literal("z"))
        ]


@pytest.mark.parametrize("value", ["20", " 020 "])
def test_a_limit_stands_behind_each_limit_of_the_code(value: str) -> None:
    """No variable can stand there: the number does, whatever a comment or a text says of LIMIT."""
    limit = replace(parameter("integer"), name="limit")
    query = 'SELECT * { { SELECT ?s { ?s ?p "LIMIT 5" } limit 1000 } } LIMIT 1000 # LIMIT 7'
    placed, left = place(query, {"limit": term(limit, value)})
    assert placed == 'SELECT * { { SELECT ?s { ?s ?p "LIMIT 5" } limit 20 } } LIMIT 20 # LIMIT 7'
    assert left == {}


@pytest.mark.parametrize("value", ["0", "-1", "+5", "5.0", "5 OFFSET 2", "1000000000000000000000"])
def test_a_limit_is_a_whole_number_from_one_on(value: str) -> None:
    """Anything else is refused before it comes near the query."""
    with pytest.raises(BadParameter, match=r"^parameter limit: .* must be a whole number from 1 on"):
        term(replace(parameter("integer"), name="limit"), value)


def test_the_limit_has_a_data_block_too() -> None:
    """A query may reckon with it: how many months hold so many. What no one reaches is no limit of the answer."""
    text = "SELECT * { VALUES ?limit { UNDEF } { SELECT * { ?s ?p ?o } LIMIT 100000 } } LIMIT 9"
    placed, left = place(text, {"limit": Literal(3)})
    assert placed == text.replace("UNDEF", str(Literal(3))).replace("LIMIT 9", "LIMIT 3")
    assert not left
