"""`tawatur cluster run` and `tawatur load`: large archives, in one process, a pool of them, or on Spark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside, must_act, progress
from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.cluster.engines import Engine
    from tawatur.cluster.run import Report

T = TypeVar("T")
FEW = 20
"""So many skipped pages are named; all of them stand in the table of skipped pages."""
cluster = typer.Typer(help="Read a large archive in parts that can be picked up again.", no_args_is_help=True)


class EngineName(StrEnum):
    """Where the work is done."""

    local = "local"
    pool = "pool"
    spark = "spark"


@cluster.callback()
def _group() -> None:
    """Keeps `run` a command of its own while there is no other."""


Input = Annotated[
    str,
    typer.Option(
        "--input",
        metavar="PLACE",
        help="A folder of pages, or documents in .jsonl or .parquet files: a path, or an address such as s3a://….",
        show_default=False,
    ),
]
Output = Annotated[
    str,
    typer.Option(
        "--output", metavar="FOLDER", help="The folder of the run: empty, or that of an earlier run on the same place.",
        show_default=False,
    ),
]  # fmt: skip
Master = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The master of Spark: local[N], spark://HOST:PORT, yarn; means --engine spark."),
]
Settings = Annotated[
    list[str] | None,
    typer.Option("--conf", metavar="KEY=VALUE", help="A setting of Spark; may be given several times."),
]


@cluster.command("run")
def run(
    lang: options.Language,
    place: Input,
    output: Output,
    engine: Annotated[
        EngineName | None,
        typer.Option(
            help="One process, several, or Spark; without it what --master or --processes ask for.", show_default=False
        ),
    ] = None,
    master: Master = None,
    conf: Settings = None,
    processes: options.Processes = 1,
    manifest: options.Manifest = None,
    published: options.Published = None,
    outlet: options.Outlet = None,
    quiet: options.Quiet = False,
) -> None:
    """Read an archive into a folder of Parquet tables: documents, claims, events, links, and pages that were skipped.

    A run that was interrupted is picked up by the same command; a changed page re-reads the pages of its shard only.

    Examples: tawatur cluster run --input archive/ --output run/ --processes 8 · tawatur cluster run --input archive/
    --output run/ --master spark://head:7077
    """
    from tawatur.cluster import run as running
    from tawatur.cluster.inputs import given, is_address

    say, told = Words(lang), given(manifest, published, outlet)
    name = engine or (EngineName.spark if master else EngineName.pool if processes > 1 else EngineName.local)
    if name != EngineName.spark and (address := next(filter(is_address, (place, output)), None)):
        message = f"{address}: only Spark opens this address; give --master, or a path"
        raise UserError(message, "cluster_address", address)
    if name != EngineName.spark and (unused := "--master" if master else "--conf" if conf else None):
        raise UserError(
            f"{unused} is for Spark only; leave it out, or give --engine spark", "cluster_not_spark", unused
        )
    with _engine(name, output, processes, master, conf or []) as chosen, _steps(say, quiet=quiet) as tell:
        report = running.run(chosen, place, told, tell)
    _report(report, output, say, quiet=quiet)
    if not is_address(output):
        _skipped(output, say, quiet=quiet)
    raise typer.Exit(0 if report.totals.documents else 2)


@contextmanager
def _engine(name: EngineName, output: str, processes: int, master: str | None, conf: list[str]) -> Iterator[Engine]:
    if name == EngineName.spark:
        from tawatur.cluster.session import session

        with session(master or f"local[{processes}]", conf) as spark:
            from tawatur.cluster.spark import SparkEngine

            yield SparkEngine(spark, output)
        return
    from tawatur.cluster.local import LocalEngine

    yield LocalEngine(output, max(processes, 2) if name == EngineName.pool else 1)


@contextmanager
def _steps(say: Words, *, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A bar for each step of a run; the one before is taken down."""
    open_bar: list[tuple[str, AbstractContextManager[object], Callable[[int], None]]] = []

    def down() -> None:
        if open_bar:
            open_bar.pop()[1].__exit__(None, None, None)

    def tell(step: str, done: int, total: int) -> None:
        if not open_bar or open_bar[-1][0] != step:
            down()
            bar = progress(say(step), total or None, quiet=quiet)
            open_bar.append((step, bar, bar.__enter__()))
        open_bar[-1][2](done)

    try:
        yield tell
    finally:
        down()


def _report(report: Report, output: str, say: Words, *, quiet: bool) -> None:
    if quiet:
        return
    totals = report.totals
    aside().print(say("cluster_read", report.pages, report.shards, report.read, report.shards_read), markup=False)
    if not report.assembled:
        aside().print(say("cluster_same"), markup=False)
    held = say("cluster_holds", output, totals.documents, totals.claims, totals.events, totals.skipped)
    aside().print(held, markup=False)


def _skipped(output: str, say: Words, *, quiet: bool) -> None:
    """Names skipped pages: those that the user can do something about first."""
    import msgspec

    from tawatur.cluster.folders import read_table
    from tawatur.intake import Skipped

    found = [msgspec.convert(row, Skipped) for row in read_table(output, "skipped")]
    found.sort(key=lambda one: not must_act(one))
    shown = [one for one in found if not quiet or must_act(one)][:FEW]
    if shown and not quiet:
        aside().print(say("skipped", len(found)), markup=False)
    for one in shown:
        aside().print(f"  {one.file}: {say.reason(one)}", markup=False)
    if not quiet and len(found) > len(shown):
        counts = Counter(one.reason for one in found)
        listed = say("comma").join(f"{code} {count}" for code, count in sorted(counts.items()))
        aside().print(say("cluster_more", len(found) - len(shown), output, listed), markup=False)


def load(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="The folder of a finished run.", show_default=False)],
    lang: options.Language,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Load the tables that `tawatur cluster run` wrote into a store: a file, or a PostgreSQL database.

    Events are taken as they are where the store holds nothing else; otherwise they are assembled with what it holds.

    Example: tawatur load run/ --store archive.db
    """
    from tawatur.cluster import loading
    from tawatur.cluster.run import finished
    from tawatur.store import Store

    say, totals = Words(lang), finished(folder).totals
    assert totals is not None
    with Store.open(store) as opened:
        with progress(say("writing"), totals.documents, quiet=quiet) as tick:
            changed = opened.add_all(_counted(loading.documents(folder), tick))
        with progress(say("assembling"), None, quiet=quiet):
            if not opened.take(list(loading.events(folder))):
                opened.reassemble()
        stats = opened.stats()
    if not quiet:
        same = totals.documents - changed
        aside().print(say("stored", changed, same, stats.documents, stats.claims, stats.events), markup=False)


def _counted(things: Iterator[T], tick: Callable[[int], None]) -> Iterator[T]:
    for done, thing in enumerate(things, 1):
        yield thing
        tick(done)
