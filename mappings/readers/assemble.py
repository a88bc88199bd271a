"""From a text and what stands beside it to an ``Article``: the last step of every reader."""

from __future__ import annotations

from mappings.article import Article
from mappings.folding import fold
from mappings.language import accept
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers.files import TEXT_LIMIT, too_large
from mappings.readers.layout import lay_out


def assemble(  # noqa: PLR0913: what a crawler may know beside the text
    text: str,
    *,
    source: str,
    id: str,  # noqa: A002: the field's name
    line: int | None = None,
    title: str | None = None,
    published: Moment | None = None,
    language: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
) -> Article | Problem:
    """Return the article that ``text`` (clean, NFC) and its metadata make, or the ``Problem`` with it.

    A title that the text does not begin with is put before it, so that facts can quote it.
    """
    if not text.strip():
        return Problem(source, line, "empty", "holds no text")
    if len(text) > TEXT_LIMIT:
        return too_large(source, f"more than {TEXT_LIMIT:,} characters of text", line)
    spoken = accept(text, language)
    if isinstance(spoken, str):
        if title and not _holds(text, title):
            text = f"{title}\n\n{text}"
        layout = lay_out(text, title)
        return Article(
            id=id,
            text=text,
            blocks=layout.blocks,
            title=title or layout.title,
            published=published if published is not None else layout.published,
            language=spoken,
            url=url,
            publisher=publisher,
            dateline=layout.dateline,
        )
    return Problem(source, line, "language", spoken.message)


def _holds(text: str, title: str) -> bool:
    """Whether one of the first lines is the title, a date line's words aside."""
    wanted = fold(title)
    heads = [fold(line) for line in text.lstrip().split("\n", 8)[:8]]
    return any(head == wanted or (head.startswith("date ") and head.endswith(wanted)) for head in heads)
