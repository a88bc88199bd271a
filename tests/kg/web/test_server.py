"""The server as others meet it: how it starts and ends, and what it lets nobody do to it."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest
from typer.testing import CliRunner

from kg.cli import app
from kg.storage.archive import Archive
from kg.storage.snapshot import PREFIX
from kg.web import connection as module
from tests.kg.conftest import fill, reports
from tests.kg.servers import CUT, JSON, endpoint, free_port, oxigraph
from tests.kg.web.serving import WAIT, Served, is_running, served

COUNT: Final = "SELECT (COUNT(*) AS ?n) { ?a a dip:Article }"
# A product that the engine does not stop to work out by itself: every way to take eight terms of the two articles.
ENDLESS: Final = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
FROM: Final = "SELECT * FROM <{}> {{ ?s ?p ?o }}"
NAMED: Final = "SELECT * FROM NAMED <{}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
LONG: Final = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture(scope="module")
def site(store_dir: Path) -> Iterator[Served]:
    """A site over the two articles; a query has three seconds."""
    with served(store_dir, "--timeout", "3") as running:
        yield running


def said_raw(site: Served, request: bytes) -> bytes:
    """What the server says to some bytes, until it closes the connection."""
    with site.connection() as connection:
        connection.settimeout(WAIT)
        connection.sendall(request)
        said = b""
        try:
            while part := connection.recv(65536):
                said += part
        except ConnectionResetError:
            pass
        return said


def test_a_signal_ends_it_cleanly(tmp_path: Path) -> None:
    """With exit code 0, without a trace in the store, and without an engine left."""
    folder = tmp_path / "store"
    with Archive.open(folder) as archive:
        fill(archive, reports())
    for number in (signal.SIGTERM, signal.SIGINT):
        with served(folder) as site:
            engines = site.engines()
            assert len(engines) == 1
            site.process.send_signal(number)
            assert site.process.wait(WAIT) == 0
        assert not is_running(engines[0])
        assert list(folder.glob(f"{PREFIX}*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux ends a child with its parent")
def test_the_engine_ends_with_a_server_that_was_killed(store_dir: Path) -> None:
    """SIGKILL leaves the server no time to end anything."""
    with served(store_dir) as site:
        engines = site.engines()
        site.process.kill()
        site.process.wait(WAIT)
        until = time.monotonic() + WAIT
        while any(map(is_running, engines)) and time.monotonic() < until:
            time.sleep(0.02)
        assert not any(map(is_running, engines))


def test_an_engine_that_was_killed_is_back_at_once(site: Served) -> None:
    """Meanwhile whoever asks is told to come again; each question is a new one, since the answer to another is kept."""
    assert site.get(COUNT).text.split() == ["n", "2"]
    os.kill(site.engines()[0], signal.SIGKILL)
    statuses: list[int] = []
    until = time.monotonic() + WAIT
    while not statuses or (statuses[-1] != 200 and time.monotonic() < until):
        answer = site.get(f"{COUNT} # {len(statuses)}")
        statuses.append(answer.status_code)
        if answer.status_code == 503:
            assert answer.headers["retry-after"] == "1"
    assert set(statuses) <= {503, 200}
    assert statuses[-1] == 200


def test_a_taken_port_is_told(store_dir: Path) -> None:
    """With the way out, and without a traceback."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        port = held.getsockname()[1]
        ran = CliRunner().invoke(app, ["serve", "--store", str(store_dir), "--port", str(port)])
    assert ran.exit_code == 2
    assert f"port {port}" in ran.output
    assert "--port" in ran.output


def test_a_missing_store_is_told(tmp_path: Path) -> None:
    """As every command does."""
    ran = CliRunner().invoke(app, ["serve", "--store", str(tmp_path / "none"), "--port", "0"])
    assert ran.exit_code == 3
    assert "kg build" in ran.output


