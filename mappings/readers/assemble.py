"""From a text and what stands beside it to an ``Article``: the last step of every reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from mappings.article import Article
from mappings.encoding import clean
from mappings.folding import fold
from mappings.language import accept
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers.addresses import published_in
from mappings.readers.dates import first_date, refine
from mappings.readers.files import TEXT_LIMIT, too_large
from mappings.readers.layout import lay_out

_HEAD: Final = 8  # lines among which the headline is looked for


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text.

    ``captions`` are those that the page marks as such; ``retrieved`` is the day on which it was fetched, which dates nothing.
    """

    id: str
    title: str | None = None
    published: Moment | None = None
    language: str | None = None
    url: str | None = None
    publisher: str | None = None
    captions: tuple[str, ...] = ()
    retrieved: Moment | None = None


def assemble(text: str, known: Metadata, source: str, line: int | None = None) -> Article | Problem:
    """Return the article that ``text`` (clean, NFC) and its metadata make, or the ``Problem`` with it.

    A title that the text does not begin with is put before it, so that facts can quote it. A day that the
    metadata gives goes before one in the text, that before one in the address.
    """
    if not text.strip():
        return Problem(source, line, "empty", "holds no text")
    if len(text) > TEXT_LIMIT:
        return too_large(source, f"more than {TEXT_LIMIT:,} characters of text", line)
    language = accept(text, known.language)
    if not isinstance(language, str):
        return Problem(source, line, "language", language.message)
    if known.title and not _begins_with(text, known.title):
        text = f"{known.title}\n\n{text}"
    layout = lay_out(text, known.title, known.captions)
    return Article(
        id=known.id,
        text=text,
        blocks=layout.blocks,
        title=known.title or layout.title,
        published=known.published or refine(layout.published, published_in(known.url)),
        language=language,
        url=known.url,
        publisher=known.publisher,
        dateline=layout.dateline,
        retrieved=known.retrieved,
    )


def _begins_with(text: str, title: str) -> bool:
    """Whether one of the first lines is the title, a date line's words before it aside."""
    wanted = fold(title)
    heads = (fold(line) for line in text.lstrip().split("\n", _HEAD)[:_HEAD])
    return any(head == wanted or (head.startswith("date ") and head.endswith(" " + wanted)) for head in heads)


def field(record: Mapping[str, object], *names: str) -> str | None:
    """Return the first of these fields that holds a word or a number, as clean text on one line; None without one."""
    for name in names:
        value = record.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = " ".join(clean(str(value)).split())
            if text:
                return text
    return None


def moment(written: str) -> Moment | None:
    """Return the date that a metadata field gives ("2024-05", "2024-05-16T10:00:00Z", "16/05/2024", "2024"); None for no date."""
    whole = Moment.parse(written)
    return whole if whole is not None else first_date(written)


def bad_date(written: str, source: str, line: int | None = None) -> Problem:
    """Return the problem of a date field that gives no date; the article itself is read without it."""
    return Problem(source, line, "date", f"no date: {written[:40]!r}; the article is read without it")
