"""What every export shares: a table with typed columns, and what a format is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO, Literal

import msgspec

from tawatur.errors import UserError

Value = str | int | float | bool | tuple[str, ...] | None
Content = Literal["text", "day", "integer", "number", "flag", "list"]
"""`day` is an ISO date, a date-time, or a part of one; `list` is several texts."""


class ExportError(UserError):
    """An export cannot be made; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and what its cells hold. Cells may be empty (None)."""

    name: str
    content: Content = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns; the rows are made while they are written, so that memory does not grow with their
    number."""

    name: str
    columns: tuple[Column, ...]
    rows: Iterable[tuple[Value, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format to export to.

    Parameters
    ----------
    code
        What the user calls it by.
    suffix
        The usual ending of its files.
    cannot_hold
        What is lost, for the help text; empty if nothing is.
    write
        Writes a table to an open file.
    """

    code: str
    suffix: str
    cannot_hold: str
    write: Callable[[Table, BinaryIO], None]


def columns(spec: str) -> tuple[Column, ...]:
    """Columns from words such as ``id deaths_low:integer agents:list``.

    >>> [column.content for column in columns("id deaths_low:integer")]
    ['text', 'integer']
    """
    made = []
    for word in spec.split():
        name, _, content = word.partition(":")
        made.append(Column(name, msgspec.convert(content or "text", Content)))
    return tuple(made)
