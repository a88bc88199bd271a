"""Tables are kept for the next process, and trusted only where nobody else can have written them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mappings import compiled as module
from mappings.compiled import CHOSEN, KEPT, compiled, compiled_by, folder
from mappings.known import KnownPerson
from mappings.sources import sources

posix = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for caches of its own."""
    monkeypatch.setenv(CHOSEN, str(tmp_path))
    return tmp_path / "tables"


def table(made: list[str], version: str = "1" * 64) -> Callable[[str], dict[str, KnownPerson]]:
    """A table that notes when it is made, as another process would have it: nothing is remembered."""

    def people(name: str) -> dict[str, KnownPerson]:
        made.append(name)
        return {name: KnownPerson(f"x/{name}", name)}

    return compiled_by(lambda: version)(people)


def files(kept: Path) -> list[Path]:
    """The files that are kept."""
    return [path for path in kept.rglob("*") if path.is_file()]


def test_the_next_process_loads_what_was_made(kept: Path) -> None:
    """Made once for each argument, the same each time; in one process it is one object."""
    made: list[str] = []
    first = table(made)
    assert first("a") is first("a")
    assert first("a") == table(made)("a") == {"a": KnownPerson("x/a", "a")}
    assert table(made)("https://example.org/b?c") == table(made)("https://example.org/b?c")
    assert made == ["a", "https://example.org/b?c"]
    assert len(files(kept)) == 2


def test_another_program_makes_its_own(kept: Path) -> None:
    """The digest of the sources tells whose table it is; few old ones stay."""
    made: list[str] = []
    for number in range(KEPT + 3):
        table(made, f"{number:064}"[::-1])("a")
        assert len(files(kept)) == min(number + 1, KEPT)
    assert len(made) == KEPT + 3


@pytest.mark.parametrize("content", [b"", b"x", b"kgtable1" + bytes(16) + b"N"])
def test_a_damaged_file_is_made_again(kept: Path, content: bytes) -> None:
    """Cut short, overwritten or forged without its seal: it is not read."""
    made: list[str] = []
    table(made)("a")
    (file,) = files(kept)
    whole = file.read_bytes()
    for spoilt in (content, whole[:-1], whole[:30] + bytes([whole[30] ^ 1]) + whole[31:]):
        file.write_bytes(spoilt)
        assert table(made)("a") == {"a": KnownPerson("x/a", "a")}
        assert file.read_bytes() == whole
    assert len(made) == 4


def test_a_file_under_another_name_is_not_read(kept: Path) -> None:
    """What was sealed for one table is no other's."""
    made: list[str] = []
    table(made)("a")
    (file,) = files(kept)
    file.rename(file.with_name(file.name[:-1] + "b"))
    assert table(made)("b") == {"b": KnownPerson("x/b", "b")}


@posix
def test_what_others_may_write_is_not_trusted(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file that a group may change nor one of another user, nor a pipe in its place."""
    made: list[str] = []
    table(made)("a")
    (file,) = files(kept)
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o620)
    table(made)("a")
    assert made == ["a", "a"]
    assert file.stat().st_mode & 0o777 == 0o600
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    table(made)("a")
    assert made == ["a", "a", "a"]


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_costs_time_only(tmp_path: Path) -> None:
    """The table is made of its sources."""
    tmp_path.chmod(0o500)
    made: list[str] = []
    assert table(made)("a") == table(made)("a")
    assert made == ["a", "a"]


def test_a_file_in_the_folders_place_costs_time_only(kept: Path) -> None:
    """Nothing is kept, nothing fails."""
    kept.write_text("no folder")
    made: list[str] = []
    assert table(made)("a") == table(made)("a")
    assert made == ["a", "a"]


def test_nothing_is_kept_where_nobody_wants_it(monkeypatch: pytest.MonkeyPatch, kept: Path) -> None:
    """The variable may be empty, and there may be no home."""
    monkeypatch.setenv(CHOSEN, "")
    assert folder() is None
    made: list[str] = []
    table(made)("a")
    table(made)("a")
    assert made == ["a", "a"]
    assert not kept.exists()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the XDG folders are those of Linux")
def test_the_users_own_folder_is_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """https://specifications.freedesktop.org/basedir/latest/: the variable if it is absolute, else ~/.cache."""
    monkeypatch.delenv(CHOSEN)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert folder() == tmp_path / ".cache" / "diplomacy-kg" / "tables"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert folder() == tmp_path / "caches" / "diplomacy-kg" / "tables"
    monkeypatch.setenv("XDG_CACHE_HOME", "caches")
    assert folder() is None


def test_the_projects_tables_depend_on_their_sources() -> None:
    """``compiled`` keeps under the digest of the package and the ontology."""
    made: list[str] = []

    @compiled
    def words() -> tuple[str, ...]:
        made.append("words")
        return ("a",)

    assert words() == ("a",)
    assert made == ["words"]
    assert module._file(sources(), f"{__name__}-{words.__qualname__}") is not None
