"""How soon the pages of nodes come, at a steady rate of requests: ``python -m tests.benchmarks.pages STORE [RATE [SECONDS]]``.

Requests go out by the clock whether or not the last have been answered, so that a slow answer is not forgiven by
waiting for it. The pages are those of persons, places, organisations and events of the store, in an order that a seed
fixes. Server, engine and client share the machine: on two cores, what else runs on them shows.
"""

from __future__ import annotations

import asyncio
import random
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import httpx

from kg.store import QuerySolutions, Store
from mappings.namespaces import BASE
from tests.kg.servers import free_port

RATE: Final = 20.0  # requests a second
SECONDS: Final = 20.0
WARM: Final = 40  # requests before the clock starts
_PAGES: Final = "SELECT DISTINCT ?s { VALUES ?c { dip:Person dip:Place dip:Body dip:Event } ?s a ?c FILTER EXISTS { ?x dip:reports|dip:participant|dip:place ?s } }"


def addresses(store: Path) -> list[str]:
    """The paths of all pages, in a shuffled order that is the same in every run."""
    with Store.open_read_only(store) as view:
        rows = view.query(_PAGES)
        if not isinstance(rows, QuerySolutions):
            raise TypeError(rows)
        found = sorted(row["s"].value.removeprefix(BASE) for row in rows)
    random.Random(6).shuffle(found)  # noqa: S311 - no secret
    return found


async def asked(client: httpx.AsyncClient, path: str) -> float:
    """The seconds that one page takes."""
    start = time.perf_counter()
    answer = await client.get(path)
    answer.raise_for_status()
    return time.perf_counter() - start


async def measured(url: str, paths: list[str], rate: float, seconds: float) -> list[float]:
    """The seconds of each page, sorted."""
    async with httpx.AsyncClient(
        base_url=url, headers={"Accept": "text/html"}, timeout=30, trust_env=False
    ) as client:
        for path in paths[:WARM]:
            await asked(client, path)
        start, tasks = time.perf_counter(), list[asyncio.Task[float]]()
        for number in range(int(rate * seconds)):
            await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(asked(client, paths[number % len(paths)])))
        return sorted(await asyncio.gather(*tasks))


def main(store: Path, rate: float = RATE, seconds: float = SECONDS) -> None:
    """Serve the store, ask for its pages, and print how long they took."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            until = time.monotonic() + 60
            while time.monotonic() < until:
                try:
                    httpx.get(f"http://127.0.0.1:{port}/", timeout=300, trust_env=False)
                    break
                except httpx.ConnectError:
                    time.sleep(0.2)
            paths = addresses(store)
            times = asyncio.run(measured(f"http://127.0.0.1:{port}/", paths, rate, seconds))
        finally:
            server.terminate()
            server.wait()
    cores = sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])
    cut = statistics.quantiles(times, n=100)
    print(f"{len(times)} of {len(paths)} pages at {rate:g} a second")  # noqa: T201
    print(f"median {cut[49] * 1000:.0f} ms, p95 {cut[94] * 1000:.0f} ms, worst {times[-1] * 1000:.0f} ms")  # noqa: T201
    print(f"{cores / (len(times) + WARM) * 1000:.0f} ms of a core a page, server and engine and their start")  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(float, sys.argv[2:]))
