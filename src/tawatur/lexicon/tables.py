"""Reads the tables of the lexicon: tab-separated values under a commented header.

A table's first lines start with ``#`` and say what each column means and where the facts come from. The first line
without ``#`` names the columns. Empty cells are empty strings; a cell that holds several values separates them with
``|``. Blank lines are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

from tawatur.errors import UserError


class TableError(UserError, ValueError):
    """A table is malformed: the message gives file, line and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, with where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def get(self, column: str) -> str:
        """The cell of a column, empty if the table does not have the column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several."""
        return tuple(value.strip() for value in self.get(column).split("|") if value.strip())

    def one_of(self, column: str, vocabulary: Any) -> Any:
        """The cell of a column that holds one word of a closed vocabulary, given as a `Literal` type.

        Raises
        ------
        TableError
            The cell holds another word; the message lists those there are.
        """
        if self[column] not in get_args(vocabulary):
            raise self.error(f"{column} {self[column]!r} is none of {', '.join(get_args(vocabulary))}")
        return self[column]

    def error(self, what: str) -> TableError:
        """An error that names this row."""
        return TableError(f"{self.file}:{self.line}: {what}")


def rows(table: Traversable | Path, required: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of one table.

    Raises
    ------
    TableError
        A required column is missing, a row has more cells than the header, or a required cell is empty.
    """
    name, columns = table.name, None
    for number, line in enumerate(table.read_text(encoding="utf-8").split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            missing = [column for column in required if column not in columns]
            if missing:
                named = ", ".join(columns)
                raise TableError(f"{name}:{number}: no column {', '.join(missing)}; the header names {named}")
            continue
        if len(cells) > len(columns):
            raise TableError(f"{name}:{number}: {len(cells)} cells for {len(columns)} columns; look for a stray tab")
        row = Row(name, number, dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
        for column in required:
            if not row[column]:
                raise row.error(f"empty {column}")
        yield row


def by_id(tables: Iterable[Traversable | Path], required: tuple[str, ...] = ()) -> dict[str, Row]:
    """The rows of tables by their column `id`, in order of file and line.

    Raises
    ------
    TableError
        Two rows have one id, or a table is malformed.
    """
    found: dict[str, Row] = {}
    for table in tables:
        for row in rows(table, required):
            if row["id"] in found:
                first = found[row["id"]]
                raise row.error(f"id {row['id']} stands already in {first.file}:{first.line}; give this row another")
            found[row["id"]] = row
    return found


def folder(path: str) -> list[Traversable]:
    """The tables of a folder of the lexicon and of its subfolders, by name: `folder("actors")`."""
    found: list[Traversable] = []
    pending = [files(__package__).joinpath(*path.split("/"))]
    while pending:
        for entry in pending.pop().iterdir():
            if entry.is_dir():
                pending.append(entry)
            elif entry.name.endswith(".tsv"):
                found.append(entry)
    return sorted(found, key=lambda entry: entry.name)


def table(path: str) -> Traversable:
    """One table of the lexicon: `table("ar/clitics.tsv")`."""
    return files(__package__).joinpath(*path.split("/"))
