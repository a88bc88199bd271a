"""Worker processes: the same graph, ledger and report as without them, whatever happens to a worker."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from kg import intake
from kg.archive import Archive
from kg.build import BuildReport, Options, Progress, build_into
from kg.crew import Crew, Task, cores
from kg.ledger import Entry
from kg.parcel import Drafter
from mappings.article import Article
from mappings.problem import Problem
from tests.kg import drafters
from tests.kg.sample import dump, write

SEEDS = sorted(
    (Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"), key=lambda file: file.stat().st_size
)
TEXT = "Hanoi (VNA) - Le 16 mai 2024, Nguyễn Văn An a reçu à Hanoi Jean Martin, maire de Lyon.\n"


@pytest.fixture(autouse=True)
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Call a crew for the second article, and wait until it has come."""
    monkeypatch.setattr(intake, "LEAST", 1)
    monkeypatch.setattr(intake, "AHEAD", 1)
    monkeypatch.setattr(Crew, "ready", property(lambda crew: crew._caller.join() or crew._ready))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles, one whose extraction fails, two of one name, an empty file, and one file of several articles."""
    folder = tmp_path / "in"
    write(folder, **{file.stem: file.read_text(encoding="utf-8") for file in SEEDS[:6]})
    write(folder, krach=TEXT, deadly=TEXT.replace("Lyon", "Brest"), nothing="", last=TEXT.replace("An", "Bo"))
    write(folder / "more", last=TEXT.replace("An", "Cao"))
    lines = [json.dumps({"id": f"line-{n}", "text": TEXT.replace("16", str(n))}) for n in range(10, 16)]
    (folder / "many.jsonl").write_text("\n".join([*lines[:3], "no JSON", *lines[3:]]), encoding="utf-8")
    return folder


def entries(archive: Archive) -> list[Entry]:
    """The ledger's entries, apart from when they were made."""
    return [replace(entry, built_at="") for entry in archive.ledger.entries()]


Outcome = tuple[BuildReport, list[str], list[Entry]]


def built(folder: Path, jobs: int, archive: Archive | None = None, kill_at: int | None = None) -> Outcome:
    """What a build comes to; a worker is killed after so many articles."""

    def kill(progress: Progress) -> None:
        if progress.done == kill_at:
            os.kill(multiprocessing.active_children()[0].pid or 0, signal.SIGKILL)

    with Archive.open(None) if archive is None else archive as opened:
        report = build_into(opened, [folder], Options(jobs=jobs), on_progress=kill)
        return report, dump(opened.store), entries(opened)


