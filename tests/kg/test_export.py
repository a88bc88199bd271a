"""Dumps: complete, readable by others, the same bytes for the same content, whole or not there."""

from __future__ import annotations

import errno
import gzip
import io
import itertools
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from kg import files
from kg.errors import MissingPath, NotAFile, UnknownFormat
from kg.export import export, export_file, format_of, says, sorter
from kg.export.sorter import Sorter
from kg.files import whole_file
from kg.formats import ExportFormat
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, Store
from mappings.namespaces import BASE, PREFIXES
from tests.kg.conftest import fill, reports

TRIPLES = (ExportFormat.TTL, ExportFormat.NT, ExportFormat.JSONLD)
RDFLIB = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "nt": "nt", "jsonld": "json-ld"}


def dump(store: Store, kind: ExportFormat) -> bytes:
    """The bytes of a dump."""
    out = io.BytesIO()
    export(store, out, kind)
    return out.getvalue()


def as_rdflib(data: bytes, kind: ExportFormat) -> rdflib.Graph:
    """A dump as rdflib reads it."""
    return rdflib.Graph().parse(data=data, format=RDFLIB[kind])


def as_oxigraph(data: bytes, kind: ExportFormat) -> rdflib.Graph:
    """A dump as pyoxigraph reads it, for rdflib to compare."""
    quads = pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.from_extension(kind))
    lines = "".join(f"{quad.triple} .\n" for quad in quads)
    return rdflib.Graph().parse(data=lines, format="nt")


def stored(quads: list[tuple[str, Literal | NamedNode]]) -> Store:
    """A store of one graph that says each value of one node."""
    store = Store.open(None)
    graph, node = NamedNode(BASE + "article/x"), NamedNode(BASE + "person/x")
    store.replace_graph(graph.value, [Quad(node, NamedNode(name), value, graph) for name, value in quads])
    return store


@pytest.mark.parametrize("kind", list(ExportFormat))
def test_equal_content_gives_equal_bytes_in_any_order_of_arrival(kind: ExportFormat) -> None:
    """Each order of the articles, and each run."""
    dumps = set()
    for order in itertools.permutations(reports()):
        with Archive.open(None) as archive:
            fill(archive, list(order))
            dumps |= {dump(archive.store, kind), dump(archive.store, kind)}
    assert len(dumps) == 1


@pytest.mark.parametrize("kind", TRIPLES)
def test_a_dump_of_triples_holds_the_union_each_triple_once(store: Store, kind: ExportFormat) -> None:
    """Whichever parser reads it: the same graph, isomorphic to what is stored."""
    union = "".join(sorted({f"{quad.triple} .\n" for quad in store.quads()}))
    expected = rdflib.Graph().parse(data=union, format="nt")
    data = dump(store, kind)
    assert isomorphic(as_rdflib(data, kind), expected)
    assert isomorphic(as_oxigraph(data, kind), expected)


@pytest.mark.parametrize("kind", [ExportFormat.NQ, ExportFormat.TRIG])
def test_a_dump_with_graphs_holds_every_stored_quad(store: Store, kind: ExportFormat) -> None:
    """Nothing lost, nothing added, every quad in its graph."""
    data = dump(store, kind)
    found = set(pyoxigraph.parse(data, format=pyoxigraph.RdfFormat.from_extension(kind)))
    assert found == set(store.quads())
    names = {graph.identifier for graph in _dataset(data, kind).graphs() if len(graph)}
    assert names == {rdflib.URIRef(name) for name in store.graphs()}


def _dataset(data: bytes, kind: ExportFormat) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=data, format=RDFLIB[kind])
    return dataset


@pytest.mark.parametrize("kind", [ExportFormat.NT, ExportFormat.NQ])
def test_lines_are_sorted_by_code_point(store: Store, kind: ExportFormat) -> None:
    """So that ``diff``, ``comm`` and ``LC_ALL=C sort -c`` work on dumps."""
    lines = dump(store, kind).splitlines()
    assert lines == sorted(set(lines))


def test_turtle_reads_like_a_text(store: Store) -> None:
    """Types first, short names, one predicate a line, equal predicates together."""
    text = dump(store, ExportFormat.TTL).decode()
    assert f"@base <{BASE}> ." in text
    assert (
        "\n<person/vn/to-lam> a dip:Person ;\n"
        '    rdfs:label "Tô Lâm" ;\n'
        '    skos:altLabel "To Lam" ,\n'
        '        "Tô Lâm" ;\n'
        "    dip:country <place/vn> ;\n"
    ) in text


def test_json_ld_reads_like_json(store: Store) -> None:
    """The ontology's terms have no prefix, the project's nodes are paths, scheme members too."""
    document = json.loads(dump(store, ExportFormat.JSONLD))
    event = next(node for node in document["@graph"] if "participation" in node)
    assert event["type"] == ["Event", "Meeting", "Reception"]
    assert event["start"] == {"value": "2024-05-16", "type": "xsd:date"}
    assert event["place"] == {"id": "place/vn-ha-noi"}
    assert event["rdfs:label"] == {"value": "Reception, Hanoi, 16 May 2024", "language": "en"}
    role = next(node["role"] for node in document["@graph"] if "role" in node)
    assert role["id"].startswith("role/")


