"""`tawatur store`: what a store holds, and moving it to another database."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside, isolated, progress, screen

store = typer.Typer(help="See what a store holds, and move it between a file and a database.", no_args_is_help=True)
PLACE = "a file, or postgresql://USER@HOST/DATABASE."


@store.command("info")
def info(lang: options.Language, place: options.StoreFile = options.STORE) -> None:
    """Tell where a store is, in which database, how large it is, and how much it holds.

    Example: tawatur store info --store postgresql://reader@db.example/news
    """
    from rich.table import Table

    from tawatur.store import Store

    say = Words(lang)
    with Store.open(place, must_exist=True) as opened:
        found, stats = opened.info(), opened.stats()
    days = say("between", stats.first_day, stats.last_day) if stats.first_day else say("undated")
    table = Table(show_header=False, box=None)
    lines = [("place", found.place), ("database", found.database), ("schema", found.schema)]
    lines += [("size", say("bytes", f"{found.size:,}")), ("days", days)]
    lines += [(name, f"{rows:,}") for name, rows in found.rows.items() if name in say.group("holdings")]
    for name, value in lines:
        table.add_row(say.named("holdings", name), isolated(value))
    screen().print(table)


@store.command("copy")
def copy(
    source: Annotated[str, typer.Argument(metavar="FROM", help=f"The store to copy: {PLACE}", show_default=False)],
    target: Annotated[str, typer.Argument(metavar="TO", help=f"Where it goes: {PLACE}", show_default=False)],
    lang: options.Language,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of what TO holds.")] = False,
    quiet: options.Quiet = False,
) -> None:
    """Copy a store to another file or database, with ids, decisions and all. TO changes only when all is copied.

    Examples: tawatur store copy syria.db postgresql://me@db.example/news · tawatur store copy old.db new.db --replace
    """
    from tawatur.store import Store, copy_store
    from tawatur.store.copying import steps

    say = Words(lang)
    with Store.open(source, must_exist=True) as old, Store.open(target) as new:
        with progress(say("copying"), steps(old), quiet=quiet) as tick:
            copied = copy_store(old, new, replace=replace, progress=tick)
        if not quiet:
            numbers = (copied[name] for name in ("documents", "claims", "events"))
            aside().print(say("copied", old.place, new.place, *numbers), markup=False)
