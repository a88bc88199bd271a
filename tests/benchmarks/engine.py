"""One engine at work, in a process and with a Python of its own: what it loads, what it answers, what that takes.

Run by ``tests.benchmarks.engines``; needs nothing of this project but for the engine ``kg``. ``python engine.py ENGINE DATA FOLDER``
reads a JSON list of queries from standard input and prints a JSON object.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

PART: Final = 100_000  # lines that are loaded at a time, about what a first build loads
_MIB: Final = 1 << 20 if sys.platform == "darwin" else 1 << 10

Ask = Callable[[str], int]  # returns the number of rows


def _kg(data: Path, folder: Path) -> Ask:
    store = importlib.import_module("kg.store").Store.open(folder)
    for part in _parts(data):
        store.fill(part)
    return lambda query: sum(1 for _ in store.query(query))


def _pyoxigraph(data: Path, folder: Path) -> Ask:
    engine: Any = importlib.import_module("pyoxigraph")
    store = engine.Store(str(folder))
    store.bulk_load(path=str(data), format=engine.RdfFormat.N_QUADS)
    return lambda query: sum(1 for _ in store.query(query, use_default_graph_as_union=True))


def _rdflib(data: Path, _folder: Path) -> Ask:
    graph: Any = importlib.import_module("rdflib").Dataset(default_union=True)
    graph.parse(data, format="nquads")
    return lambda query: sum(1 for _ in graph.query(query))


def _maplib(data: Path, _folder: Path) -> Ask:
    model: Any = importlib.import_module("maplib").Model()
    model.read(str(data), format="ntriples")
    return lambda query: int(model.query(query).height)


ENGINES: Final = {"kg": _kg, "pyoxigraph": _pyoxigraph, "rdflib": _rdflib, "maplib": _maplib}


def _parts(data: Path) -> Iterator[bytes]:
    with data.open("rb") as lines:
        part: list[bytes] = []
        for line in lines:
            part.append(line)
            if len(part) == PART:
                yield b"".join(part)
                part = []
        yield b"".join(part)


def main() -> None:
    """Load, ask, and print the seconds of a core that each took, the rows, and the peak of memory in MiB."""
    name, data, folder = sys.argv[1:]
    queries = json.load(sys.stdin)
    begun = time.process_time()
    ask = ENGINES[name](Path(data), Path(folder))
    told: dict[str, Any] = {"load": time.process_time() - begun, "queries": []}
    told["peak of loading"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    for query in queries:
        begun = time.process_time()
        rows = ask(query)
        told["queries"].append([rows, time.process_time() - begun])
    told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
