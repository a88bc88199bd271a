"""JSON Lines: one article a line, in the layout that news crawlers write; https://jsonlines.org/."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Final

from mappings.article import Article
from mappings.encoding import clean, decode, encoding_of
from mappings.problem import Problem
from mappings.readers.assemble import Metadata, assemble, bad_date, field, moment
from mappings.readers.files import BYTE_LIMIT, TEXT_LIMIT, too_large, unreadable
from mappings.readers.sources import Source, opened, stem_of

_SAMPLE: Final = 64 * 1024

# The fields, each under the names that crawlers give it (news-please, Common Crawl extracts, trafilatura).
_TEXT: Final = ("text", "maintext", "content", "body")
_DATE: Final = ("date", "date_publish", "published", "published_at", "publication_date")
_LANGUAGE: Final = ("language", "lang")
_PUBLISHER: Final = ("publisher", "sitename", "source", "source_domain")
_TITLE: Final = ("title", "headline")


def read_jsonl(path: Source) -> Iterator[Article | Problem]:
    """Yield the article of each line; a line that is none yields a ``Problem`` with its number, and the next is read.

    ``id, url, title, date, text, language, publisher``: all but ``text`` may be missing. An article without ``id``
    goes by its ``url``, without both by the file's stem and the line's number. The file is read line by line, so
    its size has no bound; each line's has.
    """
    source = str(path)
    empty = True
    try:
        for number, line in lines(path):
            if isinstance(line, Problem):
                empty = False
                yield line
            elif line.strip():
                empty = False
                yield from read_line(line, path, number)
    except OSError as error:
        yield unreadable(source, error)
        return
    if empty:
        yield Problem(source, None, "empty", "the file is empty")


def lines(path: Source) -> Iterator[tuple[int, str | Problem]]:
    """Yield each line with its number, decoded by itself: one bad line spoils no other.

    Raises:
        OSError: the file cannot be read.
    """
    source = str(path)
    with opened(path) as file:
        sample = file.peek(_SAMPLE)[:_SAMPLE]
        if len(sample) == _SAMPLE:  # not to end in the middle of a letter
            sample = sample[: sample.rfind(b"\n") + 1] or sample.rstrip(bytes(range(0x80, 0x100)))
        encoding = (
            (encoding_of(sample) or encoding_of(sample.split(b"\n", 1)[0])) if sample.strip() else "utf-8"
        )
        if encoding is None:
            yield 1, Problem(source, None, "binary", "not a text file")
            return
        if encoding.startswith(("utf-16", "utf-32")):
            yield from _wide_lines(file, encoding, source)
            return
        number = 0
        while data := file.readline(BYTE_LIMIT + 1):
            number += 1
            if len(data) > BYTE_LIMIT:
                yield number, too_large(source, f"a line of more than {BYTE_LIMIT:,} bytes", number)
                while data and not data.endswith(b"\n"):
                    data = file.readline(BYTE_LIMIT + 1)
                continue
            text = _decode_line(data, encoding)
            yield number, Problem(source, number, "binary", "the line is not text") if text is None else text


def _decode_line(data: bytes, encoding: str) -> str | None:
    """The line in the encoding of the file's beginning, else in what its own bytes tell."""
    try:
        return clean(data.decode(encoding))
    except UnicodeDecodeError:
        return decode(data)


def _wide_lines(file: io.BufferedReader, encoding: str, source: str) -> Iterator[tuple[int, str | Problem]]:
    number = 0
    with io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="\n") as wide:
        while text := wide.readline(BYTE_LIMIT + 1):
            number += 1
            if len(text) > TEXT_LIMIT * 2:
                yield number, too_large(source, f"a line of more than {TEXT_LIMIT * 2:,} characters", number)
                while text and not text.endswith("\n"):
                    text = wide.readline(BYTE_LIMIT + 1)
                continue
            yield number, clean(text)


def read_line(line: str, path: Source, number: int) -> Iterator[Article | Problem]:
    """Yield the article of one line of a file, and what is wrong with it."""
    source = str(path)
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = (
            f"{error.msg} at column {error.colno}"
            if isinstance(error, json.JSONDecodeError)
            else "nested too deeply or too long a number"
        )
        yield Problem(source, number, "json", f"not JSON: {reason}")
        return
    if not isinstance(record, dict):
        yield Problem(source, number, "json", "not a JSON object")
        return
    text = next((record[name] for name in _TEXT if isinstance(record.get(name), str)), None)
    if text is None:
        yield Problem(source, number, "no-text", "the field 'text' is missing or is no text")
        return
    url = field(record, "url")
    written = field(record, *_DATE)
    published = moment(written) if written else None
    if written and published is None:
        yield bad_date(written, source, number)
    known = Metadata(
        id=field(record, "id", "identifier") or url or f"{stem_of(path)}-{number}",
        title=field(record, *_TITLE),
        published=published,
        language=field(record, *_LANGUAGE),
        url=url,
        publisher=field(record, *_PUBLISHER),
    )
    yield assemble(clean(text), known, source, number)
