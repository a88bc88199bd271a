"""Worker processes: the same graph, ledger and report as without them, whatever happens to a worker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kg.build import BuildReport, Options, Progress, build_into
from kg.building.crew import AHEAD, TOGETHER, Crew, cores
from kg.building.portion import Portion, Reading
from kg.errors import NoWorker
from kg.ledger import Entry
from kg.storage.archive import Archive
from tests.kg import steps
from tests.kg.sample import dump, write

ROOT = Path(__file__).resolve().parents[3]
SEEDS = sorted((ROOT / "seeds").glob("*.txt"), key=lambda file: file.stat().st_size)
TEXT = "Hanoi (VNA) - Le 16 mai 2024, Nguyễn Văn An a reçu à Hanoi Jean Martin, maire de Lyon.\n"

Outcome = tuple[BuildReport, list[str], list[Entry]]

needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="ends processes as POSIX does")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles, one whose extraction fails, two of one name, an empty file, and one file of several articles."""
    folder = tmp_path / "in"
    write(folder, **{file.stem: file.read_text(encoding="utf-8") for file in SEEDS[:6]})
    write(folder, krach=TEXT, nothing="", last=TEXT.replace("An", "Bo"))
    write(folder / "more", last=TEXT.replace("An", "Cao"))
    lines = [json.dumps({"id": f"line-{n}", "text": TEXT.replace("16", str(n))}) for n in range(10, 16)]
    (folder / "many.jsonl").write_text("\n".join([*lines[:3], "no JSON", *lines[3:]]), encoding="utf-8")
    return folder


def built(folder: Path, jobs: int, limit: float | None = None) -> Outcome:
    """What a build in memory comes to; of the ledger all but when it was written."""
    with Archive.open(None) as archive:
        report = build_into(archive, [folder], Options(jobs=jobs, limit=limit))
        entries = [replace(entry, built_at="") for entry in archive.ledger.entries()]
        return report, dump(archive.store), entries


