"""The query page: a SPARQL editor with the library's questions to start from, and a plain form without scripts."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from kg.web.answering import answering
from kg.web.editor.views import completion, query_page

routes: list[BaseRoute] = [
    Route("/query", answering(query_page)),
    Route("/query/terms", answering(completion)),
]
"""The routes of the editor."""
