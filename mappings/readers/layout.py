"""The layout of an article's text: which run of it is title, body, caption or boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from mappings import boilerplate
from mappings.article import Block, BlockKind
from mappings.folding import fold
from mappings.moment import Moment
from mappings.readers.dateline import Dateline, dateline
from mappings.readers.dates import first_date, refine, without_dates

_DATE_LINE: Final = re.compile(r"date:?\s+(?P<date>[12]\d{3}(?:-[01]\d(?:-[0-3]\d)?)?)(?!\S)\s*")
_BYLINE_WORDS: Final = re.compile(
    r"(?:(?<![^\W\d_])(?:publi[ée]e?s?|post[ée]|mise? [àa] jour|derni[èe]re|modifi[ée]e?|cr[ée][ée]e?|date|le|du|[àa]|par|et|jour|heure|gmt|utc|ict|h|min|am|pm|a\.?m\.?|p\.?m\.?"
    r"|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    + boilerplate.SIGNATURE
    + r")(?![^\W\d_])|vi[eệê]t ?-?nam)",
    re.IGNORECASE,
)
_AUTHOR: Final = re.compile(
    r"(?:par|de notre (?:envoyée? spéciale?|correspondante?))\s*:?\s+[^.!?]{2,80}\Z", re.IGNORECASE
)
_SOURCE_LINE: Final = re.compile(r"AA\s*/\s*(?P<town>[^/\n]{2,40}?)\s*(?:/.{0,60})?\Z")
_STOP: Final = re.compile(r"[.!?…][»”\"’')\]]*\Z")
_SENTENCE_BREAK: Final = re.compile(r"[.!?][»”\"]?\s+(?=[A-ZÀ-ÞĐ«“])")

_LONGEST_TITLE: Final = 250
_LONGEST_CAPTION: Final = 450
_LONGEST_HEADING: Final = 160


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it: ``text`` stands at ``start`` of the kept text; ``apart``: a blank line before it."""

    start: int
    text: str
    apart: bool

    @property
    def end(self) -> int:
        """Where the line ends in the kept text."""
        return self.start + len(self.text)

    def after(self, offset: int) -> Line:
        """The rest of the line from ``offset``, without leading white space."""
        rest = self.text[offset:].lstrip()
        return Line(self.end - len(rest), rest, self.apart)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the text alone tells: its blocks in order, its title, day of publication and town of origin."""

    blocks: tuple[Block, ...]
    title: str | None = None
    published: Moment | None = None
    dateline: str | None = None


@dataclass(slots=True)
class _Page:
    """The layout while it is being found, from the first line to the last."""

    title: str | None
    blocks: list[Block] = field(default_factory=list)
    found_title: str | None = None
    dated: Moment | None = None
    lined: Dateline | None = None
    town: str | None = None
    begun: bool = False  # a body paragraph has been seen

    def add(self, kind: BlockKind, start: int, text: str) -> None:
        stripped = text.strip()
        if stripped:
            begin = start + len(text) - len(text.lstrip())
            self.blocks.append(Block(kind, begin, begin + len(stripped)))


def lay_out(text: str, title: str | None = None) -> Layout:
    """Find the blocks of ``text``; ``title`` is the headline where something beside the text tells it.

    Blocks hold no white space at their ends, stand in order and do not overlap; together they hold every
    other character. The day of publication comes from a date line, else a byline, else the dateline.
    """
    lines = split_lines(text)
    kept = _article_end(lines)
    page = _Page(title)
    position = _read_head(page, lines[:kept])
    _read_body(page, lines[position:kept])
    for line in lines[max(kept, position) :]:
        page.add(BlockKind.BOILERPLATE, line.start, line.text)
    lined = page.lined
    published = refine(page.dated, lined.date if lined else None)
    return Layout(
        tuple(page.blocks), page.found_title, published, (lined.town if lined else None) or page.town
    )


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that hold something, stripped, each with its offset."""
    lines: list[Line] = []
    position, apart = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(position + raw.index(stripped[0]), stripped, apart))
        apart = not stripped
        position += len(raw) + 1
    return tuple(lines)