def test_the_number_of_workers_leaves_no_trace(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Graph, ledger, counts and the order of problems are the same."""
    monkeypatch.setattr("kg.build.Step", steps.Failing)
    alone = built(corpus, 1)
    assert (alone[0].failed, alone[0].clashes, alone[0].new) == (1, 1, 13)
    codes = {problem.code for problem in alone[0].problems}
    assert codes >= {"empty", "extraction-failed", "identifier-clash", "json"}
    for jobs in (2, 3):
        assert built(corpus, jobs) == alone


@needs_kill
def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it had in hand is done again in a new one."""
    texts = write(tmp_path, **{name: TEXT.replace("An", name) for name in ("a", "b", "once", "z")})
    monkeypatch.setattr("kg.build.Step", steps.Deadly)
    report, quads, _ = built(texts, 2)
    assert (report.new, report.failed, report.problems) == (4, 0, ())
    assert (texts / "once.txt.died").exists()
    assert quads == built(texts, 1)[1]


@needs_kill
def test_workers_that_are_killed_cost_nothing(tmp_path: Path) -> None:
    """Ended from outside again and again, idle or at work, they are replaced, and every portion is read."""
    write(tmp_path, a="")
    portions = [Portion(tmp_path / "a.txt", str(number)) for number in range(10 * TOGETHER)]
    with Crew[str](steps.idle, 2, None) as crew:
        for number, found in enumerate(crew.work(portions)):
            assert found == (portions[number], Reading((), str(number)))
            if number % 9 == 0:
                for pid in crew.pids[:1]:
                    os.kill(pid, signal.SIGKILL)
    assert number + 1 == len(portions)


@needs_kill
def test_an_article_that_kills_workers_is_left_out_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried twice, then given up with the reason; the next build tries it again."""
    texts = write(tmp_path, **{name: TEXT.replace("An", name) for name in ("a", "deadly", "z")})
    monkeypatch.setattr("kg.build.Step", steps.Deadly)
    with Archive.open(None) as archive:
        report = build_into(archive, [texts], Options(jobs=2))
        assert (report.read, report.new, report.failed) == (3, 2, 1)
        (problem,) = report.problems
        assert (problem.code, Path(problem.source).name) == ("extraction-failed", "deadly.txt")
        assert "signal 9 (SIGKILL), twice" in problem.message
        monkeypatch.undo()
        report = build_into(archive, [texts], Options(jobs=2))
        assert (report.new, report.unchanged, report.problems) == (1, 2, ())


def test_an_article_over_the_time_limit_is_left_out_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its worker is ended; it is tried again only with more time, by another program, or if the file changes."""
    texts = write(tmp_path, **{name: TEXT.replace("An", name) for name in ("a", "slow", "z")})
    monkeypatch.setattr("kg.build.Step", steps.Hanging)
    with Archive.open(None) as archive:
        report = build_into(archive, [texts], Options(jobs=2, limit=3))
        assert (report.read, report.new, report.failed) == (3, 2, 1)
        (problem,) = report.problems
        assert (problem.code, Path(problem.source).name) == ("extraction-failed", "slow.txt")
        assert "longer than the 3 s" in problem.message
        monkeypatch.setattr("kg.building.step.Step.draft", None)
        again = build_into(archive, [texts], Options(jobs=2, limit=3))
        assert (again.read, again.unchanged, again.failed, again.problems) == (3, 2, 1, (problem,))
        monkeypatch.undo()
        assert build_into(archive, [texts], Options(jobs=2, limit=60)).new == 1
        assert build_into(archive, [texts], Options(jobs=2, limit=3)).unchanged == 3


def test_no_worker_at_all_is_an_error(tmp_path: Path) -> None:
    """A machine on which none comes is told how to build all the same."""
    write(tmp_path, a=TEXT)
    with (
        pytest.raises(NoWorker, match=r"exit code 7.*--jobs 1"),
        Crew[str](steps.Unborn(), 2) as crew,
    ):
        list(crew.work([Portion(tmp_path / "a.txt", "")]))


def test_what_a_library_prints_is_no_answer(tmp_path: Path) -> None:
    """Standard output belongs to the crew."""
    write(tmp_path, a=TEXT)
    with Crew[str](steps.Chatty(), 2) as crew:
        (found,) = crew.work([Portion(tmp_path / "a.txt", "")])
    assert isinstance(found, tuple)
    assert len(found[1].items) == 1


def test_no_more_is_under_way_than_the_window_holds(tmp_path: Path) -> None:
    """Portions are taken as their readings are, so that memory stays flat; what needs no reading keeps its place."""
    taken = 0

    def stream() -> Iterator[Portion | str]:
        nonlocal taken
        for number in range(200):
            taken += 1
            yield str(number) if number % 5 == 0 else Portion(tmp_path / "a.txt", str(number))

    with Crew[str](steps.idle, 2) as crew:
        seen = []
        for found in crew.work(stream()):
            seen.append(found if isinstance(found, str) else found[0].digest)
            assert taken <= len(seen) + 2 * AHEAD * TOGETHER
    assert seen == [str(number) for number in range(200)]


def test_an_interrupted_build_leaves_no_worker(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends the workers too, and the next build makes the store whole."""
    crews: list[Crew[object]] = []

    def begin(crew: Crew[object]) -> Crew[object]:
        crews.append(crew)
        return crew

    monkeypatch.setattr(Crew, "__enter__", begin)

    def interrupt(progress: Progress) -> None:
        if progress.done == 4:
            raise KeyboardInterrupt

    with Archive.open(None) as archive:
        with pytest.raises(KeyboardInterrupt):
            build_into(archive, [corpus], Options(jobs=2), on_progress=interrupt)
        assert crews[0].pids == []
        build_into(archive, [corpus], Options(jobs=2))
        found = dump(archive.store)
    assert found == built(corpus, 1)[1]


PROGRAM = """
import os, sys, threading, time
from pathlib import Path
from kg.building.crew import Crew
from kg.building.portion import Portion
from tests.kg import steps
crew = Crew(steps.endless, 2, None)
begun = Path(sys.argv[1])
crew._ask(Portion(begun, ""))
threading.Thread(target=list, args=(crew._finished(0),), daemon=True).start()
while not begun.exists():
    time.sleep(0.05)
print(*crew.pids, flush=True)
os.kill(os.getpid(), int(sys.argv[2]))
"""


@needs_kill
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
@pytest.mark.parametrize("ending", ["SIGKILL", "SIGTERM"])
def test_workers_end_with_a_builder_that_is_ended(tmp_path: Path, ending: str) -> None:
    """Nothing is left running, even where it would never end by itself."""
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path / "begun"), str(int(signal.Signals[ending]))],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        cwd=ROOT,
    )
    (pid,) = ran.stdout.split()
    for _ in range(100):
        if not Path(f"/proc/{int(pid)}").exists():
            return
        time.sleep(0.1)
    pytest.fail("a worker goes on")


def test_there_is_a_core() -> None:
    """The default number of workers."""
    assert cores() >= 1
