"""Checking: a whole store is found whole, and whatever is wrong is named with what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import Options, build
from kg.checking import Checkup, check
from kg.derived import derive
from kg.errors import MissingStore, StoreUnreadable
from kg.identity.deciding import decide
from kg.imports import import_files
from kg.rebuild import rebuild, rebuild_articles
from kg.storage.archive import Archive
from kg.storage.salvage import DERIVED
from kg.storage.schema import FILE
from kg.store import FOLDER, Literal, NamedNode, Quad, Store
from mappings.namespaces import BASE, DIP, PREFIXES
from tests.kg.identity.test_deciding import judgement
from tests.kg.sample import gate, quad, reading, small, write

__all__ = ["reading", "small"]

pytestmark = pytest.mark.usefixtures("reading", "small")

ONE = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"
EARLY = "Ana reçoit Bo le 1999-01-01. Cao reçoit Dung le 2025-02-03.\n"
OTHERS = "https://data.example.org/"
ARTICLE = f"{BASE}article/a"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three articles, one refused in part, under a decision, beside an imported set."""
    texts = write(tmp_path / "in", a=ONE, b=EARLY, c=ONE.replace("Ana", "Eva"))
    store = tmp_path / "store"
    build([texts], store)
    decide(store, judgement("person/vn/ana", "person/vn/eva"), file=tmp_path / "decisions.sssom.tsv")
    (tmp_path / "x.nt").write_text("<http://e.org/a> <http://e.org/b> <http://e.org/c> .\n")
    import_files(store, [tmp_path / "x.nt"], OTHERS)
    return store


def found(store: Path, *, deep: bool = False) -> Checkup:
    """Check with the small gate."""
    return check(store, deep=deep, gate=gate())


def codes(store: Path, *, deep: bool = False) -> list[tuple[str, str]]:
    """The code of each finding and where it is, short."""
    return [(one.code, one.where.removeprefix(BASE)) for one in found(store, deep=deep).findings]


def change(store: Path, graph: str, value: Callable[[list[Quad]], list[Quad]]) -> None:
    """Make a graph hold other quads, as nothing in the program would."""
    with Archive.open(store) as archive:
        archive.store.replace_graph(graph, value(list(archive.store.quads(graph))))


