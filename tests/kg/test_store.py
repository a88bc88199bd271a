"""The store: one contract in memory and on disk, one writer at a time, one transaction per change."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import (
    BlankNodeRefused,
    MissingStore,
    NotAFolder,
    QueryFailed,
    StoreLocked,
    StoreUnreadable,
    UnprojectedParameter,
)
from kg.own import Own
from kg.storage.archive import Archive
from kg.storage.holder import FILE as HELD
from kg.storage.holder import holder
from kg.store import (
    FOLDER,
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    View,
)
from kg.turtle import turtle
from tests.kg.sample import DATA, iri, quad

ONE, TWO = DATA + "one", DATA + "two"


@pytest.fixture(params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh store, once in memory and once on disk."""
    with Store.open(None if request.param == "memory" else tmp_path / "store") as opened:
        yield opened


def rows(view: View, query: str, **bound: NamedNode | Literal) -> list[list[str]]:
    """The rows of a SELECT as sorted strings."""
    found = view.query(query, substitutions=bound)
    assert isinstance(found, QuerySolutions)
    return sorted([str(value) for value in row] for row in found)


def test_a_graph_holds_exactly_what_it_was_given(store: Store) -> None:
    """Replacing a graph adds what is new, removes what is gone, and leaves other graphs alone."""
    store.replace_graphs({ONE: [quad("a", "p", '"1"'), quad("a", "p", '"2"')], TWO: [quad("b", "p", '"3"')]})
    assert store.replace_graph(ONE, [quad("a", "p", '"2"'), quad("a", "p", '"4"')])
    assert {str(one.object) for one in store.quads(ONE)} == {'"2"', '"4"'}
    assert [str(one.object) for one in store.quads(TWO)] == ['"3"']
    assert list(store.graphs()) == [ONE, TWO]


def test_replacing_a_graph_by_itself_changes_nothing(store: Store) -> None:
    """The answer says which graphs changed, and a number's other spelling is no change."""
    number = Literal("1.50", datatype=iri("xsd:decimal"))
    assert store.replace_graphs({ONE: [quad("a", "p", number)]}) == {ONE}
    assert store.replace_graphs({ONE: [quad("a", "p", number)], TWO: []}) == frozenset()


def test_a_graph_without_quads_is_gone(store: Store) -> None:
    """An emptied graph is not listed any more."""
    store.replace_graphs({ONE: [quad("a", "p", '"1"')], TWO: [quad("b", "p", '"2"')]})
    assert store.replace_graph(ONE, ())
    assert list(store.graphs()) == [TWO]
    assert not store.has_graph(ONE)
    assert not store.replace_graph(ONE, ())


def test_quads_are_stored_in_the_graph_they_are_listed_under(store: Store) -> None:
    """The graph that a quad names does not matter."""
    store.replace_graph(TWO, [quad("a", "p", '"1"', graph=ONE)])
    assert list(store.graphs()) == [TWO]


def test_a_blank_node_is_refused_and_nothing_is_written(store: Store) -> None:
    """One bad graph keeps the whole change out."""
    bad = Quad(BlankNode("b"), iri("p"), Literal("1"), NamedNode(TWO))
    with pytest.raises(BlankNodeRefused, match="two"):
        store.replace_graphs({ONE: [quad("a", "p", '"1"')], TWO: [bad]})
    assert len(store) == 0


def test_a_change_is_one_transaction(tmp_path: Path) -> None:
    """A reader sees the graphs before a change or after it, never between the deletions and the additions."""
    with Store.open(tmp_path) as store:
        store.replace_graphs({ONE: [quad("a", "p", '"old"')], TWO: [quad("b", "p", '"old"')]})
        before = store.query("SELECT ?o WHERE { ?s ?p ?o }")
        store.replace_graphs({ONE: [quad("a", "p", '"new"')], TWO: [quad("b", "p", '"new"')]})
        assert isinstance(before, QuerySolutions)
        assert {str(row["o"]) for row in before} == {'"old"'}
        assert rows(store, "SELECT ?o WHERE { ?s ?p ?o }") == [['"new"'], ['"new"']]


