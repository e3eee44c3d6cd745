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

    With --format jsonl each page gives a line for the document and one for each claim (`tawatur schema` describes
    them).

    Examples: tawatur read page.html · tawatur read pages/ --format jsonl > claims.jsonl
    """
    from tawatur import pipeline

    given, say, report = options.some_pages(paths, manifest), Words(lang), pipeline.Report()
    console = screen() if form == options.ClaimFormat.table else None
    total = pipeline.count(given, manifest)
    with progress(say("reading"), total, quiet=quiet or console is not None) as tick:
        found = pipeline.read(
            given, published=published, outlet=outlet, manifest=manifest, processes=processes,
            progress=tick, problem=report.problems.append,
        )  # fmt: skip
        for one in report.hear(found):
            if console:
                from tawatur.commands import tables

                console.print(tables.claims(one.document, one.claims, say, width=console.width))
            else:
                print_line(one.document)
                for claim in one.claims:
                    print_line(claim)
    print_report(report, say, quiet=quiet)
    raise typer.Exit(exit_code(report))


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
    from tawatur import pipeline
    from tawatur.commands.output import aside
    from tawatur.store import Store

    given, say, report = options.some_pages(paths, manifest), Words(lang), pipeline.Report()
    total = pipeline.count(given, manifest)
    with Store.open(store) as opened:
        with progress(say("reading"), total, quiet=quiet) as tick:
            found = pipeline.read(
                given, published=published, outlet=outlet, manifest=manifest, processes=processes,
                progress=tick, problem=report.problems.append,
            )  # fmt: skip
            changed = opened.add_all((one.document, one.claims) for one in report.hear(found))
        if changed or not opened.stats().events:
            with progress(say("assembling"), None, quiet=quiet):
                opened.reassemble()
        stats = opened.stats()
    print_report(report, say, quiet=quiet)
    if not quiet:
        counts = (changed, report.pages - changed, stats.documents, stats.claims, stats.events)
        aside().print(say("stored", *counts))
    raise typer.Exit(exit_code(report))


def explain(
    page: Annotated[str, typer.Argument(help="The page: a file, or - for standard input.", show_default=False)],
    lang: options.Language,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
) -> None:
    """Show how a page was read: the marks of every stage on each sentence, and the rule behind each claim.

    Example: tawatur explain page.html
    """
    from tawatur.intake import Skipped, read_paths
    from tawatur.pipeline import Report
    from tawatur.reading import Reader

    say, report = Words(lang), Report()
    reader = Reader()
    pages = read_paths([page], published=published, outlet=outlet, manifest=manifest, report=report.problems.append)
    for document in pages:
        if isinstance(document, Skipped):
            report.skipped.append(document)
            continue
        report.pages += 1
        for line in reader.explain(document).lines():
            typer.echo(line)
    print_report(report, say, quiet=False, summary=False)
    raise typer.Exit(exit_code(report))