def test_the_number_of_workers_leaves_no_trace(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Graph, ledger, counts and the order of problems are the same, with files read by workers or streamed to them."""
    monkeypatch.setattr("kg.build.Drafter", drafters.Failing)
    alone = built(corpus, 1)
    assert (alone[0].failed, alone[0].clashes, alone[0].new) == (1, 1, 14)
    assert {problem.code for problem in alone[0].problems} >= {
        "empty",
        "extraction-failed",
        "identifier-clash",
    }
    for jobs, long in ((2, 1 << 20), (3, 1 << 20), (2, 1)):
        monkeypatch.setattr(intake, "LONG", long)
        assert built(corpus, jobs) == alone


def test_work_is_done_elsewhere_and_only_what_is_new(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the crew has come this process drafts nothing, and workers nothing that is stored as it stands."""
    with Archive.open(None) as archive:
        report = build_into(archive, [corpus], Options())
        before = dump(archive.store)
        assert report.new > 4
        for name in ("krach", "last"):
            file = corpus / f"{name}.txt"
            file.write_text(file.read_text(encoding="utf-8").replace("Hanoi", "Huê"), encoding="utf-8")
        drafted: list[str] = []

        def here(self: Drafter, article: Article, source: str) -> object:
            drafted.append(article.id)
            return original(self, article, source)

        original = Drafter.__call__
        monkeypatch.setattr(Drafter, "__call__", here)
        again = build_into(archive, [corpus], Options(jobs=2))
        assert (again.changed, again.new, again.clashes) == (2, 0, 1)
        assert drafted == ["krach"]
        assert dump(archive.store) != before


@pytest.mark.parametrize("at", [2, 6])
def test_a_worker_that_is_killed_costs_nothing(corpus: Path, at: int) -> None:
    """What it had in hand is done again."""
    assert built(corpus, 2, kill_at=at) == built(corpus, 1)


def test_an_article_that_kills_workers_is_reported_and_the_rest_is_built(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only it is left out."""
    (corpus / "deadly.txt").rename(corpus / "deadly.md")
    whole = built(corpus, 1)
    monkeypatch.setattr("kg.build.Drafter", drafters.Deadly)
    report, _, held = built(corpus, 2)
    assert (report.failed, report.new) == (1, whole[0].new - 1)
    (problem,) = set(report.problems) - set(whole[0].problems)
    assert (problem.code, Path(problem.source).name) == ("extraction-failed", "deadly.md")
    assert "the process that worked on it died" in problem.message
    assert held == [entry for entry in whole[2] if entry.id != "deadly"]


def test_a_file_that_kills_its_reader_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The files beside it are read."""
    write(tmp_path, a=TEXT, b=TEXT)
    with Crew(Drafter(), 1) as crew:
        lonely = crew._lonely
        monkeypatch.setattr(
            crew, "_lonely", lambda task: None if task.files == (tmp_path / "a.txt",) else lonely(task)
        )
        found = list(crew._alone(Task((tmp_path / "a.txt", tmp_path / "b.txt"))))
    assert isinstance(found[0].item, Problem)
    assert found[0].item.code == "unreadable"
    assert isinstance(found[1].item, Article)
    assert found[1].outcome is not None


def test_no_more_is_under_way_than_the_queues_hold(tmp_path: Path) -> None:
    """Tasks are taken as results are, so that memory stays flat."""
    write(tmp_path, a="")
    taken = 0

    def tasks() -> object:
        nonlocal taken
        for _ in range(60):
            taken += 1
            yield Task((tmp_path / "a.txt",))

    with Crew(Drafter(), 2) as crew:
        for number, _ in enumerate(crew.work(tasks()), 1):  # type: ignore[arg-type]
            assert taken <= number + 2 * 8
    assert taken == 60


def test_an_interrupted_build_leaves_no_worker(corpus: Path) -> None:
    """Ctrl-C ends the workers too, and the next build makes the store whole."""

    def interrupt(progress: Progress) -> None:
        if progress.done == 4:
            raise KeyboardInterrupt

    with Archive.open(None) as archive:
        with pytest.raises(KeyboardInterrupt):
            build_into(archive, [corpus], Options(jobs=2), on_progress=interrupt)
        assert multiprocessing.active_children() == []
        build_into(archive, [corpus], Options(jobs=2))
        found = dump(archive.store)
    assert found == built(corpus, 1)[1]


PROGRAM = """
import os, signal, sys
from pathlib import Path
from kg import intake
from kg.build import build
from kg.crew import Crew
if __name__ == "__main__":
    intake.LEAST = intake.AHEAD = 1
    Crew.ready = property(lambda crew: crew._caller.join() or crew._ready)
    def stop(progress):
        if progress.done == 3:
            import multiprocessing
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            os.kill(os.getpid(), signal.SIGKILL)
    build([Path(sys.argv[1])], None, jobs=2, on_progress=stop)
"""


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks processes up in /proc")
def test_workers_end_with_a_process_that_is_killed(corpus: Path, tmp_path: Path) -> None:
    """Nothing is left running."""
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(program), str(corpus)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    )
    assert ran.returncode == -signal.SIGKILL
    workers = [int(word) for word in ran.stdout.split()]
    assert len(workers) == 2
    limit = time.monotonic() + 30
    while any(Path(f"/proc/{pid}").exists() for pid in workers) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not any(Path(f"/proc/{pid}").exists() for pid in workers)


def test_a_crew_that_cannot_come_is_not_waited_for(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build goes on without it."""
    monkeypatch.undo()
    monkeypatch.setattr(intake, "LEAST", 1)
    monkeypatch.setattr(intake, "AHEAD", 1)
    monkeypatch.setattr("kg.crew._begin", int)  # raises
    assert built(corpus, 2) == built(corpus, 1)


def test_few_articles_call_no_crew(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A small corpus does not pay for workers."""
    monkeypatch.undo()
    monkeypatch.setattr("kg.intake.Crew", None)
    assert built(corpus, 2)[0].read > 10


def test_there_is_a_core() -> None:
    """The default number of workers."""
    assert cores() >= 1
