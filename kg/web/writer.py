"""The writer: what changes the store, put to our own engine by whoever was let to."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from kg.errors import EngineFailed, ServiceUnreachable
from kg.web.engine import Engine
from kg.web.problem import Refused, busy
from kg.web.upstream import Ask, Upstream

_SECONDS: Final = 300.0  # for one change


class Writer:
    """Changes the store behind the site, one SPARQL Update at a time."""

    def __init__(self, upstream: Upstream, engine: Engine | None) -> None:
        self._upstream = upstream
        self._engine = engine

    async def run(self, update: str) -> None:
        """Carry out an update, whole or not at all.

        Raises:
            Refused: it could not be done.
        """
        try:
            url = f"{self._upstream.url.removesuffix('query')}update"
            headers = {"Content-Type": "application/sparql-update"}
            asked = Ask(url, "POST", update.encode(), headers)
            async with asyncio.timeout(_SECONDS), self._upstream.ask(asked) as answer:
                said = await answer.whole()
        except (EngineFailed, ServiceUnreachable, TimeoutError) as error:
            raise busy("the engine is not there at this moment: try again", 1) from error
        if answer.status not in {HTTPStatus.OK, HTTPStatus.NO_CONTENT}:
            reason = said.decode("utf-8", "replace")
            raise Refused(HTTPStatus.INTERNAL_SERVER_ERROR, f"the graph could not be written: {reason}")
        if self._engine is not None:
            self._engine.version += 1
