"""`tawatur export`, `schema`, `codebook` and `gazetteer add`: files out, and names in."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside, progress

if TYPE_CHECKING:
    from tawatur.exports import Table
    from tawatur.records import Claim, Event
    from tawatur.store import Store


class What(StrEnum):
    """What can be exported."""

    claims = "claims"
    events = "events"


class TableFormat(StrEnum):
    """The formats of tables."""

    csv = "csv"
    excel = "csv-excel"
    parquet = "parquet"


Output = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for standard output.")]
Form = Annotated[
    TableFormat, typer.Option("--format", help="csv-excel is CSV with the mark by which Excel knows UTF-8.")
]


def export(
    what: Annotated[What, typer.Argument(help="What to export.", show_default=False)],
    lang: options.Language,
    output: Output = "-",
    form: Form = TableFormat.csv,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Export the claims or events of a store as a table, one row each.

    Examples: tawatur export events > events.csv · tawatur export claims --format parquet --output claims.parquet
    """
    from tawatur.exports import format_named
    from tawatur.store import Store

    if output == "-" and form == TableFormat.parquet and sys.stdout.isatty():
        raise typer.BadParameter("parquet is no text for a terminal; give --output FILE")
    say = Words(lang)
    with Store.open(store, must_exist=True) as opened, _writing(output) as stream:
        stats = opened.stats()
        total = stats.events if what == What.events else stats.claims
        with progress(say("writing"), total, quiet=quiet or output == "-") as tick:
            count = _counted(_table(opened, what), tick)
            format_named(form).write(count.table, stream)
    if output != "-" and not quiet:
        aside().print(say("written", count.rows, output), markup=False)


def _table(opened: Store, what: What) -> Table:
    from tawatur.exports import claims_table, events_table

    if what == What.events:
        found = opened.events(limit=None, order="oldest")
        return events_table(_with_claims(opened, found))
    return claims_table((document, opened.claims(document.id)) for document in opened.all_documents())


EVENTS_AT_ONCE = 500
"""So many events have their claims in memory at a time."""


def _with_claims(opened: Store, found: list[Event]) -> Iterator[tuple[Event, list[Claim]]]:
    for start in range(0, len(found), EVENTS_AT_ONCE):
        part = found[start : start + EVENTS_AT_ONCE]
        claims = opened.claims_of_events(event.id for event in part)
        yield from ((event, claims[event.id]) for event in part)


class _counted:
    """A table that counts its rows as they are written."""

    def __init__(self, table: Table, tick: Callable[[int], None]) -> None:
        from dataclasses import replace

        self.rows, self.tick = 0, tick
        self.table = replace(table, rows=self._count(table))

    def _count(self, table: Table) -> Iterator[tuple]:  # type: ignore[type-arg]
        for row in table.rows:
            self.rows += 1
            self.tick(self.rows)
            yield row


@contextmanager
def _writing(output: str) -> Iterator[BinaryIO]:
    from tawatur.exports import ExportError

    if output == "-":
        yield sys.stdout.buffer
        return
    try:
        with Path(output).open("wb") as stream:
            yield stream
    except OSError as error:
        raise ExportError(f"{output}: cannot be written ({error.strerror}); give another --output") from error


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
    file: Annotated[str, typer.Argument(help="A GeoNames country file or an OCHA COD-AB table.", show_default=False)],
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