@pytest.mark.parametrize("accept", ["text/csv", "application/sparql-results+json"])
def test_a_query_is_stopped_at_its_limit(site: Served, accept: str) -> None:
    """Others are answered all the while, and afterwards."""
    answer = site.get(ENDLESS, accept)
    assert answer.status_code == 504, answer.text
    assert "3 seconds" in answer.text
    assert site.get(COUNT).text.split() == ["n", "2"]


def test_a_long_answer_is_broken_off_at_the_limit(site: Served) -> None:
    """So that nobody takes it for the whole: the last piece of a chunked answer is missing."""
    with pytest.raises(httpx.RemoteProtocolError):
        site.get(LONG)


def test_an_answer_has_a_largest_size(store_dir: Path) -> None:
    """Beyond it the answer is broken off."""
    with served(store_dir, "--timeout", "60", "--max-answer", "1") as site:
        with pytest.raises(httpx.RemoteProtocolError):
            site.get(LONG)
        assert site.get(COUNT).status_code == 200


def test_a_client_that_leaves_stops_its_query(site: Served) -> None:
    """The engine is not kept busy for nobody."""
    with httpx.stream("GET", f"{site.url}sparql", params={"query": LONG}, timeout=WAIT) as answer:
        next(answer.iter_bytes())
    until = time.monotonic() + WAIT
    while time.monotonic() < until:
        before = busy(site)
        time.sleep(0.3)
        if busy(site) - before < 0.1:
            break
    assert busy(site) - before < 0.1


def busy(site: Served) -> float:
    """Seconds that the engines have computed so far."""
    return sum(
        sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        for pid in site.engines()
    ) / os.sysconf("SC_CLK_TCK")  # fmt: skip


def test_a_long_answer_does_not_swell_the_memory(store_dir: Path) -> None:
    """It goes through in pieces, however slowly it is taken."""
    with served(store_dir, "--timeout", "10") as site:
        site.get(COUNT)
        before = memory(site)
        taken = 0
        with httpx.stream("GET", f"{site.url}sparql", params={"query": LONG}, timeout=WAIT) as answer:
            for piece in answer.iter_bytes():
                taken += len(piece)
                if taken > 30 * 2**20:
                    break
        assert memory(site) - before < 15 * 2**20


def memory(site: Served) -> int:
    """Bytes that the server itself has taken at most."""
    status = Path(f"/proc/{site.process.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024


def test_services_are_refused(site: Served) -> None:
    """Nothing is asked on anybody's behalf."""
    heard: list[bytes] = []
    with endpoint(200, JSON, CUT, heard=heard) as inner:
        answer = site.get(f"SELECT * {{ SERVICE <{inner}> {{ ?s ?p ?o }} }}")
    assert answer.status_code == 403
    assert inner in answer.text
    assert heard == []


def test_graphs_elsewhere_are_not_fetched(site: Served) -> None:
    """FROM and its parameter name graphs of the store, nothing on the web."""
    heard: list[bytes] = []
    with endpoint(200, "text/turtle", b"<a:a> <a:a> <a:a> .", heard=heard) as inner:
        found = [
            site.get(FROM.format(inner)),
            site.get(NAMED.format(inner)),
            httpx.get(
                f"{site.url}sparql", params={"query": "SELECT * { ?s ?p ?o }", "default-graph-uri": inner}
            ),
            site.get(f"DESCRIBE <{inner}>", "text/turtle"),
        ]
    assert [answer.status_code for answer in found] == [200] * 4
    assert heard == []


def test_an_allowed_service_is_asked(store_dir: Path) -> None:
    """That one, and no other."""
    with oxigraph('<http://e.org/a> <http://e.org/b> "from there" .') as other, served(
        store_dir, "--services", other
    ) as site:  # fmt: skip
        found = site.get(f"SELECT ?o {{ SERVICE <{other}> {{ ?s ?p ?o }} }}")
        assert found.text.split("\r\n")[1] == "from there"
        assert site.get(f"SELECT ?o {{ SERVICE <{other}x> {{ ?s ?p ?o }} }}").status_code == 403


def test_another_endpoint_can_stand_behind_the_site() -> None:
    """No engine of ours runs then; our prefixes need no declaration all the same."""
    with oxigraph('<http://e.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "there" .') as other, served(
        Path("none"), "--endpoint", other
    ) as site:  # fmt: skip
        assert site.engines() == []
        assert site.get("SELECT ?l { ?s rdfs:label ?l }").text.split() == ["l", "there"]
        assert site.get("SELECT WHERE").status_code == 400


def test_an_endpoint_that_is_down_is_told(tmp_path: Path) -> None:
    """As 503, with when to come again."""
    with served(tmp_path, "--endpoint", f"http://127.0.0.1:{free_port()}/query") as site:
        answer = site.get(COUNT)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


@pytest.mark.parametrize(
    "path",
    ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "store/../../etc/passwd", "%2e%2e/%2e%2e/etc/passwd"],
)
def test_no_path_leads_out(site: Served, path: str) -> None:
    """Nothing of the machine's files is served."""
    said = said_raw(site, f"GET /{path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".encode())
    assert not said.startswith(b"HTTP/1.1 200")
    assert b"root:" not in said


