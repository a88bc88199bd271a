"""Against a real service of version 0.1: csv-reconcile, in an environment of its own, over a table of our own.

The environment stays in pytest's cache, so that only the first session installs it.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.decisions import read_decisions
from kg.http import Manners
from kg.reconciliation.acceptance import Terms
from kg.reconciliation.kinds import Kind
from kg.reconciliation.linking import Job, link
from mappings.iris import person_iri
from tests.kg.conftest import TO_LAM, WANG_YI
from tests.kg.fake_service import nobody

PINNED = "csv-reconcile==0.3.2"
BELOW = "werkzeug<4"  # it pins an old Flask, which does not say where its own limits lie
TABLE = """id\tname\tcountry
a 1\tTo Lam\tVN
b/2\tWang Yi\tCN
c#3\tÉmile Zola\tFR
"""
CONFIG = """MANIFEST = {
    "identifierSpace": "https://people.example/id/", "schemaSpace": "https://people.example/schema#",
}
THRESHOLD = 50.0
"""


@pytest.fixture(scope="session")
def environment(request: pytest.FixtureRequest) -> Path:
    """The folder of the programs of an environment that has csv-reconcile."""
    cache = request.config.cache
    if cache is None:
        pytest.skip("pytest runs without its cache, where the environment of csv-reconcile stays")
    folder = cache.mkdir(f"csv-reconcile-{sys.version_info.major}.{sys.version_info.minor}")
    ready = folder / PINNED
    if not ready.is_file():
        shutil.rmtree(folder / "venv", ignore_errors=True)
        commands = (
            (sys.executable, "-m", "venv", "--without-pip", folder / "venv"),
            (sys.executable, "-m", "pip", "--python", folder / "venv", "install", "--quiet", PINNED, BELOW),
        )
        for command in commands:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                pytest.skip(f"{PINNED} cannot be installed here: {done.stderr.strip().splitlines()[-1:]}")
        ready.touch()
    return folder / "venv" / "bin"


@pytest.fixture(scope="session")
def url(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the service while it runs."""
    folder = tmp_path_factory.mktemp("csv-reconcile")
    (folder / "table.tsv").write_text(TABLE, encoding="utf-8")
    (folder / "config.py").write_text(CONFIG, encoding="utf-8")
    prepare = (environment / "csv-reconcile", "init", "--config", "config.py", "table.tsv", "id", "name")
    subprocess.run(prepare, cwd=folder, check=True, capture_output=True)
    address = nobody()
    port = address.rstrip("/").rpartition(":")[2]
    serve = (environment / "flask", "--app", "csv_reconcile:create_app", "run", "--port", port)
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(serve, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(int(port), server)
        yield f"{address}reconcile"
    finally:
        server.terminate()
        server.wait(30)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    """Until the service answers."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            if server.poll() is not None:
                break
            time.sleep(0.1)
        else:
            return
    pytest.fail("csv-reconcile does not start")


@pytest.fixture
def job(url: str, store_dir: Path, tmp_path: Path) -> Job:
    """Linking the persons of a store of one's own."""
    store = shutil.copytree(store_dir, tmp_path / "store")
    return Job(store=store, service=url, manners=Manners(per_second=100), kinds=frozenset({Kind.PERSON}))


def test_a_real_service_finds_who_is_in_its_table(job: Job) -> None:
    """Its identifiers, however odd, make IRIs; who is not in the table stays unlinked."""
    result = link(job)
    assert (result.failure, result.problems, result.manifest.versions) == (None, (), ("0.1",))
    sure = {one.node.iri: one.iri for one in result.proposals if one.confidence > 0.9}
    assert sure == {
        person_iri(TO_LAM): "https://people.example/id/a%201",
        person_iri(WANG_YI): "https://people.example/id/b/2",
    }
    again = link(job)
    assert (again.asked, again.kept, again.proposals) == (0, 3, result.proposals)


def test_what_a_real_service_finds_can_be_accepted(job: Job, tmp_path: Path) -> None:
    """On record; then only the rest is left."""
    file = tmp_path / "decisions.sssom.tsv"
    accepting = Job(
        store=job.store,
        service=job.service,
        manners=job.manners,
        kinds=job.kinds,
        decisions=file,
        terms=Terms(0.9, "the table is ours", "A. Reader"),
    )
    assert len(link(accepting).accepted) == 2
    assert {one.subject for one in read_decisions(file)[0].links} == {person_iri(TO_LAM), person_iri(WANG_YI)}
    assert link(accepting).nodes == 1
