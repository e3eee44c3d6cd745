"""`tawatur review`: what people decide over what the machine says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside
from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.records import Document, Span
    from tawatur.store import Store
    from tawatur.store.review.decisions import Decision

review = typer.Typer(
    help="Decide over what the machine says: accept, correct, split, merge, reject, add; with history and undo.",
    no_args_is_help=True,
)


class Coder(StrEnum):
    """Which of two coders decides."""

    first = "first"
    second = "second"


ITEM = "The id of an event or of a claim, as `tawatur show` and `tawatur review queue` print it."
Item = Annotated[str, typer.Argument(metavar="ITEM", help=ITEM, show_default=False)]
ADecision = Annotated[
    str, typer.Argument(metavar="DECISION", help="The id of a decision, as `tawatur review history` prints it.")
]
By = Annotated[
    str,
    typer.Option("--by", metavar="NAME", envvar="TAWATUR_REVIEWER", help="Who decides.", show_default=False),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar="TIME", help="When, with the zone (2030-01-31T12:00:00Z); by itself now."),
]
Note = Annotated[str, typer.Option("--note", help="Why.", show_default=False)]
Role = Annotated[
    Coder | None,
    typer.Option(
        "--coder",
        help="Code every field as one of two coders. What the second says is compared and not laid over.",
    ),
]
Values = Annotated[
    list[str],
    typer.Option(
        "--set", metavar="FIELD=VALUE", help="A field and its value, such as deaths=3-5; may be repeated.",
        show_default=False,
    ),
]  # fmt: skip


def _role(coder: Coder | None) -> Literal["first", "second"] | None:
    return None if coder is None else "second" if coder == Coder.second else "first"


def _now(at: str | None) -> str:
    return at or datetime.now(UTC).isoformat()


def opened_at(store: str) -> Store:
    """The store, which must be there."""
    from tawatur.store import Store

    return Store.open(store, must_exist=True)


def _said(decision: Decision, lang: str) -> None:
    """Says what was decided; the id alone goes to standard output, for whoever wants to undo it."""
    aside().print(Words(lang)("decided", Words(lang).named("verbs", decision.verb)), markup=False)
    print(decision.id)


def _written(values: Iterable[str]) -> dict[str, str]:
    found = {}
    for value in values:
        field, equals, text = value.partition("=")
        if not equals or not field.strip():
            message = f"--set {value}: no field and value; write it as deaths=3"
            raise UserError(message, "review_set", value)
        found[field.strip()] = text
    return found


@review.command()
def accept(
    item: Item,
    lang: options.Language,
    by: By,
    note: Note = "",
    coder: Role = None,
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Accept an event or a claim as it stands. Its values are held from then on, whatever arrives.

    Example: tawatur review accept 0b25cc5b9ec10ee2 --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.accept(item, author=by, at=_now(at), note=note, role=_role(coder)), lang)


@review.command()
def correct(
    item: Item,
    lang: options.Language,
    by: By,
    values: Values,
    note: Note = "",
    coder: Role = None,
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Give an event or a claim other values, which no later run changes.

    Fields of an event: kind, place, date, agents, targets, deaths, injured; of a claim also modality, negated, weapons
    and source. `none` where nothing is stated.

    Example: tawatur review correct 0b25cc5b9ec10ee2 --set deaths=3-5 --set date=2023-01-18 --by Rana
    --note "list of the hospital"
    """
    from tawatur.store.review.coding import coded

    with opened_at(store) as opened:
        record = opened.event(item) or opened.claim(item)
        given: dict[str, Any] = dict(coded(record, _written(values))) if record else dict(_written(values))
        _said(opened.review.correct(item, given, author=by, at=_now(at), note=note, role=_role(coder)), lang)


