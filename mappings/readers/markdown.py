"""Markdown with YAML front matter: one article a file; https://spec.commonmark.org/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mappings.article import Article
from mappings.encoding import clean
from mappings.problem import Problem
from mappings.readers.assemble import Metadata, assemble, bad_date, field, moment
from mappings.readers.files import load
from mappings.readers.sources import Source, opened, stem_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT: Final = re.compile(
    r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_TAG: Final = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?[A-Za-z][^<>]{0,2000}>", re.DOTALL)


def has_front_matter(path: Source) -> bool:
    """Whether the file begins as one with front matter does; false where it cannot be read."""
    try:
        with opened(path) as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"---")
    except OSError:
        return False


def read_markdown(path: Source) -> Iterator[Article | Problem]:
    """Yield the article of a ``.md`` file. The kept text is the document without its markup.

    Front matter may give ``title, date, url, language, publisher, id``; where it is no YAML, a ``Problem``
    comes first and the article is read without it. Without a title there, the first heading of level one is it.
    """
    source = str(path)
    text = load(path)
    if isinstance(text, Problem):
        yield text
        return
    front = _FRONT.match(text)
    record: dict[str, object] = {}
    if front:
        parsed = _front_matter(front["yaml"], source)
        if isinstance(parsed, Problem):
            yield parsed
        else:
            record = parsed
    heading, captions, body = _plain(text[front.end() :] if front else text)
    written = field(record, "date", "published")
    published = moment(written) if written else None
    if written and published is None:
        yield bad_date(written, source)
    known = Metadata(
        id=field(record, "id", "identifier") or stem_of(path),
        title=field(record, "title") or heading,
        published=published,
        language=field(record, "language", "lang"),
        url=field(record, "url"),
        publisher=field(record, "publisher", "source"),
        captions=captions,
    )
    yield assemble(body, known, source)


def _front_matter(text: str, source: str) -> dict[str, object] | Problem:
    import yaml  # noqa: PLC0415  (slow to import)

    try:
        parsed = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  (makes strings, lists and mappings only, dates as written)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark is not None else None
        return Problem(
            source, line, "front-matter", f"not YAML: {getattr(error, 'problem', None) or 'cannot be read'}"
        )
    if not isinstance(parsed, dict):
        return Problem(source, 1, "front-matter", "the front matter holds no fields")
    return parsed


def _plain(markdown: str) -> tuple[str | None, tuple[str, ...], str]:
    """The first top heading, the alternative texts of images, and the document's text, a blank line between paragraphs."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (slow to import)

    parser = MarkdownIt("commonmark").enable("table")
    heading: str | None = None
    captions: list[str] = []
    blocks: list[str] = []
    top = False
    for token in parser.parse(markdown):
        if token.type == "inline":
            words = _words(token, captions)
            if top and heading is None:
                heading = " ".join(words.split()) or None
            blocks.append(words)
        elif token.type in {"fence", "code_block", "html_block"}:
            blocks.append(_TAG.sub(" ", token.content) if token.type == "html_block" else token.content)
        top = token.type == "heading_open" and token.tag == "h1"
    lines = ("\n".join(" ".join(line.split()) for line in block.split("\n")).strip() for block in blocks)
    return heading, tuple(captions), clean("\n\n".join(line for line in lines if line))


def _words(inline: Token, captions: list[str]) -> str:
    """What a run of inline Markdown says: links and emphasis without their marks, an image as its caption on a line of its own."""
    parts: list[str] = []
    for child in inline.children or ():
        if child.type == "image":
            caption = " ".join(clean(str(child.attrGet("title") or child.content)).split())
            captions.append(caption)
            parts.append(f"\n{caption}\n")
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
        elif child.type in {"text", "code_inline"}:
            parts.append(child.content)
    return "".join(parts)
