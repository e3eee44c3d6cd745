"""`tawatur events`, `show`, `search` and `assemble`: what happened."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.commands import options, stored
from tawatur.commands.output import Words, print_line, progress, screen
from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.pipeline import Read
    from tawatur.records import Claim, Event

    Told = tuple[Event, Sequence[Claim]]

LINES = "Lines that `tawatur read --format jsonl` wrote, or - for standard input."
Form = Annotated[options.EventFormat, typer.Option("--format", help="A table, lines of JSON, or CSV.")]


def events(
    lang: options.Language,
    paths: options.SomePaths = None,
    form: Form = options.EventFormat.table,
    store: options.StoreFile = options.STORE,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    processes: options.Processes = 1,
    quiet: options.Quiet = False,
) -> None:
    """List events: those of the store, or those told by the pages that you name (nothing is stored then).

    Examples: tawatur events · tawatur events examples --manifest examples/manifest.jsonl --format csv > events.csv
    """
    say = Words(lang)
    if not paths and manifest is None:
        from tawatur.store import Store

        with Store.open(store, must_exist=True) as opened:
            found = list(stored.told(opened))
        _print(found, form, say)
        return
    from tawatur.commands.batch import Batch

    batch = Batch(
        say, paths or [], manifest=manifest, published=published, outlet=outlet, processes=processes, quiet=quiet
    )
    _print(_assembled(list(batch.read()), say, quiet=quiet), form, say)
    batch.end()


def _assembled(read: Iterable[Read], say: Words, *, quiet: bool) -> list[tuple[Event, list[Claim]]]:
    from tawatur import pipeline

    with progress(say("assembling"), None, quiet=quiet):
        return pipeline.assembled(read)


def _print(found: Sequence[Told], form: options.EventFormat, say: Words) -> None:
    if form == options.EventFormat.jsonl:
        for event, _ in found:
            print_line(event)
    elif form == options.EventFormat.csv:
        from tawatur.exports import events_table, format_named

        format_named("csv").write(events_table(found), sys.stdout.buffer)
    else:
        from tawatur.commands import tables

        console = screen()
        console.print(tables.events(found, say, width=console.width))


def show(
    event: Annotated[
        str,
        typer.Argument(metavar="EVENT", help="The id of an event, as `tawatur events` lists it.", show_default=False),
    ],
    lang: options.Language,
    why: Annotated[
        bool,
        typer.Option(
            "--why",
            help="Show the words and rule behind each value, why the accounts are one, and what each origin says where "
            "they differ.",
        ),
    ] = False,
    store: options.StoreFile = options.STORE,
) -> None:
    """Show one event with every claim, its chain of sources and its exact words.

    Example: tawatur show 0b25cc5b9ec10ee2 --why
    """
    from tawatur.commands import tables
    from tawatur.store import Store

    with Store.open(store, must_exist=True) as opened:
        found = opened.event(event)
        if found is None:
            name = opened.place
            message = f"{name}: no event {event}; `tawatur events --store {name}` lists them"
            raise UserError(message, "no_event", name, event, name)
        pages = {document.id: document for document in opened.documents_of(event)}
        told = [(pages[claim.document_id], claim) for claim in opened.claims_of(event)]
        claims = [claim for page in pages for claim in opened.claims(page)] if why else []
    say = Words(lang)
    screen().print(tables.event(found, told, say, why=why))
    if why:
        from tawatur.commands import reason_tables

        screen().print(reason_tables.why(found, claims, list(pages.values()), say))


def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Words that must all be found; war* for any ending.")
    ],
    lang: options.Language,
    store: options.StoreFile = options.STORE,
    limit: Annotated[int, typer.Option(min=1, help="Show at most so many pages.")] = 20,
    pages_in: Annotated[str | None, typer.Option(metavar="LANG", help="Only pages in this language.")] = None,
) -> None:
    """Search the pages of a store. Arabic is found however it is spelled: with or without hamza, vowels and particles.

    Examples: tawatur search ادلب قصف · tawatur search '"heavy weapons"'
    """
    from tawatur.commands import tables
    from tawatur.store import Store

    with Store.open(store, must_exist=True) as opened:
        found = opened.search(" ".join(words), limit=limit, lang=pages_in)
    screen().print(tables.hits(found, Words(lang)))


def assemble(
    file: Annotated[str, typer.Argument(metavar="CLAIMS.jsonl", help=LINES, show_default=False)],
    lang: options.Language,
    form: Form = options.EventFormat.jsonl,
    quiet: options.Quiet = False,
) -> None:
    """Assemble events from claims, wherever these were read: in several runs, on other machines, by another program.

    Example: cat part-*.jsonl | tawatur assemble - > events.jsonl
    """
    say = Words(lang)
    _print(_assembled(_lines(file), say, quiet=quiet), form, say)


def _lines(file: str) -> Iterator[Read]:
    """What was read, from lines of the interchange format; a document's lines may stand anywhere in the file."""
    from tawatur.pipeline import Read
    from tawatur.records import Claim, Document

    documents: dict[str, Document] = {}
    claims: dict[str, dict[str, Claim]] = {}
    for number, record in _decoded(file):
        if isinstance(record, Document):
            documents.setdefault(record.id, record)
        elif isinstance(record, Claim):
            claims.setdefault(record.document_id, {}).setdefault(record.id, record)
        else:
            message = f"{file}:{number}: an event; give documents and claims, as `tawatur read` prints them"
            raise UserError(message, "lines_event", file, number)
    for missing in sorted(claims.keys() - documents.keys()):
        message = f"{file}: claims of document {missing} without its line; put the document's line in too"
        raise UserError(message, "lines_orphan", file, missing)
    yield from (Read(documents[key], list(claims.get(key, {}).values())) for key in sorted(documents))


def _decoded(file: str) -> Iterator[tuple[int, object]]:
    import msgspec

    from tawatur.records import decode

    for number, line in enumerate(raw(file), 1):
        if not line.strip():
            continue
        try:
            yield number, decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            message = f"{file}:{number}: not a line of the interchange format ({error}); see `tawatur schema`"
            raise UserError(message, "lines_other", file, number) from error


def raw(file: str) -> Iterable[bytes]:
    """The lines of a file; ``-`` is standard input."""
    if file == "-":
        yield from sys.stdin.buffer
        return
    try:
        with open(file, "rb") as stream:
            yield from stream
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror}); check the path"
        raise UserError(message, "file_unreadable", file, error.strerror) from error
