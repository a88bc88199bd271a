"""Linked data: whatever IRI of the base is asked for at its path answers, as a page or as data.

https://www.w3.org/TR/cooluris/: the address of a resource answers itself, by content negotiation, and says in
Content-Location which document it answered with; ``.ttl``, ``.jsonld`` and ``.nt`` behind it name the documents.
"""

from __future__ import annotations

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg.errors import QueryFailed
from kg.store import Triple
from kg.web.accept import preferred
from kg.web.addresses import here
from kg.web.alternates import ALTERNATES, HTML, OFFERED, Alternate, format_of, written
from kg.web.neighbours import node
from kg.web.pages.article import article_page
from kg.web.pages.graph import graph_page
from kg.web.pages.missing import missing_page
from kg.web.pages.node import node_page
from kg.web.said import Said
from kg.web.site import Site, site_of

_BY_ENDING: Final = {one.ending: one for one in ALTERNATES}
_BY_KIND: Final = {one.kind: one for one in ALTERNATES}
_LONGEST: Final = 2000  # characters of a path that can name anything
_ILL: Final = re.compile(r'[\x00-\x20\x7f<>"{}|^`\\\[\]#?]|%(?![0-9A-Fa-f]{2})')
_ESCAPES: Final = re.compile(r"(?:%[89A-Fa-f][0-9A-Fa-f])+")
_DATA: Final = """
CONSTRUCT { ?s ?p ?o } WHERE {
  { GRAPH ?g { <%(iri)s> ?p ?o } BIND(<%(iri)s> AS ?s) }
  UNION { GRAPH ?g { ?s ?p <%(iri)s> } BIND(<%(iri)s> AS ?o) }
  UNION { GRAPH ?g { <%(iri)s> dip:participation ?s . ?s ?p ?o } }
  UNION { <%(iri)s> ^dip:participant ?o . GRAPH ?g { ?s dip:participation ?o } BIND(dip:participation AS ?p) }
  UNION { GRAPH ?g { <%(iri)s> dip:evidence ?s . ?s ?p ?o } }
  UNION { GRAPH ?g { <%(iri)s> dip:participation/dip:evidence ?s . ?s ?p ?o } }
  UNION { { SELECT DISTINCT ?s WHERE {
      { <%(iri)s> ?to ?s } UNION { <%(iri)s> dip:participation/dip:participant ?s } UNION { ?s ?to <%(iri)s> }
      UNION { ?part dip:participant <%(iri)s> . ?s dip:participation ?part } FILTER(isIRI(?s)) } }
    VALUES ?g { <%(base)sgraph/labels> } GRAPH ?g { ?s rdfs:label ?o } BIND(rdfs:label AS ?p) }
  UNION { { SELECT DISTINCT ?s WHERE { { <%(iri)s> dip:evidence/dip:inArticle ?s } UNION { ?s dip:reports <%(iri)s> } } }
    GRAPH ?s { ?s ?p ?o } BIND(?s AS ?g)
    FILTER(?p IN (rdf:type, schema:headline, schema:url, schema:datePublished, schema:publisher)) }
  FILTER(STRSTARTS(STR(?g), "%(base)s"))
}
"""
_GRAPH: Final = """
CONSTRUCT { ?s ?p ?o } WHERE {
  { GRAPH <%(iri)s> { ?s ?p ?o } }
  UNION { { SELECT DISTINCT ?s WHERE { GRAPH <%(iri)s> { <%(iri)s> dip:reports|schema:mentions|schema:about ?s } } }
    GRAPH <%(base)sgraph/labels> { ?s rdfs:label ?o } BIND(rdfs:label AS ?p) }
}
"""
_SAME: Final = "owl:sameAs"


async def resource(request: Request) -> Response:
    """Answer for the resource that the path names: its page or its data, 303 to the IRI that it goes by, or 404."""
    site, path = site_of(request), path_of(request)
    if len(path) > _LONGEST or _ILL.search(path):
        return await missing_page(request, path[:_LONGEST])
    if path.startswith("graph/"):
        return await graph_page(request, site.settings.base + path)
    stem, asked = _ending(path)
    for iri, alternate in ((site.settings.base + stem, asked), (site.settings.base + path, None)):
        try:
            known = await node(site.endpoint, site.settings.base, iri)
        except QueryFailed:  # what is no IRI to the endpoint names nothing
            return await missing_page(request, stem)
        if iri in known:
            return await _answer(request, iri, known, alternate)
        kept = [subject for subject in known.subjects() if known.iris(subject, _SAME) == [iri]]
        if kept:
            suffix = "" if alternate is None else f".{alternate.ending}"
            return RedirectResponse(here(request, min(kept)) + suffix, 303, {"Vary": "Accept"})
        if asked is None:
            break
    return await missing_page(request, stem)


async def _answer(request: Request, iri: str, known: Said, asked: Alternate | None) -> Response:
    kind = asked.kind if asked is not None else preferred(request.headers.get("accept", ""), OFFERED)
    if kind is None:
        also = ", ".join(dict.fromkeys(map(format_of, OFFERED)))
        return PlainTextResponse(f"This resource can be had as {also}.\n", 406, {"Vary": "Accept"})
    site, kind = site_of(request), format_of(kind)
    if kind == HTML:
        page = article_page if iri.startswith(f"{site.settings.base}article/") else node_page
        response = await page(request, iri, known)
    else:
        body = written(await data(site, iri), kind)
        response = Response(body, media_type=kind)
        response.headers["Content-Location"] = f"{here(request, iri)}.{_BY_KIND[kind].ending}"
    response.headers["Link"] = ", ".join(
        f'<{_plain(here(request, iri))}.{one.ending}>; rel="alternate"; type="{one.kind}"'
        for one in ALTERNATES
    )
    response.headers.add_vary_header("Accept")
    return response


async def data(site: Site, iri: str) -> list[Triple]:
    """Return what a program gets of a resource.

    An article is its graph. Of anything else: what all our graphs say of it, of its participations and its evidence,
    what refers to it, and what those nodes are called, with the heads of the articles that say so.
    """
    base = site.settings.base
    query = _GRAPH if iri.startswith(f"{base}article/") else _DATA
    return await site.endpoint.triples(query % {"iri": iri, "base": base})


def path_of(request: Request) -> str:
    """Return the path below the site's root as an IRI has it: other scripts' letters plain, every other escape as it came."""
    raw: bytes = request.scope.get("raw_path") or request.url.path.encode()
    path = raw.decode("latin-1").partition("?")[0].removeprefix(request.scope.get("root_path", ""))
    return _ESCAPES.sub(_letters, path.removeprefix("/"))


def _letters(escapes: re.Match[str]) -> str:
    try:
        return bytes.fromhex(escapes[0].replace("%", "")).decode()
    except UnicodeDecodeError:
        return escapes[0]


def _plain(address: str) -> str:
    """An address as a header can hold it."""
    return "".join(c if c.isascii() else "".join(f"%{byte:02X}" for byte in c.encode()) for c in address)


def _ending(path: str) -> tuple[str, Alternate | None]:
    stem, dot, ending = path.rpartition(".")
    known = _BY_ENDING.get(ending) if dot and stem else None
    return (path, None) if known is None else (stem, known)
