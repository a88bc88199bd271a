"""The difference of two graphs: exact, sorted, and enough to make one of the other."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.comparing.difference import Difference
from kg.errors import DamagedRelease, MissingPath, MissingStore, NotAFile, UnknownFormat, UnreadableData
from kg.export import export_file
from kg.formats import DiffFormat, ExportFormat, Split
from kg.release import Settings, write_release
from kg.storage.archive import Archive
from kg.store import Literal, NamedNode, Quad, RdfFormat, Store
from mappings.iris import article_iri
from tests.kg.conftest import fill, reports
from tests.kg.test_cli import kg

GRAPHS = [NamedNode("http://example.org/graph/a"), NamedNode("http://example.org/graph/b")]
QUADS = st.lists(
    st.builds(
        Quad,
        st.sampled_from([NamedNode("http://example.org/x"), NamedNode("http://example.org/x/y")]),
        st.sampled_from([NamedNode("http://example.org/p"), NamedNode("http://example.org/q")]),
        st.one_of(
            st.sampled_from([NamedNode("http://example.org/x"), NamedNode("http://example.org/graph/a")]),
            st.text(max_size=4).map(Literal),
            st.builds(
                lambda text: Literal(text, language="fr"), st.sampled_from(['a" <b> .', "é {}", "\\ '"])
            ),
        ),
        st.sampled_from([*GRAPHS, pyoxigraph.DefaultGraph()]),
    ),
    max_size=12,
)


def dump(path: Path, quads: list[Quad]) -> Path:
    """A dump of quads, as another program writes it: in any order, with repetitions."""
    pyoxigraph.serialize(quads, str(path), format=RdfFormat.N_QUADS)
    return path


def applied(old: list[Quad], update: str) -> set[Quad]:
    """What an update makes of a store."""
    store = pyoxigraph.Store()
    store.extend(old)
    store.update(update)
    return set(store)


def written(difference: Difference, kind: DiffFormat) -> str:
    """A delta as text."""
    out = io.BytesIO()
    difference.write(out, kind)
    return out.getvalue().decode()


@given(QUADS, QUADS)
def test_the_update_makes_the_new_graph_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, old: list[Quad], new: list[Quad]
) -> None:
    """Whatever stands in the literals, with graphs and without."""
    folder = tmp_path_factory.mktemp("diff")
    with Difference(dump(folder / "a.nq", old), dump(folder / "b.nq", new)) as found:
        assert applied(old, written(found, DiffFormat.UPDATE)) == set(new)
        gone, come = list(found.gone()), list(found.come())
    assert gone == sorted(f"{quad} .".encode() for quad in set(old) - set(new))
    assert come == sorted(f"{quad} .".encode() for quad in set(new) - set(old))


@given(QUADS, QUADS)
def test_the_patch_makes_the_new_graph_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, old: list[Quad], new: list[Quad]
) -> None:
    """One transaction of lines: D for what goes, A for what comes."""
    folder = tmp_path_factory.mktemp("diff")
    with Difference(dump(folder / "a.nq", old), dump(folder / "b.nq", new)) as found:
        first, *rows, last = written(found, DiffFormat.PATCH).split("\n")[:-1]
    assert (first, last) == ("TX .", "TC .")
    quads = set(old)
    for row in rows:
        (quad,) = pyoxigraph.parse(row[2:], format=RdfFormat.N_QUADS)
        (quads.discard if row[0] == "D" else quads.add)(quad)
    assert quads == set(new)


def two_stores(folder: Path) -> tuple[Path, Path]:
    """A store, and one in which the second article says something else."""
    (first, told), (second, retold) = reports()
    for name, chosen in (("old", [(first, told), (second, retold)]), ("new", [(first, told)])):
        with Archive.open(folder / name) as archive:
            fill(archive, chosen)
    return folder / "old", folder / "new"


def test_one_article_changed_changes_its_lines_only(tmp_path: Path) -> None:
    """Every line of the sorted dump that differs is of that article's graph."""
    old, new = two_stores(tmp_path)
    with Difference(old, new) as found:
        gone, come = list(found.gone()), list(found.come())
    graph = f" <{article_iri('second')}> .".encode()
    assert gone
    assert all(line.endswith(graph) for line in gone)
    assert come == []
    dumps = []
    for store in (old, new):
        with Store.open_read_only(store) as view:
            export_file(view, tmp_path / "dump.nq", ExportFormat.NQ)
        dumps.append((tmp_path / "dump.nq").read_bytes().splitlines())
    assert [line for line in dumps[0] if not line.endswith(graph)] == dumps[1]


