"""Extraction that was done before: what else a build costs is what is left. ``python -m tests.benchmarks.recorded FOLDER``."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import Final

from kg.portion import Parcel
from kg.step import Step
from mappings import extract as extraction
from mappings.article import Article
from mappings.facts import Report
from mappings.problem import Problem
from mappings.readers import read_all

SUFFIX: Final = ".report"


class Recorded(Step):
    """A step that takes the report on an article from the file beside it."""

    def draft(self, article: Article, source: str) -> Parcel | Problem:
        """Draft with what was extracted before."""
        vars(extraction)["extract"] = lambda _: _report(Path(source)) if source else Report(article.id)
        return super().draft(article, source)


def record(folder: Path) -> None:
    """Write beside each article of a folder what it states."""
    for path, item in read_all([folder]):
        if isinstance(item, Article):
            path.with_suffix(SUFFIX).write_bytes(pickle.dumps(extraction.extract(item)))


def _report(source: Path) -> Report:
    found: Report = pickle.loads(source.with_suffix(SUFFIX).read_bytes())  # noqa: S301 - written by ``record``
    return found


if __name__ == "__main__":
    record(Path(sys.argv[1]))
