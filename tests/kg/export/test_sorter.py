"""Sorting: as Python sorts, whatever fits in memory."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.export.sorter import Sorter, distinct

LINES = st.lists(st.binary(max_size=9).filter(lambda line: b"\n" not in line), max_size=60)


def ordered(lines: list[bytes], run: int, step: int) -> list[list[bytes]]:
    """The blocks of a sorter that is given the lines in pieces of ``step`` bytes."""
    data = b"".join(line + b"\n" for line in lines)
    with Sorter(run) as sorter:
        for start in range(0, len(data), step):
            sorter.write(data[start : start + step])
        sorter.flush()
        first = list(sorter.blocks())
        assert list(sorter.blocks()) == first
    return first


@given(LINES, st.integers(1, 40), st.integers(1, 30))
def test_runs_and_pieces_of_any_size_give_the_sorted_lines(lines: list[bytes], run: int, step: int) -> None:
    """Each line as often as it came, in the order of its bytes, and again when asked again."""
    blocks = ordered(lines, run, step)
    assert [line for block in blocks for line in block] == sorted(lines)


@given(LINES, st.integers(1, 40))
def test_equal_lines_are_in_one_block(lines: list[bytes], run: int) -> None:
    """So that a block can be made free of repetitions on its own."""
    found = [line for block in distinct(ordered(lines, run, 7)) for line in block]
    assert found == sorted(set(lines))


def test_long_runs_are_read_back_in_pieces() -> None:
    """Runs longer than what is read at a time, with lines across the borders of the pieces."""
    lines = [f"{number * 7919 % 50000:05d} {'x' * (number % 90)}".encode() for number in range(50000)]
    blocks = ordered(lines, 400_000, 65_521)
    assert len(blocks) > 6
    assert [line for block in blocks for line in block] == sorted(lines)
