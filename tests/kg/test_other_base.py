"""The store of another publisher: its resources live under a base of its own, and paths are read below that."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg as library
from kg.errors import BadParameter, OtherBase
from kg.export import export_file
from kg.formats import ExportFormat
from kg.store import Store
from kg.terms import expand, read_base
from kg.validate import validate
from tests.kg.sample import reading, write
from tests.kg.test_cli import failed, kg

__all__ = ["reading"]

pytestmark = pytest.mark.usefixtures("reading")

BASE = "https://data.example.org/kg/"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store built under another base by the command line."""
    articles = write(tmp_path / "in", a="Ana reçoit Bo le 2024-05-16.\n")
    assert kg("build", articles, "--base", BASE, store=tmp_path / "store").exit_code == 0
    return tmp_path / "store"


def test_a_store_keeps_its_base(store: Path, tmp_path: Path) -> None:
    """Without the option it is built on under it; another one is refused."""
    more = write(tmp_path / "more", b="Cao reçoit Dung le 2024-05-16.\n")
    assert "1 new" in kg("build", more, store=store).stderr
    failed(kg("build", more, "--base", "https://other.example/", store=store), 2, BASE)
    with library.open(store) as graph:
        assert graph.build(more).unchanged == 1
        with pytest.raises(OtherBase):
            graph.build(more, base="https://other.example/")
        assert graph.why("person/x/dung").iri == f"{BASE}person/x/dung"


def test_paths_are_read_below_the_base_of_the_store(store: Path) -> None:
    """By commands and parameters; an IRI in full is read everywhere, and is how it is written."""
    iri = f"{BASE}person/x/bo"
    for name in ("person/x/bo", iri):
        assert iri in kg("why", name, store=store).stdout
        assert iri in kg("show", name, store=store).stdout
        asked = kg("query", "evidence-of", "--param", f"fact={name}", "--format", "csv", store=store)
        assert len(asked.stdout.splitlines()) == 2
    explained = kg("query", "evidence-of", "--param", "fact=person/x/bo", "--explain", store=store)
    assert f"VALUES ?fact {{ <{iri}> }}" in explained.stdout
    failed(kg("why", "person/x/nobody", store=store), 2, "person/x/nobody")


def test_a_dump_is_judged_as_the_store_is(store: Path, tmp_path: Path) -> None:
    """Its derived graphs are known by their names, under any base."""
    with Store.open_read_only(store) as view:
        export_file(view, tmp_path / "a.nq", ExportFormat.NQ)
    assert [validate(path).graphs for path in (store, tmp_path / "a.nq")] == [1, 1]


@pytest.mark.parametrize(
    "text",
    [
        "kg",
        "https://e.example",
        "https://e.example/a",
        "ftp://e.example/",
        "https://e.example/?a=/",
        "https://e.example/ a/",
    ],
)
def test_what_is_no_base_is_refused(text: str, tmp_path: Path) -> None:
    """Paths must be able to follow it."""
    with pytest.raises(BadParameter, match="base"):
        read_base(text)
    failed(kg("build", tmp_path, "--base", text, store=tmp_path / "new"), 2, "an address that ends in /")
    assert not (tmp_path / "new").exists()


def test_a_path_is_expanded_below_a_base() -> None:
    """A prefix of the ontology is the same under every base."""
    assert expand("person/x/bo", BASE) == f"{BASE}person/x/bo"
    assert expand("topic:trade", BASE) == expand("topic:trade")
    assert read_base("http://127.0.0.1:8000/") == "http://127.0.0.1:8000/"
