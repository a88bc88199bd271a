"""The engine: it comes back when it dies, follows the store, and leaves nothing behind."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.errors import EngineFailed, MissingExtra, MissingStore
from kg.storage.archive import Archive
from kg.storage.snapshot import PREFIX
from kg.store import FOLDER
from kg.web.engine import Engine, Terms
from mappings.iris import article_iri
from tests.kg.conftest import fill, reports
from tests.kg.servers import program
from tests.kg.web.serving import WAIT, is_running

ARTICLES = "SELECT (COUNT(*) AS ?n) { ?a a <https://w3id.org/diplomacy-kg/ontology#Article> }"


@pytest.fixture
def own_store(tmp_path: Path) -> Path:
    """A store with one article, which a test may change."""
    program()
    folder = tmp_path / "store"
    with Archive.open(folder) as archive:
        fill(archive, reports()[:1])
    return folder


@pytest.fixture
def engine(own_store: Path) -> Iterator[Engine]:
    """An engine that serves it."""
    with Engine(own_store, Terms(seconds=2.0)) as running:
        yield running


def asked(engine: Engine, query: str = ARTICLES) -> str:
    """The first value that the engine answers."""
    answer = httpx.post(
        f"{engine.url}?union-default-graph",
        content=query,
        headers={"Accept": "text/csv", "Content-Type": "application/sparql-query"},
        timeout=WAIT,
    )
    return answer.text.split()[1]


def becomes(state: Callable[[], bool]) -> bool:
    """Whether something happens in time."""
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        try:
            if state():
                return True
        except httpx.HTTPError:
            pass
        time.sleep(0.05)
    return False


def test_an_engine_that_was_killed_comes_back(engine: Engine) -> None:
    """With the same content."""
    before = engine.pid
    os.kill(before, signal.SIGKILL)
    assert becomes(lambda: engine.pid != before and asked(engine) == "1")


def test_what_was_built_since_is_served(engine: Engine, own_store: Path) -> None:
    """By another process, without a pause: the old one answers until the new one does."""
    version = engine.version
    with Archive.open(own_store) as archive:
        fill(archive, reports())
    answers: list[str] = []

    def has_both() -> bool:
        answers.append(asked(engine))
        return answers[-1] == "2"

    assert becomes(has_both)
    assert set(answers) <= {"1", "2"}
    assert engine.version > version


def test_nothing_is_read_while_somebody_writes(engine: Engine, own_store: Path) -> None:
    """The new state shows once whoever made it has let go."""
    ready, go = own_store / "ready", own_store / "go"
    writing = f"""
import pathlib, time
from kg.storage.archive import Archive
from tests.kg.conftest import fill, reports
with Archive.open(pathlib.Path({str(own_store)!r})) as archive:
    fill(archive, reports())
    pathlib.Path({str(ready)!r}).touch()
    while not pathlib.Path({str(go)!r}).exists():
        time.sleep(0.02)
"""
    with subprocess.Popen([sys.executable, "-c", writing]) as writer:
        try:
            assert becomes(ready.exists)
            time.sleep(1.5)  # the engine looks at the store once a second
            assert asked(engine) == "1"
            go.touch()
            assert writer.wait(WAIT) == 0
        finally:
            writer.kill()
    assert becomes(lambda: asked(engine) == "2")


def test_a_store_that_is_being_written_to_can_be_served(own_store: Path) -> None:
    """As it is at that moment; the writer is not disturbed."""
    ready, go = own_store / "ready", own_store / "go"
    writing = f"""
import pathlib, time
from kg.storage.archive import Archive
from tests.kg.conftest import fill, reports
with Archive.open(pathlib.Path({str(own_store)!r})) as archive:
    pathlib.Path({str(ready)!r}).touch()
    while not pathlib.Path({str(go)!r}).exists():
        time.sleep(0.02)
    fill(archive, reports())
