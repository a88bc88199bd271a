"""Importing: a set of others of any size beside ours, against Oxigraph loading the same file bare.

``python -m tests.benchmarks.importing [TRIPLES]``; each row is a process of its own, for its peak of memory.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.corpus import write_corpus
from tests.benchmarks.measure import process, show

TRIPLES: Final = 100_000
CHANGED: Final = 100  # every so many towns, one has another population in the second file
GRAPH: Final = "https://example.org/towns"

_KG: Final = (sys.executable, "-m", "kg")
_BARE: Final = """
import sys, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
store.bulk_load(path=sys.argv[2], to_graph=pyoxigraph.NamedNode(sys.argv[3]))
"""


def main(triples: int) -> None:
    """Print a row for each way of importing."""
    with TemporaryDirectory() as folder:
        rows = list(_rows(Path(folder), triples))
    floor = rows[0][1]
    show(
        f"Importing {triples} triples of N-Triples into a store on disk",
        ("way", "s", "ratio to bare", "peak MiB"),
        [[name, took, took / floor, memory] for name, took, memory in rows],
    )


def _rows(folder: Path, triples: int) -> Iterator[tuple[str, float, float]]:
    first, second = _write(folder / "1.nt", triples, 0), _write(folder / "2.nt", triples, 1)
    bare, store = str(folder / "bare"), str(folder / "store")
    process((*_KG, "build", str(write_corpus(folder / "texts", 1)), "--store", store))
    options = ("--graph", GRAPH, "--store", store)
    yield "bare: bulk_load", *process((sys.executable, "-c", _BARE, bare, str(first), GRAPH))
    yield "kg import, a new graph", *process((*_KG, "import", str(first), *options))
    yield "kg import, the same file again", *process((*_KG, "import", str(first), *options))
    yield "kg import, a file with a few other figures", *process((*_KG, "import", str(second), *options))
    yield "kg import --remove", *process((*_KG, "import", "--remove", *options))


def _write(file: Path, triples: int, edition: int) -> Path:
    """Write towns of five triples each, as a Wikidata extract has them; the figures are made up."""
    with file.open("w", encoding="utf-8") as out:
        for number in range(1, triples // 5 + 1):
            people = number * 37 % 1_000_003 + (edition if number % CHANGED == 0 else 0)
            out.writelines(
                f"<http://www.wikidata.org/entity/Q{number}> {said} .\n" for said in _said(number, people)
            )
    return file


def _said(number: int, people: int) -> Iterator[str]:
    yield "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://schema.org/City>"
    yield f'<http://www.w3.org/2000/01/rdf-schema#label> "Ville numéro {number}"@fr'
    yield f'<http://www.w3.org/2000/01/rdf-schema#label> "Town number {number}"@en'
    yield f'<http://www.wikidata.org/prop/direct/P1082> "{people}"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    yield f"<http://www.wikidata.org/prop/direct/P131> <http://www.wikidata.org/entity/Q{number // 100 + 1}>"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TRIPLES)
