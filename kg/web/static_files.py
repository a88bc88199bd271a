"""The files of the site that never change under one address: browsers may keep them."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_SHORTLY: Final = "public, max-age=600"


class Static(StaticFiles):
    """Files; one that is asked for with the mark of its content (``?v=``) may be kept for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, as ``StaticFiles`` does, and say how long it may be kept."""
        response = await super().get_response(path, scope)
        marked = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = _FOR_EVER if marked else _SHORTLY
        return response
