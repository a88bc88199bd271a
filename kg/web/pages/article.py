"""The page of an article: its text with the quoted words marked, where it is kept, and each fact beside its words.

Each mark has the fragment of its evidence as its id (``char=12,80``), so that the IRI of a quote leads to it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.web.alternates import ALTERNATES
from kg.web.evidence import Quoted
from kg.web.facts import Fact, Reading, read
from kg.web.naming import Ref
from kg.web.pages.node import links, segment_of
from kg.web.paging import pages
from kg.web.rendering import render
from kg.web.said import Said
from kg.web.site import site_of
from kg.web.texts import Kept

_SPAN: Final = re.compile(r"(\d{1,9}),(\d{1,9})")
_MOST: Final = 120  # facts of an article on one page
_SEGMENTS: Final = ("event", "agreement", "statement", "relationship", "anniversary", "tenure")
_ABOUT: Final = ("person", "place", "body")

Span = tuple[int, int]
"""The first and the last place of a quote, in code points."""


@dataclass(frozen=True, slots=True)
class Open:
    """The beginning of a quote, or of the rest of one that was interrupted, which has no id; ``asked`` for by the address."""

    id: str
    asked: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: the quotes that begin before it, how many end behind it, and whether it is within any."""

    text: str
    opens: tuple[Open, ...]
    closes: int
    marked: bool
    new_paragraph: bool


async def article_page(request: Request, iri: str, known: Said) -> Response:
    """Answer with the page of an article of which ``known`` is said.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    base = site_of(request).settings.base
    reported = [one for one in known.iris(iri, "dip:reports") if segment_of(base, one) in _SEGMENTS]
    mentioned = [one for one in known.iris(iri, "schema:mentions") if segment_of(base, one) in _ABOUT]
    cut = pages(request, len(reported), _MOST, "page", "#facts")
    reading = await read(request, cut.of(reported), (iri, *mentioned), known)
    facts = sorted((reading.fact(fact) for fact in cut.of(reported)), key=lambda fact: _place(fact, iri))
    identifier = known.one(iri, "schema:identifier")
    text = Kept(site_of(request).settings.store).of(identifier)
    quotes = [quote for fact in facts for quote in _own(fact, iri)]
    asked = _asked(request)
    spans = {(quote.start, quote.end) for quote in quotes} | ({asked} if asked else set())
    head = Reading(request, known, reading.said)
    values = {
        "section": "articles",
        "segment": "article",
        "node": reading.naming.of(iri),
        "source": head.evidence.source(iri),
        "pieces": pieces(text.text, spans, asked) if text is not None else (),
        "lang_of_text": known.one(iri, "schema:inLanguage"),
        "facts": _with_ids(facts, iri, needed=text is None),
        "mentioned": _by_kind([reading.naming.of(one) for one in mentioned]),
        "links": links(reading.naming, known, iri),
        "pages": cut,
        "formats": ALTERNATES,
    }
    return render(request, "article.html", values)


def pieces(text: str, spans: set[Span], asked: Span | None = None) -> tuple[Piece, ...]:
    """Return a text cut wherever a quote begins or ends and where a paragraph ends.

    Elements must nest: a quote that crosses the end of another, or of a paragraph, goes on behind it without its id.
    Spans beyond the text are left out.
    """
    known = sorted(
        (span for span in spans if 0 <= span[0] < span[1] <= len(text)), key=lambda x: (x[0], -x[1])
    )
    breaks = {match.end() for match in re.finditer(r"\n+", text)}
    cuts = sorted({0, len(text)} | breaks | {place for span in known for place in span})
    begun: defaultdict[int, list[Span]] = defaultdict(list)
    for span in known:
        begun[span[0]].append(span)
    within, carried, found = list[Span](), list[Span](), list[Piece]()
    for start, end in pairwise(cuts):
        opens = [Open("", span == asked) for span in carried]
        opens += [Open(f"char={span[0]},{span[1]}", span == asked) for span in begun[start]]
        within += carried + begun[start]
        kept = (
            0 if end in breaks else next((n for n, span in enumerate(within) if span[1] <= end), len(within))
        )
        carried = [span for span in within[kept:] if span[1] > end]
        piece = Piece(
            text[start:end].strip("\n"), tuple(opens), len(within) - kept, bool(within), start in breaks
        )
        found.append(piece)
        del within[kept:]
    return tuple(found)


def _asked(request: Request) -> Span | None:
    match = _SPAN.fullmatch(request.query_params.get("char", ""))
    return (int(match[1]), int(match[2])) if match else None


def _own(fact: Fact, article: str) -> list[Quoted]:
    return [quote for report in fact.reports if report.source.ref.iri == article for quote in report.quotes]


def _with_ids(
    facts: list[Fact], article: str, *, needed: bool
) -> list[tuple[Fact, list[tuple[Quoted, str]]]]:
    """The facts with their quotes; where no text has the quotes' ids, the first quote of each place has it."""
    seen = set[str]()
    found = []
    for fact in facts:
        quotes = []
        for quote in _own(fact, article):
            name = f"char={quote.start},{quote.end}"
            quotes.append((quote, name if needed and name not in seen else ""))
            seen.add(name)
        found.append((fact, quotes))
    return found


def _place(fact: Fact, article: str) -> tuple[int, str]:
    return min((quote.start for quote in _own(fact, article)), default=1 << 30), fact.ref.iri


def _by_kind(refs: list[Ref]) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = {kind: [] for kind in _ABOUT}
    for ref in sorted(refs, key=lambda ref: ref.text):
        found[ref.kind].append(ref)
    return {kind: named for kind, named in found.items() if named}
