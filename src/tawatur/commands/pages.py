"""`tawatur read`, `ingest` and `explain`: pages in."""

from __future__ import annotations

from typing import Annotated

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, exit_code, print_line, print_report, progress, screen


def read(
    lang: options.Language,
    paths: options.Paths = None,
    form: Annotated[
        options.ClaimFormat, typer.Option("--format", help="A table, or lines of JSON.")
    ] = options.ClaimFormat.table,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    processes: options.Processes = 1,
    quiet: options.Quiet = False,
) -> None:
    """Read pages and print the claims in them: who says that who did what to whom, where and when.

    With --format jsonl each page gives a line for the document and one for each claim; see `tawatur schema`.

    Examples: tawatur read page.html · tawatur read pages/ --format jsonl > claims.jsonl
    """
    from tawatur.commands.batch import Batch

    given, say = options.some_pages(paths, manifest), Words(lang)
    batch = Batch(say, given, manifest=manifest, published=published, outlet=outlet, processes=processes, quiet=quiet)
    console = screen() if form == options.ClaimFormat.table else None
    for one in batch.read(bar=console is None):
        if console:
            from tawatur.commands import tables

            console.print(tables.claims(one.document, one.claims, say, width=console.width))
        else:
            print_line(one.document)
            for claim in one.claims:
                print_line(claim)
    batch.end()


def ingest(
    lang: options.Language,
    paths: options.Paths = None,
    store: options.StoreFile = options.STORE,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    processes: options.Processes = 1,
    quiet: options.Quiet = False,
) -> None:
    """Read pages into a store and assemble its events. A page that the store has already changes nothing.

    Example: tawatur ingest pages/ --manifest pages/manifest.jsonl --store syria.db
    """
    from tawatur.commands.batch import Batch
    from tawatur.store import Store

    given, say = options.some_pages(paths, manifest), Words(lang)
    batch = Batch(say, given, manifest=manifest, published=published, outlet=outlet, processes=processes, quiet=quiet)
    with Store.open(store) as opened:
        changed = opened.add_all((one.document, one.claims) for one in batch.read())
        if changed or not opened.stats().events:
            with progress(say("assembling"), None, quiet=quiet):
                opened.reassemble()
        stats = opened.stats()
    same = batch.report.pages - changed
    batch.end(say("stored", changed, same, stats.documents, stats.claims, stats.events))


def explain(
    page: Annotated[
        str, typer.Argument(metavar="PAGE", help="The page: a file, or - for standard input.", show_default=False)
    ],
    lang: options.Language,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    quiet: options.Quiet = False,
) -> None:
    """Show how a page was read: the marks of every stage on each sentence, and the rule behind each claim.

    Example: tawatur explain page.html
    """
    from tawatur.commands import explaining
    from tawatur.intake import Skipped, read_paths
    from tawatur.pipeline import Report
    from tawatur.reading import Reader

    say, report, reader = Words(lang), Report(), Reader()
    pages = read_paths([page], published=published, outlet=outlet, manifest=manifest, report=report.problems.append)
    for document in pages:
        if isinstance(document, Skipped):
            report.skipped.append(document)
            continue
        report.pages += 1
        for line in explaining.lines(reader.explain(document), say):
            typer.echo(line)
    print_report(report, say, quiet=quiet, summary=False)
    raise typer.Exit(exit_code(report))
