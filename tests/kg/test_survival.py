"""Survival: whatever ends a build, and wherever, the store holds whole articles and the next build makes it whole."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from kg.build import build
from kg.errors import KgError, StoreLocked
from kg.store import Store
from tests.kg.sample import reading, write

__all__ = ["reading"]

ROOT: Final = Path(__file__).resolve().parents[2]
TEXT: Final = "Ana reçoit Bo à Hanoi le 2024-05-16.\n"

FIRST: Final = [
    ("text", 0),
    ("text", 7),
    ("bulk", 0),
    ("bulk", 1),
    ("bulk", 3),
    ("ledger", 0),
    ("ledger", 2),
    ("synced", 0),
    ("derived", 0),
]
LATER: Final = [
    ("text", 3), ("graphs", 0), ("graphs", 2), ("stale", 0), ("stale", 2), ("transaction", 0), ("transaction", 2), ("transaction", 4),
    ("synced", 0), ("synced", 2), ("ledger", 0), ("ledger", 2), ("told", 0), ("told", 5), ("derived", 0),
]  # fmt: skip
SECONDS: Final = [round(random.Random(7).uniform(0, 0.6), 3) for _ in range(26)]  # noqa: S311 - moments, not secrets


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks and kills processes as POSIX does")
@pytest.mark.parametrize(
    ("when", "moments"),
    [
        ("first", [*FIRST, *(("time", second) for second in SECONDS[::2])]),
        ("later", [*LATER, *(("time", second) for second in SECONDS[1::2])]),
    ],
)
def test_a_build_that_is_killed_leaves_whole_articles_and_heals(
    when: str, moments: list[tuple[str, float]], tmp_path: Path
) -> None:
    """Killed between any two steps and at random, 50 times in all; the next build comes to the bytes of one undisturbed."""
    arguments = [str(word) for moment in moments for word in moment]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.kg.killer", str(tmp_path), when, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert len(lines) == len(moments)
    assert [line for line in lines if line[3] != "whole"] == [], ran.stderr
    assert [line for line in lines if line[0] != "time" and line[2] != "killed"] == []


ENDS: Final = [
    "backup link 0", "backup link 9", "backup ledger 0", "backup copied 0", "backup copied 9", "backup synced 0", "backup rename 2",
    "packed copied 3", "packed replace 0", "restore written 0", "restore written 20", "restore verified 0", "restore synced 0",
    "restore rename 0", "restore rename 1", "restore rmtree 1", "rebuild ledger 0", "rebuild filled 0", "rebuild filled 1",
    "rebuild rename 0", "rebuild rename 1", "rebuild replace 0", "rebuild rmtree 1", "rebuild rmtree 2",
]  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "fork"), reason="forks and kills processes as POSIX does")
def test_a_backup_restore_or_rebuild_that_is_killed_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed between any two steps: what is there is whole, and doing it again does it, with nothing left beside."""
    arguments = [word for end in ENDS for word in end.split()]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.kg.ender", str(tmp_path), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.split() for line in ran.stdout.splitlines()]
    assert len(lines) == len(ENDS)
    assert [line for line in lines if line[3:] != ["killed", "whole"]] == [], ran.stderr


@pytest.mark.usefixtures("reading")
def test_two_builds_at_once(tmp_path: Path) -> None:
    """The second says which process has the store, and leaves it alone."""
    texts = write(tmp_path / "in", a=TEXT)
    with Store.open(tmp_path / "store"), pytest.raises(StoreLocked, match=f"process {os.getpid()} "):
        build([texts], tmp_path / "store")
    assert build([texts], tmp_path / "store").new == 1


@pytest.mark.usefixtures("reading")
@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may write anywhere"
)
def test_a_store_that_may_not_be_written(tmp_path: Path) -> None:
    """A folder without leave to write is an error in one sentence."""
    texts, closed = write(tmp_path / "in", a=TEXT), tmp_path / "closed"
    closed.mkdir(mode=0o500)
    with pytest.raises(KgError, match="closed"):
        build([texts], closed / "store")


def limit_files() -> None:
    """Let no file of this process grow beyond what a disk that is nearly full has room for."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))


def unmeasured() -> dict[str, str]:
    """The surroundings of a process that writes no record of its coverage: there is no room for one."""
    return {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_disk_that_is_full_ends_a_build_and_room_heals_it(tmp_path: Path) -> None:
    """The error is one sentence, exit code 3; with room again the next build comes to the bytes of one undisturbed."""
    texts = write(
        tmp_path / "in", **{f"n{number}": TEXT.replace("Bo", f"Bo {number}") for number in range(40)}
    )
    command = [sys.executable, "-m", "kg", "build", str(texts), "--jobs", "1", "--store"]
    full = subprocess.run(
        [*command, str(tmp_path / "store")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env=unmeasured(),
        preexec_fn=limit_files,
    )
    assert (full.returncode, "Traceback" in full.stderr) == (3, False), full.stderr
    for name in ("store", "fresh"):
        subprocess.run([*command, str(tmp_path / name)], cwd=ROOT, capture_output=True, check=True)
    with (
        Store.open_read_only(tmp_path / "store") as healed,
        Store.open_read_only(tmp_path / "fresh") as fresh,
    ):
        assert sorted(map(str, healed.quads())) == sorted(map(str, fresh.quads()))


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
@pytest.mark.parametrize("name", ["copy", "copy.tar"])
def test_a_disk_that_is_full_ends_a_backup_or_restore_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    """The error is one sentence, exit code 3; the store is as it was, and with room again it is done."""
    texts = write(
        tmp_path / "in", **{f"n{number}": TEXT.replace("Bo", f"Bo {number}") for number in range(8)}
    )
    program = [sys.executable, "-m", "kg"]

    def run(*words: str | Path, full: bool = False) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*program, *map(str, words)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=not full,
            env=unmeasured() if full else None,
            preexec_fn=limit_files if full else None,
        )

    run("build", texts, "--jobs", "1", "--store", tmp_path / "store")
    there = sorted(path.name for path in tmp_path.iterdir())
    failed = run("backup", tmp_path / name, "--store", tmp_path / "store", full=True)
    assert (failed.returncode, len(failed.stderr.splitlines())) == (3, 1), failed.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == there
    run("backup", tmp_path / name, "--store", tmp_path / "store")
    failed = run("restore", tmp_path / name, "--store", tmp_path / "again", full=True)
    assert (failed.returncode, len(failed.stderr.splitlines())) == (3, 1), failed.stderr
    assert not (tmp_path / "again").exists()
    run("restore", tmp_path / name, "--store", tmp_path / "again")
    run("check", "--store", tmp_path / "again")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*there, name, "again"])
