"""SSSOM files: what is written is read back, bad lines are named, nothing that stands in a file is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from kg.errors import UnreadableMappings
from kg.identity.sssom import CURATED, EXTERNAL, Mapping, append, read, text
from mappings.namespaces import BASE, PREFIXES

SAME = Mapping(
    BASE + "person/vn/to-lam",
    PREFIXES["owl"] + "sameAs",
    BASE + "person/x/to-lam",
    CURATED,
    subject_label="Tô Lâm",
    author="Ana",
    day=dt.date(2026, 1, 2),
    comment="one portrait, one caption",
)
LINK = Mapping(
    BASE + "topic/trade",
    PREFIXES["skos"] + "exactMatch",
    EXTERNAL["eurovoc"] + "114",
    CURATED,
    negated=True,
    confidence=0.5,
)
FULL = Mapping(
    BASE + "body/x/cour",
    PREFIXES["skos"] + "exactMatch",
    PREFIXES["wd"] + "Q42",
    CURATED,
    subject_label="Cour",
    object_label="Court",
    author="Ana",
    tool="a service 1.0",
    day=dt.date(2026, 1, 2),
    confidence=0.75,
    comment="by its address",
    subject_source=BASE + "dataset",
    object_source=PREFIXES["wd"] + "Q2013",
    provider="https://provider.example/",
    license="https://creativecommons.org/publicdomain/zero/1.0/",
)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    """Every slot, with IRIs in full, in the order of the lines."""
    file = tmp_path / "a.sssom.tsv"
    for mapping in (SAME, LINK, FULL):
        append(file, [mapping])
    assert read(file) == ((SAME, LINK, FULL), ())


def test_a_document_says_what_its_prefixes_mean() -> None:
    """Ids are CURIEs, and the curie_map is there for whoever reads it without this program."""
    written = text([SAME, LINK], license="https://creativecommons.org/publicdomain/zero/1.0/")
    assert "#  kg: https://w3id.org/diplomacy-kg/\n" in written
    assert "#license: https://creativecommons.org/publicdomain/zero/1.0/" in written
    assert "\nkg:person/vn/to-lam\tTô Lâm\towl:sameAs\t\tkg:person/x/to-lam\t" in written
    assert "\ntopic:trade\t\tskos:exactMatch\tNot\teurovoc:114\t" in written


def test_another_base_has_the_same_short_names() -> None:
    """The prefix of the resources follows the publisher."""
    base = "https://data.example/"
    moved = Mapping(base + "person/vn/a", PREFIXES["owl"] + "sameAs", base + "person/x/a", CURATED)
    assert "\nkg:person/vn/a\t" in text([moved], base)


def test_a_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """By its line in the file, blank lines and the head counted; it stays in the file."""
    file = tmp_path / "a.sssom.tsv"
    append(file, [SAME])
    with file.open("a", encoding="utf-8") as more:
        more.write(
            "no mapping at all\n\nnowhere:x\t\towl:sameAs\t\tkg:person/x/a\t\tsemapv:ManualMappingCuration\n"
        )
    append(file, [LINK])
    lines = file.read_text(encoding="utf-8").splitlines()
    mappings, problems = read(file)
    assert mappings == (SAME, LINK)
    assert [problem.line for problem in problems] == [
        lines.index("no mapping at all") + 1,
        lines.index("no mapping at all") + 3,
    ]
    assert "predicate_id" in problems[0].message
    assert "'nowhere:x'" in problems[1].message
    assert mappings[1].line == len(lines)


def test_a_file_of_ones_own_keeps_its_columns(tmp_path: Path) -> None:
    """Columns that it lacks are added behind its own; its lines stay byte for byte."""
    file = tmp_path / "own.tsv"
    line = "kg:person/x/a\towl:sameAs\tkg:person/x/b\tsemapv:LexicalMatching\tmine"
    file.write_text(
        f"subject_id\tpredicate_id\tobject_id\tmapping_justification\tother\n{line}\n", encoding="utf-8"
    )
    append(file, [SAME])
    assert file.read_text(encoding="utf-8").splitlines()[1] == line
    first, second = read(file)[0]
    assert first.object == BASE + "person/x/b"
    assert second == SAME


@pytest.mark.parametrize("content", ["", "\n  \n"])
def test_an_empty_file_holds_no_mappings(tmp_path: Path, content: str) -> None:
    """It is no fault, and can be added to."""
    file = tmp_path / "empty.tsv"
    file.write_text(content, encoding="utf-8")
    assert read(file) == ((), ())
    append(file, [SAME])
    assert read(file) == ((SAME,), ())


@pytest.mark.parametrize("content", [b"nonsense\n", b"#curie_map: [\nsubject_id\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_sssom_is_refused_whole(tmp_path: Path, content: bytes) -> None:
    """With its name and a reason; nothing is added to it."""
    file = tmp_path / "bad.tsv"
    file.write_bytes(content)
    with pytest.raises(UnreadableMappings, match=r"bad\.tsv cannot be read as SSSOM"):
        read(file)
    assert file.read_bytes() == content


def test_nothing_is_added_to_a_file_without_columns(tmp_path: Path) -> None:
    """Lines under no names would mean nothing."""
    file = tmp_path / "bad.tsv"
    file.write_text("nonsense\n", encoding="utf-8")
    with pytest.raises(UnreadableMappings, match="subject_id"):
        append(file, [SAME])
    assert file.read_text(encoding="utf-8") == "nonsense\n"
