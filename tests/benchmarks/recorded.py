"""Extraction that was done before: what else a build costs is what is left. ``python -m tests.benchmarks.recorded FOLDER``.

What each article states lies in a hidden folder beside its file, one pickle an article.
"""

from __future__ import annotations

import pickle
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.building.portion import Parcel
from kg.building.step import Step
from mappings import extract as extraction
from mappings.article import Article
from mappings.facts import Report
from mappings.problem import Problem
from mappings.readers import read_all

HIDDEN: Final = ".reports"  # no reader looks there


class Recorded(Step):
    """A step that takes the report on an article from the file beside it."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft with what was extracted before; nothing where a worker only gets ready."""
        vars(extraction)["extract"] = lambda _: (
            _report(Path(source), article) if source else Report(article.id)
        )
        return super().draft(article, source)


def record(folder: Path) -> None:
    """Write beside each file of a folder what its articles state."""
    for path, item in read_all([folder]):
        if isinstance(item, Article):
            file = _file(path, item)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(pickle.dumps(extraction.extract(item)))


def _file(source: Path, article: Article) -> Path:
    return source.parent / HIDDEN / sha256(article.id.encode()).hexdigest()


def _report(source: Path, article: Article) -> Report:
    found: Report = pickle.loads(_file(source, article).read_bytes())  # noqa: S301 - written by ``record``
    return found


if __name__ == "__main__":
    record(Path(sys.argv[1]))
