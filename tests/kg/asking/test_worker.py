"""The process in which a query runs, without the process."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.asking.library import parse
from kg.asking.wire import Figures, Frame, Head, Kind, Request, receive, send, unpacked
from kg.asking.worker import serve
from kg.errors import MissingStore
from kg.formats import AnswerFormat


def served(
    store: Path, text: str, *, measure: bool = False, kind: AnswerFormat | None = None
) -> list[tuple[Frame, bytes]]:
    """The frames of an answer."""
    out = io.BytesIO()
    serve(Request(store, parse(text, "q", "q"), {}, kind, measure), out)
    out.seek(0)
    found = []
    while frame := receive(out):
        found.append(frame)
    return found


def test_an_answer_is_a_head_data_and_an_end(store_dir: Path) -> None:
    """Rows for a table come as TSV."""
    begin, head, *data, end = served(store_dir, "SELECT ('x' AS ?a) (2 AS ?b) {}")
    assert begin == (Frame.BEGIN, b"")
    assert unpacked(head[1]) == Head(Kind.ROWS, AnswerFormat.TABLE, ("a", "b"))
    assert b"".join(content for _, content in data) == b'?a\t?b\n"x"\t2\n'
    assert end == (Frame.END, b"")


def test_a_truth_has_no_data_unless_a_format_is_wanted(store_dir: Path) -> None:
    """Its head says it."""
    assert [frame for frame, _ in served(store_dir, "ASK {}")] == [Frame.BEGIN, Frame.HEAD, Frame.END]
    assert served(store_dir, "ASK {}", kind=AnswerFormat.CSV)[2] == (Frame.DATA, b"true")


def test_measuring_counts_and_keeps_nothing(store_dir: Path) -> None:
    """The figures come in the end's place."""
    frames = served(store_dir, "SELECT * { ?a a dip:Person }", measure=True)
    figures = unpacked(frames[-1][1])
    assert isinstance(figures, Figures)
    assert [frame for frame, _ in frames] == [Frame.BEGIN, Frame.HEAD, Frame.END]
    assert figures.count > 2
    assert figures.first is not None
    assert 0 <= figures.first <= figures.last
    none = unpacked(served(store_dir, "SELECT * { FILTER(false) }", measure=True)[-1][1])
    assert (none.first, none.count) == (None, 0)


def test_a_missing_store_is_an_error_of_the_library(tmp_path: Path) -> None:
    """For the process to send."""
    with pytest.raises(MissingStore):
        served(tmp_path, "ASK {}")


def test_a_frame_that_is_cut_off_is_none() -> None:
    """In its head or in its content."""
    whole = io.BytesIO()
    send(whole, Frame.DATA, b"content")
    for length in range(len(whole.getvalue())):
        assert receive(io.BytesIO(whole.getvalue()[:length])) is None
    assert receive(io.BytesIO(whole.getvalue())) == (Frame.DATA, b"content")
