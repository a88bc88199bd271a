"""Plain text: one article a file, as wire services and crawlers leave it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.assemble import Metadata, assemble
from mappings.readers.files import load

_WIDEST: Final = 100  # code points of a line that a mail program or an editor has broken
_FEWEST: Final = 4  # broken lines that make a habit


def read_text(path: Path) -> Iterator[Article | Problem]:
    """Yield the article of a ``.txt`` file, or the problem that keeps it from being one."""
    text = load(path)
    yield text if isinstance(text, Problem) else assemble(unwrap(text), Metadata(path.stem), str(path))


def unwrap(text: str) -> str:
    """Join the lines of paragraphs that were broken to a width, as mail does; any other text comes back as it is.

    A line was broken where the next one's first word would have passed the width, which is the longest line's.
    """
    lines = text.split("\n")
    groups = [
        [line.rstrip() for line in group]
        for filled, group in groupby(lines, key=lambda line: bool(line.strip()))
        if filled
    ]
    width = max((len(line) for group in groups for line in group if len(group) > 1), default=0)
    pairs = [pair for group in groups for pair in pairwise(group)]
    broken = sum(_is_broken(before, after, width) for before, after in pairs)
    if width > _WIDEST or broken < _FEWEST or broken < 0.6 * len(pairs):
        return text
    joined = [lines[0].rstrip()]
    for before, after in pairwise(line.rstrip() for line in lines):
        if before and after and _is_broken(before, after, width):
            joined[-1] += after.strip() if before.endswith("-") else " " + after.strip()
        else:
            joined.append(after)
    return "\n".join(joined)


def _is_broken(before: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    return bool(words) and len(before) + 1 + len(words[0]) > width and len(before) > width / 2
