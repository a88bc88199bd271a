"""The articles of a corpus and their quads, read in this process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kg.store import Quad
from mappings.article import Article
from mappings.extract import extract
from mappings.iris import article_iri
from mappings.readers import read_all
from mappings.triples import article_quads

EXTRACTOR: Final = "diplomacy-kg benchmark"


def read_corpus(folder: Path) -> list[Article]:
    """Return the articles of a folder."""
    return [item for _, item in read_all([folder]) if isinstance(item, Article)]


def graphs(folder: Path) -> dict[str, list[Quad]]:
    """Return the quads of each article of a folder, by the name of its graph."""
    return dict(_graphs(read_corpus(folder)))


def _graphs(articles: list[Article]) -> Iterator[tuple[str, list[Quad]]]:
    for article in articles:
        yield article_iri(article.id), article_quads(article, extract(article), extractor=EXTRACTOR)
