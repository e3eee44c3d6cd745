"""`tawatur review history`, `queue`, `next`, `conflicts`, `agreement`, `export`, `import`: what was decided, what
waits."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated

import typer

from tawatur.commands import options
from tawatur.commands.files import writing
from tawatur.commands.happenings import raw
from tawatur.commands.output import Words, aside, screen
from tawatur.commands.reviewing import opened_at, review
from tawatur.errors import UserError


class Why(StrEnum):
    """The reasons for which an event waits."""

    conflict = "conflict"
    contested = "contested"
    duplicate = "possible_duplicate"
    chain = "unknown_chain"
    name = "unknown_name"
    doubt = "low_confidence"


Form = Annotated[options.ClaimFormat, typer.Option("--format", help="A table, or lines of JSON.")]
TABLE = options.ClaimFormat.table


@review.command()
def history(
    lang: options.Language,
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ITEM", help="The id of an event, a claim or a decision. Without it: all.", show_default=False
        ),
    ] = None,
    form: Form = TABLE,
    store: options.StoreFile = options.STORE,
) -> None:
    """List what was ever decided on an event, on a claim or about a decision.

    Example: tawatur review history 0b25cc5b9ec10ee2
    """
    with opened_at(store) as opened:
        found = opened.review.history(item) if item else opened.review.decisions()
        holding = frozenset(one.id for one in opened.review.in_force())
    if form == options.ClaimFormat.jsonl:
        _lines(found)
        return
    from tawatur.commands import review_tables

    screen().print(review_tables.history(found, holding, Words(lang)))


@review.command()
def queue(
    lang: options.Language,
    reasons: Annotated[
        list[Why] | None, typer.Option("--reason", help="Only for this reason; may be repeated.", show_default=False)
    ] = None,
    countries: Annotated[
        list[str] | None,
        typer.Option("--country", metavar="NAME", help="Only in this country (English name); may be repeated."),
    ] = None,
    coder: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="What this coder has not coded yet.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many events.")] = 20,
    ids: Annotated[bool, typer.Option("--ids", help="Print the ids alone, for scripts.")] = False,
    form: Form = TABLE,
    store: options.StoreFile = options.STORE,
) -> None:
    """List the events that a person should look at, with the reasons, the most pressing first.

    Example: tawatur review queue --reason contested --country Syria
    """
    from tawatur.store.review.queue import Wanted

    asked = Wanted(tuple(why.value for why in reasons or ()), tuple(countries or ()), coder, limit)
    with opened_at(store) as opened:
        found = opened.review.queue(asked)
        told = opened.claims_of_events(one.event.id for one in found)
    if ids:
        for one in found:
            print(one.event.id)
        return
    if form == options.ClaimFormat.jsonl:
        _lines(found)
        return
    from tawatur.commands import review_tables

    screen().print(review_tables.queue(found, told, Words(lang)))


@review.command("next")
def following(
    lang: options.Language,
    coder: Annotated[
        str | None, typer.Option("--for", metavar="NAME", help="What this coder has not coded yet, blind.")
    ] = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Show the first event of the queue. For a coder it is shown as the machine has it, without what others decided.

    Example: tawatur review next
    """
    from tawatur.commands import review_tables, tables
    from tawatur.store.review.queue import Wanted

    say = Words(lang)
    with opened_at(store) as opened:
        found = opened.review.queue(Wanted(coder=coder, limit=1))
        if not found:
            screen().print(say("queue_empty"), markup=False)
            return
        event, told = opened.review.shown(found[0].event.id, blind=bool(coder))
    screen().print(review_tables.reasons(found[0], say))
    screen().print(tables.event(event, told, say, why=True))


@review.command()
def conflicts(lang: options.Language, form: Form = TABLE, store: options.StoreFile = options.STORE) -> None:
    """List where what was read since disagrees with a decision, or has come round to it. The decisions hold.

    Example: tawatur review conflicts
    """
    with opened_at(store) as opened:
        found = opened.review.conflicts()
    if form == options.ClaimFormat.jsonl:
        _lines(found)
        return
    from tawatur.commands import review_tables

    screen().print(review_tables.conflicts(found, Words(lang)))


@review.command()
def agreement(
    lang: options.Language,
    coders: Annotated[
        list[str] | None, typer.Argument(metavar="CODERS", help="Names of coders; without any, every pair.")
    ] = None,
    form: Form = TABLE,
    store: options.StoreFile = options.STORE,
) -> None:
    """Print how far two coders agree on each field: Cohen's kappa and Krippendorff's alpha, with counts.

    Example: tawatur review agreement Rana Sami
    """
    with opened_at(store) as opened:
        found = opened.review.agreement(*(coders or ())[:2])
    if form == options.ClaimFormat.jsonl:
        _lines(found)
        return
    from tawatur.commands import review_tables

    screen().print(review_tables.agreement(found, Words(lang)))


@review.command("export")
def export(
    lang: options.Language,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for standard output.")
    ] = "-",
    store: options.StoreFile = options.STORE,
) -> None:
    """Export all decisions as lines of JSON, to take them to another store.

    Example: tawatur review export > decisions.jsonl
    """
    from tawatur.store.review.decisions import encode

    with opened_at(store) as opened, writing(output) as stream:
        for decision in opened.review.decisions():
            stream.write(encode(decision) + b"\n")


@review.command("import")
def take(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="Lines that `tawatur review export` wrote, or - for standard input.",
            show_default=False,
        ),
    ],
    lang: options.Language,
    store: options.StoreFile = options.STORE,
) -> None:
    """Take over decisions of another store. They hold as soon as the pages that they are about are here.

    Example: tawatur review import decisions.jsonl
    """  # fmt: skip
    import msgspec

    from tawatur.store.review.decisions import decode

    found = []
    for number, line in enumerate(raw(file), 1):
        try:
            found += [decode(line)] if line.strip() else []
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"{file}:{number}: not a decision ({error}); give lines of `tawatur review export`"
            raise UserError(message, "review_line", file, number) from error
    with opened_at(store) as opened:
        new = opened.review.take(found)
    aside().print(Words(lang)("decisions_taken", new, len(found) - new), markup=False)


def _lines(found: Iterable[object]) -> None:
    import msgspec

    for one in found:
        sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
