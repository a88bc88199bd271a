"""The server: the application of a site on a port, until it is told to end."""

from __future__ import annotations

import uvicorn

from kg.web.app import create_app
from kg.web.settings import Settings


def serve(settings: Settings, host: str, port: int) -> None:
    """Serve a site on ``host``:``port`` until a signal ends it."""
    uvicorn.run(create_app(settings), host=host, port=port, log_level="warning", access_log=False)
