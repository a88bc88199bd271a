"""The evidence of a claim: the words of each article that state it, within their sentence, and where they stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from starlette.requests import Request

from kg.web.dates import in_words
from kg.web.naming import Naming, Ref
from kg.web.outside import host, safe
from kg.web.said import Said
from kg.web.site import site_of
from kg.web.texts import Kept

_PLACE: Final = re.compile(r"char=(\d+),(\d+)")  # https://www.rfc-editor.org/rfc/rfc5147#section-2.1.1


@dataclass(frozen=True, slots=True)
class Source:
    """An article as evidence names it; ``url`` is None where no page may link to it."""

    ref: Ref
    outlet: str
    published: str
    date: str
    url: str | None
    lang: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words ``text[start:end]`` of an article, with the rest of their sentence, "" where its text is not kept."""

    source: Source
    href: str
    start: int
    end: int
    before: str
    exact: str
    after: str


@dataclass(frozen=True, slots=True)
class Report:
    """What one article says of something, in the order in which it stands there."""

    number: int
    source: Source
    quotes: tuple[Quoted, ...]


class Evidence:
    """The evidence within what an answer is made of."""

    def __init__(self, request: Request, told: Said, naming: Naming) -> None:
        self._told = told
        self._naming = naming
        self._texts = Kept(site_of(request).settings.store)
        self._sources: dict[str, Source] = {}

    def behind(self, *nodes: str) -> tuple[Quoted, ...]:
        """Return the quotes that any of the nodes rests on, each once, by article and place."""
        found = {iri for node in nodes for iri in self._told.iris(node, "dip:evidence")}
        quotes = (self._quoted(iri) for iri in found)
        return tuple(sorted(quotes, key=lambda one: (one.source.published, one.source.ref.iri, one.start)))

    def reports(self, nodes: Iterable[str]) -> tuple[Report, ...]:
        """Return what each article says of any of the nodes, the earliest report first; they are numbered from 1."""
        by_article: defaultdict[str, list[Quoted]] = defaultdict(list)
        for quoted in self.behind(*nodes):
            by_article[quoted.source.ref.iri].append(quoted)
        return tuple(
            Report(number, quotes[0].source, tuple(quotes))
            for number, quotes in enumerate(by_article.values(), 1)
        )

    def source(self, article: str) -> Source:
        """Return how to name an article."""
        if article not in self._sources:
            url = self._told.one(article, "schema:url")
            published = self._told.one(article, "schema:datePublished")
            publisher = self._told.one(article, "schema:publisher")
            self._sources[article] = Source(
                self._naming.of(article),
                publisher if safe(publisher) is None else host(publisher),
                published,
                in_words(self._naming.language, published),
                safe(url),
                self._told.one(article, "schema:inLanguage"),
            )
        return self._sources[article]

    def _quoted(self, iri: str) -> Quoted:
        article, _, fragment = iri.partition("#")
        source = self.source(article)
        place = _PLACE.fullmatch(fragment)
        start, end = (int(place[1]), int(place[2])) if place else (0, 0)
        exact = self._told.one(iri, "oa:exact")
        text = self._texts.of(self._told.one(article, "schema:identifier"))
        before = after = ""
        if text is not None and text.text[start:end] == exact:
            before, after = text.sentence(start, end)
        return Quoted(source, f"{source.ref.href}#char={start},{end}", start, end, before, exact, after)
