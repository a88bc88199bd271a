"""The header of a query: YAML in comment lines, read by ours and by other tools."""

from __future__ import annotations

import pytest
import yaml

from kg.asking.header import Header, Parameter, header_lines, read_header
from kg.asking.library import library
from kg.errors import BadHeader

HEADER = """#+ title: Who met whom
#+ description: >-
#+   The meetings of a person,
#+   newest first.
#+ tags: [meetings, persons]
#+ parameters:
#+   person: {type: iri, required: true, example: person/vn/to-lam, description: One of the two}
#+   since:
#+     type: date
#+     example: 2024-01-01
#+     description: Not before this day
#+   lang: {type: language, default: fr, example: en, description: Of the names}
SELECT * WHERE { VALUES ?person { UNDEF } ?s ?p ?person }
"""
PARAMETER = "#+ parameters: {%s}"


def test_a_header_is_read_into_title_description_tags_and_parameters() -> None:
    """A folded description is one line; a day stays as it is written; what is neither required nor has a default is unbound."""
    header = read_header(HEADER, "who.rq")
    assert header == Header(
        "Who met whom",
        "The meetings of a person, newest first.",
        ("meetings", "persons"),
        (
            Parameter("person", "iri", True, None, "person/vn/to-lam", "One of the two"),
            Parameter("since", "date", False, None, "2024-01-01", "Not before this day"),
            Parameter("lang", "language", False, "fr", "en", "Of the names"),
        ),
    )


def test_a_header_stands_at_the_very_top() -> None:
    """Decorators further down are comments; a query without header has none."""
    assert read_header("ASK {}\n#+ title: too late\n", "q.rq") == Header()
    assert (header_lines(HEADER), header_lines("ASK {}"), header_lines("#+ title: t")) == (12, 0, 1)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("#+ nonsense", "it is no YAML"),
        ("#+ - a list", "it is no YAML"),
        ("#+ author: me", "none of title"),
        ("#+ title: t", "declared twice"),
        ("#+ tags: meetings", "tags are a list"),
        ("#+ description: [a, b]", "a text was expected"),
        ("#+ parameters: [x]", "mapping from name"),
        (PARAMETER % "x: iri", "is a mapping"),
        (PARAMETER % "x y: {type: iri}", "name of a variable"),
        (PARAMETER % "x: {type: uri}", "no type of parameter"),
        (PARAMETER % "x: {description: d}", "no type of parameter"),
        (PARAMETER % "x: {type: iri, sort: d}", "none of type"),
        (PARAMETER % "x: {type: iri, required: perhaps}", "true or false"),
        (PARAMETER % "x: {type: iri, required: true, default: y}", "has no default"),
        (PARAMETER % "x: {type: iri}, x: {type: date}", "declared twice"),
        ("#+ description: 'open", "it is no YAML"),
    ],
)
def test_a_broken_header_is_named_by_file_and_line(line: str, reason: str) -> None:
    """The error says where and what is expected."""
    with pytest.raises(BadHeader, match=reason) as caught:
        read_header(f"#+ title: t\n{line}\nASK {{}}", "q.rq")
    assert str(caught.value).startswith(("q.rq:2: ", "q.rq:3: "))


def test_what_is_no_mapping_is_no_header() -> None:
    """A bare text and a list are valid YAML."""
    for text in ("#+ nonsense\nASK {}", "#+ - a\n#+ - b\nASK {}"):
        with pytest.raises(BadHeader, match="a line must be"):
            read_header(text, "q.rq")


def test_the_words_of_grlc_are_read_past() -> None:
    """A file may serve both; its summary is a title where there is no other."""
    text = "#+ summary: Songs\n#+ endpoint: http://e.org/sparql\n#+ method: GET\n#+ defaults:\n#+   - genre: x\nASK {}"
    assert read_header(text, "q.rq") == Header(title="Songs")
    assert read_header("#+ summary: s\n#+ title: t\nASK {}", "q.rq").title == "t"


def test_any_yaml_parser_reads_the_headers_of_the_library() -> None:
    """PyYAML's own loader finds what ours finds, so that linked-data API tools do."""
    for query in library():
        lines = query.text.splitlines()[: header_lines(query.text)]
        loaded = yaml.safe_load("\n".join(line.removeprefix("#+") for line in lines))
        assert (loaded["title"], loaded["description"]) == (query.title, query.description)
        assert tuple(loaded["tags"]) == query.tags
        named = loaded.get("parameters", {})
        assert [str(cells["example"]) for cells in named.values()] == [p.example for p in query.parameters]
        assert list(named) == [parameter.name for parameter in query.parameters]
