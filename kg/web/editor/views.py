"""The pages of the editor: the query page, and the terms that it completes."""

from __future__ import annotations

import json
from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from kg.asking.sparql import with_prefixes
from kg.errors import UnknownQuery
from kg.web.addresses import here
from kg.web.editor.answers import Answer, answered
from kg.web.editor.examples import PREFIX, Example, example, groups
from kg.web.editor.vocabulary import completions
from kg.web.language import language_of
from kg.web.rendering import path, render
from kg.web.site import site_of
from kg.web.wording import words
from mappings.namespaces import PREFIXES

FIRST: Final = """# The newest events, and where they took place
SELECT ?event ?name ?date ?place WHERE {{
  ?event a dip:Event ;
    dip:start ?date ;
    rdfs:label ?name .
  FILTER(LANG(?name) = "{language}")
  OPTIONAL {{ ?event dip:place ?place }}
}}
ORDER BY DESC(STR(?date))
LIMIT 50
"""
"""The query that the page opens with; labels of events are in French and English."""
_LONGEST: Final = 200_000  # characters of a query that the page opens


async def query_page(request: Request) -> Response:
    """Answer with the editor.

    ``query``: the text to open; ``example``: a question of the library instead, with ``param.NAME`` for its
    parameters; ``run``: answer it in the page itself, for readers without scripts.
    """
    language = language_of(request)
    asked = request.query_params
    try:
        chosen = _chosen(request, language)
    except UnknownQuery as error:
        return _page(request, None, with_prefixes(FIRST.format(language="en")), Answer(fault=str(error)))
    text = asked.get("query", "")[:_LONGEST]
    if not text:
        text = chosen.text if chosen else FIRST.format(language="fr" if language == "fr" else "en")
    text = with_prefixes(text)
    answer = await answered(site_of(request), text) if "run" in asked else None
    return _page(request, chosen, text, answer)


async def completion(request: Request) -> Response:
    """Answer with the terms of the ontology for the editor to complete, labelled in the reader's language."""
    found = {"terms": completions(language_of(request)), "prefixes": PREFIXES}
    return JSONResponse(found, headers={"Vary": "Accept-Language, Cookie"})


def _chosen(request: Request, language: str) -> Example | None:
    name = request.query_params.get("example", "")
    if not name:
        return None
    given = {
        key.removeprefix(PREFIX): value
        for key, value in request.query_params.items()
        if key.startswith(PREFIX)
    }
    return example(name, given, language, site_of(request).settings.base)


def _page(request: Request, chosen: Example | None, text: str, answer: Answer | None) -> Response:
    language = language_of(request)
    complete = chosen is not None and not chosen.fault
    told = {
        "endpoint": path(request, "sparql"),
        "base": site_of(request).settings.base,
        "root": path(request, ""),
        "terms": path(request, f"query/terms?lang={language}"),
        "language": language,
        "run": answer is None and (complete or "query" in request.query_params),
        "words": words(language)["editor"] | {"kinds": words(language)["pictures"]["kinds"]},
    }
    values = {
        "section": "query",
        "groups": groups(),
        "chosen": chosen,
        "text": text,
        "answer": answer,
        "here": partial(here, request),
        "told": json.dumps(told, ensure_ascii=False),
    }
    return render(request, "query.html", values, 200 if answer is None or not answer.fault else 400)