def test_a_request_that_fails_half_way_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    """The premise of ``replace_graphs``: Oxigraph applies a request whole or not at all."""
    with Store.open(tmp_path) as store:
        store.replace_graph(ONE, [quad("a", "p", '"1"')])
        with pytest.raises(OSError, match=r"."):
            store._inner.update(f"DROP GRAPH <{ONE}> ; LOAD <file:///nowhere>")
        assert rows(store, "SELECT ?o WHERE { ?s ?p ?o }") == [['"1"']]


@given(text=st.text(max_size=40), language=st.sampled_from([None, "fr", "vi"]))
def test_every_text_survives_deletion_and_addition(text: str, language: str | None) -> None:
    """What a literal holds (quotes, escapes, braces, control characters) is data in a change, never syntax."""
    literal = Literal(text, language=language) if language else Literal(text)
    with Store.open(None) as store:
        store.replace_graph(ONE, [quad("a", "p", '"other"')])
        store.replace_graph(ONE, [quad("a", "p", literal)])
        assert [one.object for one in store.quads(ONE)] == [literal]
        store.replace_graph(ONE, [quad("a", "p", '"other"')])
        assert [one.object for one in store.quads(ONE)] == [Literal("other")]


def test_a_large_graph_is_loaded_whole_or_not_at_all(store: Store) -> None:
    """New or in the place of another; a stream that breaks off, or holds a blank node, leaves what was there."""
    one, two, three = (quad("a", "p", f'"{number}"', graph=TWO) for number in (1, 2, 3))

    def broken() -> Iterator[Quad]:
        yield three
        raise OSError("no more")

    def blank() -> Iterator[Quad]:
        yield three
        yield Quad(BlankNode(), iri("p"), iri("b"))

    for expected in (set[str](), {'"1"', '"2"'}):
        with pytest.raises(OSError, match="no more"):
            store.load_graph(ONE, broken())
        with pytest.raises(BlankNodeRefused):
            store.load_graph(ONE, blank())
        assert {str(found.object) for found in store.quads(ONE)} == expected
        assert store.load_graph(ONE, iter([one, two, one])) == 2
    assert store.load_graph(ONE, iter([two, three])) == store.size_of(ONE) == 2
    assert {str(found.object) for found in store.quads()} == {'"2"', '"3"'}
    if store.path is not None:
        assert sorted(entry.name for entry in store.path.iterdir()) == [FOLDER, HELD]
    store.drop_graph(ONE)
    store.drop_graph(ONE)
    assert list(store.graphs()) == []


def test_what_is_written_is_there_after_opening_again(tmp_path: Path) -> None:
    """On disk, a store outlives its process."""
    with Store.open(tmp_path / "a" / "store") as store:
        store.replace_graph(ONE, [quad("a", "p", '"1"')])
    with Store.open(tmp_path / "a" / "store") as store:
        assert len(store) == 1
    with Store.open_read_only(tmp_path / "a" / "store") as view:
        assert len(view) == 1


def test_what_was_written_stands_in_tables_once_the_store_is_closed(tmp_path: Path) -> None:
    """Not in the log alone, which every later opening would have to read anew."""
    with Store.open(tmp_path) as store:
        store.replace_graph(ONE, [quad("a", "b", "c", ONE)])
        before = {file.name for file in (tmp_path / FOLDER).glob("*.sst")}
    assert {file.name for file in (tmp_path / FOLDER).glob("*.sst")} - before


def test_a_view_has_no_method_that_writes() -> None:
    """Reading code cannot write by construction."""
    assert {name for name in vars(View) if not name.startswith("_")} == {
        "close",
        "dump",
        "empty",
        "graphs",
        "has_graph",
        "match",
        "quads",
        "size_of",
        "values",
        "query",
    }


def test_a_view_reads_while_a_writer_is_at_work(tmp_path: Path) -> None:
    """A view shows what was committed when it was opened."""
    with Store.open(tmp_path) as store:
        store.replace_graph(ONE, [quad("a", "p", '"1"')])
        with Store.open_read_only(tmp_path) as view:
            store.replace_graph(TWO, [quad("a", "p", '"2"')])
            assert len(view) == 1


def test_a_closed_view_lets_go_of_the_directory(tmp_path: Path) -> None:
    """After closing, the store can be opened again and the old handle shows nothing."""
    store = Store.open(tmp_path)
    store.replace_graph(ONE, [quad("a", "p", '"1"')])
    store.close()
    assert len(store) == 0
    with Store.open(tmp_path) as again:
        assert len(again) == 1