# --- the end -----------------------------------------------------------------------------------------------------


def _article_end(lines: tuple[Line, ...]) -> int:
    """Return how many lines belong to the article; the rest is teasers, links and page furniture."""
    tail = next((i for i, line in enumerate(lines) if i and boilerplate.TAIL.match(line.text)), len(lines))
    while tail < len(lines) and any(_ends(line) for line in lines[tail + 1 :]):
        tail = next(
            (i for i in range(tail + 1, len(lines)) if boilerplate.TAIL.match(lines[i].text)), len(lines)
        )
    last = max((i for i in range(tail) if i and _ends(lines[i])), default=None)
    if last is None or last + 1 == tail:
        return tail
    rest = lines[last + 1 : tail]
    if all(_is_picture(line) or boilerplate.LINE.match(line.text) for line in rest):
        return tail
    shorter = sum(len(line.text) for line in rest) <= sum(len(line.text) for line in lines[: last + 1])
    return last + 1 if shorter and _opens_teasers(rest) else tail


def _ends(line: Line) -> bool:
    return bool(boilerplate.END_LINE.match(line.text) or boilerplate.END.search(line.text))


def _opens_teasers(lines: tuple[Line, ...]) -> bool:
    """Whether a heading comes first, pictures and links aside: a sentence there could still be the article's."""
    prose = [line for line in lines if not _is_picture(line) and not boilerplate.LINE.match(line.text)]
    return bool(prose) and _is_heading(prose[0].text)


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and (not _STOP.search(text) or text.endswith(("?", "!", "…", "...")))


# --- the head ----------------------------------------------------------------------------------------------------


def _read_head(page: _Page, lines: tuple[Line, ...]) -> int:
    """Lay out what stands before the first paragraph; return how many lines that is."""
    for i, line in enumerate(lines):
        dated = _DATE_LINE.match(line.text)
        rest = line
        if dated:
            page.add(BlockKind.BOILERPLATE, line.start, dated.group())
            page.dated = refine(page.dated, Moment.parse(dated["date"]))
            rest = line.after(dated.end())
        if not _head_line(page, rest, following=lines[i + 1 :]):
            if rest is not line:
                _read_body(page, (rest,))
                return i + 1
            return i
    return len(lines)


def _head_line(page: _Page, line: Line, following: tuple[Line, ...]) -> bool:
    """Lay out one line of the head; False where the body begins with it."""
    text = line.text
    if not text:
        return True
    if page.found_title is not None and fold(text) == fold(page.found_title):
        page.add(BlockKind.BOILERPLATE, line.start, text)
        return True
    if page.title is not None and page.found_title is None and fold(text) == fold(page.title):
        page.found_title = text
        page.add(BlockKind.TITLE, line.start, text)
        return True
    if _add_byline(page, line) or _add_furniture(page, line) or _add_picture(page, line):
        return True
    if page.found_title is None and _is_title(page, line, following):
        page.found_title = text
        page.add(BlockKind.TITLE, line.start, text)
        return True
    return False


def _is_title(page: _Page, line: Line, following: tuple[Line, ...]) -> bool:
    text = line.text
    if page.title is not None or len(text) > _LONGEST_TITLE or not following or dateline(text, first=True):
        return False
    if not _STOP.search(text) or text.endswith(("?", "!", "…", "...")):
        return len(_SENTENCE_BREAK.findall(text)) <= 1
    if len(text) > _LONGEST_HEADING or _SENTENCE_BREAK.search(text):
        return False
    return dateline(following[0].text, first=False) is not None or is_byline(following[0].text)


def is_byline(text: str) -> bool:
    """Whether a line says who wrote the article and when, and nothing else: "Publié le 21/02/2025 à 10h30"."""
    if len(text) > _LONGEST_HEADING:
        return False
    if _AUTHOR.match(text) or _SOURCE_LINE.match(text):
        return True
    if first_date(text) is None:
        return False
    rest = _BYLINE_WORDS.sub(" ", without_dates(text))
    return not re.search(r"[^\W\d_]{2,}", rest)