def test_stores_dumps_and_releases_compare_with_each_other(tmp_path: Path) -> None:
    """One graph, wherever it stands, has no difference with itself."""
    store, _ = two_stores(tmp_path)
    sides = [store]
    with Store.open_read_only(store) as view:
        for name in ("d.nq", "d.trig.gz", "d.ttl", "d.nt.gz", "d.jsonld"):
            sides.append(tmp_path / name)
            export_file(view, tmp_path / name, ExportFormat(name.split(".")[1]))
        for split in (None, Split.YEAR, Split.CLASS):
            sides.append(tmp_path / f"release-{split}")
            write_release(view, sides[-1], Settings(split=split))
    for side in sides:
        with Difference(store, side) as found:
            assert list(found.changes()) == []


def test_a_delta_is_saved_whole_as_its_name_says(tmp_path: Path) -> None:
    """SPARQL Update or RDF Patch, compressed too; any other name is refused."""
    old, new = two_stores(tmp_path)
    with Difference(old, new) as found:
        found.save(tmp_path / "d.ru.gz")
        found.save(tmp_path / "d.rdfp")
        assert gzip.decompress((tmp_path / "d.ru.gz").read_bytes()).decode() == written(
            found, DiffFormat.UPDATE
        )
        assert (tmp_path / "d.rdfp").read_text(encoding="utf-8") == written(found, DiffFormat.PATCH)
        with pytest.raises(UnknownFormat, match="ru, rdfp"):
            found.save(tmp_path / "d.txt")
        with pytest.raises(NotAFile):
            found.save(tmp_path / "old")


@pytest.mark.parametrize("name", ["d.nq", "d.ttl", "d.trig", "d.jsonld", "d.nq.gz"])
def test_a_dump_that_was_cut_is_named(tmp_path: Path, name: str) -> None:
    """In the middle of a line, of a statement, of a compressed block."""
    store, _ = two_stores(tmp_path)
    file = tmp_path / name
    with Store.open_read_only(store) as view:
        export_file(view, file, ExportFormat(name.split(".")[1]))
    file.write_bytes(file.read_bytes()[:-40])
    with pytest.raises(UnreadableData, match=name):
        Difference(file, store)


def test_a_dump_cut_at_the_end_of_a_line_is_found_by_its_checksum(tmp_path: Path) -> None:
    """Where the release that it stands in says what it was; one part of several too."""
    store, _ = two_stores(tmp_path)
    for split in (None, Split.YEAR):
        release = tmp_path / f"release-{split}"
        with Store.open_read_only(store) as view:
            write_release(view, release, Settings(split=split))
        file = next(file for file in sorted(release.rglob("*.nq")))
        file.write_bytes(b"".join(file.read_bytes().splitlines(keepends=True)[:-3]))
        for side in (file, release):
            with pytest.raises(DamagedRelease, match="SHA256SUMS"):
                Difference(store, side)


def test_the_files_of_a_release_that_are_not_compared_are_told(tmp_path: Path) -> None:
    """All but its N-Quads; what was changed in them, or put beside them, is no difference, and is marked."""
    store, _ = two_stores(tmp_path)
    release = tmp_path / "release"
    with Store.open_read_only(store) as view:
        told = write_release(view, release, Settings())
    with (release / "void.ttl").open("a") as out:
        out.write("# changed\n")
    (release / "more.nq").touch()
    with Difference(store, release) as found:
        assert list(found.changes()) == []
        assert found.aside[store] == ()
        names = found.aside[release]
    assert {"more.nq (not in SHA256SUMS)", "void.ttl (changed since: its checksum is another)"} < set(names)
    unread = {file.name for file in told.distributions if not file.name.endswith(".nq")}
    assert unread < set(names)
    result = kg("diff", store, release)
    assert f"{release}: its N-Quads are compared, not README.md, " in result.stderr


@pytest.mark.parametrize(
    "content", [b"no gzip at all", gzip.compress(b"<a:b> <a:c> <a:d> .\n", mtime=0)[:-9]]
)
def test_a_packed_dump_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    """By its head or by its end."""
    file = tmp_path / "d.nt.gz"
    file.write_bytes(content)
    with pytest.raises(UnreadableData, match=r"d\.nt\.gz"):
        Difference(file, file)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    """A missing file, an empty folder, a format that holds no graph."""
    with pytest.raises(MissingPath):
        Difference(tmp_path / "none.nq", tmp_path)
    with pytest.raises(MissingStore):
        Difference(tmp_path, tmp_path)
    (tmp_path / "events.geojson").touch()
    with pytest.raises(UnreadableData, match=r"\.ttl, \.nt, \.nq, \.trig"):
        Difference(tmp_path / "events.geojson", tmp_path)
