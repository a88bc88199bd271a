"""What a page calls a node: its name in the reader's language, the language it is in, its kind and its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from starlette.requests import Request

from kg.store import Literal
from kg.terms import shorten
from kg.web.addresses import here
from kg.web.language import language_of
from kg.web.outside import called, safe
from kg.web.said import Said
from kg.web.site import site_of

_KINDS: Final = {
    "person": "person",
    "place": "place",
    "body": "body",
    "series": "event",
    "event": "event",
    "agreement": "agreement",
    "statement": "statement",
    "relationship": "agreement",
    "anniversary": "event",
    "tenure": "person",
    "post": "person",
    "article": "article",
    "topic": "topic",
}
"""The kind that colours a node, by the first segment of its path."""
_PROPERTIES: Final = ("rdfs:label", "skos:prefLabel", "schema:name", "schema:headline", "skos:altLabel")
_SLUG: Final = re.compile(r"[-_+]+")


@dataclass(frozen=True, slots=True)
class Ref:
    """A node as a page names it. ``lang`` is the language of ``text``, "" where it is the page's own or none."""

    iri: str
    href: str
    text: str
    lang: str = ""
    kind: str = ""
    outside: bool = False


class Naming:
    """Names for one answer: in the reader's language, else one that knows none, else English or French, else any."""

    def __init__(self, request: Request, *known: Said) -> None:
        self._request = request
        self.base = site_of(request).settings.base
        self.language = language_of(request)
        self._known = known
        self._named: dict[str, Ref] = {}
        wanted = (self.language, "", *(("en", "fr") if self.language != "fr" else ("fr", "en")))
        self._rank = {tag: number for number, tag in reversed(list(enumerate(wanted)))}

    def of(self, iri: str) -> Ref:
        """Return how to name and reach a node."""
        known = self._named.get(iri)
        if known is None:
            known = self._named[iri] = self._of(iri)
        return known

    def _of(self, iri: str) -> Ref:
        text, tag = self._best(iri)
        if not iri.startswith(self.base):
            address = safe(iri)
            return Ref(iri, address or "", text or called(iri), tag, outside=True)
        return Ref(iri, here(self._request, iri), text or self._from_path(iri), tag, self.kind(iri))

    def kind(self, iri: str) -> str:
        """Return the kind that colours a node, "" where it has none."""
        return _KINDS.get(iri.removeprefix(self.base).partition("/")[0], "")

    def tag(self, language: str) -> str:
        """Return the language to mark text with: none where it is that of the page."""
        return "" if language == self.language else language

    def _best(self, iri: str) -> tuple[str, str]:
        for name in _PROPERTIES:
            terms = (term for known in self._known for term in known.values(iri, name))
            found = [term for term in terms if isinstance(term, Literal)]
            if found:
                best = min(
                    found, key=lambda x: (self._rank.get(x.language or "", 9), x.language or "", x.value)
                )
                return best.value, self.tag(best.language or "")
        return "", ""

    def _from_path(self, iri: str) -> str:
        """The words of an IRI that nothing gives a name to."""
        last = iri.rpartition("/")[2] or shorten(iri)
        return _SLUG.sub(" ", unquote(last)).strip() or iri
