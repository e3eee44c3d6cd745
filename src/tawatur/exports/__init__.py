"""Formats to export to, one module each, found by name."""

from __future__ import annotations

from collections.abc import Mapping

from tawatur.exports.base import ExportError, Format, Table
from tawatur.exports.csv import CSV, EXCEL
from tawatur.exports.parquet import PARQUET
from tawatur.exports.tables import claims_table, events_table

__all__ = ["ExportError", "Format", "Table", "claims_table", "events_table", "format_named", "formats"]

_FORMATS = (CSV, EXCEL, PARQUET)


def formats() -> Mapping[str, Format]:
    """The formats by name."""
    return {entry.code: entry for entry in _FORMATS}


def format_named(name: str) -> Format:
    """A format by its name.

    Raises
    ------
    ExportError
        There is none of that name; the message lists those there are.
    """
    try:
        return formats()[name]
    except KeyError:
        there = ", ".join(formats())
        raise ExportError(f"no format {name!r}; there are {there}", "no_format", name, there) from None
