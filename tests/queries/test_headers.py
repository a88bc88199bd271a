"""Every query says what it asks, with examples that are values of their parameters, in the words of the ontology."""

from __future__ import annotations

import re
from typing import Final

import pytest

from kg.asking.binding import place, term, terms
from kg.asking.library import GROUPS, NamedQuery
from kg.asking.services import services
from kg.store import QuerySolutions, RdfFormat, Store, parse
from mappings.namespaces import BASE, PREFIXES
from mappings.resources import ONTOLOGY, SCHEMES
from tests.kg.servers import oxigraph
from tests.queries.library import HERE, QUERIES, required

EVERY = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)

MEMBERS: Final = ("act", "agreement-type", "post-kind", "relationship-type", "role", "status", "topic")
README: Final = HERE.parents[1] / "queries" / "README.md"


def code(query: NamedQuery) -> str:
    """The query without its comments."""
    return "\n".join(line for line in query.text.splitlines() if not line.lstrip().startswith("#"))


def named(text: str, prefix: str) -> set[str]:
    """The full IRIs of the names under ``prefix`` in a text."""
    return {PREFIXES[prefix] + name for name in re.findall(rf"(?<![\w-]){prefix}:([A-Za-z][\w-]*)", text)}


def said_in(*files: str) -> set[str]:
    """Every IRI that the ontology's Turtle files say something about."""
    paths = [path for pattern in files for path in ONTOLOGY.glob(pattern)]
    return {
        str(getattr(quad.subject, "value", ""))
        for path in paths
        for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)
    }


def test_the_library_is_there() -> None:
    """There are the questions of the three users, and not a folder found empty."""
    assert len(QUERIES) >= 48


@EVERY
def test_the_header_is_complete(query: NamedQuery) -> None:
    """A query has a title, a description that ends as a sentence, tags, and a sentence for each parameter."""
    assert query.title
    assert query.description.endswith(".")
    assert query.group in GROUPS
    for parameter in query.parameters:
        assert parameter.example, parameter.name
        assert len(parameter.description) > 10, parameter.name


@EVERY
def test_examples_and_defaults_are_values_of_their_types(query: NamedQuery) -> None:
    """What a header offers can be typed in as it stands."""
    for parameter in query.parameters:
        assert term(parameter, parameter.example)
        assert parameter.default is None or term(parameter, parameter.default)


@EVERY
def test_every_parameter_has_a_data_block(query: NamedQuery) -> None:
    """Each declared parameter finds a block ``VALUES ?name { UNDEF }``, so binding never depends on the SELECT clause."""
    examples = {parameter.name: parameter.example for parameter in query.parameters}
    text, left = place(code(query), terms(query, examples))
    assert left == {}
    assert "UNDEF" not in text


@EVERY
def test_no_prefix_is_declared(query: NamedQuery) -> None:
    """The prefixes of the project need no declaration, and every prefix used is one of them."""
    assert "PREFIX" not in code(query).upper()
    used = set(re.findall(r"(?<![\w?:/<\"-])([a-z][\w-]*):[A-Za-z]", code(query)))
    assert used - set(PREFIXES) == set()


@EVERY
def test_only_terms_of_the_ontology_are_used(query: NamedQuery) -> None:
    """A class or property of the project that a query names is defined in the ontology."""
    assert named(code(query), "dip") - said_in("diplomacy.ttl") == set()


@EVERY
def test_only_members_of_the_schemes_are_used(query: NamedQuery) -> None:
    """A role, act, status, type or topic that a query or an example of it names is a concept of a scheme."""
    known = said_in(f"{SCHEMES.name}/*.ttl")
    for prefix in MEMBERS:
        assert named(query.text, prefix) - known == set(), prefix


@EVERY
def test_the_readme_lists_it(query: NamedQuery) -> None:
    """The table of the README has each query under its title, with a command that gives what is required."""
    text = README.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith(f"| `{query.name}`"))
    assert query.title in row
    for name in required(query):
        assert f"`{name}`" in row


def test_the_readme_lists_nothing_else() -> None:
    """The tables of the groups name no query that the library does not have."""
    text = README.read_text(encoding="utf-8").partition("\n## ")[0]
    assert set(re.findall(r"^\| `([a-z-]+)`", text, flags=re.MULTILINE)) == set(QUERIES)


def test_the_fragments_of_the_readme_are_sparql(small: Store) -> None:
    """What the README offers to copy can be asked as it stands."""
    text = README.read_text(encoding="utf-8").partition("## Asking one's own\n")[2].partition("\n## ")[0]
    lines = [line.strip() for line in text.splitlines() if line.startswith("    ")]
    whole = [line.split("'")[1] for line in lines if line.startswith("echo")]
    fragments = [f"SELECT * WHERE {{ {line} }}" for line in lines if not line.startswith("echo")]
    assert (len(whole), len(fragments)) == (1, 13)
    for query in whole + fragments:
        assert isinstance(small.query(query), QuerySolutions)


def test_the_readme_s_question_to_a_service_has_an_answer(small: Store) -> None:
    """Put to an Oxigraph server in the place of Wikidata's, it finds the twin's population."""
    section = README.read_text(encoding="utf-8").partition("## Imported sets and services elsewhere")[2]
    example = "\n".join(line[4:] for line in section.splitlines() if line.startswith("    "))
    figures = f"<{PREFIXES['wd']}Q8684> <{PREFIXES['wdt']}P1082> 9411260 ."
    with oxigraph(figures) as address:
        assert services(example) == ("<https://query.wikidata.org/sparql>",)
        asked = example.replace("https://query.wikidata.org/sparql", address)
        found = small.query(asked)
        assert isinstance(found, QuerySolutions)
        rows = {tuple(getattr(cell, "value", "") for cell in row) for row in found}
    assert rows == {(BASE + "place/kr-seoul", "9411260")}
