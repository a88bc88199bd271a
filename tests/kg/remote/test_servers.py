"""Building into real servers, Oxigraph's and our own, by the command as people run it, killed in the middle and run again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

from kg.storage.archive import Archive
from kg.store import Store
from mappings.namespaces import BASE
from tests.kg.remote.fake_store import Fake, Server, lines
from tests.kg.servers import WAIT, free_port, program

SEEDS = Path(__file__).resolve().parents[3] / "seeds"
FEW = 4  # articles, so that a build takes seconds


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first seeds."""
    folder = tmp_path_factory.mktemp("corpus")
    for seed in sorted(SEEDS.glob("*.txt"))[:FEW]:
        shutil.copy(seed, folder)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a local build stores, as sorted N-Quads."""
    folder = tmp_path_factory.mktemp("here")
    kg(folder, str(corpus), "--store", "store")
    with Store.open_read_only(folder / "store") as view:
        return sorted(f"{quad} ." for quad in view.quads())


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """The address of an Oxigraph server with an empty store on disk."""
    port = free_port()
    command = [program(), "serve", "--location", str(tmp_path / "there"), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        try:
            yield _listening(f"http://127.0.0.1:{port}")
        finally:
            running.terminate()
            running.wait(WAIT)


def _listening(address: str) -> str:
    until = time.monotonic() + WAIT
    while True:
        try:
            urllib.request.urlopen(f"{address}/store?default", timeout=1).close()  # noqa: S310 - our own
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        else:
            return address


def command(*arguments: str) -> list[str]:
    """The command line of a build."""
    return [sys.executable, "-m", "kg", "build", *arguments]


def kg(
    folder: Path, *arguments: str, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build in a folder, with a state of its own."""
    known = _environment(folder) | dict(environment or {})
    return subprocess.run(
        command(*arguments), cwd=folder, env=known, capture_output=True, text=True, check=False
    )


def _environment(folder: Path) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if not name.startswith("KG_")}
    root = str(Path(__file__).resolve().parents[3])
    return known | {"XDG_STATE_HOME": str(folder / "state"), "PYTHONPATH": root}


def stored(address: str) -> list[str]:
    """All quads of an Oxigraph server, as sorted N-Quads."""
    asked = urllib.request.Request(f"{address}/store", headers={"Accept": "application/n-quads"})  # noqa: S310
    with urllib.request.urlopen(asked, timeout=WAIT) as answer:  # noqa: S310
        return sorted(answer.read().decode().splitlines())


def test_oxigraph_is_filled_to_the_byte_and_once(
    oxigraph: str, corpus: Path, expected: list[str], tmp_path: Path
) -> None:
    """By the folder of its addresses, and again by the address of its queries."""
    first = kg(tmp_path, str(corpus), "--store", oxigraph)
    assert first.returncode == 0, first.stderr
    assert f"{FEW} articles read ({FEW} new)" in first.stderr
    assert "graphs sent" in first.stderr
    assert stored(oxigraph) == expected
    again = kg(tmp_path, str(corpus), "--store", f"{oxigraph}/query")
    assert (again.returncode, f"({FEW} unchanged)" in again.stderr, "sent" in again.stderr) == (
        0,
        True,
        False,
    )
    elsewhere = kg(tmp_path, str(corpus), "--store", oxigraph, "--mirror", "another")
    assert f"{FEW} graphs fetched" in elsewhere.stderr
    assert stored(oxigraph) == expected


@pytest.mark.skipif(find_spec("kg.web.graphs") is None, reason="kg serve takes no graphs here")
def test_our_own_server_is_filled_to_the_byte(corpus: Path, expected: list[str], tmp_path: Path) -> None:
    """`kg serve --writable`, with its token; without it nothing is read."""
    there, port = tmp_path / "there", free_port()
    with Archive.open(there) as archive:
        archive.settle(BASE)
    program()
    token = {"KG_TOKEN": "long-enough-for-a-token"}
    serve = [sys.executable, "-m", "kg", "serve", "--store", str(there), "--port", str(port), "--writable"]
    address = f"http://127.0.0.1:{port}"
    with subprocess.Popen(
        serve, env=_environment(tmp_path) | token, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as running:
        try:
            _listening(address)
            refused = kg(tmp_path, str(corpus), "--store", address)
            assert (refused.returncode, "set KG_TOKEN" in refused.stderr) == (3, True)
            built = kg(tmp_path, str(corpus), "--store", address, environment=token)
            assert built.returncode == 0, built.stderr
        finally:
            running.terminate()
            running.wait(WAIT)
    with Store.open_read_only(there) as view:
        assert sorted(f"{quad} ." for quad in view.quads()) == expected


def test_a_build_killed_while_it_sends_is_completed_by_the_next(
    corpus: Path, expected: list[str], tmp_path: Path
) -> None:
    """SIGKILL after three graphs: what is there is whole, the rest follows, no article is read again."""
    fake = Fake(wait=0.2)
    with Server(fake):
        arguments = (str(corpus), "--store", fake.url)
        with subprocess.Popen(
            command(*arguments),
            cwd=tmp_path,
            env=_environment(tmp_path),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            until = time.monotonic() + 60
            while len(fake.log) < 3 and time.monotonic() < until:
                time.sleep(0.02)
            running.send_signal(signal.SIGKILL)
        assert 3 <= len(fake.log) < len({line.rpartition(" <")[2] for line in expected})
        assert set(lines(fake.store)) < set(expected)
        fake.wait = 0
        again = kg(tmp_path, *arguments)
        assert (again.returncode, f"({FEW} unchanged)" in again.stderr) == (0, True), again.stderr
        assert lines(fake.store) == expected
