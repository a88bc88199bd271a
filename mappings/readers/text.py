"""Plain text: one article a file, as wire services and crawlers leave it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.assemble import assemble
from mappings.readers.files import load


def read_text(path: Path) -> Iterator[Article | Problem]:
    """Yield the article of a ``.txt`` file, or the problem that keeps it from being one."""
    text = load(path)
    yield text if isinstance(text, Problem) else assemble(text, source=str(path), id=path.stem)
