"""Answers as Arrow tables and Parquet files, with typed columns; the only door to pyarrow, which is optional."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from kg.asking.columns import Column, Kind, Row, survey, typed
from kg.errors import MissingExtra

if TYPE_CHECKING:
    import pyarrow as pa

_GROUP: Final = 65_536  # rows of a row group: so many are in memory at once


def table(names: Sequence[str], rows: Iterable[Row]) -> pa.Table:
    """Return an answer's rows as an Arrow table.

    Whole numbers are int64, other numbers float64, full dates date32, times timestamps in microseconds, in UTC
    where they have a zone; everything else is a string. The metadata of a field says what it holds (``kind``), so
    that an IRI can be told from a text.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    kept = [tuple(row) for row in rows]
    columns = survey(names, kept)
    arrow = _arrow()
    return arrow.Table.from_batches([_batch(arrow, columns, kept)])


def write_parquet(columns: Sequence[Column], rows: Iterable[Row], out: BinaryIO) -> int:
    """Write rows to a Parquet file, a group at a time; return how many. ``columns`` says what they hold.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    arrow = _arrow()
    count = 0
    with arrow.parquet.ParquetWriter(out, _schema(arrow, columns), compression="zstd") as writer:
        for group in _groups(rows):
            writer.write_batch(_batch(arrow, columns, group))
            count += len(group)
    return count


def require() -> None:
    """Find out whether pyarrow is there before a long query runs.

    Raises:
        MissingExtra: it is not.
    """
    _arrow()


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    source = iter(rows)
    while group := list(islice(source, _GROUP)):
        yield group


def _batch(arrow: Any, columns: Sequence[Column], rows: Sequence[Row]) -> Any:
    schema = _schema(arrow, columns)
    arrays = [
        arrow.array(values, type=field.type)
        for values, field in zip(typed(columns, rows), schema, strict=True)
    ]
    return arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _schema(arrow: Any, columns: Sequence[Column]) -> Any:
    return arrow.schema(
        [
            arrow.field(column.name, _TYPES[column.kind](arrow), metadata={"kind": column.kind.name.lower()})
            for column in columns
        ]
    )


_TYPES: Final[dict[Kind, Callable[[Any], Any]]] = {
    Kind.EMPTY: lambda arrow: arrow.string(),
    Kind.IRI: lambda arrow: arrow.string(),
    Kind.TEXT: lambda arrow: arrow.string(),
    Kind.INTEGER: lambda arrow: arrow.int64(),
    Kind.NUMBER: lambda arrow: arrow.float64(),
    Kind.TRUTH: lambda arrow: arrow.bool_(),
    Kind.DATE: lambda arrow: arrow.date32(),
    Kind.MOMENT: lambda arrow: arrow.timestamp("us", tz="UTC"),
    Kind.CLOCK: lambda arrow: arrow.timestamp("us"),
}


def _arrow() -> Any:
    try:
        import pyarrow as arrow  # noqa: ICN001, PLC0415 - optional, and slow to load
        import pyarrow.parquet  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise MissingExtra("Parquet", "pyarrow", "parquet") from error
    return arrow
