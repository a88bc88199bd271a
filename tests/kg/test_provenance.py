"""What made a graph is told by version, and anything that could change it by a fingerprint."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from kg import provenance

ROOT = Path(provenance.__file__).resolve().parents[1]
IDLE = {
    "kg.errors", "kg.errors.base", "kg.errors.decisions", "kg.errors.files", "kg.errors.options", "kg.errors.queries",
    "kg.errors.remotes", "kg.errors.services", "kg.errors.stores",  # sentences
    "kg.provenance",  # the digest itself
    "kg.storage.damage", "kg.asking.header", "kg.storage.holder", "kg.asking.library", "kg.storage.room", "kg.storage.schema", "kg.asking.sparql",  # how queries and stores are opened
    "kg.closing",  # how they are let go of
    "kg.store",  # of which a draft uses Oxigraph's own classes only
}  # fmt: skip
IDLE_IN_DERIVING = {name for name in IDLE if name.startswith("kg.errors")} | {
    "kg", "kg.closing", "kg.storage.damage", "kg.files", "kg.formats", "kg.storage.holder", "kg.packing", "kg.provenance", "kg.storage.room",
    "kg.storage.schema",
}  # fmt: skip


def imports(file: Path) -> Iterator[str]:
    """The modules that a file loads, wherever in it, but for types."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    typing = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) not in typing and isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def closure(names: Iterable[str]) -> set[str]:
    """The modules of this package that these load, and those load."""
    found: set[str] = set()
    todo = list(names)
    while todo:
        name = todo.pop()
        path = ROOT.joinpath(*name.split("."))
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if name.partition(".")[0] == "kg" and name not in found and file.is_file():
            found.add(name)
            todo.extend(imports(file))
    return found


def counts(module: str, listed: Iterable[str]) -> bool:
    """Whether a module is listed, or lies in a folder that is."""
    inner = module.removeprefix("kg.")
    names = {name.removesuffix(".py").replace("/", ".") for name in listed}
    return any(inner == name or inner.startswith(f"{name}.") for name in names)


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program with an ontology, in the place of the real one."""
    for name, text in {
        "kg/building/draft.py": "a",
        "kg/derived/a.py": "d",
        "kg/web/a.py": "w",
        "ontology/a.ttl": "b",
        "ontology/authorities/places.tsv": "c",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.setattr(provenance, "_HERE", tmp_path / "kg")
    monkeypatch.setattr(provenance, "ONTOLOGY", tmp_path / "ontology")
    return tmp_path


def fingerprint() -> str:
    """The fingerprint, taken anew."""
    return provenance.fingerprint.__wrapped__()


def test_the_extractor_is_a_name_and_a_version() -> None:
    """No time and no machine, so that the same corpus gives the same bytes."""
    assert re.fullmatch(r"diplomacy-kg \d+\.\d+\.\d+\S*", provenance.extractor())


def test_an_installed_program_knows_its_version_without_a_checkout(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another project's file beside it is not taken for its own."""
    monkeypatch.setattr("importlib.metadata.version", lambda _: "9.9.9")
    assert provenance._version() == "9.9.9"
    (house / "pyproject.toml").write_text('[project]\nname = "another"\nversion = "1"\n')
    assert provenance._version() == "9.9.9"
    (house / "pyproject.toml").write_text('[project]\nname = "diplomacy-kg"\nversion = "2.0.0"\n')
    assert provenance._version() == "2.0.0"


@pytest.mark.parametrize(
    "name",
    [
        "kg/building/draft.py",
        "ontology/a.ttl",
        "ontology/authorities/places.tsv",
        "ontology/new.ttl",
        "kg/clearance/new.py",
        "ontology/new.txt",
    ],
)
def test_a_changed_or_added_file_changes_the_fingerprint(house: Path, name: str) -> None:
    """Code, frames, vocabulary and tables all count."""
    (house / "pyproject.toml").write_text('[project]\nname = "diplomacy-kg"\nversion = "2.0.0"\n')
    before = fingerprint()
    assert before == fingerprint()
    (house / name).parent.mkdir(exist_ok=True)
    (house / name).write_text("other")
    assert fingerprint() != before


def test_what_is_not_read_does_not_count(house: Path) -> None:
    """Compiled files and notes change nothing."""
    (house / "pyproject.toml").write_text('[project]\nname = "diplomacy-kg"\nversion = "2.0.0"\n')
    before = fingerprint()
    (house / "kg" / "draft.pyc").write_bytes(b"x")
    (house / "kg" / "notes.orig").write_text("x")
    assert fingerprint() == before


def test_pages_and_commands_make_no_article_stale(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What derives makes the derived graphs anew; what shows the graph changes nothing that is stored."""
    (house / "pyproject.toml").write_text('[project]\nname = "diplomacy-kg"\nversion = "2.0.0"\n')
    monkeypatch.setattr(provenance, "shelf", lambda: house / "queries")
    articles, derived = fingerprint(), provenance.derivation.__wrapped__()
    (house / "kg" / "web" / "a.py").write_text("other")
    assert (fingerprint(), provenance.derivation.__wrapped__()) == (articles, derived)
    (house / "kg" / "derived" / "a.py").write_text("other")
    assert fingerprint() == articles
    assert provenance.derivation.__wrapped__() != derived


@pytest.mark.parametrize(
    ("loaded", "listed", "idle"),
    [
        (["kg.building.step", "kg.building.draft"], provenance._DRAFTING, IDLE),
        (["kg.derived.refresh"], provenance._DRAFTING + provenance._DERIVING, IDLE_IN_DERIVING),
    ],
)
def test_whatever_a_graph_hangs_on_counts(loaded: list[str], listed: tuple[str, ...], idle: set[str]) -> None:
    """A module that drafting or deriving begins to load must be listed, or named here with a reason."""
    assert {name for name in closure(loaded) if not counts(name, listed)} == idle
    for name in listed:
        assert (Path(provenance.__file__).parent / name).exists()


def test_a_query_changes_what_is_derived_and_leaves_the_articles_alone(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edited, added or renamed query makes the derived graphs anew; the extractor is the same."""
    (house / "pyproject.toml").write_text('[project]\nname = "diplomacy-kg"\nversion = "2.0.0"\n')
    shelf = house / "queries"
    shelf.mkdir()
    monkeypatch.setattr(provenance, "shelf", lambda: shelf)
    before, seen = fingerprint(), [provenance.derivation.__wrapped__()]
    (shelf / "a.rq").write_text("ASK {}")
    seen.append(provenance.derivation.__wrapped__())
    (shelf / "a.rq").write_text("ASK { ?s ?p ?o }")
    seen.append(provenance.derivation.__wrapped__())
    (shelf / "a.rq").rename(shelf / "b.rq")
    seen.append(provenance.derivation.__wrapped__())
    (shelf / "README.md").write_text("no query")
    assert provenance.derivation.__wrapped__() == seen[-1]
    assert len(set(seen)) == 4
    assert fingerprint() == before