def _add_byline(page: _Page, line: Line) -> bool:
    if not is_byline(line.text):
        return False
    page.dated = refine(page.dated, first_date(line.text))
    source = _SOURCE_LINE.match(line.text)
    if source:
        page.town = source["town"]
    page.add(BlockKind.BOILERPLATE, line.start, line.text)
    return True


# --- the body ----------------------------------------------------------------------------------------------------


def _read_body(page: _Page, lines: tuple[Line, ...]) -> None:
    alternative = False  # the line before is the alternative text of an image
    for i, line in enumerate(lines):
        before = lines[i - 1] if i else None
        after = lines[i + 1] if i + 1 < len(lines) else None
        if before is not None and fold(before.text) == fold(line.text):
            page.add(BlockKind.BOILERPLATE, line.start, line.text)
        elif after is not None and not after.apart and boilerplate.STRAY.match(line.text):
            page.add(BlockKind.BOILERPLATE, line.start, line.text)
            alternative = True
            continue
        elif (alternative and not line.apart) or _doubled_below(line, after):
            _add_caption(page, line)
        elif not (
            _add_furniture(page, line) or _add_picture(page, line) or (i == 0 and _add_byline(page, line))
        ):
            _add_paragraph(page, line)
        alternative = False


def _doubled_below(line: Line, after: Line | None) -> bool:
    return after is not None and len(line.text) <= _LONGEST_CAPTION and fold(line.text) == fold(after.text)


def _add_paragraph(page: _Page, line: Line) -> None:
    """A paragraph of the body, without its dateline, its end mark and the translator's stray word."""
    text, start = line.text, line.start
    opening = boilerplate.TRANSLATOR.match(text)
    length = opening.end() if opening else 0
    if page.lined is None:
        found = dateline(text, first=not page.begun)
        if found:
            page.lined, length = found, found.length
    page.begun = True
    ending = boilerplate.END.search(text, length)
    stop = ending.start() if ending else len(text)
    page.add(BlockKind.BOILERPLATE, start, text[:length])
    page.add(BlockKind.BODY, start + length, text[length:stop])
    page.add(BlockKind.BOILERPLATE, start + stop, text[stop:])


def _add_furniture(page: _Page, line: Line) -> bool:
    if not (boilerplate.LINE.match(line.text) or boilerplate.TAIL.match(line.text)):
        return False
    page.add(BlockKind.BOILERPLATE, line.start, line.text)
    return True


def _is_picture(line: Line) -> bool:
    """Whether the line stands under a photograph, as far as its own words tell."""
    text = line.text
    if boilerplate.PICTURE_NUMBER.match(text):
        return True
    credit = boilerplate.CREDIT.search(text)
    if credit and credit.start() <= _LONGEST_CAPTION:
        return True
    single = len(text) <= _LONGEST_HEADING * 2 and not _SENTENCE_BREAK.search(text)
    return single and boilerplate.POSITION.search(text) is not None and "«" not in text


def _add_picture(page: _Page, line: Line) -> bool:
    if not _is_picture(line):
        return False
    number = boilerplate.PICTURE_NUMBER.match(line.text)
    if number:
        page.add(BlockKind.BOILERPLATE, line.start, number.group())
        line = line.after(number.end())
    half = _half(line.text)
    if half:
        _add_caption(page, Line(line.start, line.text[:half], line.apart))
        page.add(BlockKind.BOILERPLATE, line.start + half, line.text[half:])
    else:
        _add_caption(page, line)
    return True


def _half(text: str) -> int | None:
    """Where the second copy begins in a text that says one thing twice; None where it does not."""
    middle = len(text) // 2
    first, second = text[:middle].strip(), text[middle:].strip()
    return middle if len(first) >= 10 and first == second else None


def _add_caption(page: _Page, line: Line) -> None:
    credit = boilerplate.CREDIT.search(line.text)
    cut = credit.start() if credit else len(line.text)
    page.add(BlockKind.CAPTION, line.start, line.text[:cut])
    page.add(BlockKind.BOILERPLATE, line.start + cut, line.text[cut:])
