"""The query library and its headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import BadHeader, MissingPath, NotText, UnknownQuery
from kg.library import GROUPS, Parameter, find, folder, grouped, library, parse, read

HEADER = """#+ title: Who met whom
#+ description: The meetings of a person,
#+ description: newest first.
#+ tags: meetings, persons
#+ param: person | iri | | person/vn/to-lam | One of the two
#+ param: since | date | - | 2024-01-01 | Not before | this day
#+ param: lang | language | fr | en | Of the names
SELECT * WHERE { VALUES ?person { UNDEF } ?s ?p ?person }
"""


def test_a_header_is_read_into_title_description_tags_and_parameters() -> None:
    """Several description lines make one text; the last cell may hold a bar."""
    query = parse(HEADER, "who", "who.rq")
    assert (query.title, query.tags) == ("Who met whom", ("meetings", "persons"))
    assert query.description == "The meetings of a person, newest first."
    assert query.parameters == (
        Parameter(
            "person",
            "iri",
            required=True,
            default=None,
            example="person/vn/to-lam",
            description="One of the two",
        ),
        Parameter(
            "since",
            "date",
            required=False,
            default=None,
            example="2024-01-01",
            description="Not before | this day",
        ),
        Parameter("lang", "language", required=False, default="fr", example="en", description="Of the names"),
    )
    assert query.text == HEADER


def test_a_query_without_header_has_no_parameters() -> None:
    """Any SPARQL file can be asked."""
    query = parse("ASK {}\n#+ title: too late\n", "q", "q.rq")
    assert (query.title, query.parameters) == ("", ())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("#+ nonsense", "a line must be"),
        ("#+ author: me", "none of title"),
        ("#+ param: x | iri | -", "five cells"),
        ("#+ param: x y | iri | - | e | d", "name of a variable"),
        ("#+ param: x | uri | - | e | d", "no type of parameter"),
    ],
)
def test_a_broken_header_is_named_by_file_and_line(line: str, reason: str) -> None:
    """The error says where and what is expected."""
    with pytest.raises(BadHeader, match=reason) as caught:
        parse(f"#+ title: t\n{line}\nASK {{}}", "q", "q.rq")
    assert str(caught.value).startswith("q.rq:2: ")


def test_a_parameter_is_declared_once() -> None:
    """Two declarations would hide each other."""
    with pytest.raises(BadHeader, match="declared twice"):
        parse("#+ param: x | iri | - | e | d\n#+ param: x | date | - | e | d\n", "q", "q.rq")


def test_an_unknown_name_offers_the_nearest(tmp_path: Path) -> None:
    """A slip of the finger costs one line."""
    (tmp_path / "who-met-whom.rq").write_text("ASK {}", encoding="utf-8")
    with pytest.raises(UnknownQuery, match=r"did you mean who-met-whom\?"):
        find("who-met-wom", tmp_path)


def test_a_file_that_is_missing_or_no_text_is_refused(tmp_path: Path) -> None:
    """Neither is taken for an empty query."""
    with pytest.raises(MissingPath):
        read(tmp_path / "none.rq")
    (tmp_path / "latin.rq").write_bytes(b"# caf\xe9\nASK {}")
    with pytest.raises(NotText, match="byte 5"):
        read(tmp_path / "latin.rq")


def test_the_library_is_sorted_and_every_header_reads() -> None:
    """The project's own queries obey the convention, each with a title."""
    queries = library()
    assert [query.name for query in queries] == sorted(path.stem for path in folder().glob("*.rq"))
    assert all(query.title and query.description for query in queries)


def test_the_first_tag_is_the_group() -> None:
    """The project's own queries are all in the groups that have a title, in the order of these."""
    groups = grouped(library())
    assert list(groups) == list(GROUPS)
    assert sorted(query.name for queries in groups.values() for query in queries) == [
        query.name for query in library()
    ]


def test_groups_that_nobody_knows_come_last() -> None:
    """By name, queries without tags first of them."""
    queries = [
        parse(f"#+ tags: {tags}\nASK {{}}", tags or "none", "here")
        for tags in ("zebras", "", "people", "ants, people", "meetings")
    ]
    assert list(grouped(queries)) == ["meetings", "people", "", "ants", "zebras"]
