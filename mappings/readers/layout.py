"""The layout of an article's text: which run of it is title, body, caption or boilerplate."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from mappings.article import Block, BlockKind
from mappings.boilerplate import END, INSET, LINE, STRAY, TAIL, TRANSLATOR
from mappings.folding import fold
from mappings.moment import Moment
from mappings.readers.bylines import byline, is_signature
from mappings.readers.dateline import Dateline, dateline
from mappings.readers.dates import refine
from mappings.readers.ending import article_length
from mappings.readers.lines import SENTENCE_BREAK, Line, ends_sentence, is_heading, split_lines
from mappings.readers.pictures import LONGEST_CAPTION, credit_start, is_picture, number_end, second_copy

_DATE_LINE: Final = re.compile(r"date:?\s+(?P<date>[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?)(?!\S)\s*")
_LONGEST_TITLE: Final = 250
_EARLY: Final = 6  # paragraphs among which a byline may stand, behind the lead
_LONGEST_CREDIT: Final = 8  # words of a credit that stands alone
_SHORTEST_REPEAT: Final = 40  # a line of this length that comes again is a copy, not a refrain


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text alone tells: its blocks in order, its title, day of publication and town of origin."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: Moment | None = None
    dateline: str | None = None


def lay_out(text: str, title: str | None = None, captions: Collection[str] = ()) -> Layout:
    """Find the blocks of ``text``; ``title`` and ``captions`` are those that its page marks as such.

    Blocks hold no white space at their ends, stand in order and do not overlap; together they hold every
    other character. The day of publication comes from a date line, else a byline, else the dateline;
    a less precise one is made more precise by the others where they agree.
    """
    lines = split_lines(text)
    length = article_length(lines)
    page = _Page(title, frozenset(fold(caption) for caption in captions))
    position = page.read_head(lines[:length])
    page.read_body(lines[position:length])
    for line in lines[max(length, position) :]:
        page.add(BlockKind.BOILERPLATE, line.start, line.text)
    return page.layout()


@dataclass(slots=True)
class _Page:
    """The layout while it is being found, from the first line to the last."""

    given_title: str | None
    captions: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    title: str | None = None
    dated: Moment | None = None
    updated: Moment | None = None
    lined: Dateline | None = None
    town: str | None = None
    seen: set[str] = field(default_factory=set)
    begun: bool = False  # a paragraph of the body has been read

    def layout(self) -> Layout:
        published = refine(self.dated, self.lined.date if self.lined else None)
        town = self.lined.town if self.lined else None
        return Layout(
            tuple(self.blocks),
            self.title,
            published if published is not None else self.updated,
            town or self.town,
        )

    def add(self, kind: BlockKind, start: int, text: str) -> None:
        stripped = text.strip()
        if stripped:
            begin = start + len(text) - len(text.lstrip())
            self.blocks.append(Block(kind, begin, begin + len(stripped)))

    def drop(self, line: Line) -> bool:
        self.add(BlockKind.BOILERPLATE, line.start, line.text)
        return True

    # The head: everything before the first paragraph.

    def read_head(self, lines: tuple[Line, ...]) -> int:
        """Lay out what stands before the first paragraph; return how many lines that is."""
        for i, line in enumerate(lines):
            dated = _DATE_LINE.match(line.text)
            if dated is None:
                if not self.head_line(line, lines[i + 1 :]):
                    return i
                continue
            self.add(BlockKind.BOILERPLATE, line.start, dated.group())
            self.dated = refine(self.dated, Moment.parse(dated["date"]))
            rest = line.after(dated.end())
            if rest.text and not self.head_line(rest, lines[i + 1 :]):
                self.read_body((rest,))
                return i + 1
        return len(lines)

    def head_line(self, line: Line, following: tuple[Line, ...]) -> bool:
        """Lay out one line of the head; False where the body begins with it."""
        if self.title is not None and fold(line.text) == fold(self.title):
            return self.drop(line)
        if self.title is None and self.is_title(line.text, following):
            self.title = line.text
            self.seen.add(_key(line.text))
            self.add(BlockKind.TITLE, line.start, line.text)
            return True
        return self.byline(line) or self.lone_dateline(line) or self.furniture(line) or self.picture(line)

    def is_title(self, text: str, following: tuple[Line, ...]) -> bool:
        if self.given_title is not None:
            return fold(text) == fold(self.given_title)
        if (
            not following
            or len(text) > _LONGEST_TITLE
            or LINE.match(text)
            or TAIL.match(text)
            or INSET.match(text)
            or is_picture(text)
        ):
            return False
        if byline(text) or dateline(text, first=True) or second_copy(text) or fold(text) in self.captions:
            return False
        breaks = len(SENTENCE_BREAK.findall(text))
        if not ends_sentence(text):
            return breaks <= 1
        if breaks or len(text) > _LONGEST_TITLE / 2:
            return False
        return dateline(following[0].text, first=False) is not None or byline(following[0].text) is not None

    def byline(self, line: Line, *, explicit: bool = False) -> bool:
        found = byline(line.text)
        if found is None or (explicit and not found.explicit):
            return False
        self.dated = refine(self.dated, found.published)
        self.updated = self.updated or refine(None, found.updated)
        self.town = self.town or found.town
        return self.drop(line)

    def lone_dateline(self, line: Line) -> bool:
        found = dateline(line.text, first=True)
        if found is None or found.length < len(line.text):
            return False
        self.lined = found
        return self.drop(line)

    # The body: paragraphs, and what stands between them.

    def read_body(self, lines: tuple[Line, ...]) -> None:
        alternative = False  # the line before is the alternative text of an image
        inset = False  # the lines before open a list of other stories
        for i, line in enumerate(lines):
            after = lines[i + 1] if i + 1 < len(lines) else None
            if after is not None and not after.apart and STRAY.match(line.text):
                alternative = self.drop(line)
                continue
            captioned = (
                (alternative and not line.apart)
                or fold(line.text) in self.captions
                or _doubled_below(line, after)
            )
            alternative = False
            if inset and is_heading(line.text):
                self.drop(line)
                continue
            inset = INSET.match(line.text) is not None
            if (
                self.repeated(line)
                or self.furniture(line)
                or (i < _EARLY and self.byline(line, explicit=True))
            ):
                continue
            if captioned:
                self.caption(line)
            elif not (self.picture(line) or (after is None and i and self.signature(line))):
                self.paragraph(line)

    def repeated(self, line: Line) -> bool:
        """Drop a line that stood before, its dateline aside: leads and captions are often printed twice."""
        found = dateline(line.text, first=not self.begun)
        key = _key(line.text[found.length :] if found else line.text)
        if key in self.seen:
            if found and self.lined is None:
                self.lined = found
            return self.drop(line)
        if len(key) >= _SHORTEST_REPEAT:
            self.seen.add(key)
        return False

    def furniture(self, line: Line) -> bool:
        return any(kind.match(line.text) for kind in (LINE, TAIL, INSET)) and self.drop(line)

    def signature(self, line: Line) -> bool:
        return (is_signature(line.text) or byline(line.text) is not None) and self.drop(line)

    def picture(self, line: Line) -> bool:
        if dateline(line.text, first=not self.begun) is not None:
            return False
        copied = second_copy(line.text) is not None and len(line.text) <= 2 * LONGEST_CAPTION
        if not (copied or is_picture(line.text) or fold(line.text) in self.captions):
            return False
        number = number_end(line.text)
        self.add(BlockKind.BOILERPLATE, line.start, line.text[:number])
        line = line.after(number)
        cut = second_copy(line.text) or len(line.text)
        self.caption(Line(line.start, line.text[:cut], line.apart))
        self.add(BlockKind.BOILERPLATE, line.start + cut, line.text[cut:])
        return True

    def caption(self, line: Line) -> None:
        credit = credit_start(line.text)
        if credit == 0 and len(line.text.split()) > _LONGEST_CREDIT:  # "Photo : " and then the caption itself
            credit = -1
        cut = credit if credit >= 0 else len(line.text)
        self.add(BlockKind.CAPTION, line.start, line.text[:cut])
        self.add(BlockKind.BOILERPLATE, line.start + cut, line.text[cut:])
        self.seen.add(_key(line.text))

    def paragraph(self, line: Line) -> None:
        """A paragraph of the body, without its dateline, its end mark and the translator's stray word."""
        text, start = line.text, line.start
        opening = TRANSLATOR.match(text)
        length = opening.end() if opening else 0
        found = dateline(text, first=not self.begun) if self.lined is None else None
        if found:
            self.lined, length = found, found.length
        self.begun = self.begun or not is_heading(text)
        ending = END.search(text, length)
        stop = ending.start() if ending else len(text)
        self.add(BlockKind.BOILERPLATE, start, text[:length])
        self.add(BlockKind.BODY, start + length, text[length:stop])
        self.add(BlockKind.BOILERPLATE, start + stop, text[stop:])


def _key(text: str) -> str:
    """Return what two copies of a line share, though one of them has lost spaces."""
    return fold(text).replace(" ", "")


def _doubled_below(line: Line, after: Line | None) -> bool:
    return after is not None and len(line.text) <= LONGEST_CAPTION and fold(line.text) == fold(after.text)
