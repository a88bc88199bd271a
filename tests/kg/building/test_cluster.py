"""Builds on a cluster, a real scheduler with two workers: the local graph, whatever happens to a worker or to an article."""

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
from typing import Final

import pytest
from typer.testing import CliRunner

from kg.build import BuildReport, Options, Progress, build_into
from kg.building import cluster
from kg.cli import app
from kg.errors import IdleOptions, MissingExtra, NoCluster, OtherProgram
from kg.ledger import Entry
from kg.storage.archive import Archive
from tests.kg import steps
from tests.kg.sample import dump, write

pytest.importorskip("distributed", reason="needs the extra cluster")
fsspec = pytest.importorskip("fsspec", reason="needs the extra locations")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends processes as POSIX does")

ROOT: Final = Path(__file__).resolve().parents[3]
PATIENCE: Final = 180.0  # seconds for processes to come on a busy machine
OLD: Final = "import kg.building.outpost\nkg.building.outpost.extractor = lambda: 'diplomacy-kg 0.0.1'\n"

Outcome = tuple[BuildReport, list[str], list[Entry]]


class Machines:
    """A scheduler and its workers, each a process of its own on this machine."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._all: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(self._file))
        self.address = self._await_address()

    def worker(self, *options: str) -> subprocess.Popen[bytes]:
        """Start a worker of one thread."""
        process = self._start("worker", self.address, "--nthreads", "1", "--no-nanny", *options)
        self.workers.append(process)
        return process

    def close(self) -> None:
        """End every process, the workers first."""
        for process in reversed(self._all):
            process.kill()
            process.wait(PATIENCE)

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        program = [sys.executable, "-m", f"distributed.cli.dask_{what}", *options, "--no-dashboard"]
        with (self._folder / f"{what}-{len(self._all)}.log").open("wb") as log:
            process = subprocess.Popen(
                program, cwd=self._folder, env=os.environ | {"PYTHONPATH": str(ROOT)}, stdout=log, stderr=log
            )
        self._all.append(process)
        return process

    def _await_address(self) -> str:
        for _ in range(int(PATIENCE / 0.2)):
            try:
                return str(json.loads(self._file.read_text(encoding="utf-8"))["address"])
            except (OSError, ValueError):
                time.sleep(0.2)
        self.close()
        pytest.fail("no scheduler came")


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler with two workers."""
    found = Machines(tmp_path_factory.mktemp("cluster"))
    try:
        found.worker()
        found.worker()
        yield found
    finally:
        found.close()


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Articles in files, in lines, and one that cannot be read."""
    folder = write(
        tmp_path / "in",
        **{f"n{n:02}": f"Ana reçoit Bo{n} à Hanoi le 2024-05-{n + 1:02}." for n in range(30)},
        empty="",
        last="Ana reçoit Krach.",
    )
    lines = [
        json.dumps({"id": f"l{n}", "text": f"Cao reçoit Bo{n} le 2024-06-{n + 1:02}."}) for n in range(20)
    ]
    (folder / "many.jsonl").write_text("\n".join([*lines, "no JSON"]), encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Articles are small, and read in no time."""
    monkeypatch.setattr("kg.build.Step", steps.Quick)


def built(
    folder: Path | str, options: Options, at: int = 0, worker: subprocess.Popen[bytes] | None = None
) -> Outcome:
    """What a build in memory comes to; a worker is killed when so many articles are there."""

    def kill(progress: Progress) -> None:
        if worker is not None and progress.done == at:
            worker.kill()

    with Archive.open(None) as archive:
        report = build_into(archive, [folder], options, on_progress=kill)
        entries = [replace(entry, built_at="") for entry in archive.ledger.entries()]
        return report, dump(archive.store), entries


