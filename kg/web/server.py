"""The server: the application of a site on a port, until it is told to end."""

from __future__ import annotations

import logging
import signal
import socket
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Final, NoReturn

import uvicorn
from starlette.applications import Starlette

from kg.errors import PortTaken
from kg.web.app import create_app
from kg.web.connection import Connection
from kg.web.engine import Engine, Terms
from kg.web.settings import Settings

_LEAVE: Final = 5  # seconds that requests under way have when the server is told to end
_BACKLOG: Final = 2048
_CONNECTIONS: Final = 1000  # at a time; others are told to come again


@dataclass(frozen=True, slots=True)
class Place:
    """Where a server listens; port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 8000


def serve(settings: Settings, place: Place, on_listen: Callable[[str], None]) -> None:
    """Serve a site until SIGTERM or SIGINT ends it; ``on_listen`` is told its address once it takes requests.

    Without ``settings.query_url`` an engine of our own serves the store in ``settings.store``.

    Raises:
        PortTaken: the address cannot be listened on.
        MissingStore, StoreUnreadable, EngineFailed, MissingExtra: see ``kg.web.engine.Engine``.
    """
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        with _listening(place) as listening, _engine(settings) as engine:
            _run(create_app(settings, engine), listening, on_listen)
    except KeyboardInterrupt:
        return
    finally:
        signal.signal(signal.SIGTERM, before)


def _engine(settings: Settings) -> Engine | nullcontext[None]:
    if settings.query_url or settings.store is None:
        return nullcontext()
    terms = Terms(
        settings.limits.seconds,
        memory=settings.limits.memory,
        connects=bool(settings.services),
        writable=settings.token is not None,
    )
    return Engine(settings.store, terms)


def _listening(place: Place) -> socket.socket:
    """A socket that listens; made before anything else starts, so that a taken port is said at once."""
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((place.host, place.port))
    except (OSError, OverflowError) as error:
        made.close()
        raise PortTaken(place.host, place.port, getattr(error, "strerror", None) or str(error)) from error
    return made


def _run(app: Starlette, listening: socket.socket, on_listen: Callable[[str], None]) -> None:
    logging.getLogger("uvicorn.error").addFilter(_said_by_us)
    config = uvicorn.Config(
        app,
        http=Connection,
        log_level="warning",
        access_log=False,
        backlog=_BACKLOG,
        limit_concurrency=_CONNECTIONS,
        server_header=False,
        proxy_headers=False,  # --public-url says what a proxy would
        ws="none",
        timeout_keep_alive=15,
        timeout_graceful_shutdown=_LEAVE,
    )
    listening.listen(_BACKLOG)
    _Server(config, lambda: on_listen(_address(listening))).run(sockets=[listening])


class _Server(uvicorn.Server):
    """Says that it listens once signals are handled: one that comes while Python still imports can get lost."""

    def __init__(self, config: uvicorn.Config, on_listen: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_listen = on_listen

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and say so."""
        await super().startup(sockets)
        if not self.should_exit:
            self._on_listen()


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def _said_by_us(record: logging.LogRecord) -> bool:
    """An answer that is broken off on purpose is no fault of the server's."""
    return "without completing response" not in record.getMessage()


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt
