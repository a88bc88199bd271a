"""Plain text: one article a file, as wire services and crawlers leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby, pairwise
from typing import Final

from mappings.article import Article
from mappings.problem import Problem
from mappings.readers.assemble import Metadata, assemble
from mappings.readers.files import load
from mappings.readers.sources import Source, stem_of

_WIDEST: Final = 100  # code points of a line that a mail program or an editor has broken
_FEWEST: Final = 4  # broken lines that make a habit
_LONG: Final = 60  # code points of a line that may have been broken alone
# Words with which no line ends by itself.
_SMALL: Final = frozenset(
    [
        "le",
        "la",
        "les",
        "l'",
        "l’",
        "de",
        "du",
        "des",
        "d'",
        "d’",
        "un",
        "une",
        "au",
        "aux",
        "à",
        "en",
        "et",
        "par",
        "pour",
        "avec",
        "dans",
        "sur",
        "entre",
        "que",
        "qui",
        "ce",
        "cette",
        "ces",
        "son",
        "sa",
        "ses",
        "leur",
    ]
)


def read_text(path: Source) -> Iterator[Article | Problem]:
    """Yield the article of a ``.txt`` file, or the problem that keeps it from being one."""
    text = load(path)
    yield text if isinstance(text, Problem) else assemble(unwrap(text), Metadata(stem_of(path)), str(path))


def unwrap(text: str) -> str:
    """Join the lines of paragraphs that were broken to a width, as mail does, and lines that end in mid-sentence.

    A line was broken where the next one's first word would have passed the width, which is the longest line's; also
    where it ends in a comma or in a small word such as "en", or is long, ends in no stop and goes on in small letters.
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
        return "\n".join(_joined(lines, _goes_on))
    filled = _joined([line.rstrip() for line in lines], partial(_is_broken, width=width))
    return "\n".join(_joined(filled, _goes_on))


def _joined(lines: list[str], broken: Callable[[str, str], bool]) -> list[str]:
    """Return the lines, each joined to the one before it where that was ``broken`` there."""
    joined = [lines[0]]
    for before, after in pairwise(lines):
        if before.strip() and after.strip() and broken(before.rstrip(), after.strip()):
            tail = joined[-1].rstrip()
            joined[-1] = tail + (after.strip() if tail.endswith("-") else " " + after.strip())
        else:
            joined.append(after)
    return joined


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on from one line to the next, whatever the width."""
    if before.endswith(",") or before.rsplit(maxsplit=1)[-1] in _SMALL:
        return True
    return len(before) >= _LONG and before[-1].isalpha() and after[0].islower()


def _is_broken(before: str, after: str, width: int) -> bool:
    words = after.split(maxsplit=1)
    return bool(words) and len(before) + 1 + len(words[0]) > width and len(before) > width / 2
