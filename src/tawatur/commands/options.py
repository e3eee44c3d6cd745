"""The options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextvars import ContextVar
from enum import StrEnum
from itertools import zip_longest
from typing import Annotated

import typer

from tawatur.errors import UserError


class ClaimFormat(StrEnum):
    """How claims are printed."""

    table = "table"
    jsonl = "jsonl"


class EventFormat(StrEnum):
    """How events are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


class TableFormat(StrEnum):
    """The formats of exports."""

    csv = "csv"
    excel = "csv-excel"
    parquet = "parquet"


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"


class TableLanguage(StrEnum):
    """The language of tables and messages."""

    ar = "ar"
    en = "en"


def _language() -> TableLanguage:
    """The language of the user's environment, English unless it is Arabic."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return TableLanguage.ar if said.lower().startswith("ar") else TableLanguage.en


def language_of(arguments: Sequence[str]) -> TableLanguage:
    """The language that a command line asks for, before it is taken apart; else that of the environment.

    >>> str(language_of(["read", "--lang=ar"])), str(language_of(["--lang", "en", "read"]))
    ('ar', 'en')
    """
    for argument, following in zip_longest(arguments, arguments[1:], fillvalue=""):
        said = following if argument == "--lang" else argument.removeprefix("--lang=")
        if argument.startswith("--lang") and said in list(TableLanguage):
            return TableLanguage(said)
    return _language()


spoken: ContextVar[TableLanguage] = ContextVar("spoken", default=TableLanguage.en)
"""The language that the command speaks: that of its tables, its help, and the message that may end it."""


PAGES = "Pages to read: files (HTML or text), folders of them, or - for standard input."
Paths = Annotated[
    list[str] | None,
    typer.Argument(help=PAGES + " Without any: the files that --manifest names.", show_default=False, metavar="PATHS"),
]
SomePaths = Annotated[
    list[str] | None,
    typer.Argument(
        help=PAGES + " Without any: the files that --manifest names, or else the store.",
        show_default=False,
        metavar="PATHS",
    ),
]
StoreFile = Annotated[
    str,
    typer.Option(
        "--store",
        metavar="FILE",
        envvar="TAWATUR_STORE",
        help="The store: a file, which `ingest` makes if it is not there, or postgresql://USER@HOST/DATABASE.",
    ),
]
Manifest = Annotated[
    str | None,
    typer.Option(
        metavar="FILE", help="JSON lines that tell what is known of each page: file, url, outlet, published, lang."
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="The day of publication (2023-01-19) of pages that do not show one."),
]
Outlet = Annotated[
    str | None, typer.Option(metavar="NAME", help="The outlet (name or id) of pages that do not name theirs.")
]
Processes = Annotated[
    int, typer.Option(min=1, metavar="N", help="Read with so many processes; the result is the same.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no report, only errors.")]
Language = Annotated[
    TableLanguage,
    typer.Option(
        "--lang",
        default_factory=spoken.get,
        show_default="that of your environment",
        help="Language of tables and messages.",
    ),
]
STORE = "tawatur.db"


def some_pages(paths: list[str] | None, manifest: str | None) -> list[str]:
    """The paths to read: none are needed where a manifest names its files."""
    if not paths and manifest is None:
        message = "no pages to read; name files or folders, or give a --manifest that names them"
        raise UserError(message, "no_pages_given")
    return paths or []
