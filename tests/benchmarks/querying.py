"""Querying: a named query by our door, against its text with the same terms handed to Oxigraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph

from kg.archive import Archive
from kg.binding import place, terms
from kg.derived.refresh import refresh
from kg.library import find
from kg.query import ask
from kg.store import QuerySolutions, Store
from mappings.namespaces import BASE, PREFIXES
from tests.benchmarks.articles import graphs
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import seconds, show

QUESTIONS: Final = (
    ("who-met-whom", {"place": "Hanoi"}),
    ("person-record", {"person": "Dinh Tien Dung"}),
    ("places-by-events", dict[str, str]()),
)


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each question and each number of articles."""
    rows: list[list[object]] = []
    for size in sizes:
        with TemporaryDirectory() as folder:
            rows.extend(_rows(Path(folder), size))
    show(
        "Asking a store on disk, all rows taken",
        ("query", "articles", "rows", "ours ms", "bare ms", "ratio"),
        rows,
    )


def _rows(folder: Path, size: int) -> Iterator[list[object]]:
    with Archive.open(folder / "store") as archive:
        archive.settle(BASE)
        archive.store.replace_graphs(graphs(write_corpus(folder / "texts", size)))
        refresh(archive)
    bare = pyoxigraph.Store.read_only(str(folder / "store" / "oxigraph"))
    with Store.open_read_only(folder / "store") as view:
        for name, values in QUESTIONS:

            def ours(name: str = name, values: dict[str, str] = values) -> int:
                return _taken(ask(view, find(name), values))

            text, left = place(find(name).text, terms(find(name), values))
            bound = {pyoxigraph.Variable(variable): term for variable, term in left.items()}

            def theirs(
                text: str = text,
                bound: Mapping[pyoxigraph.Variable, pyoxigraph.NamedNode | pyoxigraph.Literal] = bound,
            ) -> int:
                return _taken(
                    bare.query(
                        text,
                        prefixes=PREFIXES,
                        use_default_graph_as_union=True,
                        substitutions=dict(bound) or None,
                    )
                )

            took, floor = seconds(ours), seconds(theirs)
            yield [name, size, ours(), took * 1000, floor * 1000, took / floor]


def _taken(answer: object) -> int:
    return sum(1 for _ in answer) if isinstance(answer, QuerySolutions) else 1


if __name__ == "__main__":
    main(chosen_sizes())
