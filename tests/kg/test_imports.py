"""Sets of others beside ours: whole or not at all, in one graph, and without a trace in what is ours."""

from __future__ import annotations

import gzip
import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kg.errors import (
    BadParameter,
    KgError,
    MissingPath,
    MissingStore,
    NotAFile,
    OwnGraph,
    StoreLocked,
    UnknownGraph,
    UnreadableData,
)
from kg.export import export
from kg.files import whole_file
from kg.formats import Compression, ExportFormat
from kg.imports import import_files, remove_import
from kg.info import info
from kg.ledger import Import, imports
from kg.names import Names
from kg.own import Own
from kg.remove import remove
from kg.show import candidates, page
from kg.storage.archive import Archive
from kg.storage.schema import FILE
from kg.store import NamedNode, Store
from kg.validate import validate
from kg.why import why
from mappings.iris import article_iri, person_iri
from mappings.namespaces import BASE, DIP
from tests.kg.conftest import EVENT, TO_LAM, fill, reports
from tests.kg.sample import gate
from tests.kg.storage.test_schema import demote

GRAPH = "https://example.org/extract"
LEADER = person_iri(TO_LAM)

WIKIDATA = f"""
@prefix wd: <http://www.wikidata.org/entity/> .
@prefix wdt: <http://www.wikidata.org/prop/direct/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
wd:Q1858 rdfs:label "Hanoï"@fr ; wdt:P1082 8053663 .
<{LEADER}> rdfs:label "Somebody Else"@en ; <http://www.w3.org/2002/07/owl#sameAs> wd:Q1 .
<other/report> a <{DIP}Event> ; <{DIP}participation> <other/part> ; <{DIP}start> "1999"@fr .
<other/part> <{DIP}participant> <{LEADER}> ; <{DIP}evidence> <other/quote> .
[] wdt:P31 [ rdfs:label "un inconnu"@fr ] .
"""

FORMATS = {
    "a.ttl": '<http://e.org/a> <http://e.org/p> "é" .',
    "a.nt": '<http://e.org/a> <http://e.org/p> "é" .\n',
    "a.nq": '<http://e.org/a> <http://e.org/p> "é" <http://e.org/g> .\n',
    "a.trig": 'GRAPH <http://e.org/g> { <http://e.org/a> <http://e.org/p> "é" }',
    "a.jsonld": '{"@id": "http://e.org/a", "http://e.org/p": "é"}',
    "a.rdf": '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.org/">'
    '<r:Description r:about="http://e.org/a"><e:p>é</e:p></r:Description></r:RDF>',
}

BROKEN = {
    "page.ttl": ("<html>\n<p>Not found</p></html>", 2),
    "cut.ttl": ('<http://e.org/a> <http://e.org/p> 1 .\n<http://e.org/a> <http://e.org/p> "x', 2),
    "cut.nq": ("<http://e.org/a> <http://e.org/p> <http://e.org/b> .\n<http://e.org/a> <http://e.o", 2),
    "cut.jsonld": ('{"@id": "http://e.org/a",\n"http://e.org/p": ', 2),
    "cut.rdf": ('<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n<r:Descr', 2),
    "bytes.nt": ("\udcff", 1),
    "remote.jsonld": ('{"@context": "https://schema.org/", "name": "x"}', None),
    "plain.nt.gz": ("<http://e.org/a> <http://e.org/p> 1 .", None),
    "quoting.ttl": ("<http://a/> <http://b/> <<( <http://a/> <http://b/> 1 )>> .", None),
    "notes.txt": ("hello", None),
    "notes": ("hello", None),
}


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    """A store with two articles, for each test anew."""
    with Archive.open(tmp_path / "store") as archive:
        fill(archive, reports())
    return tmp_path / "store"


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    """A small set that also speaks of our nodes."""
    return write(tmp_path, "extract.ttl", WIKIDATA)


