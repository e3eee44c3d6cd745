"""Pages in: what the commands share that read pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

import typer

from tawatur import pipeline
from tawatur.commands.output import Words, aside, exit_code, print_report, progress


class Batch:
    """Pages that a command was given, and in the end the report of what became of them.

    Parameters
    ----------
    paths, manifest, published, outlet, processes
        As `pipeline.read` takes them.
    quiet
        No progress and no report, only errors.
    """

    def __init__(
        self,
        say: Words,
        paths: list[str],
        *,
        manifest: str | None,
        published: str | None,
        outlet: str | None,
        processes: int,
        quiet: bool,
    ) -> None:
        self.say, self.paths, self.quiet = say, paths, quiet
        self.manifest, self.published, self.outlet, self.processes = manifest, published, outlet, processes
        self.report = pipeline.Report()

    def read(self, *, bar: bool = True) -> Iterator[pipeline.Read]:
        """What is read, one page at a time, with a bar unless the results go to the same screen."""
        total = pipeline.count(self.paths, self.manifest)
        with progress(self.say("reading"), total, quiet=self.quiet or not bar) as tick:
            found = pipeline.read(
                self.paths, manifest=self.manifest, published=self.published, outlet=self.outlet,
                processes=self.processes, progress=tick, problem=self.report.problems.append,
            )  # fmt: skip
            yield from self.report.hear(found)

    def end(self, last: str = "") -> NoReturn:
        """Prints the report, and a last line of it; ends the command with the exit code that the report calls for."""
        print_report(self.report, self.say, quiet=self.quiet)
        if last and not self.quiet:
            aside().print(last, markup=False)
        raise typer.Exit(exit_code(self.report))
