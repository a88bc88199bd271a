"""The files of the site that never change under one address: browsers may keep them."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from typing import Final

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_FOR_EVER: Final = "public, max-age=31536000, immutable"
_SHORTLY: Final = "public, max-age=600"


class Static(StaticFiles):
    """Files; one that is asked for with the mark of its content (``?v=``) may be kept for a year.

    What the build compressed is sent so, to whoever takes it.
    """

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer with a file, as ``StaticFiles`` does, and say how long it may be kept."""
        compressed = _takes_gzip(scope) and not path.endswith(".gz") and self.lookup_path(f"{path}.gz")[1]
        response = await super().get_response(f"{path}.gz" if compressed else path, scope)
        if compressed:
            response.headers["Content-Encoding"] = "gzip"
            response.headers["Content-Type"] = _type(path)
        if self.lookup_path(f"{path}.gz")[1]:
            response.headers.add_vary_header("Accept-Encoding")
        marked = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = _FOR_EVER if marked else _SHORTLY
        return response


def _takes_gzip(scope: Scope) -> bool:
    """Whether a request takes gzip (RFC 9110 §12.5.3); one that weighs it at nothing does not."""
    accepted = Headers(scope=scope).get("accept-encoding", "").lower().replace(" ", "")
    weights = dict(part.partition(";q=")[::2] for part in accepted.split(","))
    return weights.get("gzip", "0") == "" or weights.get("gzip", "0").strip("0.") != ""


def _type(path: str) -> str:
    """The media type of a file by its name; texts are UTF-8."""
    found = mimetypes.guess_type(Path(path).name)[0] or "application/octet-stream"
    return f"{found}; charset=utf-8" if found.startswith("text/") else found
