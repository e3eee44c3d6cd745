"""Comma-separated values: UTF-8, ISO dates, several values of a cell joined by "; ", safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from tawatur.exports.base import Column, Format, Table, Value

SEPARATOR = "; "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""A spreadsheet takes a text that begins so for a formula and runs it."""
BOM = b"\xef\xbb\xbf"


def cell(column: Column, value: Value) -> str:
    """The text of a cell.

    >>> cell(Column("name"), "=1+1"), cell(Column("n", "integer"), -3), cell(Column("names", "list"), ("a", "b"))
    ("'=1+1", '-3', 'a; b')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    joined = value if isinstance(value, str) else SEPARATOR.join(value)
    return "'" + joined if joined.startswith(FORMULA) else joined


def write(table: Table, stream: BinaryIO) -> None:
    """Writes a table as CSV."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
    try:
        writer = csv.writer(text)
        writer.writerow(column.name for column in table.columns)
        for row in table.rows:
            writer.writerow([cell(column, value) for column, value in zip(table.columns, row, strict=True)])
    finally:
        text.detach()


def write_for_excel(table: Table, stream: BinaryIO) -> None:
    """Writes a table as CSV with the mark by which Excel knows UTF-8."""
    stream.write(BOM)
    write(table, stream)


LOSS = "the offsets of actors, places and tolls; the lines of `tawatur read --format jsonl` hold everything"
CSV = Format("csv", ".csv", LOSS, write)
EXCEL = Format("csv-excel", ".csv", LOSS, write_for_excel)
