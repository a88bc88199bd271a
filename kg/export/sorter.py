"""Sorting more lines than fit in memory, at the speed at which Python sorts lists."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO, Final, cast

from kg.closing import Closing

RUN: Final = 16 << 20  # bytes sorted at a time
_LEAST: Final = 64 << 10  # bytes of a run read back at a time, however many runs there are

Block = list[bytes]


class Sorter(Closing):
    """Takes lines as bytes and gives them back sorted by code point, each line as often as it came.

    What exceeds ``run`` bytes waits in a temporary file that has no name and goes with the process: sorted runs,
    of which a block each is in memory while they are merged. Blocks are merged by sorting them together, which
    for lists made of sorted stretches costs little more than copying.
    https://github.com/python/cpython/blob/main/Objects/listsort.txt
    """

    def __init__(self, run: int = RUN) -> None:
        self._run = run
        self._parts: list[bytes] = []
        self._size = 0
        self._file: IO[bytes] | None = None
        self._runs: list[tuple[int, int]] = []  # where each lies in the file: offset, length

    def close(self) -> None:
        """Remove what was sorted on disk."""
        if self._file is not None:
            self._file.close()

    def as_file(self) -> IO[bytes]:
        """Return this sorter as the stream that writers of lines ask for; they call ``write`` and ``flush`` alone."""
        return cast(IO[bytes], self)

    def write(self, data: bytes) -> int:
        """Take lines that end in a newline; a line may come in several writes.

        Raises:
            OSError: the temporary file cannot be written to.
        """
        self._parts.append(bytes(data))
        self._size += len(data)
        if self._size >= self._run:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Do nothing: what is written counts at once."""

    def blocks(self) -> Iterator[Block]:
        """Yield all lines in order, without their newlines, in blocks; equal lines are in one block. Can be repeated."""
        data = b"".join(self._parts)
        lines = _lines(data)
        lines.sort()
        self._parts, self._size = [data], len(data)
        if not self._runs:
            if lines:
                yield lines
            return
        yield from _merged([self._read(*run) for run in self._runs] + [iter([lines])])

    def _spill(self) -> None:
        """Bring all whole lines to the file as one more run."""
        data = b"".join(self._parts)
        whole = data.rfind(b"\n") + 1
        self._parts, self._size = [data[whole:]], len(data) - whole
        if not whole:
            return
        lines = _lines(data[:whole])
        del data
        lines.sort()
        if self._file is None:
            self._file = TemporaryFile()  # noqa: SIM115 - closed with the sorter
        start = sum(self._runs[-1]) if self._runs else 0
        self._file.seek(start)
        self._file.write(b"\n".join(lines) + b"\n")
        self._runs.append((start, whole))

    def _read(self, offset: int, length: int) -> Iterator[Block]:
        """Yield the lines of a run in blocks."""
        assert self._file is not None  # noqa: S101 - there are runs, so there is a file
        size = max(_LEAST, self._run // len(self._runs))
        rest, end = b"", offset + length
        while offset < end:
            self._file.seek(offset)
            data = self._file.read(min(size, end - offset))
            offset += len(data)
            whole = data.rfind(b"\n") + 1
            lines = _lines(rest + data[:whole])
            rest = data[whole:] if whole else rest + data
            if whole:
                yield lines


def distinct(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield each line of sorted blocks once."""
    for block in blocks:
        yield list(dict.fromkeys(block))


def _merged(runs: list[Iterator[Block]]) -> Iterator[Block]:
    """Yield what all the runs hold in order: at each turn all that is not above the lowest of the blocks' ends."""
    heads = [(block, run) for run in runs if (block := next(run, None))]
    while heads:
        limit = min(block[-1] for block, _ in heads)
        taken: Block = []
        rest = []
        for block, run in heads:
            cut = bisect_right(block, limit)
            taken += block[:cut]
            left: Block | None = block[cut:]
            while left is not None and not left:
                left = next(run, None)
                if left and left[0] <= limit:  # a line that the last block ended on may go on in the next one
                    cut = bisect_right(left, limit)
                    taken += left[:cut]
                    left = left[cut:]
            if left:
                rest.append((left, run))
        heads = rest
        taken.sort()
        yield taken


def _lines(data: bytes) -> Block:
    lines = data.split(b"\n")
    if not lines[-1]:
        lines.pop()
    return lines
