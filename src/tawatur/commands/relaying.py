"""`tawatur relays`: who relays whom, and saying so."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside, isolated, progress, screen
from tawatur.errors import UserError

if TYPE_CHECKING:
    from rich.table import Table

    from tawatur.store import Relay, Store
    from tawatur.store.relays import Decision, Edit

relays = typer.Typer(help="See which sources pass on which, and say so: an echo is no second origin.")
Relaying = Annotated[
    str, typer.Argument(metavar="RELAY", help="The source that passes on, by id or name.", show_default=False)
]
Origin = Annotated[
    str, typer.Argument(metavar="ORIGIN", help="The source that it passes on, by id or name.", show_default=False)
]
Author = Annotated[str | None, typer.Option(metavar="NAME", help="Who says so.")]
Note = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]


@relays.callback(invoke_without_command=True)
def _listed(context: typer.Context, lang: options.Language, store: options.StoreFile = options.STORE) -> None:
    """See which sources pass on which, and say so: an echo is no second origin."""
    if context.invoked_subcommand is None:
        listed(lang, store=store)


@relays.command("list")
def listed(
    lang: options.Language,
    source: Annotated[
        str | None,
        typer.Argument(metavar="SOURCE", help="Only of this source, by id or name.", show_default=False),
    ] = None,
    cited: Annotated[bool, typer.Option("--cited", help="Also who only cites whom.")] = False,
    history: Annotated[bool, typer.Option("--history", help="All that people ever said of it.")] = False,
    form: Annotated[
        options.ClaimFormat, typer.Option("--format", help="A table, or lines of JSON.")
    ] = options.ClaimFormat.table,
    store: options.StoreFile = options.STORE,
) -> None:
    """List who relays whom: how many pages, since when, and whether it counts when origins are counted.

    Examples: tawatur relays list · tawatur relays list reuters --cited
    """
    import msgspec

    from tawatur.store import Store

    with Store.open(store, must_exist=True) as opened:
        key = _key(opened, source) if source else None
        found: list[Relay] | list[Edit]
        if history:
            found = [one for one in opened.relay_edits() if key in (None, one.relay, one.origin)]
        else:
            found = opened.relays(key, cited=cited)
    if form == options.ClaimFormat.jsonl:
        for one in found:
            sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
        return
    screen().print(_table(found, Words(lang)))


@relays.command("add")
def add(
    relay: Relaying,
    origin: Origin,
    lang: options.Language,
    author: Author = None,
    note: Note = None,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Say that a source relays another: together they are one origin. The events are assembled by it.

    Example: tawatur relays add "Paper of the North" reuters --author Layla --note "takes all from the wire"
    """
    _say(relay, origin, "add", author, note, store, Words(lang), quiet=quiet)


@relays.command("deny")
def deny(
    relay: Relaying,
    origin: Origin,
    lang: options.Language,
    author: Author = None,
    note: Note = None,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Say that a source does not relay another, whatever the tables say and the pages show.

    Example: tawatur relays deny "Paper of the North" reuters --author Layla --note "has people of its own there"
    """
    _say(relay, origin, "deny", author, note, store, Words(lang), quiet=quiet)


@relays.command("forget")
def forget(
    relay: Relaying,
    origin: Origin,
    lang: options.Language,
    author: Author = None,
    note: Note = None,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Take back what was said of a pair: what the tables say and the pages show holds again. The history stays.

    Example: tawatur relays forget "Paper of the North" reuters
    """
    _say(relay, origin, "forget", author, note, store, Words(lang), quiet=quiet)


def _say(
    relay: str, origin: str, decision: Decision, author: str | None, note: str | None, store: str, say: Words, *,
    quiet: bool,
) -> None:  # fmt: skip
    from tawatur.store import Store

    with Store.open(store, must_exist=True) as opened:
        first, second = _key(opened, relay), _key(opened, origin)
        if first == second:
            message = f"{relay} and {origin} are one source; name two"
            raise UserError(message, "relay_same", relay, origin)
        opened.say_relay(first, second, decision, author=author, note=note)
        with progress(say("assembling"), None, quiet=quiet):
            opened.reassemble()
    if not quiet:
        aside().print(say("relay_said", first, say.named("relay_decisions", decision), second), markup=False)


def _key(opened: Store, given: str) -> str:
    """The id of a source that is given by id or name."""
    key = opened.source_id(given)
    if key is None:
        message = f"{opened.place}: no one source called {given}; `tawatur relays list --cited` shows them"
        raise UserError(message, "no_source", opened.place, given)
    return key


def _table(found: list[Relay] | list[Edit], say: Words) -> Table | str:
    from rich.table import Table

    from tawatur.store import Relay

    if not found:
        return say("no_relays")
    table = Table(box=None)
    rows = [_relay(one, say) if isinstance(one, Relay) else _edit(one, say) for one in found]
    for name in rows[0]:
        table.add_column(say.named("relay_columns", name))
    for row in rows:
        table.add_row(*map(isolated, row.values()))
    return table


def _relay(one: Relay, say: Words) -> dict[str, str]:
    arabic = say.lang == "ar"
    why = [name for name in ("tables", "learned") if getattr(one, name)]
    said = [say.named("relay_decisions", one.edit.decision)] if one.edit else []
    return {
        "relay": (arabic and one.relay_name_ar) or one.relay_name,
        "origin": (arabic and one.origin_name_ar) or one.origin_name,
        "pages": str(one.translated + one.republished + one.agency),
        "share": f"{one.share:.0%}",
        "cited": str(one.cited),
        "days": f"{one.first or '…'} – {one.last or '…'}" if one.first else "",
        "why": say("comma").join([*(say.named("relay_grounds", name) for name in why), *said]),
        "counts": say.named("relay_counts", "yes" if one.counts else "no"),
    }


def _edit(one: Edit, say: Words) -> dict[str, str]:
    return {
        "time": one.time,
        "relay": one.relay,
        "decision": say.named("relay_decisions", one.decision),
        "origin": one.origin,
        "author": one.author or "",
        "note": one.note or "",
    }