XSD = PREFIXES["xsd"]
IRIS = st.sampled_from(
    [
        BASE + path
        for path in (
            "a/b",
            "a/../b",
            "a//b",
            "./a",
            "",
            "a/b#c=1,2",
            "a:b/c",
            "topic/x",
            "topic/x/y",
            "é/à",
            "%2E/a",
            "ontology#place",
            "ontology#id",
            "ontology#schema",
            "ontology#a-b",
        )
    ]
    + ["http://example.org/", "urn:x:y", "https://e.org/?q=a&b='c'"]
).map(NamedNode)
LITERALS = st.one_of(
    st.text(max_size=12).map(Literal),
    st.builds(
        lambda text, tag: Literal(text, language=tag), st.text(max_size=5), st.sampled_from(["fr", "zh-hant"])
    ),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        st.sampled_from(
            [
                "1",
                "01",
                "-3",
                "+4",
                "1.50",
                ".5",
                "1e3",
                "true",
                "2024-05",
                "--05-16",
                "x",
                "99999999999999999999",
            ]
        ),
        st.sampled_from(
            ["integer", "decimal", "boolean", "double", "gYearMonth", "gMonthDay", "string", "date"]
        ),
    ),
)


@given(
    st.lists(st.tuples(IRIS.map(lambda iri: iri.value), st.one_of(IRIS, LITERALS)), min_size=1, max_size=6)
)
def test_every_term_survives_turtle_and_trig_exactly(values: list[tuple[str, Literal | NamedNode]]) -> None:
    """Short names, the base and bare numbers are read back as the very terms that were stored."""
    with stored(values) as store:
        for kind in (ExportFormat.TTL, ExportFormat.TRIG, ExportFormat.NT, ExportFormat.NQ):
            read = pyoxigraph.parse(dump(store, kind), format=pyoxigraph.RdfFormat.from_extension(kind))
            assert {quad.triple for quad in read} == {quad.triple for quad in store.quads()}


@given(
    st.lists(st.tuples(IRIS.map(lambda iri: iri.value), st.one_of(IRIS, LITERALS)), min_size=1, max_size=6)
)
def test_every_term_survives_json_ld_exactly(values: list[tuple[str, Literal | NamedNode]]) -> None:
    """Native numbers only where a reader makes the same literal of them."""
    with stored(values) as store:
        read = pyoxigraph.parse(dump(store, ExportFormat.JSONLD), format=pyoxigraph.RdfFormat.JSON_LD)
        assert {quad.triple for quad in read} == {quad.triple for quad in store.quads()}


def test_the_suffix_tells_the_format(tmp_path: Path) -> None:
    """Before a .gz; unknown means error, never a silent Turtle."""
    assert format_of(Path("a.ttl")) is ExportFormat.TTL
    assert format_of(Path("a.nq.gz")) is ExportFormat.NQ
    for name in ("a.rdf", "a", "a.gz"):
        with pytest.raises(UnknownFormat, match="ttl, trig, nq, nt, jsonld"):
            format_of(Path(name))
    with pytest.raises(NotAFile):
        format_of(tmp_path)


def test_each_format_says_what_it_holds() -> None:
    """With graphs, or the union."""
    assert says(ExportFormat.TRIG) == "every quad with its graph"
    assert says(ExportFormat.NT) == "the union of all graphs"


def test_a_gzipped_dump_is_the_dump_with_no_time_in_it(store: Store, tmp_path: Path) -> None:
    """Compressed twice, the bytes are equal."""
    first, second = tmp_path / "a.nt.gz", tmp_path / "b.nt.gz"
    export_file(store, first, ExportFormat.NT)
    os.utime(first, (0, 0))
    export_file(store, second, ExportFormat.NT)
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()) == dump(store, ExportFormat.NT)


def test_every_node_is_ticked_off(store: Store) -> None:
    """Progress counts what is written."""
    seen: list[str] = []
    export(store, io.BytesIO(), ExportFormat.TTL, seen.append)
    assert seen == sorted({str(quad.subject)[1:-1] for quad in store.quads()}, key=lambda iri: f"<{iri}>")


def test_a_dump_that_fails_leaves_what_was_there(tmp_path: Path) -> None:
    """Neither half a file under the name nor a draft beside it."""
    target = tmp_path / "dump.ttl"
    target.write_text("old", encoding="utf-8")

    def write_half() -> None:
        with whole_file(target) as out:
            out.write(b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_half()
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_what_was_there(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the dump itself finds no room, or the lines that wait to be sorted."""
    target = tmp_path / "dump.nq"
    target.write_text("old", encoding="utf-8")

    class Full(io.BytesIO):
        """A file on a full disk."""

        def write(self, _data: object, /) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    @contextmanager
    def full(_stream: object, _compression: object) -> Iterator[Full]:
        yield Full()

    with monkeypatch.context() as patch:
        patch.setattr(files, "packed", full)
        with pytest.raises(OSError, match="No space left"):
            export_file(store, target, ExportFormat.NQ)
    monkeypatch.setattr(sorter, "TemporaryFile", Full)
    monkeypatch.setattr(Sorter.__init__, "__defaults__", (1000,))
    with pytest.raises(OSError, match="No space left"):
        export_file(store, target, ExportFormat.TTL)
    assert target.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_missing_folder_and_a_folder_in_the_way_are_named(store: Store, tmp_path: Path) -> None:
    """Nothing is made that was not asked for."""
    with pytest.raises(MissingPath, match="none"):
        export_file(store, tmp_path / "none" / "dump.ttl", ExportFormat.TTL)
    with pytest.raises(NotAFile):
        export_file(store, tmp_path, ExportFormat.TTL)
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed_and_a_pipe_written_to(store: Store, tmp_path: Path) -> None:
    """What the user put there stays what it is."""
    (tmp_path / "real.nt").touch()
    (tmp_path / "link.nt").symlink_to(tmp_path / "real.nt")
    export_file(store, tmp_path / "link.nt", ExportFormat.NT)
    assert (tmp_path / "link.nt").is_symlink()
    assert (tmp_path / "real.nt").read_bytes() == dump(store, ExportFormat.NT)
    export_file(store, Path(os.devnull), ExportFormat.NT)
    assert Path(os.devnull).is_char_device()