def test_a_view_of_a_view_keeps_nothing_open(tmp_path: Path) -> None:
    """Whoever still holds one, the traceback of an error for example, does not lock the next writer out."""
    first = Store.open(tmp_path)
    own = Own(first)
    first.close()
    with Store.open(tmp_path):
        assert list(own.graphs()) == []


def test_a_store_that_another_process_has_open_is_locked(tmp_path: Path) -> None:
    """The second writer is told that another process has the store open."""
    program = "import sys; from pathlib import Path; from kg.store import Store; s = Store.open(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    root = Path(__file__).resolve().parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"
        with pytest.raises(StoreLocked, match=r"process \d+ has it open"):
            Store.open(tmp_path)
        other.communicate("")
    Store.open(tmp_path).close()


def test_a_second_writer_in_one_process_is_locked_out(tmp_path: Path) -> None:
    """Opening twice is refused within a process too."""
    with Store.open(tmp_path), pytest.raises(StoreLocked):
        Store.open(tmp_path)


def test_no_store_to_read_is_said_so(tmp_path: Path) -> None:
    """A directory without a store is not made into one by reading."""
    for path in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(MissingStore, match="kg build"):
            Store.open_read_only(path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("opening", [Store.open, Store.open_read_only])
def test_a_damaged_store_is_unreadable(tmp_path: Path, opening: object) -> None:
    """What is no store is refused with the reason, whether to read or to write."""
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "CURRENT").write_text("no manifest\n")
    assert callable(opening)
    with pytest.raises(StoreUnreadable, match="kg rebuild"):
        opening(tmp_path)


def test_a_file_in_the_place_of_a_store_is_unreadable(tmp_path: Path) -> None:
    """A file is not taken for a directory, nor for a damaged store."""
    file = tmp_path / "store"
    file.write_text("no directory")
    with pytest.raises(NotAFolder):
        Store.open(file)


def test_the_default_graph_is_the_union_of_all(store: Store) -> None:
    """A query without GRAPH sees every graph, unless told otherwise."""
    store.replace_graphs({ONE: [quad("a", "p", '"1"')], TWO: [quad("a", "p", '"2"')]})
    assert len(rows(store, "SELECT ?o WHERE { ?s ?p ?o }")) == 2
    found = store.query("ASK { ?s ?p ?o }", union_default_graph=False)
    assert isinstance(found, QueryBoolean)
    assert not found


def test_a_query_answers_in_the_kind_it_asks(store: Store) -> None:
    """SELECT gives rows, ASK a truth, CONSTRUCT triples; the project's prefixes need no declaration."""
    store.replace_graph(ONE, [quad("a", "rdfs:label", '"1"')])
    assert isinstance(store.query("SELECT * { ?s rdfs:label ?o }"), QuerySolutions)
    truth = store.query("ASK { ?s rdfs:label '1' }")
    assert isinstance(truth, QueryBoolean)
    assert truth
    assert isinstance(store.query("CONSTRUCT WHERE { ?s rdfs:label ?o }"), QueryTriples)


@pytest.mark.parametrize("text", ['"} ; DROP ALL #', "a' UNION {", "\\u0022", "?s", "<http://x>"])
def test_a_bound_value_never_changes_what_is_asked(store: Store, text: str) -> None:
    """A value that looks like syntax finds itself and nothing else."""
    store.replace_graph(ONE, [quad("a", "p", Literal(text)), quad("b", "p", '"other"')])
    assert rows(store, "SELECT ?s ?value WHERE { ?s ?p ?value }", value=Literal(text)) == [
        [str(iri("a")), str(Literal(text))]
    ]
    assert len(store) == 2


def test_a_variable_that_is_not_selected_cannot_be_bound(store: Store) -> None:
    """The error says to name the parameter in the SELECT clause."""
    with pytest.raises(UnprojectedParameter, match=r"\?value"):
        store.query("SELECT ?s WHERE { ?s ?p ?value }", substitutions={"value": Literal("1")})


def test_a_query_that_cannot_begin_is_an_error_of_ours(store: Store) -> None:
    """What Oxigraph raises beside syntax does not surface as a foreign exception."""
    with pytest.raises(QueryFailed, match="could not be evaluated"):
        store.query("SELECT ?s WHERE { ?s ?p ?o }", substitutions={"no variable": Literal("1")})


