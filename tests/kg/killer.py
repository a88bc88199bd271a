"""A program that kills its own children at chosen moments of a build, and says what each left behind.

Arguments: a folder to work in; ``first`` or ``later`` for a build into no store or into one that holds other versions; a
step of the build and how many of its calls are let through, or ``time`` and seconds; more of these pairs. Children are forked
from this process, which has loaded everything and opened nothing, so that fifty of them take seconds.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from kg import derived
from kg.build import build
from kg.building import batch
from kg.derived import change, refresh
from kg.derived.ontology import ontology_quads
from kg.errors import MissingStore
from kg.shacl import Gate
from kg.store import NamedNode, Store
from mappings import extract as extraction
from mappings.namespaces import BASE
from tests.kg import sample
from tests.kg.derived.test_known import TABLES

ARTICLES: Final = 18
TOGETHER: Final = 4  # articles in a batch

STEPS: Final = {
    "text": ("kg.storage.texts", "Texts", "keep_packed"),
    "graphs": ("kg.store", "Store", "replace_graphs"),
    "bulk": ("kg.store", "Store", "fill"),
    "transaction": ("kg.store", "Store", "apply"),
    "stale": ("kg.ledger", "Ledger", "add_stale"),
    "ledger": ("kg.ledger", "Ledger", "put"),
    "told": ("kg.ledger", "Ledger", "uses_text"),
    "synced": ("kg.store", "Store", "sync"),
    "derived": ("kg.ledger", "Ledger", "follow_stale"),
}
"""The calls of a build that are counted; the process dies on the way into one of them."""


def main() -> None:
    """Print a line for each moment: ``whole``, or what is wrong."""
    folder, when, *moments = sys.argv[1:]
    batch.TOGETHER = batch.BULK = TOGETHER  # type: ignore[misc]
    extraction.extract = sample.extract
    judge = sample.gate()
    Gate.load = lambda *_: judge  # type: ignore[method-assign]
    shrink()
    work = Path(folder)
    texts, former = corpus(work / "new", 2), corpus(work / "old", 1)
    forked(lambda: build([texts], work / "expected"))
    if when == "later":
        forked(lambda: build([former], work / "before"))
    for step, at in zip(moments[::2], moments[1::2], strict=True):
        store = work / "store"
        shutil.rmtree(store, ignore_errors=True)
        if when == "later":
            shutil.copytree(work / "before", store)
        died = forked(lambda step=step, at=at, store=store: _killed(step, at, texts, store))  # type: ignore[misc]
        wrong = forked(lambda store=store: _look(texts, store, work))  # type: ignore[misc]
        sys.stdout.write(f"{step} {at} {'killed' if died else 'ended'} {'broken' if wrong else 'whole'}\n")
        sys.stdout.flush()


def shrink() -> None:
    """A few known units and concepts in place of the project's."""
    few = tuple(one for one in ontology_quads() if one.subject == sample.iri("role:Host"))
    for module in (derived, change, refresh):
        vars(module)["ontology_quads"] = lambda _: few
    vars(derived)["query_quads"] = lambda _: ()
    vars(refresh)["authorities"] = lambda: TABLES


def corpus(folder: Path, version: int) -> Path:
    """Articles of which every third is the same in all versions."""
    for number in range(ARTICLES - 4 * (2 - version)):
        guest = f"Bo{number % 5}" if number % 3 == 0 else f"Bô {number % 5} {version}"
        year = 1999 if number == 5 else 2020 + version
        text = f"Ana reçoit {guest} à Hanoi le {year}-05-{1 + number:02}. Cao {number} reçoit Ana.\n"
        sample.write(folder, **{f"n{number:02}": text})
    return folder


def forked(work: Callable[[], object]) -> int:
    """Do something in a child; return how it ended, 0 where it ended well."""
    pid = os.fork()
    if pid == 0:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - the child says what went wrong, and ends whatever it was
            sys.stderr.write(f"{error!r}\n")
            os._exit(1)
        os._exit(0)
    return os.waitpid(pid, 0)[1]


def _killed(step: str, at: str, texts: Path, store: Path) -> None:
    if step == "time":
        threading.Timer(float(at), die).start()
    else:
        module, owner, name = STEPS[step]
        count(getattr(importlib.import_module(module), owner), name, int(at))
    build([texts], store)


def count(owner: type | ModuleType, name: str, left: int) -> None:
    """Let the process die on the way into a call, after so many of them."""
    before = getattr(owner, name)
    calls = 0

    def counting(*arguments: Any, **options: Any) -> object:
        nonlocal calls
        if calls == left:
            die()
        calls += 1
        return before(*arguments, **options)

    setattr(owner, name, counting)


def die() -> None:
    """End this process as nothing else would."""
    os.kill(os.getpid(), signal.SIGKILL)


def _look(texts: Path, store: Path, work: Path) -> None:
    """Check that the store opens and holds whole articles only, that building again completes it, and that it says so."""
    expected = graphs(work / "expected")
    former = graphs(work / "before") if (work / "before").exists() else {}
    with suppress(MissingStore):  # killed before there was one
        for graph, lines in graphs(store).items():
            if graph.startswith((f"{BASE}article/", f"{BASE}graph/quarantine/")):
                assert lines in (expected.get(graph), former.get(graph)), graph
    report = build([texts], store)
    assert report.read == ARTICLES
    assert graphs(store) == expected
    again = build([texts], store)
    assert (again.unchanged, again.derived, again.quads) == (ARTICLES, frozenset(), report.quads)
    assert report.quads == sum(map(len, expected.values()))
    with Store.open_read_only(store) as view:
        assert len(view) == report.quads


def graphs(store: Path) -> dict[str, list[str]]:
    """The lines of each graph of a store, sorted."""
    found: dict[str, list[str]] = {}
    with Store.open_read_only(store) as view:
        for quad in view.quads():
            assert isinstance(quad.graph_name, NamedNode)
            found.setdefault(quad.graph_name.value, []).append(str(quad))
    return {graph: sorted(lines) for graph, lines in found.items()}


if __name__ == "__main__":
    main()
