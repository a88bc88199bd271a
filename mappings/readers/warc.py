"""Web archives (WARC, as Common Crawl publishes the news): which records are pages, and which pages are articles in French.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, cast

from mappings.article import Article, BlockKind
from mappings.encoding import clean
from mappings.moment import Moment
from mappings.problem import Problem
from mappings.readers.captures import Fault, captures
from mappings.readers.files import BYTE_LIMIT, unreadable
from mappings.readers.html import Origin, read_page
from mappings.readers.sources import Source, as_it_lies, packing_of
from mappings.records import Reason, Record, Skip

if TYPE_CHECKING:
    from typing import BinaryIO

    from warcio.recordloader import ArcWarcRecord

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
_KIND: Final = re.compile(rb"^WARC-Type[ \t]*:[ \t]*(\w+)", re.IGNORECASE | re.MULTILINE)
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FEWEST: Final = 50  # words in sentences: the shortest wire reports have some sixty
_SENTENCE: Final = re.compile(r"""[.!?…]["'»”’)\]]*\s*\Z""")
_SKIPPED: Final = {"language": Reason.LANGUAGE, "binary": Reason.NO_PAGE, "too-large": Reason.TOO_LARGE}


def read_warc(path: Source) -> Iterator[Article | Problem]:
    """Yield the articles of a ``.warc`` or ``.warc.gz`` file, and what is damaged in it; other records are passed over."""
    for record in records(path):
        item = record if isinstance(record, Skip | Problem) else read_record(record, str(path))
        if not isinstance(item, Skip):
            yield item


def records(path: Source) -> Iterator[Record | Skip | Problem]:
    """Yield what each record of the file is, in their order; a problem for what is damaged, and the next one is read.

    The file is read once, record by record, so its size has no bound; each record's has.
    """
    source = str(path)
    try:
        import warcio  # noqa: F401, PLC0415 - an optional extra; whether it is there is told once
    except ModuleNotFoundError:
        reason = "cannot be read: needs warcio: pip install 'diplomacy-kg[warc]'"
        yield Problem(source, None, "missing-library", reason)
        return
    if packing_of(source=path) == ".zst":
        yield Problem(source, None, "unknown-format", "web archives are read plain or packed with gzip")
        return
    number, bad = 0, False
    try:
        with as_it_lies(path) as stream:
            for number, found in enumerate(captures(cast("BinaryIO", stream)), start=1):
                if number == 1 and found is Fault.DAMAGED:
                    bad = True
                    continue
                if bad:
                    yield _damaged(source, 1)
                    bad = False
                yield _record(found, source, number)
    except OSError as error:
        yield unreadable(source, error)
        return
    if bad:
        yield Problem(source, None, "binary", "not a web archive, or damaged from beginning to end")
    elif number == 0:
        yield Problem(source, None, "empty", "the file is empty")


def read_record(record: Record, source: str) -> Article | Skip:
    """Return the article of a page, under the address that was asked as its identifier, or why it is passed over.

    The day on which it was fetched is kept and dates nothing: the page itself and its address tell when it was published.
    """
    retrieved = Moment.parse(record.day) if record.day else None
    origin = Origin(source, record.url, record.number, record.url, record.charset, retrieved)
    item = read_page(record.page, origin)
    if isinstance(item, Problem):
        return Skip(_SKIPPED.get(item.code, Reason.NO_ARTICLE))
    return item if reads_as_article(item) else Skip(Reason.NO_ARTICLE)


def reads_as_article(article: Article) -> bool:
    """Whether it has enough words in paragraphs that end as sentences do, and most of its words are there.

    Lists of headlines, which trafilatura finds on front pages, have not.
    """
    told = listed = 0
    for block in article.blocks:
        if block.kind is BlockKind.BODY:
            for line in article.text[block.start : block.end].split("\n"):
                number = len(line.split())
                if _SENTENCE.search(line):
                    told += number
                else:
                    listed += number
    return told >= _FEWEST and told > listed


def _record(found: bytes | Fault, source: str, number: int) -> Record | Skip | Problem:
    if found is Fault.TOO_LARGE:
        return Skip(Reason.TOO_LARGE)
    if isinstance(found, bytes):
        try:
            return _page(found, number) or _damaged(source, number)
        except Exception as error:  # noqa: BLE001 - whatever warcio and the codecs make of what servers have sent
            return _damaged(source, number, f": {type(error).__name__}: {error}")
    return _damaged(source, number)


def _damaged(source: str, number: int, why: str = "") -> Problem:
    return Problem(source, number, "damaged", f"record {number} is damaged or cut{why}; the next one is read")


def _page(raw: bytes, number: int) -> Record | Skip | None:
    """The page of a record, why it has none, or None where it is not what its checksums tell."""
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 - an optional extra

    kind = _KIND.search(raw, 0, raw.find(b"\r\n\r\n"))
    if kind is None or kind[1].lower() != b"response":
        return Skip(
            Reason.REVISIT if kind is not None and kind[1].lower() == b"revisit" else Reason.NO_ANSWER
        )
    record = ArcWarcRecordLoader().parse_record_stream(io.BytesIO(raw), check_digests=True)
    if record.http_headers is None:
        return Skip(Reason.NO_ANSWER)
    if record.http_headers.get_statuscode() != "200":
        return Skip(Reason.FAILED)
    told = record.http_headers.get_header("Content-Type", "")
    if told.partition(";")[0].strip().lower() not in _PAGES:
        return Skip(Reason.NO_PAGE)
    page = record.content_stream().read(BYTE_LIMIT + 1)
    if len(page) > BYTE_LIMIT:
        return Skip(Reason.TOO_LARGE)
    return _checked(record, page, number, told)


def _checked(record: ArcWarcRecord, page: bytes, number: int, told: str) -> Record | Skip | None:
    while record.raw_stream.read(1 << 16):  # to the end of the record, which its checksum covers
        continue
    if any(told.startswith("block digest failed") for told in record.digest_checker.problems):
        return None  # the payload's digest proves nothing: crawlers differ in what they take it of
    url = "".join(clean(record.rec_headers.get_header("WARC-Target-URI", "")).split()).strip("<>")
    if not url:
        return None
    day = _DAY.match(record.rec_headers.get_header("WARC-Date", ""))
    charset = _CHARSET.search(told)
    return Record(number, url, day and day[0], charset and charset[1], page)
