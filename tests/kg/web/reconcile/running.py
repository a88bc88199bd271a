"""A site on a real port of 127.0.0.1, for clients that speak HTTP themselves."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from kg.web.app import create_app
from kg.web.settings import Settings
from tests.kg.servers import WAIT, free_port


@contextmanager
def site(settings: Settings) -> Iterator[str]:
    """Serve a site in a thread; yield its address without a slash at its end."""
    port = free_port()
    config = uvicorn.Config(create_app(settings), host="127.0.0.1", port=port, log_level="error")
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    try:
        until = time.monotonic() + WAIT
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        running.join(WAIT)
