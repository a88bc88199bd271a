"""What the site holds, for programs that look for data sets: VoID at ``/.well-known/void``."""

from __future__ import annotations

import io
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kg.errors import QueryFailed, QueryStopped, ServiceUnreachable
from kg.release.void import write_void
from kg.web.description import read, written
from kg.web.problem import Refused, busy
from kg.web.site import site_of

_LATER: Final = 60  # seconds after which counting may succeed


async def void(request: Request) -> Response:
    """Describe the data set."""
    site = site_of(request)
    root = site.root(request)
    try:
        try:
            told = await site.figures.counted(root)
        except (QueryFailed, QueryStopped, ServiceUnreachable) as error:
            raise busy("what the graph holds could not be counted: try again later", _LATER) from error
        made = io.BytesIO()
        write_void(told, made, f"{root}/sparql")
        return written(read(made.getvalue()), request.headers.get("accept", ""))
    except Refused as refused:
        return refused.response()


routes: Final = [Route("/.well-known/void", void)]
"""The route of the description."""
