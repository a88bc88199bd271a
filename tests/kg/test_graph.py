"""The graph in Python: asked, looked up and built into as the documentation says."""

from __future__ import annotations

import datetime as dt
import doctest
import shutil
from pathlib import Path

import pytest

import kg
import kg.asking.answer
import kg.graph
from kg.derived import derive
from kg.errors import AmbiguousName, MissingExtra, MissingPath, MissingStore, UnknownName
from kg.store import Store
from mappings.iris import graph_iri, person_iri
from tests.kg.conftest import EVENT, TO_LAM, WANG_YI

ROOT = Path(__file__).resolve().parents[2]
WHO = "SELECT DISTINCT ?who ?name { ?who a dip:Person ; rdfs:label ?name } ORDER BY ?name"


@pytest.mark.parametrize("module", [kg.asking.answer, kg.graph])
def test_the_examples_in_the_docstrings_run(module: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each public name has one, and it prints what it says."""
    monkeypatch.chdir(ROOT)
    found = doctest.testmod(module, extraglobs={"kg": kg})  # type: ignore[arg-type]
    assert found.attempted > 3
    assert found.failed == 0


def test_every_public_name_has_an_example() -> None:
    """In its own docstring or, for a value that a method returns, in the method's."""
    for name in ("Answer", "Graph"):
        members = [member for key, member in vars(getattr(kg, name)).items() if not key.startswith("_")]
        texts = [getattr(kg, name).__doc__, *(getattr(member, "__doc__", "") for member in members)]
        assert any(">>>" in (text or "") for text in texts)


def test_paths_may_come_in_a_list(tmp_path: Path) -> None:
    """Or one by one; a list with what is not there says so."""
    (tmp_path / "a.txt").write_text("Titre\nRien.\n", encoding="utf-8")
    with kg.open(None) as graph:
        assert graph.build([tmp_path / "a.txt"]).read == 1
        assert graph.build(str(tmp_path / "a.txt"), (tmp_path,)).read == 1
        with pytest.raises(MissingPath, match="none"):
            graph.build([tmp_path / "none.txt"])


def test_rows_are_typed_values(store_dir: Path) -> None:
    """Names are texts, IRIs are in full, days are dates; a whole column by its name."""
    with kg.open(store_dir) as graph:
        people = graph.query(WHO)
        assert people.columns == ("who", "name")
        assert set(people) >= {(person_iri(TO_LAM), "Tô Lâm"), (person_iri(WANG_YI), "Wang Yi")}
        days = graph.query("SELECT ?day ?n { ?e a dip:Reception ; dip:start ?day BIND(1 AS ?n) } LIMIT 1")
        assert list(days) == [(dt.date(2024, 5, 16), 1)]
        assert days.column("day") == [dt.date(2024, 5, 16)]
        with pytest.raises(KeyError):
            days.column("year")


def test_a_question_is_a_name_a_file_or_sparql(store_dir: Path, tmp_path: Path) -> None:
    """Parameters are plain values of Python."""
    file = tmp_path / "mine.rq"
    file.write_text(WHO, encoding="utf-8")
    folder = shutil.copytree(store_dir, tmp_path / "store")
    with Store.open(folder) as store:
        store.replace_graph(graph_iri("tallies"), derive(store)[graph_iri("tallies")])
    with kg.open(str(folder)) as graph:
        assert len(graph.query(str(file))) == len(graph.query(WHO)) > 0
        met = graph.query("who-met-whom", since=dt.date(2024, 1, 1), lang="en")
        assert met
        assert not graph.query("who-met-whom", since=dt.date(2025, 1, 1))


def test_asking_and_constructing(store_dir: Path) -> None:
    """A truth is a truth; triples are rows, and Turtle."""
    with kg.open(store_dir) as graph:
        assert graph.query("ASK { ?e a dip:Reception }")
        assert not graph.query("ASK { ?e a dip:Training }")
        triples = graph.query("CONSTRUCT { ?e a dip:Meeting } WHERE { ?e a dip:Reception }")
        assert triples.columns == ("subject", "predicate", "object")
        assert "dip:Meeting" in triples.to_turtle()
        with pytest.raises(TypeError, match="no triples"):
            graph.query(WHO).to_turtle()


def test_frames_of_pandas_polars_and_arrow(store_dir: Path) -> None:
    """With the columns' types, and what a row lacks as missing."""
    question = """SELECT ?name ?day ?n { VALUES (?name ?day ?n) {
        ("a" "2024-05-16"^^xsd:date 1) ("b" UNDEF UNDEF) } } ORDER BY ?name"""
    with kg.open(store_dir) as graph:
        answer = graph.query(question)
    pandas, polars, arrow = (pytest.importorskip(name) for name in ("pandas", "polars", "pyarrow"))
    frame = answer.to_pandas()
    assert frame["day"].dt.year.tolist()[0] == 2024
    assert (str(frame["n"].dtype), frame["n"].isna().tolist()) == ("Int64", [False, True])
    assert answer.to_polars().schema == {"name": polars.String, "day": polars.Date, "n": polars.Int64}
    assert answer.to_arrow().schema.field("day").type == arrow.date32()
    assert answer.to_arrow().to_pylist()[1] == {"name": "b", "day": None, "n": None}
    assert isinstance(frame, pandas.DataFrame)


def test_a_frame_without_its_library_says_what_to_install(
    store_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the error, not in a traceback about a module."""
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with kg.open(store_dir) as graph:
        answer = graph.query(WHO)
    for frame in (answer.to_pandas, answer.to_polars):
        with pytest.raises(MissingExtra, match="pip install"):
            frame()


def test_a_notebook_shows_a_table_that_nobody_can_inject_into(store_dir: Path) -> None:
    """Short IRIs as links, the first fifty rows, and markup of articles as text."""
    with kg.open(store_dir) as graph:
        shown = graph.query(f"SELECT ?x ?y {{ VALUES (?x ?y) {{ (<{EVENT}> '<b>&') }} }}")._repr_html_()
        assert f'<a href="{EVENT}">event/' in shown
        assert "&lt;b&gt;&amp;" in shown
        many = graph.query("SELECT ?a { ?a ?b ?c }")
        assert f"and {len(many) - 50} more rows" in many._repr_html_()


def test_why_and_show(store_dir: Path) -> None:
    """The same that the commands print."""
    with kg.open(store_dir) as graph:
        assert {q.article.id for claim in graph.why(EVENT).claims for q in claim.quotes} == {
            "first",
            "second",
        }
        assert graph.show("Wang Yi").iri == person_iri(WANG_YI)
        with pytest.raises(UnknownName):
            graph.show("Nobody Ever")
        with pytest.raises(AmbiguousName, match="name one by its IRI"):
            graph.show("Wang")


@pytest.mark.parametrize("on_disk", [False, True])
def test_building_from_what_is_not_there_is_said(on_disk: bool, tmp_path: Path) -> None:
    """An article, or the file of decisions; in memory as on disk."""
    article, none = tmp_path / "a.txt", tmp_path / "none"
    article.write_text("", encoding="utf-8")
    with kg.open(tmp_path / "store" if on_disk else None) as graph:
        with pytest.raises(MissingPath, match="none"):
            graph.build(article, none)
        with pytest.raises(MissingPath, match="none"):
            graph.build(article, decisions=none)


def test_building_in_memory_and_on_disk(tmp_path: Path) -> None:
    """The graph that was asked before sees what was built since."""
    article = ROOT / "seeds" / "s2-hanoi-guangdong.txt"
    with kg.open(tmp_path / "store") as graph:
        with pytest.raises(MissingStore):
            len(graph)
        assert graph.build(article).new == 1
        assert graph.query("ASK { ?e a dip:Meeting }")
        with kg.open(None) as other:
            other.build(article)
            assert len(other) == len(graph)
    with Store.open(tmp_path / "store") as written:  # nothing holds it any more
        assert len(written) > 0
