"""The way of an article: how long each stage keeps one core busy, after a warm-up."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.building.batch import BULK
from kg.building.batch import TOGETHER as BATCH
from kg.derived.notes import Notes
from kg.derived.refresh import refresh
from kg.quarantine import split
from kg.shacl import Gate
from kg.storage.archive import Archive
from kg.store import Quad, RdfFormat, Store, serialize
from mappings.article import Article
from mappings.extract import extract
from mappings.iris import article_iri, quarantine_iri
from mappings.namespaces import BASE
from mappings.triples import article_quads
from tests.benchmarks.articles import EXTRACTOR, read_corpus
from tests.benchmarks.corpus import chosen_sizes, write_corpus
from tests.benchmarks.measure import core_seconds, show

LENGTH: Final = 3000  # code points of the article that figures are given for


def main(sizes: tuple[int, ...]) -> None:
    """Print a row for each stage, over as many articles as the least of ``sizes``."""
    with TemporaryDirectory() as folder:
        rows, length = _rows(Path(folder), min(sizes))
    show(
        f"Stages, time of one core: articles of {length:.0f} characters on average, and reckoned for {LENGTH}",
        ("stage", "ms an article", f"ms at {LENGTH}", f"articles/s at {LENGTH}", "share"),
        rows,
    )


def _rows(folder: Path, size: int) -> tuple[list[list[object]], float]:
    texts = write_corpus(folder / "texts", size)
    articles = read_corpus(texts)
    reports = [extract(article) for article in articles]
    written = [
        article_quads(article, report, extractor=EXTRACTOR)
        for article, report in zip(articles, reports, strict=True)
    ]
    gate = Gate.load()
    _judge(gate, articles[0], written[0])
    stages: dict[str, Callable[[], object]] = {
        "read": lambda: read_corpus(texts),
        "extract": lambda: [extract(article) for article in articles],
        "triples": lambda: [
            article_quads(article, report, extractor=EXTRACTOR)
            for article, report in zip(articles, reports, strict=True)
        ],
        "gate": lambda: [_judge(gate, *pair) for pair in zip(articles, written, strict=True)],
        "store": lambda: _store(folder / "store", articles, written),
        "derived graphs": lambda: _derive(articles, written),
    }
    times = {name: core_seconds(work, 3) / size for name, work in stages.items()}
    times["derived graphs"] -= core_seconds(lambda: _store(None, articles, written), 3) / size
    times["all but extraction"] = sum(times.values()) - times["extract"]
    times["all"] = times["all but extraction"] + times["extract"]
    length = sum(len(article.text) for article in articles) / size
    scale = LENGTH / length
    return [
        [name, took * 1000, took * 1000 * scale, 1 / (took * scale), took / times["all"]]
        for name, took in times.items()
    ], length


def _judge(gate: Gate, article: Article, quads: list[Quad]) -> object:
    return split(quads, gate.validate, article_iri(article.id), quarantine_iri(article.id))


def _store(folder: Path | None, articles: list[Article], written: list[list[Quad]]) -> None:
    """Write into a new store, in transactions of the size of a build's."""
    if folder is not None and folder.exists():
        shutil.rmtree(folder)
    with Store.open(folder) as store:
        _fill(store, articles, written)


def _derive(articles: list[Article], written: list[list[Quad]]) -> None:
    """Store, and derive as a first build does: from notes that are taken of what is stored."""
    with Archive.open(None) as archive:
        archive.settle(BASE)
        _fill(archive.store, articles, written)
        notes = Notes(BASE)
        for first in range(0, len(written), BULK):
            notes.add(serialize(chain(*written[first : first + BULK]), format=RdfFormat.N_QUADS) or b"")
        refresh(archive, notes)


def _fill(store: Store, articles: list[Article], written: list[list[Quad]]) -> None:
    for first in range(0, len(articles), BATCH):
        chosen = slice(first, first + BATCH)
        named = zip(articles[chosen], written[chosen], strict=True)
        store.replace_graphs({article_iri(article.id): quads for article, quads in named})


if __name__ == "__main__":
    main(chosen_sizes())
