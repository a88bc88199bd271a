"""Evaluations: what a question that the engine gives up is told, whatever the two clocks show."""

from __future__ import annotations

import asyncio
import time
from http import HTTPStatus
from typing import Final

import pytest

from kg.web.evaluation import Asked, Evaluations
from kg.web.problem import Refused
from kg.web.settings import Limits
from kg.web.upstream import Upstream

HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nn\r\n\r\n"


async def refused(limit: float, after: float, kept_busy: float) -> HTTPStatus:
    """The status of a question with a time limit whose engine breaks off its answer some seconds after it began.

    ``kept_busy``: seconds for which the machine gives us no turn meanwhile.
    """

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(HEAD)
        await asyncio.sleep(after)
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        upstream = Upstream(lambda: f"http://127.0.0.1:{port}/query", 1)
        evaluations = Evaluations(upstream, Limits(seconds=limit), None)
        evaluated = await evaluations.evaluated(Asked("SELECT * {}", "", "text/csv", "SELECT * {}"))
        try:
            time.sleep(kept_busy)  # noqa: ASYNC251 - the loop is to stand still
            with pytest.raises(Refused) as told:
                await evaluated.start(1 << 20)
        finally:
            evaluated.close()
            upstream.close()
    return told.value.status


@pytest.mark.parametrize("kept_busy", [0.0, 0.5])
def test_an_answer_broken_off_at_the_limit_met_it(kept_busy: float) -> None:
    """The engine counts from the beginning, also while we had no turn."""
    assert asyncio.run(refused(1.0, 1.0, kept_busy)) == HTTPStatus.GATEWAY_TIMEOUT


def test_an_answer_broken_off_early_is_of_an_engine_that_died() -> None:
    """Whoever asks is told to come again."""
    assert asyncio.run(refused(60.0, 0.0, 0.0)) == HTTPStatus.SERVICE_UNAVAILABLE
