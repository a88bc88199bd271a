"""The ontology's files: both Turtle readers understand them alike."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse
from rdflib import Graph

from mappings.resources import ONTOLOGY

FILES = sorted(ONTOLOGY.rglob("*.ttl"))


def test_the_files_are_there() -> None:
    """Terms, shapes, alignments and ten schemes."""
    assert {path.name for path in ONTOLOGY.glob("*.ttl")} == {"diplomacy.ttl", "shapes.ttl", "alignments.ttl"}
    assert len(list((ONTOLOGY / "schemes").glob("*.ttl"))) == 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_both_readers_agree(path: Path) -> None:
    """What rdflib reads is what pyoxigraph reads: equal once blank nodes are canonical."""
    direct = Dataset(parse(path=str(path), format=RdfFormat.TURTLE))
    through = Graph().parse(path).serialize(format="nt", encoding="utf-8")
    other = Dataset(parse(through, format=RdfFormat.N_TRIPLES))
    assert len(direct) == len(other) > 0
    for dataset in (direct, other):
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    assert set(direct) == set(other)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_turtle_is_tidy(path: Path) -> None:
    """No tabs, no trailing space, one newline at the end, Unicode in composed form."""
    text = path.read_text(encoding="utf-8")
    assert "\t" not in text
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
