"""The process in which a query runs, so that it can be stopped: one request on standard input, frames on standard output.

Oxigraph evaluates outside Python and hears no signal, so the only sure way to stop it is to end its process.
"""

from __future__ import annotations

import io
import os
import sys
import threading
import time
from typing import BinaryIO, Final, cast

from kg.asking import answers
from kg.asking.services import services
from kg.asking.unknown_terms import unknown_terms
from kg.asking.wire import Figures, Frame, Head, Request, packed, receive, send, unpacked
from kg.errors import ClauseFailed, KgError, QueryFailed
from kg.formats import AnswerFormat
from kg.query import ask, bound
from kg.storage.damage import damage
from kg.store import QueryBoolean, QueryResults, QuerySolutions, Store

AS_ROWS: Final = frozenset({AnswerFormat.TABLE, AnswerFormat.PARQUET})
"""The formats that the asking process makes itself, from rows."""


def main() -> None:
    """Serve one request; end when it is done, or when the process that asked is gone."""
    asked = receive(sys.stdin.buffer)
    if asked is None:
        return
    threading.Thread(target=_end_with_the_asking_process, daemon=True).start()
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    request = unpacked(asked[1])
    try:
        serve(request, out)
    except QueryFailed as error:
        named = services(request.query.text)
        found = damage(request.store, error.reason)
        send(out, Frame.ERROR, packed(found or (ClauseFailed(named, error.reason) if named else error)))
    except KgError as error:
        send(out, Frame.ERROR, packed(error))
    except BrokenPipeError:  # nobody reads any more
        return


def serve(request: Request, out: BinaryIO) -> None:
    """Evaluate a request and write its answer to ``out`` in frames.

    Raises:
        KgError: as ``kg.store.Store.open_read_only``, ``kg.query.ask`` and ``kg.asking.answers`` do.
    """
    with Store.open_read_only(request.store) as view:
        send(out, Frame.BEGIN)
        began = time.monotonic()
        results = ask(view, request.query, request.values)
        chosen = answers.fitting(results, request.format)
        given = bound(view, request.query, request.values).values()
        remarks = unknown_terms(view, request.query.text, given)
        send(out, Frame.HEAD, packed(_head(results, chosen, remarks)))
        if request.measure:
            send(out, Frame.END, packed(_measured(results, began)))
            return
        if isinstance(results, QuerySolutions) or chosen not in AS_ROWS:
            with _Frames(out) as data:
                answers.write(
                    results, cast(BinaryIO, data), AnswerFormat.TSV if chosen in AS_ROWS else chosen
                )
        send(out, Frame.END)


def _head(results: QueryResults, chosen: AnswerFormat, remarks: tuple[str, ...]) -> Head:
    columns = (
        tuple(variable.value for variable in results.variables) if isinstance(results, QuerySolutions) else ()
    )
    truth = bool(results) if isinstance(results, QueryBoolean) else None
    return Head(answers.kind_of(results), chosen, columns, truth, remarks)


def _measured(results: QueryResults, began: float) -> Figures:
    """Take every row or triple, and keep none."""
    first, count = None, 0
    try:
        for count, _ in enumerate(() if isinstance(results, QueryBoolean) else results, start=1):  # noqa: B007
            first = first or time.monotonic() - began
    except (OSError, RuntimeError) as error:
        raise QueryFailed(str(error)) from error
    return Figures(first, time.monotonic() - began, count)


class _Frames(io.RawIOBase):
    """A stream that sends what is written to it as frames of data."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:  # type: ignore[override]  # a buffer gives bytes
        send(self._out, Frame.DATA, bytes(data))
        return len(data)


def _end_with_the_asking_process() -> None:
    """Standard input stays open as long as the asking process lives and wants an answer."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(0)