def test_a_cluster_gives_the_local_graph(machines: Machines, corpus: Path) -> None:
    """Graph, ledger, counts and problems are the same, though no worker need see the files."""
    alone = built(corpus, Options())
    assert (alone[0].new, alone[0].failed) == (50, 1)
    assert {problem.code for problem in alone[0].problems} >= {"empty", "json", "extraction-failed"}
    assert built(corpus, Options(cluster=machines.address)) == alone


def test_an_article_that_kills_or_never_ends_is_left_out_as_it_is_here(
    machines: Machines, tmp_path: Path
) -> None:
    """It ends a process on its machine, never the cluster's worker; the rest is built."""
    texts = {name: f"Ana reçoit {name} à Hanoi." for name in ("a", "b", "deadly", "slow", "z")}
    report, quads, _ = built(write(tmp_path, **texts), Options(cluster=machines.address, limit=3.0))
    assert (report.read, report.new, report.failed) == (5, 3, 2)
    told = {Path(problem.source).name: problem.message for problem in report.problems}
    assert "signal 9 (SIGKILL), twice" in told["deadly.txt"]
    assert "longer than the 3 s" in told["slow.txt"]
    rest = write(tmp_path / "rest", **{name: texts[name] for name in "abz"})
    assert built(rest, Options())[1] == quads
    assert all(worker.poll() is None for worker in machines.workers)


def test_a_worker_that_is_killed_in_the_middle_costs_nothing(machines: Machines, corpus: Path) -> None:
    """What it had in hand is done by the other: nothing is lost, nothing is there twice."""
    machines.worker()
    found = built(corpus, Options(cluster=machines.address), 5, machines.workers[0])
    assert machines.workers[0].wait(PATIENCE) == -signal.SIGKILL
    assert found == built(corpus, Options())


def test_a_worker_of_another_version_is_refused(machines: Machines, corpus: Path, tmp_path: Path) -> None:
    """Before anything is read, with what to do."""
    old = tmp_path / "old.py"
    old.write_text(OLD, encoding="utf-8")
    worker = machines.worker("--preload", str(old))
    try:
        with pytest.raises(OtherProgram, match=r"runs diplomacy-kg 0\.0\.1, this is diplomacy-kg"):
            _build_until_it_fails(corpus, Options(cluster=machines.address), worker)
    finally:
        worker.send_signal(signal.SIGTERM)
        worker.wait(PATIENCE)


def _build_until_it_fails(corpus: Path, options: Options, worker: subprocess.Popen[bytes]) -> None:
    """Until the worker has come."""
    for _ in range(int(PATIENCE)):
        built(corpus, options)
        assert worker.poll() is None


def test_nobody_there_and_nobody_who_works(
    machines: Machines, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Told in a sentence, after a while."""
    monkeypatch.setattr(cluster, "_CONNECT", 1.0)
    for address in ("tcp://127.0.0.1:9", "nonsense://x", "nonsense", "tcp://127.0.0.1"):
        with pytest.raises(NoCluster, match="no cluster at"):
            built(corpus, Options(cluster=address))
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match=r"diplomacy-kg\[cluster\]"):
        built(corpus, Options(cluster=machines.address))


def test_the_command_takes_a_cluster_or_workers(corpus: Path, tmp_path: Path) -> None:
    """Both at once would mean nothing."""
    ran = CliRunner().invoke(
        app,
        [
            "build",
            str(corpus),
            "--store",
            str(tmp_path / "s"),
            "--cluster",
            "tcp://127.0.0.1:9",
            "--jobs",
            "2",
        ],
    )
    assert ran.exit_code == IdleOptions.exit_code
    assert "--jobs: has no effect beside --cluster" in ran.stderr


def test_a_cluster_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler alone is no cluster; nor is one whose workers all go."""
    monkeypatch.setattr(cluster, "WAIT", 2.0)
    monkeypatch.setattr(cluster, "_LOOK", 0.5)
    empty = Machines(tmp_path)
    try:
        with pytest.raises(NoCluster, match="no worker"), cluster.crew_of(empty.address, steps.idle, None):
            pass
    finally:
        empty.close()
