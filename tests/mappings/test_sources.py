"""The digest of the sources changes with whatever the tables are made of."""

from __future__ import annotations

from pathlib import Path

import pytest

from mappings.sources import digest_of, sources


@pytest.mark.parametrize(
    "name", ["a.py", "french/words.toml", "forms.txt", "x.ttl", "authorities/places.tsv"]
)
def test_a_changed_added_or_renamed_file_changes_the_digest(tmp_path: Path, name: str) -> None:
    """Code, frames, lists and tables all count."""
    seen = [digest_of([tmp_path])]
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    for text in ("a", "b"):
        file.write_text(text)
        seen.append(digest_of([tmp_path]))
    file.rename(file.with_stem("other"))
    seen.append(digest_of([tmp_path]))
    assert len(set(seen)) == 4


def test_what_python_makes_does_not_count(tmp_path: Path) -> None:
    """Neither compiled files nor notes."""
    before = digest_of([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.py").write_text("a")
    (tmp_path / "notes.orig").write_text("a")
    assert digest_of([tmp_path]) == before


def test_the_digest_is_taken_once() -> None:
    """The sources do not change while a process runs."""
    assert sources() == sources()
    assert len(sources()) == 64