@review.command()
def reject(
    item: Item,
    lang: options.Language,
    by: By,
    note: Note = "",
    coder: Role = None,
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Reject an event or a claim. It is kept and marked, and counts for nothing.

    Example: tawatur review reject 0b25cc5b9ec10ee2 --by Rana --note "a film"
    """
    with opened_at(store) as opened:
        _said(opened.review.reject(item, author=by, at=_now(at), note=note, role=_role(coder)), lang)


@review.command()
def split(
    claims: Annotated[
        list[str], typer.Argument(metavar="CLAIMS", help="The claims to take out of their event.", show_default=False)
    ],
    lang: options.Language,
    by: By,
    note: Note = "",
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Take claims out of their event: they are a happening of their own, and stay apart.

    Example: tawatur review split 7c1d2e0f9a8b4c3d --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.split(claims, author=by, at=_now(at), note=note), lang)


@review.command()
def merge(
    events: Annotated[
        list[str], typer.Argument(metavar="EVENTS", help="The events that are one happening.", show_default=False)
    ],
    lang: options.Language,
    by: By,
    note: Note = "",
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Say that events are one happening; they stay one.

    Example: tawatur review merge 0b25cc5b9ec10ee2 5d1f7a3c9e2b4860 --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.merge(events, author=by, at=_now(at), note=note), lang)


@review.command()
def add(
    document: Annotated[
        str,
        typer.Argument(metavar="DOCUMENT", help="The id of a page, as `tawatur search` prints it.", show_default=False),
    ],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="The words that tell it, or their offsets (10-42).")],
    lang: options.Language,
    by: By,
    values: Values,
    event: Annotated[
        str | None, typer.Option("--event", metavar="EVENT", help="The event that these words are an account of.")
    ] = None,
    note: Note = "",
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Add a claim that the machine did not find, by the words of the page that tell it.

    Example: tawatur review add 1f0c9d2e8b7a6543 "two shells hit the bakery" --set kind=attack.shelling --by Rana
    """
    from tawatur.records import Claim
    from tawatur.store.review.coding import coded

    with opened_at(store) as opened:
        page = opened.document(document)
        if page is None:
            message = f"no document {document} in the store; `tawatur show EVENT --why` prints the pages of an event"
            raise UserError(message, "review_no_document", document)
        span = _span(page, words)
        given = coded(Claim("", document, "", span, span), _written(values))
        _said(opened.review.add(document, span, given, author=by, at=_now(at), note=note, event=event), lang)


def _span(page: Document, words: str) -> Span:
    """Where words stand in a page: as offsets say it, or where they are found once."""
    from tawatur.records import Span

    start, dash, end = words.partition("-")
    if dash and start.isdecimal() and end.isdecimal():
        return Span(int(start), int(end))
    times = page.text.count(words)
    if not times:
        message = f"{words!r} does not stand in the page; copy the words as they stand there, within one line"
        raise UserError(message, "review_words_absent", words)
    if times > 1:
        message = f"{words!r} stands in the page {times} times; give more words, or offsets such as 10-42"
        raise UserError(message, "review_words", words, times)
    at = page.text.index(words)
    return Span(at, at + len(words))


@review.command()
def comment(
    item: Annotated[
        str, typer.Argument(metavar="ITEM", help="The id of an event, a claim or a decision.", show_default=False)
    ],
    note: Annotated[str, typer.Argument(metavar="NOTE", help="What there is to say.", show_default=False)],
    lang: options.Language,
    by: By,
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Say something about an event, a claim or a decision; nothing changes by it.

    Example: tawatur review comment 0b25cc5b9ec10ee2 "ask the hospital" --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.comment(item, note, author=by, at=_now(at)), lang)


@review.command()
def undo(
    decision: ADecision,
    lang: options.Language,
    by: By,
    note: Note = "",
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Take a decision back. It stays in the history.

    Example: tawatur review undo 4b6e8d0c2a1f3597 --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.undo(decision, author=by, at=_now(at), note=note), lang)


@review.command()
def redo(
    decision: ADecision,
    lang: options.Language,
    by: By,
    note: Note = "",
    at: At = None,
    store: options.StoreFile = options.STORE,
) -> None:
    """Let a decision hold again that was taken back.

    Example: tawatur review redo 4b6e8d0c2a1f3597 --by Rana
    """
    with opened_at(store) as opened:
        _said(opened.review.redo(decision, author=by, at=_now(at), note=note), lang)
