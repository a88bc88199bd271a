"""Compressed files: equal content, equal bytes; a missing library is named."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kg.errors import MissingExtra
from kg.formats import Compression, compression_of
from kg.packing import packed, unpacked
from mappings.readers import packing as reading


@pytest.mark.parametrize("compression", [None, *Compression])
def test_what_is_packed_is_unpacked_and_twice_the_same(
    compression: Compression | None, tmp_path: Path
) -> None:
    """The suffix says how."""
    if compression is Compression.ZST:
        pytest.importorskip("backports.zstd", reason="needs the extra zst")
    written = []
    for _ in range(2):
        stream = io.BytesIO()
        with packed(stream, compression) as out:
            out.write("été\n".encode() * 1000)
        written.append(stream.getvalue())
    assert written[0] == written[1]
    file = tmp_path / ("a.nt" if compression is None else f"a.nt.{compression}")
    file.write_bytes(written[0])
    assert compression_of(file) is compression
    with unpacked(file) as stream_back:
        assert stream_back.read() == "été\n".encode() * 1000


def test_a_missing_library_is_named_with_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install, no traceback."""
    monkeypatch.setattr(reading, "_ZSTD_HOMES", ("no.such.library",))
    with (
        pytest.raises(MissingExtra, match=r"pip install 'diplomacy-kg\[zst\]'"),
        packed(io.BytesIO(), Compression.ZST),
    ):
        pass
