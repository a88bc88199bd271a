"""HTML pages: trafilatura finds the article; its captions and what the page says of itself are kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from mappings.article import Article
from mappings.encoding import clean, decode
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers.assemble import Metadata, assemble
from mappings.readers.dates import writes
from mappings.readers.files import load_bytes
from mappings.readers.sources import Source, stem_of

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*+=\s*+["']?\s*+([\w.:-]{2,40})""", re.IGNORECASE)
_HEAD: Final = 4096  # bytes in which a page must name its encoding; https://html.spec.whatwg.org/#charset
_LATEST: Final = (
    "2100-01-01"  # a bound that does not move with the clock: reading is a function of the page alone
)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a page comes from: its file, its number in a file of many, and what was noted of it beside it.

    ``url`` goes before the address that the page gives itself, ``charset`` (of the answer's head) before the encoding that it
    declares; ``retrieved`` is the day on which it was fetched.
    """

    source: str
    id: str
    number: int | None = None
    url: str | None = None
    charset: str | None = None
    retrieved: Moment | None = None


def read_html(path: Source) -> Iterator[Article | Problem]:
    """Yield the article of an ``.html`` page, or the problem that keeps it from being one."""
    data = load_bytes(path)
    yield data if isinstance(data, Problem) else read_page(data, Origin(str(path), stem_of(path)))


def read_page(data: bytes, origin: Origin) -> Article | Problem:
    """Return the article of a page, or the problem that keeps it from being one."""
    declared = _CHARSET.search(data[:_HEAD])
    page = decode(data, origin.charset or (declared[1].decode("ascii") if declared else None))
    if page is None:
        return Problem(origin.source, origin.number, "binary", "not a text file")
    found = _extract(page, origin)
    if found is None:
        return Problem(origin.source, origin.number, "no-article", "no article found in the page")
    text, known = found
    return assemble(text, known, origin.source, origin.number)


def _extract(page: str, origin: Origin) -> tuple[str, Metadata] | None:
    """The article's text, a paragraph a line with a blank one between, and its metadata; None where there is none."""
    from trafilatura import bare_extraction, load_html  # noqa: PLC0415  (slow to import)
    from trafilatura.settings import Document  # noqa: PLC0415

    tree = load_html(page)
    if tree is None:
        return None
    captions = _keep_captions(tree)
    spoken = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    document = bare_extraction(
        tree,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": _LATEST},
    )
    if not isinstance(document, Document) or not document.text:
        return None
    lines = (
        line.removeprefix("|").rstrip().removesuffix("|").strip() for line in clean(document.text).split("\n")
    )
    text = "\n\n".join(line for line in lines if line and not set(line) <= set("|- "))
    known = Metadata(
        id=origin.id,
        title=_line(document.title),
        published=_as_known(_line(document.date), page),
        language=_line(spoken),
        url=origin.url or _line(document.url),
        publisher=_line(document.sitename),
        captions=captions,
        retrieved=origin.retrieved,
    )
    return text, known


def _keep_captions(tree: Any) -> tuple[str, ...]:
    """Turn each ``figure`` with a ``figcaption`` into a paragraph: trafilatura drops figures; captions state facts."""
    captions: list[str] = []
    for figure in list(tree.iter("figure")):
        caption = figure.find(".//figcaption")
        words = " ".join(clean(caption.text_content()).split()) if caption is not None else ""
        if not words:
            continue
        captions.append(words)
        tail = figure.tail
        figure.clear()
        figure.tag, figure.text, figure.tail = "p", words, tail
    return tuple(captions)


def _as_known(date: str | None, page: str) -> Moment | None:
    """The page's date, no more precise than the page writes it: the search for dates fills in what is missing."""
    moment = Moment.parse(date) if date else None
    if moment is None or moment.year is None or moment.month is None or writes(page, moment):
        return moment
    month = Moment(moment.year, moment.month)
    return month if any(form in page for form in (str(month), str(month).replace("-", "/"))) else None


def _line(value: str | None) -> str | None:
    return " ".join(clean(value).split()) or None if value else None