"""
    with subprocess.Popen([sys.executable, "-c", writing]) as writer:
        try:
            assert becomes(ready.exists)
            with Engine(own_store) as engine:
                assert asked(engine) == "1"
                go.touch()
                assert writer.wait(WAIT) == 0
                assert becomes(lambda: asked(engine) == "2")
        finally:
            writer.kill()


def test_a_query_that_does_not_stop_goes_with_its_process(engine: Engine) -> None:
    """Others are answered by the next one meanwhile."""
    before = engine.pid
    engine.renew()
    assert becomes(lambda: engine.pid != before)
    assert asked(engine) == "1"
    assert becomes(lambda: not is_running(before))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of a process")
def test_an_engine_that_takes_too_much_memory_is_killed(own_store: Path) -> None:
    """Before the machine runs out of it; another one follows."""
    with Engine(own_store, Terms(seconds=60.0, memory=200 * 2**20)) as engine:
        before = engine.pid
        greedy = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
        with pytest.raises(httpx.HTTPError):
            asked(engine, greedy)
        assert becomes(lambda: engine.pid != before and asked(engine) == "1")


def test_the_store_itself_is_never_opened(engine: Engine, own_store: Path) -> None:
    """The engine reads links to its tables, in a folder of its own, which goes with it."""
    opened = []
    for file in Path(f"/proc/{engine.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            opened.append(str(file.readlink()))
    assert any(f"/{PREFIX}" in name for name in opened)
    assert not any(name.startswith(str(own_store / FOLDER)) for name in opened)


def test_nothing_is_left(own_store: Path) -> None:
    """No process, no folder; what a killed server left goes with the next one."""
    left = own_store / f"{PREFIX}left"
    left.mkdir()
    (left / "held").touch()
    with Engine(own_store) as engine:
        pid = engine.pid
        assert not left.exists()
    assert not is_running(pid)
    assert list(own_store.glob(f"{PREFIX}*")) == []


def test_the_snapshot_of_a_running_server_stays(engine: Engine, own_store: Path) -> None:
    """Two may serve one store."""
    with Engine(own_store) as other:
        assert asked(other) == asked(engine) == "1"
    assert asked(engine) == "1"
    os.kill(engine.pid, signal.SIGKILL)
    assert becomes(lambda: asked(engine) == "1")


def test_an_engine_opens_no_connections(own_store: Path) -> None:
    """The kernel refuses it, unless services are allowed."""
    query = "SELECT * { SERVICE <http://127.0.0.1:7000/> { ?s ?p ?o } }"
    headers = {"Content-Type": "application/sparql-query"}
    with Engine(own_store) as closed:
        assert "denied" in httpx.post(closed.url, content=query, headers=headers).text
    with Engine(own_store, Terms(connects=True)) as opened:
        assert "refused" in httpx.post(opened.url, content=query, headers=headers).text


def test_a_writing_engine_holds_the_store(tmp_path: Path) -> None:
    """It makes one where there is none, keeps what it was given, and starts again over it when it dies."""
    program()
    folder = tmp_path / "new"
    update = f"INSERT DATA {{ GRAPH <{article_iri('a')}> {{ <http://e.org/a> a <https://w3id.org/diplomacy-kg/ontology#Article> }} }}"
    with Engine(folder, Terms(writable=True)) as engine:
        url = engine.url.removesuffix("query") + "update"
        httpx.post(
            url, content=update, headers={"Content-Type": "application/sparql-update"}
        ).raise_for_status()
        os.kill(engine.pid, signal.SIGKILL)
        assert becomes(lambda: asked(engine) == "1")
    with Archive.open(folder) as archive:
        assert list(archive.store.graphs()) == [article_iri("a")]


def test_a_store_is_needed(tmp_path: Path) -> None:
    """A folder without one is told from a store."""
    program()
    with pytest.raises(MissingStore), Engine(tmp_path):
        pass


def test_a_damaged_store_is_told(own_store: Path) -> None:
    """In the engine's own words."""
    for table in (own_store / FOLDER).glob("MANIFEST*"):
        table.write_bytes(b"nonsense")
    with pytest.raises(EngineFailed, match=r"does not run: .+"), Engine(own_store):
        pass
    assert list(own_store.glob(f"{PREFIX}*")) == []


def test_without_the_server_the_extra_is_named(own_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It comes with `serve`."""
    monkeypatch.setattr("kg.web.engine.shutil.which", lambda *_, **__: None)
    with pytest.raises(MissingExtra, match=r"diplomacy-kg\[serve\]"):
        Engine(own_store)


def test_a_store_that_is_only_read_is_served_from_elsewhere(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no folder can be made beside it and nothing linked, the files are copied to the system's own."""
    make = tempfile.mkdtemp

    def refused(*_: object) -> None:
        raise PermissionError

    def made(*, prefix: str, **where: object) -> str:
        if where:
            raise PermissionError
        return make(prefix=prefix)

    monkeypatch.setattr("kg.storage.snapshot.tempfile.mkdtemp", made)
    monkeypatch.setattr("kg.storage.snapshot.os.link", refused)
    with Engine(own_store) as engine:
        assert asked(engine) == "1"
        assert list(own_store.glob(f"{PREFIX}*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a port cannot be kept for another process")
def test_nobody_else_comes_to_listen_where_the_engine_will(
    own_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the choice of a port and the engine's listening there: it would be taken for the engine."""
    tried: list[int] = []

    def started(command: list[str], **how: Any) -> subprocess.Popen[bytes]:
        port = int(command[command.index("--bind") + 1].rpartition(":")[2])
        tried.append(port)
        with pytest.raises(OSError, match="in use"), socket.socket() as other:
            other.bind(("127.0.0.1", port))
        return start(command, **how)

    start = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", started)
    with Engine(own_store, Terms(seconds=2.0)) as engine:
        assert tried == [int(engine.url.rpartition(":")[2].partition("/")[0])]
        assert asked(engine) == "1"
