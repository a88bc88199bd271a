"""The query library and its headers."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.asking.library import GROUPS, find, folder, grouped, library, parse, read
from kg.errors import MissingPath, NotText, UnknownQuery


def test_a_query_has_what_its_header_says() -> None:
    """Title, description, tags and parameters, beside its text."""
    text = "#+ title: T\n#+ tags: [places]\n#+ parameters: {x: {type: iri}}\nASK {}\n"
    query = parse(text, "q", "q.rq")
    assert (query.title, query.group, [p.name for p in query.parameters]) == ("T", "places", ["x"])
    assert (query.text, query.sparql) == (text, "ASK {}\n")


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
        parse(f"#+ tags: [{tags}]\nASK {{}}", tags or "none", "here")
        for tags in ("zebras", "", "people", "ants, people", "meetings")
    ]
    assert list(grouped(queries)) == ["meetings", "people", "", "ants", "zebras"]
