"""Where the article ends on its page, and the teasers of other stories begin."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from mappings.boilerplate import END, END_LINE, INSET, LINE, TAIL
from mappings.readers.lines import Line, is_heading
from mappings.readers.pictures import is_picture

_PARAGRAPH: Final = 150  # code points of a paragraph of prose, at the least


def article_length(lines: tuple[Line, ...]) -> int:
    """Return how many of ``lines`` belong to the article; the rest is teasers, links and page furniture.

    The cut is at the first line that opens the page's foot ("Voir plus", "Comment (0)"), if no end mark comes after
    it; or after the article's end mark ("-VNA") where a headline follows: a sentence there may still be the article's.
    """
    foot = _foot(lines)
    last = max((i for i in range(1, foot) if _ends(lines[i].text)), default=None)
    if last is None:
        return foot
    rest = lines[last + 1 : foot]
    prose = [line for line in rest if not is_picture(line.text) and not LINE.match(line.text)]
    shorter = sum(len(line.text) for line in rest) <= sum(len(line.text) for line in lines[: last + 1])
    return last + 1 if prose and shorter and is_heading(prose[0].text) else foot


def _foot(lines: tuple[Line, ...]) -> int:
    """Where the page's foot begins: at a line that opens one, unless the article's end mark is still to come."""
    ends = [i for i in range(1, len(lines)) if _ends(lines[i].text)]
    for i in range(1, len(lines)):
        opens = TAIL.match(lines[i].text) and not _is_head(lines, i)
        opens = opens or (INSET.match(lines[i].text) and not _goes_on(lines[i + 1 :]))
        if opens and (not ends or ends[0] < i):
            return i
    return len(lines)


def _is_head(lines: tuple[Line, ...], i: int) -> bool:
    """Whether a line stands above the article: "0 commentaires" below the title, with all the prose behind it."""
    return all(len(line.text) < _PARAGRAPH for line in lines[:i]) and _goes_on(lines[i + 1 :])


def _goes_on(lines: tuple[Line, ...]) -> bool:
    """Whether prose follows: two long paragraphs in a row, where a list of stories has headlines between."""
    prose = [len(line.text) >= _PARAGRAPH and not is_heading(line.text) for line in lines]
    return any(pair == (True, True) for pair in pairwise(prose))


def _ends(text: str) -> bool:
    return END_LINE.match(text) is not None or END.search(text) is not None
