"""What made a graph is told by version, and anything that could change it by a fingerprint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import provenance


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small program with an ontology, in the place of the real one."""
    for name, text in {"kg/a.py": "a", "ontology/a.ttl": "b", "ontology/authorities/places.tsv": "c"}.items():
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
        "kg/a.py",
        "ontology/a.ttl",
        "ontology/authorities/places.tsv",
        "ontology/new.ttl",
        "kg/french/new.toml",
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
    (house / "kg" / "a.pyc").write_bytes(b"x")
    (house / "kg" / "notes.orig").write_text("x")
    assert fingerprint() == before


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
