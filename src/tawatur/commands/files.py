"""`tawatur export`, `schema`, `codebook` and `gazetteer add`: files out, and names in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from tawatur.commands import options, stored
from tawatur.commands.output import Words, aside, progress
from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.exports import Table
    from tawatur.exports.base import Value
    from tawatur.store import Store


def export(
    what: Annotated[options.What, typer.Argument(metavar="WHAT", help="claims or events.", show_default=False)],
    lang: options.Language,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for standard output.")
    ] = "-",
    form: Annotated[
        options.TableFormat, typer.Option("--format", help="csv-excel is CSV with the mark by which Excel knows UTF-8.")
    ] = options.TableFormat.csv,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Export the claims or events of a store as a table, one row each.

    Examples: tawatur export events > events.csv · tawatur export claims --format parquet --output claims.parquet
    """
    from tawatur.exports import format_named
    from tawatur.store import Store

    if output == "-" and form == options.TableFormat.parquet and sys.stdout.isatty():
        raise UserError("parquet is no text for a terminal; give --output FILE", "parquet_terminal")
    say = Words(lang)
    with Store.open(store, must_exist=True) as opened, writing(output) as stream:
        stats = opened.stats()
        total = stats.events if what == options.What.events else stats.claims
        with progress(say("writing"), total, quiet=quiet or output == "-") as tick:
            count = _counted(_table(opened, what), tick)
            format_named(form).write(count.table, stream)
    if output != "-" and not quiet:
        aside().print(say("written", count.rows, output), markup=False)


def _table(opened: Store, what: options.What) -> Table:
    from tawatur.exports import claims_table, events_table

    if what == options.What.events:
        return events_table(stored.told(opened))
    return claims_table((document, opened.claims(document.id)) for document in opened.all_documents())


class _counted:
    """A table that counts its rows as they are written."""

    def __init__(self, table: Table, tick: Callable[[int], None]) -> None:
        from dataclasses import replace

        self.rows, self.tick = 0, tick
        self.table = replace(table, rows=self._count(table))

    def _count(self, table: Table) -> Iterator[tuple[Value, ...]]:
        for row in table.rows:
            self.rows += 1
            self.tick(self.rows)
            yield row


@contextmanager
def writing(output: str) -> Iterator[BinaryIO]:
    """A file to write to; ``-`` is standard output."""
    if output == "-":
        yield sys.stdout.buffer
        return
    try:
        with Path(output).open("wb") as stream:
            yield stream
    except OSError as error:
        message = f"{output}: cannot be written ({error.strerror}); give another --output"
        raise UserError(message, "output_closed", output, error.strerror) from error


def schema() -> None:
    """Print the JSON Schema of the lines that --format jsonl prints."""
    from tawatur.schema import text

    typer.echo(text(), nl=False)


def codebook(lang: options.Language) -> None:
    """Print the codebook: every kind of event, actor and source with its definition and examples (Markdown)."""
    from tawatur.ontology.codebook import page

    typer.echo(page(lang), nl=False)


gazetteer = typer.Typer(help="Add names of places to those that the reader knows.", no_args_is_help=True)


@gazetteer.callback()
def _group() -> None:
    """Keeps `add` a command of its own while there is no other."""


@gazetteer.command("add")
def add(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help="A GeoNames country file or an OCHA COD-AB table.", show_default=False)
    ],
    lang: options.Language,
    quiet: options.Quiet = False,
) -> None:
    """Add the places of a file to those that the reader knows; the same file again replaces what it gave before.

    Example: tawatur gazetteer add SY.txt
    """
    from tawatur.lexicon import places

    say = Words(lang)
    with progress(say("reading"), None, quiet=quiet):
        added = places.add(file)
    if not quiet:
        aside().print(say("places_added", added, str(places.user_folder())), markup=False)