@pytest.mark.parametrize(
    "headers",
    [
        b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
        b"Content-Length: 4\r\nContent-Length: 5\r\n",
        b"Content-Length: +4\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Content-Length : 4\r\n",
        b"Host: b\r\n Folded: header\r\n\x00: x\r\n",
    ],
)
def test_a_request_that_can_be_read_in_two_ways_is_bad(site: Served, headers: bytes) -> None:
    """A proxy before us might read it in the other."""
    request = b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n" + headers
    said = said_raw(site, request + b"\r\n0\r\n\r\nGET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: a\r\n\r\n")
    assert said.startswith(b"HTTP/1.1 400")
    assert said.count(b"HTTP/1.1 ") == 1


def test_an_endless_head_is_cut(site: Served) -> None:
    """Before it fills the memory."""
    said = said_raw(site, b"GET / HTTP/1.1\r\n" + b"X: " + b"x" * (module.LONGEST * 8))
    assert said.startswith(b"HTTP/1.1 431")


def test_a_large_body_is_refused(site: Served) -> None:
    """By what it says of itself, and by what it is where it says nothing."""
    size = 2**20
    said = said_raw(
        site,
        b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 1000000000000\r\n\r\n",
    )
    assert said.startswith(b"HTTP/1.1 413")
    pieces = (b" " * 65536 for _ in range(size // 65536))
    answer = httpx.post(
        f"{site.url}sparql", content=pieces, headers={"Content-Type": "application/sparql-query"}
    )
    assert answer.status_code == 413


def test_slow_heads_do_not_keep_others_out(site: Served) -> None:
    """Two hundred connections that say nothing to the end; whoever speaks is answered."""
    held = [site.connection() for _ in range(200)]
    try:
        for connection in held:
            connection.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert site.get(COUNT).status_code == 200
    finally:
        for connection in held:
            connection.close()


def test_two_hundred_clients_at_once_are_answered(site: Served) -> None:
    """Each with what it asked for."""

    async def all_of_them() -> list[httpx.Response]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(limits=limits, timeout=WAIT) as client:
            return await asyncio.gather(
                *(
                    client.get(
                        f"{site.url}sparql",
                        params={"query": f"SELECT (COUNT(*)+{i} AS ?n) {{ ?a a dip:Article }}"},
                    )
                    for i in range(200)
                )
            )

    answers = asyncio.run(all_of_them())
    assert [answer.status_code for answer in answers] == [200] * 200
    values = [int(answer.json()["results"]["bindings"][0]["n"]["value"]) for answer in answers]
    assert values == [2 + i for i in range(200)]


def test_without_the_extra_its_name_is_told(store_dir: Path) -> None:
    """Before anything is started."""
    program = (
        "import sys; sys.modules['uvicorn'] = None\n"
        "from kg.__main__ import main\n"
        f"sys.argv = ['kg', 'serve', '--store', {str(store_dir)!r}, '--port', '0']\n"
        "main()"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ran.returncode == 3
    assert "diplomacy-kg[serve]" in ran.stderr
    assert "Traceback" not in ran.stderr
