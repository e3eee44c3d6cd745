"""`tawatur trend`: counts over time with the coverage line beside them."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.commands import options
from tawatur.commands import wanted as filters
from tawatur.commands.output import Words, screen
from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.store.trends import Trend
    from tawatur.store.views import Field as StoreField


class Unit(StrEnum):
    """How long a period is."""

    day = "day"
    week = "week"
    month = "month"
    year = "year"


class Field(StrEnum):
    """What a trend can be split by."""

    kind = "kind"
    country = "country"
    admin1 = "admin1"
    actor = "actor"
    origin = "origin"


SPLIT: dict[str, StoreField] = {
    "kind": "kinds",
    "country": "countries",
    "admin1": "admin1",
    "actor": "actors",
    "origin": "origins",
}
"""Names of the command line -> fields of the store."""


def trend(
    lang: options.Language,
    store: options.StoreFile = options.STORE,
    by: Annotated[Unit | None, typer.Option("--by", help="Length of a period; by itself the finest that fits.")] = None,
    kinds: filters.Kinds = None,
    places: filters.Places = None,
    actors: filters.Actors = None,
    origins: filters.Origins = None,
    since: filters.Since = None,
    until: filters.Until = None,
    turn: Annotated[
        str | None,
        typer.Option("--turn", metavar="DATE", help="Compare the days from this one on with those before it."),
    ] = None,
    split: Annotated[Field | None, typer.Option("--split", help="Count each value of this field too.")] = None,
    top: Annotated[int, typer.Option(min=1, metavar="N", help="Split into the N most frequent values.")] = 8,
    form: Annotated[
        options.EventFormat, typer.Option("--format", help="A table, one line of JSON, or CSV.")
    ] = options.EventFormat.table,
) -> None:
    """Count events over time, and the pages published in the same days: is a rise in events one in reporting alone?

    Example: tawatur trend --kind attack --place Syria --by month --turn 2022-07-01
    """
    from tawatur.store import Store

    asked = filters.wanted(kinds, places, actors, origins, since, until)
    with Store.open(store, must_exist=True) as opened:
        found = opened.trend(
            asked,
            by=by.value if by else None,
            turn=filters.day(turn, "--turn"),
            split=SPLIT[split.value] if split else None,
            top=top,
        )
    if turn and found.periods and found.change is None:
        days = f"{found.periods[0].start}/{found.periods[-1].end}"
        message = f"--turn {turn}: no day is left on one side of it; give a day within {days}, after its first"
        raise UserError(message, "turn_outside", turn, days)
    _print(found, form, Words(lang))


def _print(found: Trend, form: options.EventFormat, say: Words) -> None:
    if form == options.EventFormat.jsonl:
        import msgspec

        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    elif form == options.EventFormat.csv:
        from tawatur.exports import Table, format_named
        from tawatur.exports.base import Column

        header, rows = found.table()
        format_named("csv").write(Table("trend", tuple(map(Column, header)), rows), sys.stdout.buffer)
    else:
        from tawatur.commands import trend_tables

        screen().print(trend_tables.trend(found, say))