def spoil(store: Path, *, every: int = 1) -> None:
    """Turn a bit in tables."""
    for table in sorted((store / FOLDER).glob("*.sst"))[::every]:
        content = bytearray(table.read_bytes())
        content[len(content) // 3] ^= 0xFF
        table.write_bytes(content)


@pytest.mark.parametrize("deep", [False, True])
def test_a_whole_store_is_found_whole(deep: bool, store: Path) -> None:
    """Refusals, decisions and imports are no findings; every quote is compared; nothing is written or left behind."""
    before = {path: path.read_bytes() for path in store.rglob("*") if path.is_file()}
    checked = found(store, deep=deep)
    assert (checked.findings, checked.whole, checked.articles) == ((), True, 3)
    assert (checked.quotes > 2, checked.unread, checked.unsealed) == (True, 0, 0)
    assert {path: path.read_bytes() for path in store.rglob("*") if path.is_file()} == before


def test_a_store_without_texts_is_whole_and_says_what_was_not_compared(tmp_path: Path) -> None:
    """Quotes cannot be compared then, which is no fault."""
    build([write(tmp_path / "in", a=ONE)], tmp_path / "store", keep_text=False)
    checked = found(tmp_path / "store")
    assert (checked.whole, checked.quotes, checked.unread > 0) == (True, 0, True)


def test_graphs_that_are_missing_changed_or_too_many(store: Path) -> None:
    """Each is told with its article; what is put there by others is only remarked; rebuilding those named heals."""
    change(store, ARTICLE, lambda quads: [one for one in quads if "altLabel" not in one.predicate.value])
    change(store, f"{BASE}article/b", lambda _: [])
    change(store, f"{BASE}graph/quarantine/b", lambda _: [])
    change(store, f"{BASE}article/z", lambda _: [quad("a", "p", '"x"')])
    with Store.open(store) as opened:
        opened.sync()
    checked = found(store)
    assert [(one.code, one.where, one.serious) for one in checked.findings if one.code != "lagging"] == [
        ("changed-graph", "a", True),
        ("missing-graph", "b", True),
        ("unknown-graph", f"{BASE}article/z", False),
    ]
    assert not checked.whole
    assert "`kg rebuild b`" in checked.findings[1].remedy
    rebuild_articles(store, ["a", "b"], Options())
    assert [code for code, _ in codes(store)] == ["unknown-graph"]


def test_quotes_and_shapes_are_told_where_they_are_wrong(store: Path) -> None:
    """An offset that is one too far, an event with a date that the shapes refuse."""
    exact = NamedNode(PREFIXES["oa"] + "start")

    def shift(quads: list[Quad]) -> list[Quad]:
        return [
            Quad(one.subject, one.predicate, Literal(int(one.object.value) + 1), one.graph_name)  # type: ignore[union-attr]
            if one.predicate == exact
            else one
            for one in quads
        ]

    def date(quads: list[Quad]) -> list[Quad]:
        start = NamedNode(DIP + "start")
        return [
            Quad(one.subject, start, Literal("1999-01-01"), one.graph_name) if one.predicate == start else one
            for one in quads
        ]

    change(store, ARTICLE, shift)
    change(store, f"{BASE}article/c", date)
    kinds = [code for code, _ in codes(store)]
    assert kinds.count("changed-graph") == 2
    assert "wrong-quote" in kinds
    assert kinds.count("refused") == 1


def test_texts_and_records_are_compared_with_their_hashes(store: Path) -> None:
    """What is kept is the article, to the letter and to its title; the remedy is its file."""
    with Archive.open(store) as archive:
        a, c = (archive.ledger.get(name) for name in ("a", "c"))
        assert a is not None
        assert c is not None
        assert c.record is not None
        archive.ledger.put([replace(c, record=c.record.replace('"title":null', '"title":"Autre"'))])
    (kept,) = (store / "texts").rglob(f"{a.text_hash}*")
    kept.write_bytes(b"x")
    checked = found(store)
    assert [(one.code, one.where) for one in checked.findings] == [
        ("damaged-text", "a"),
        ("damaged-record", "c"),
    ]
    assert f"`kg build {a.source}`" in checked.findings[0].remedy


def test_an_article_of_another_version_than_the_ledger_says(store: Path) -> None:
    """What is in the graph was read from another text."""
    with Archive.open(store) as archive:
        entry = archive.ledger.get("a")
        assert entry is not None
        archive.ledger.put([replace(entry, source_hash="0" * 64)])
    assert ("other-version", "a") in codes(store)


def test_imports_and_decisions(store: Path, tmp_path: Path) -> None:
    """Half imports, lost quads, a file of decisions that is gone, has changed, or is none."""
    change(store, OTHERS, lambda _: [])
    assert ("changed-import", OTHERS) in codes(store)
    with Archive.open(store) as archive:
        archive.ledger.put_import(replace(archive.ledger.imports()[0], quads=None))
    assert ("half-import", OTHERS) in codes(store)
    import_files(store, [tmp_path / "x.nt"], OTHERS)
    file = tmp_path / "decisions.sssom.tsv"
    whole = file.read_text()
    file.write_text("\n".join(whole.splitlines()[:-1]) + "\n")
    assert codes(store) == [("new-decisions", str(file))]
    assert found(store).whole
    file.write_bytes(b"\x00 nothing")
    assert codes(store) == [("damaged-decisions", str(file))]
    file.unlink()
    assert codes(store) == [("missing-decisions", str(file))]
    file.write_text(whole)
    with Archive.open(store) as archive:
        archive.ledger.decisions = "{"
    assert [code for code, _ in codes(store)][-1] == "damaged-decisions"


def test_what_is_derived_is_compared_when_asked(store: Path) -> None:
    """A label that no rule gives; where it lags anyway, the next build sees to it."""
    label = quad("a", "rdfs:label", '"x"')
    change(store, f"{BASE}graph/labels", lambda quads: [*quads, label])
    assert codes(store) == []
    assert codes(store, deep=True) == [("wrong-derived", "graph/labels")]
    with Archive.open(store) as archive:
        archive.ledger.derived_from = None
    assert [(one.code, one.serious) for one in found(store, deep=True).findings] == [("lagging", False)]


def test_a_damaged_table_is_told_and_a_rebuild_heals(store: Path) -> None:
    """Some tables are damaged: what can be read is, the rest is named; a store that does not open is one sentence."""
    with Store.open_read_only(store) as view:
        before = sorted(map(str, view.quads()))
    whole = {path: path.read_bytes() for path in (store / FOLDER).glob("*.sst")}
    told = set()
    for table, content in whole.items():
        broken = bytearray(content)
        broken[len(broken) // 3] ^= 0xFF
        table.write_bytes(broken)
        told.update(harm(store, table.name))
        table.write_bytes(content)
    assert {"closed", "damaged-graph", "damaged-index"} <= told
    spoil(store)
    rebuild(store, Options())
    import_files(store, [store.parent / "x.nt"], OTHERS)
    with Store.open_read_only(store) as view:
        assert sorted(map(str, view.quads())) == before


def harm(store: Path, table: str) -> set[str]:
    """What a check says of a store in which one table is damaged; whatever it says names the table."""
    try:
        Store.open_read_only(store).close()
    except StoreUnreadable:
        with pytest.raises(StoreUnreadable, match=table):
            found(store, deep=True)
        return {"closed"}
    checked = found(store, deep=True)
    assert any(table in one.what for one in checked.findings), table
    return {one.code for one in checked.findings}


def test_a_store_that_is_written_is_checked_as_it_was_at_one_moment(store: Path) -> None:
    """Another process may have it open, and may have begun to write."""
    with Archive.open(store) as archive:
        archive.store.replace_graph(f"{BASE}article/z", [quad("a", "p", '"x"')])
        assert codes(store) == [("unknown-graph", "article/z")]


def test_every_derived_graph_is_known() -> None:
    """One that is not would be taken for somebody else's."""
    assert derive(Store.open(None)).keys() == {f"{BASE}graph/{name}" for name in DERIVED}


def test_what_is_no_store(tmp_path: Path) -> None:
    """A folder without one, and one whose ledger is damaged."""
    with pytest.raises(MissingStore):
        found(tmp_path)
    build([write(tmp_path / "in", a=ONE)], tmp_path / "store")
    (tmp_path / "store" / FILE).write_bytes(b"no database" * 100)
    with pytest.raises(StoreUnreadable, match=FILE):
        found(tmp_path / "store")


def test_a_store_of_an_older_format_is_checked_as_far_as_it_goes(store: Path) -> None:
    """Its articles have no seal; the rest is compared."""
    with closing(sqlite3.connect(store / FILE)) as connection:
        connection.executescript(
            "ALTER TABLE article DROP COLUMN record; ALTER TABLE article DROP COLUMN seal; PRAGMA user_version = 0;"
        )
    checked = found(store)
    assert (checked.whole, checked.unsealed, checked.quotes > 2) == (True, 3, True)
