"""Parquet: the columns of the CSV with their types; several values of a cell are a list."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO

from tawatur.exports.base import Content, Format, Table, Value
from tawatur.exports.csv import LOSS

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_IN_A_GROUP = 10_000
"""So many rows are in memory at a time."""


def write(table: Table, stream: BinaryIO) -> None:
    """Writes a table as Parquet, compressed with Zstandard."""
    # Loaded here because it takes longer than a whole run of the other commands.
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema([(column.name, _type(pa, column.content)) for column in table.columns])
    rows = iter(table.rows)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(islice(rows, ROWS_IN_A_GROUP)):
            arrays = [
                pa.array(_values(values), field.type)
                for values, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _type(pa: Any, content: Content) -> pa.DataType:
    if content == "list":
        return pa.list_(pa.string())
    return {"integer": pa.int64(), "number": pa.float64(), "flag": pa.bool_()}.get(content, pa.string())


def _values(values: tuple[Value, ...]) -> list[Any]:
    return [list(value) if isinstance(value, tuple) else value for value in values]


PARQUET = Format("parquet", ".parquet", LOSS, write)
