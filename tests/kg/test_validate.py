"""Validating files of any RDF format and whole stores, graph by graph."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from kg.build import build
from kg.errors import MissingPath, MissingStore, UnreadableData
from kg.export import export_file
from kg.formats import ExportFormat
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store, serialize
from kg.validate import validate
from mappings.iris import article_iri
from mappings.namespaces import BASE, DIP, PREFIXES
from tests.kg.sample import DATA, gate, quad, reading, write
from tests.kg.test_cli import kg

__all__ = ["reading"]

EARLY = [
    quad("e", "rdf:type", "dip:Event"),
    quad("e", "dip:start", '"1999"'),
    quad("e", "dip:participation", "p"),
    quad("p", "rdf:type", "dip:Participation"),
    quad("p", "dip:role", "role:Host"),
]


@pytest.mark.parametrize("suffix", ["ttl", "nt", "nq", "trig", "rdf", "jsonld"])
def test_a_file_of_any_format_is_judged(tmp_path: Path, suffix: str) -> None:
    """The suffix tells the format; the violation is the same in each."""
    format_ = RdfFormat.from_extension(suffix)
    assert format_ is not None
    file = tmp_path / f"data.{suffix}"
    file.write_bytes(serialize((one.triple for one in EARLY), format=format_) or b"")
    found = validate(file, gate())
    assert (found.graphs, found.quads, found.conforms) == (1, 5, False)
    (name, violation), *rest = found.violations
    assert (name, violation.message(), rest) == (None, "Too early", [])


def test_a_file_that_conforms_conforms(tmp_path: Path) -> None:
    """Nothing to complain about is said so."""
    file = tmp_path / "data.nt"
    file.write_bytes(
        serialize((one.triple for one in EARLY if '"1999"' not in str(one)), format=RdfFormat.N_TRIPLES)
        or b""
    )
    assert validate(file, gate()).conforms


def test_blank_nodes_are_judged_and_named_in_the_results(tmp_path: Path) -> None:
    """A file of others may hold blank nodes."""
    file = tmp_path / "data.ttl"
    file.write_text(
        "@prefix dip: <https://w3id.org/diplomacy-kg/ontology#> . [] a dip:Event ; dip:participation [ a dip:Participation ; dip:role 1 ] ."
    )
    ((_, violation),) = validate(file, gate()).violations
    assert violation.message() == "Unknown role"
    assert isinstance(violation.focus, NamedNode)
    assert violation.focus.value.startswith("urn:blank:")


def test_each_graph_of_a_dump_is_judged_by_itself_and_derived_ones_are_not(tmp_path: Path) -> None:
    """What one article lacks another cannot lend it; the graph of labels is no article."""
    file = tmp_path / "dump.nq"
    other = f"{BASE}graph/labels"
    lines = [
        quad("e", "rdf:type", "dip:Event"),
        quad("e", "dip:participation", "p", DATA + "two"),
        quad("f", "rdf:type", "dip:Event", other),
    ]
    file.write_bytes(serialize(lines, format=RdfFormat.N_QUADS) or b"")
    found = validate(file, gate())
    assert (found.graphs, found.quads) == (2, 2)
    assert [(name, violation.message()) for name, violation in found.violations] == [
        (DATA + "graph", "Nobody")
    ]


def test_a_compressed_file_is_judged(tmp_path: Path) -> None:
    """As what is packed in it."""
    file = tmp_path / "data.ttl.gz"
    file.write_bytes(gzip.compress(b"<http://e/a> a <http://e/B> ."))
    assert (validate(file, gate()).quads, validate(file, gate()).conforms) == (1, True)


def test_a_union_of_articles_is_said_to_be_one(tmp_path: Path, store: Store) -> None:
    """Where two articles differ, their union has both values: with its graphs the dump is judged article by article."""
    day = NamedNode(PREFIXES["xsd"] + "date")
    found = list(store.quads(article_iri("second")))
    other = [
        Quad(q.subject, q.predicate, Literal("2024-05-17", datatype=day), q.graph_name)
        if q.predicate.value in {DIP + name for name in ("start", "end", "earliest", "latest")}
        else q
        for q in found
    ]
    store.replace_graph(article_iri("second"), other)
    for name, united in (("a.ttl", 2), ("a.nq", 0)):
        export_file(store, tmp_path / name, ExportFormat(name[2:]))
        judged = validate(tmp_path / name)
        assert (judged.conforms, judged.united) == (not united, united)
    said = kg("validate", tmp_path / "a.ttl")
    assert (said.exit_code, "the union of 2 articles" in said.stderr) == (1, True)
    assert "union of" not in kg("validate", tmp_path / "a.nq").stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [("bad.ttl", "<a> <b> ."), ("bad.nt", '<a:b> <a:c> "x'), ("data.csv", "a,b"), ("data", "")],
)
def test_what_is_no_rdf_is_unreadable(tmp_path: Path, name: str, text: str) -> None:
    """An unknown suffix and a broken file are errors that name the file."""
    (tmp_path / name).write_text(text)
    with pytest.raises(UnreadableData, match=name):
        validate(tmp_path / name, gate())


def test_what_is_not_there_is_said_so(tmp_path: Path) -> None:
    """A missing file and a directory without a store are told apart."""
    with pytest.raises(MissingPath):
        validate(tmp_path / "nowhere.ttl", gate())
    with pytest.raises(MissingStore):
        validate(tmp_path, gate())


@pytest.mark.usefixtures("reading")
def test_a_store_that_was_built_conforms(tmp_path: Path) -> None:
    """What passed the gate passes again, and quarantine is not judged; what was put in past the gate is found."""
    build([write(tmp_path / "in", a="Ana reçoit Bo le 2024. Cao reçoit Dung le 1999.\n")], tmp_path / "store")
    found = validate(tmp_path / "store")
    assert (found.graphs, found.conforms) == (1, True)
    with Store.open(tmp_path / "store") as store:
        store.replace_graph(article_iri("b"), EARLY)
    assert [name for name, _ in validate(tmp_path / "store").violations] == [article_iri("b")]
