"""The lists: everything of one kind, a page at a time; events and articles by year, names by their first letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from kg.web.facts import read
from kg.web.naming import Naming, Ref
from kg.web.neighbours import Mention, called, newest_first
from kg.web.paging import pages
from kg.web.remembered import remembered
from kg.web.rendering import render
from kg.web.said import Said, value_of
from kg.web.search import entity_ref
from kg.web.site import Site, site_of
from mappings.folding import fold

Page = Callable[[Request], Awaitable[Response]]

FACTS: Final = 30  # facts on a page
NAMES: Final = 120  # names on a page
_DATED: Final = {
    "events": "?fact a dip:Event . OPTIONAL { ?fact dip:earliest ?moment }",
    "agreements": "?fact a dip:Agreement . OPTIONAL { ?fact dip:signedOn ?moment }",
    "articles": "?fact a dip:Article . OPTIONAL { ?fact schema:datePublished ?moment }",
}
_ALL: Final = """
SELECT ?fact (MIN(STR(?moment)) AS ?when) (MIN(STR(?day)) AS ?published) WHERE {
  %s FILTER(STRSTARTS(STR(?fact), "%s"))
  OPTIONAL { ?article dip:reports ?fact ; schema:datePublished ?day }
} GROUP BY ?fact
"""
_NAMED: Final = {"persons": "Person", "places": "Place", "bodies": "Body"}
_TOPICS: Final = """
SELECT ?s (COUNT(DISTINCT ?fact) AS ?number) WHERE {
  ?s skos:inScheme <%sscheme/topics> OPTIONAL { ?fact dip:topic ?s }
} GROUP BY ?s
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """A year or a letter by which a list can be narrowed, and how many there are of it."""

    text: str
    number: int


def dated(name: str) -> Page:
    """Return the page of a list of facts, the newest first, by ``?year=`` and, where it is given, ``?month=``."""

    async def page(request: Request) -> Response:
        site = site_of(request)
        known = await remembered(site, (everything, name), lambda: everything(site, name))
        year, month = (_digits(request, key) for key in ("year", "month"))
        years = Counter(one.when[:4] for one in known if one.when[:4].isdigit())
        chosen = [one for one in known if one.when.startswith(year)] if year else list(known)
        months = Counter(one.when[5:7] for one in chosen if year and one.when[5:7].isdigit())
        if year and month:
            chosen = [one for one in chosen if one.when[5:7] == month]
        cut = pages(request, len(chosen), FACTS)
        iris = [one.iri for one in cut.of(chosen)]
        reading = await read(request, iris)
        articles = name == "articles"
        values = {
            "section": name,
            "year": year,
            "month": month,
            "years": [Choice(text, years[text]) for text in sorted(years, reverse=True)],
            "months": [Choice(text, months[text]) for text in sorted(months)],
            "pages": cut,
            "sources": [reading.evidence.source(iri) for iri in iris] if articles else [],
            "facts": [] if articles else [reading.fact(iri) for iri in iris],
        }
        return render(request, "facts.html", values)

    return page


def named(name: str) -> Page:
    """Return the page of a list of names, in their order without diacritics, by ``?letter=``."""

    async def page(request: Request) -> Response:
        index, naming = await site_of(request).names.index(), Naming(request, Said())
        entities = [one for one in index.entities.values() if one.kind == _NAMED[name]]
        refs = sorted(
            ((fold(entity.name(naming.language)), entity) for entity in entities),
            key=lambda one: (one[0], one[1].iri),
        )
        letters = Counter(folded[:1].upper() for folded, _ in refs)
        letter = request.query_params.get("letter", "")[:1].upper()
        if letter in letters:
            refs = [one for one in refs if one[0][:1].upper() == letter]
        cut = pages(request, len(refs), NAMES)
        shown = [(entity_ref(naming, entity), entity.type) for _, entity in cut.of(refs)]
        values = {
            "section": name,
            "letter": letter if letter in letters else "",
            "letters": [Choice(text, letters[text]) for text in sorted(letters)],
            "names": shown,
            "pages": cut,
        }
        return render(request, "names.html", values)

    return page


async def topics(request: Request) -> Response:
    """Answer with the topics and how much is filed under each.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    site = site_of(request)
    numbers = await remembered(site, filed, lambda: filed(site))
    names = await called(site.endpoint, site.settings.base, numbers)
    naming = Naming(request, names)
    found: list[tuple[Ref, int]] = [(naming.of(iri), number) for iri, number in numbers.items()]
    found.sort(key=lambda one: (-one[1], fold(one[0].text)))
    return render(
        request, "topics.html", {"section": "topics", "topics": found, "most": max([1, *numbers.values()])}
    )


async def filed(site: Site) -> dict[str, int]:
    """Return each topic with how much is filed under it.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_TOPICS % site.settings.base)
    return {value_of(row, "s"): int(value_of(row, "number")) for row in rows}


async def everything(site: Site, name: str) -> tuple[Mention, ...]:
    """Return all facts of a list, the newest first.

    Raises:
        QueryFailed, ServiceUnreachable: as the endpoint does.
    """
    rows = await site.endpoint.rows(_ALL % (_DATED[name], site.settings.base))
    return newest_first(
        Mention(value_of(row, "fact"), value_of(row, "when"), value_of(row, "published")) for row in rows
    )


def _digits(request: Request, key: str) -> str:
    asked = request.query_params.get(key, "")[:4]
    return asked if asked.isascii() and asked.isdigit() else ""