def test_matching_narrows_by_each_term(store: Store) -> None:
    """Subject, predicate, value and graph each narrow what is matched."""
    store.replace_graphs({ONE: [quad("a", "p", '"1"'), quad("b", "q", '"1"')], TWO: [quad("a", "p", '"1"')]})
    assert len(list(store.match(iri("a")))) == 2
    assert len(list(store.match(predicate=iri("q")))) == 1
    assert len(list(store.match(value=Literal("1"), graph=NamedNode(ONE)))) == 2


def test_turtle_is_sorted_and_declares_only_the_prefixes_it_uses() -> None:
    """The same triples give the same text, in whatever order they come."""
    quads = [quad("b", "rdfs:label", '"2"'), quad("a", "rdfs:label", '"1"')]
    text = turtle(one.triple for one in quads)
    assert text == turtle(one.triple for one in reversed(quads))
    assert text.count("@prefix") == 1
    assert text.index("/a>") < text.index("/b>")


def test_a_store_is_filled_in_bulk(tmp_path: Path) -> None:
    """Whole graphs come at once; a blank node keeps all of them out."""
    with Store.open(tmp_path) as store:
        assert store.empty
        store.fill(b'<http://a.example/a> <http://a.example/p> "1" <http://a.example/g> .\n')
        assert not store.empty
        assert store.has_graph("http://a.example/g")
        with pytest.raises(BlankNodeRefused):
            store.fill(b'_:b <http://a.example/p> "1" <http://a.example/h> .\n')
        store.fill(b'<http://a.example/a> <http://a.example/p> "_:no node" <http://a.example/h> .\n')
        assert len(store) == 2


def test_a_great_store_is_laid_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small one stays as it is, and so does one that the disk has no room for twice; what is stored is the same."""
    with Store.open(tmp_path) as store:
        store.fill(b"<x:s> <x:p> <x:o> <x:g> .\n")
        laid: list[str] = []
        with monkeypatch.context() as patch:
            patch.setattr(Store, "_inner", SimpleNamespace(optimize=lambda: laid.append("together")))
            store.compact()
            patch.setattr("kg.storage.room.GREAT", 0)
            with patch.context() as full:
                full.setattr("kg.storage.room.disk_usage", lambda _: SimpleNamespace(free=1))
                store.compact()
            assert laid == []
            store.compact()
            assert laid == ["together"]
        monkeypatch.setattr("kg.storage.room.GREAT", 0)
        store.compact()
        assert [str(quad) for quad in store.quads()] == ["<x:s> <x:p> <x:o> <x:g>"]


def test_the_size_is_known_without_counting(tmp_path: Path) -> None:
    """As long as differences are written; an archive keeps it from one opening to the next."""
    with Archive.open(tmp_path) as archive:
        store = archive.store
        store.fill(b'<http://a.example/a> <http://a.example/p> "1" <http://a.example/g> .\n')
        assert len(store) == 1
    for graphs in (
        {ONE: [quad("a", "p", '"1"'), quad("a", "p", '"2"')]},
        {ONE: [quad("a", "p", '"2"'), quad("b", "p", '"1"')], TWO: [quad("c", "p", '"1"')]},
        {ONE: [quad("b", "p", '"1"')], TWO: []},
    ):
        with Archive.open(tmp_path) as archive:
            assert archive.ledger.quads is None
            assert archive.store.known_size is not None
            archive.store.replace_graphs(graphs)
            assert archive.store.known_size == len(list(archive.store.quads()))
    with Archive.open(tmp_path) as archive:
        archive.store.load_graph(TWO, [quad("c", "p", '"1"')])
        assert archive.store.known_size is None
        assert len(archive.store) == 3


def test_a_locked_store_tells_who_holds_it(tmp_path: Path) -> None:
    """By its process and since when; what a process left behind that is gone is not believed."""
    with (
        Store.open(tmp_path),
        pytest.raises(StoreLocked, match=rf"since 20\d\d-.* process {os.getpid()} has it open"),
    ):
        Store.open(tmp_path)
    assert not (tmp_path / "writer").exists()
    (tmp_path / "writer").write_text("999999999\t2026-01-01 00:00:00+00:00\n")
    assert holder(tmp_path) is None
