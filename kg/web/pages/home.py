"""The first page: what the graph holds, what happened last, and where to look."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from kg.web.rendering import render


async def home(request: Request) -> Response:
    """Answer with the first page."""
    return render(request, "home.html", {})