def write(folder: Path, name: str, text: str) -> Path:
    """A file with that text; surrogates stand for bytes that are no UTF-8."""
    (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    return folder / name


def held(store_dir: Path, graph: str | None = None) -> list[str]:
    """The quads of a store, or of one graph, as sorted lines."""
    with Store.open_read_only(store_dir) as view:
        return sorted(map(str, view.quads(graph)))


def dump(store_dir: Path, *, with_imports: bool = False) -> bytes:
    """All that is given away of a store."""
    out = io.BytesIO()
    with Store.open_read_only(store_dir) as view:
        export(view if with_imports else Own(view), out, ExportFormat.NQ)
    return out.getvalue()


@pytest.mark.parametrize("compression", [None, *Compression])
@pytest.mark.parametrize("name", FORMATS)
def test_a_set_of_any_format_goes_into_the_graph_named(
    name: str, compression: Compression | None, store_dir: Path, tmp_path: Path
) -> None:
    """Whatever graph a file names, its statements go into the one given; a query over all graphs finds them."""
    if compression is Compression.ZST:
        pytest.importorskip("backports.zstd", reason="needs the extra zst")
    file = tmp_path / (name if compression is None else f"{name}.{compression}")
    with whole_file(file, compression=compression) as out:
        out.write(FORMATS[name].encode())
    done = import_files(store_dir, [file], GRAPH)
    assert (done.graph, done.quads, done.files[0].name) == (GRAPH, 1, file.name)
    assert held(store_dir, GRAPH) == [f'<http://e.org/a> <http://e.org/p> "é" <{GRAPH}>']
    with Store.open_read_only(store_dir) as view:
        assert view.query('ASK { ?x <http://e.org/p> "é" . ?who a dip:Person }')
        assert "http://e.org/g" not in view.graphs()


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_changes_nothing(name: str, store_dir: Path, extract: Path, tmp_path: Path) -> None:
    """Neither a graph that is there nor a new one; the message names the file, its line where one is known, and the fault."""
    import_files(store_dir, [extract], GRAPH)
    before, known = held(store_dir), imports(store_dir)
    text, line = BROKEN[name]
    file = write(tmp_path, name, text)
    for graph in (GRAPH, GRAPH + "/new"):
        with pytest.raises(UnreadableData) as caught:
            import_files(store_dir, [extract, file], graph)
        assert caught.value.line == line
        assert str(caught.value).startswith(f"{file}:{line} " if line else f"{file} ")
        assert len(str(caught.value).splitlines()) == 1
    assert (held(store_dir), imports(store_dir)) == (before, known)


@pytest.mark.parametrize("compression", Compression)
def test_a_packed_file_that_is_cut_or_damaged_is_broken(
    compression: Compression, store_dir: Path, tmp_path: Path
) -> None:
    """What a download that ended early leaves, and what was never packed."""
    if compression is Compression.ZST:
        pytest.importorskip("backports.zstd", reason="needs the extra zst")
    file = tmp_path / f"a.nt.{compression}"
    with whole_file(file, compression=compression) as out:
        out.write(FORMATS["a.nt"].encode() * 5000)
    packed = file.read_bytes()
    for broken in (packed[:-20], packed[:12] + b"\xff" * 40, b"plain"):
        file.write_bytes(broken)
        with pytest.raises(UnreadableData, match=rf"a\.nt\.{compression} cannot be read as RDF"):
            import_files(store_dir, [file], GRAPH)


def test_what_is_not_there_or_in_use_is_said(store_dir: Path, extract: Path, tmp_path: Path) -> None:
    """A missing file, a folder, a missing store, one that is being written."""
    with pytest.raises(MissingPath):
        import_files(store_dir, [tmp_path / "none.ttl"], GRAPH)
    with pytest.raises(NotAFile):
        import_files(store_dir, [tmp_path], GRAPH)
    with pytest.raises(MissingStore):
        import_files(tmp_path / "nowhere", [extract], GRAPH)
    assert not (tmp_path / "nowhere").exists()
    with Archive.open(store_dir), pytest.raises(StoreLocked):
        import_files(store_dir, [extract], GRAPH)


@pytest.mark.parametrize(
    ("graph", "error"),
    [
        (BASE, OwnGraph),
        (BASE.rstrip("/"), OwnGraph),
        (BASE + "article/first", OwnGraph),
        (BASE + "graph/labels", OwnGraph),
        ("article/first", OwnGraph),
        ("topic:trade", OwnGraph),
        ("extract", BadParameter),
        ("https://example.org/a b", BadParameter),
        ("", BadParameter),
    ],
)
def test_no_graph_of_ours_can_be_named(
    graph: str, error: type[KgError], store_dir: Path, extract: Path
) -> None:
    """Neither to import nor to remove."""
    before = held(store_dir)
    with pytest.raises(error):
        import_files(store_dir, [extract], graph)
    with pytest.raises(error):
        remove_import(store_dir, graph)
    assert (held(store_dir), imports(store_dir)) == (before, ())


def test_our_own_is_counted_without_imports(store_dir: Path, extract: Path) -> None:
    """An imported graph is as one that is absent; ours have their size; queries see both."""
    before = len(held(store_dir))
    added = import_files(store_dir, [extract], GRAPH).quads
    with Store.open_read_only(store_dir) as view:
        own, ours = Own(view), article_iri("first")
        assert (len(own), len(view)) == (before, before + (added or 0))
        assert (own.has_graph(GRAPH), own.size_of(GRAPH)) == (False, 0)
        assert (view.has_graph(GRAPH), view.size_of(GRAPH)) == (True, added)
        assert own.has_graph(ours)
        assert own.size_of(ours) == view.size_of(ours) > 0


def test_importing_again_replaces_the_graph_whole(store_dir: Path, extract: Path) -> None:
    """What the new file does not say is gone; the order of statements does not count; nothing may be left."""
    import_files(store_dir, [extract], GRAPH)
    extract.write_text("<b> <p> 2 .\n<a> <p> 1 , 1.50 .\n", encoding="utf-8")
    assert import_files(store_dir, [extract], GRAPH).quads == 3
    some = held(store_dir, GRAPH)
    extract.write_text("<a> <p> 1.5 , 1 .\n<b> <p> 2 .\n", encoding="utf-8")
    assert import_files(store_dir, [extract], GRAPH).quads == 3
    assert held(store_dir, GRAPH) == some
    extract.write_text("# nothing", encoding="utf-8")
    assert import_files(store_dir, [extract], GRAPH).quads == 0
    with Store.open_read_only(store_dir) as view:
        assert not view.has_graph(GRAPH)


def test_blank_nodes_get_iris_that_only_content_and_graph_decide(store_dir: Path, tmp_path: Path) -> None:
    """Skolem IRIs as RDF 1.1 has them: the same file gives the same bytes, packed or not; no two files share a node."""
    text = '_:x <http://e.org/p> [ <http://e.org/q> _:x ] ; <http://e.org/r> "1" .'
    one, two = write(tmp_path, "one.ttl", text), write(tmp_path, "two.ttl", text + "\n")
    packed = tmp_path / "packed.ttl.gz"
    packed.write_bytes(gzip.compress(text.encode()))
    import_files(store_dir, [one], GRAPH)
    first = held(store_dir, GRAPH)
    nodes = {word for line in first for word in line.split() if "genid" in word}
    assert len(nodes) == 2
    assert all(node.startswith("<https://w3id.org/.well-known/genid/diplomacy-kg/") for node in nodes)
    remove_import(store_dir, GRAPH)
    import_files(store_dir, [packed], GRAPH)
    assert held(store_dir, GRAPH) == first
    import_files(store_dir, [one], GRAPH + "/2")
    assert not nodes & {word for line in held(store_dir, GRAPH + "/2") for word in line.split()}
    assert import_files(store_dir, [one, two], GRAPH).quads == 6


def test_relative_iris_lie_below_the_graph(store_dir: Path, extract: Path) -> None:
    """Not below the folder that the file happens to lie in."""
    extract.write_text("<a> <#p> <> .", encoding="utf-8")
    import_files(store_dir, [extract], GRAPH)
    stem = GRAPH.rpartition("/")[0]
    assert held(store_dir, GRAPH) == [f"<{stem}/a> <{GRAPH}#p> <{GRAPH}> <{GRAPH}>"]


def test_the_ledger_and_the_figures_tell_what_was_imported(store_dir: Path, extract: Path) -> None:
    """Graph, file, SHA-256, quads and when; its quads are among those of the store, its graph not among ours."""
    import_files(store_dir, [extract], GRAPH)
    figures = info(store_dir)
    (known,) = figures.imports
    assert (known.graph, known.quads, known.files[0].name) == (GRAPH, 11, "extract.ttl")
    assert len(known.files[0].sha256) == 64
    assert known.imported_at.endswith("+00:00")
    assert figures.quads == len(held(store_dir))
    assert GRAPH not in dict(figures.graphs)
    assert dict(figures.classes)["Event"] == 1


def test_taking_it_out_leaves_the_store_as_it_was(store_dir: Path, extract: Path) -> None:
    """The graph and its entry go; a name that was never imported is told, the nearest offered."""
    before = held(store_dir)
    import_files(store_dir, [extract], GRAPH)
    with pytest.raises(UnknownGraph, match=f"did you mean {GRAPH}"):
        remove_import(store_dir, GRAPH + "s")
    assert remove_import(store_dir, GRAPH) == 11
    assert (held(store_dir), imports(store_dir)) == (before, ())


def test_a_kill_half_way_leaves_a_graph_that_is_known_as_imported(
    store_dir: Path, extract: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger says that it is half done; importing again, or taking it out, heals it."""

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    ours = dump(store_dir)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "size_of", killed)
        with pytest.raises(KeyboardInterrupt):
            import_files(store_dir, [extract], GRAPH)
    assert [(known.graph, known.quads) for known in imports(store_dir)] == [(GRAPH, None)]
    assert held(store_dir, GRAPH)
    assert dump(store_dir) == ours
    assert import_files(store_dir, [extract], GRAPH).quads == 11
    assert imports(store_dir)[0].quads == 11


def pages(store_dir: Path) -> Iterator[object]:
    """All that the program says of our nodes."""
    with Store.open_read_only(store_dir) as view:
        yield candidates(view, "to lam")
        yield page(view, LEADER)
        yield why(view, LEADER)
        yield why(view, EVENT)
        yield Names(view).of(LEADER), Names(view).of("http://www.wikidata.org/entity/Q1858")
        yield Names(view).known("http://www.wikidata.org/entity/Q1858")
        yield Names(view).meant("Wang Yi")
    yield validate(store_dir, gate())
    yield dump(store_dir)


def test_nothing_that_is_said_of_ours_changes(store_dir: Path, extract: Path) -> None:
    """Names, pages, explanations, verdicts and dumps are the same beside a set that names our nodes and states facts of them."""
    before = list(pages(store_dir))
    import_files(store_dir, [extract], GRAPH)
    assert list(pages(store_dir)) == before
    assert dump(store_dir, with_imports=True) != dump(store_dir)
    assert sorted(dump(store_dir, with_imports=True).decode().splitlines()) == [
        f"{line} ." for line in held(store_dir)
    ]


def test_an_article_goes_and_the_import_stays(store_dir: Path, extract: Path) -> None:
    """And the derived graphs are made of articles only."""
    import_files(store_dir, [extract], GRAPH)
    before = held(store_dir, GRAPH)
    remove(store_dir, "second")
    assert held(store_dir, GRAPH) == before
    with Store.open_read_only(store_dir) as view:
        labels = list(view.match(NamedNode(LEADER), graph=NamedNode(BASE + "graph/labels")))
    assert labels
    assert not any("Somebody" in str(quad) for quad in labels)


def test_a_store_of_before_there_were_imports_has_none(store_dir: Path) -> None:
    """Its ledger has no place for them yet; it gets one when it is next written."""
    demote(store_dir)
    with closing(sqlite3.connect(store_dir / FILE)) as connection:
        connection.execute("DROP TABLE import")
    assert imports(store_dir) == ()
    with Archive.open(store_dir) as archive:
        archive.ledger.put_import(Import(GRAPH, (), 0, "2026-01-01T00:00:00+00:00"))
    assert [known.graph for known in imports(store_dir)] == [GRAPH]
