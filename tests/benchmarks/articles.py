"""The articles of a corpus, their quads, and a store of them, made in this process by the pure step alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pyoxigraph

from kg.building.batch import TOGETHER as BATCH
from kg.derived.refresh import refresh
from kg.storage.archive import Archive
from kg.store import FOLDER, Quad
from mappings.article import Article
from mappings.extract import extract
from mappings.iris import article_iri
from mappings.namespaces import BASE
from mappings.readers import read_all
from mappings.triples import article_quads
from tests.benchmarks.corpus import write_corpus

EXTRACTOR: Final = "diplomacy-kg benchmark"
_WHOLE: Final = "whole"  # an empty file in the folder of a store that was made to its end


def read_corpus(folder: Path) -> list[Article]:
    """Return the articles of a folder."""
    return list(_articles(folder))


def graphs(folder: Path) -> dict[str, list[Quad]]:
    """Return the quads of each article of a folder, by the name of its graph."""
    return dict(_graphs(_articles(folder)))


def make_store(folder: Path, size: int) -> Path:
    """Return a store of ``size`` articles in ``folder``, made there unless it lies there from before.

    No gate: it would take its time and refuse nothing. Articles come and go one batch at a time.
    """
    store = folder / f"store-{size}"
    if (store / _WHOLE).is_file():
        return store
    with TemporaryDirectory() as texts, Archive.open(store) as archive:
        archive.settle(BASE)
        named = _graphs(_articles(write_corpus(Path(texts), size)))
        while batch := dict(islice(named, BATCH)):
            archive.store.replace_graphs(batch)
        refresh(archive)
    pyoxigraph.Store(str(store / FOLDER)).optimize()
    (store / _WHOLE).touch()
    return store


def _articles(folder: Path) -> Iterator[Article]:
    return (item for _, item in read_all([folder]) if isinstance(item, Article))


def _graphs(articles: Iterator[Article]) -> Iterator[tuple[str, list[Quad]]]:
    for article in articles:
        yield article_iri(article.id), article_quads(article, extract(article), extractor=EXTRACTOR)
