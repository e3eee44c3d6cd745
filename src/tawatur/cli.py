"""The command line: puts the commands together and turns errors into messages and exit codes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from tawatur.commands import files, happenings, pages, serving

app = typer.Typer(
    name="tawatur",
    help="Conflict news in, an event record out, with every fact tied to who said it.\n\n"
    "Start with `tawatur read PAGE`, or `tawatur ingest FOLDER` and then `tawatur events` or `tawatur serve`.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all is well; 1 a fault of the program; 2 you must act (a path, an option, a manifest).",
)
for command in (
    pages.read,
    pages.ingest,
    happenings.events,
    happenings.show,
    pages.explain,
    happenings.search,
    serving.serve,
    files.export,
    happenings.assemble,
    files.codebook,
    files.schema,
):
    app.command()(command)
app.add_typer(files.gazetteer, name="gazetteer")


def _version(wanted: bool) -> None:
    if wanted:
        from tawatur import __version__

        typer.echo(f"tawatur {__version__}")
        raise typer.Exit


Version = Annotated[
    bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and end.")
]


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """The options of the program itself."""


def main() -> None:
    """Runs the command line: the entry point of `tawatur`."""
    try:
        app()
    except Exception as error:
        if not isinstance(error, _errors()):
            raise
        sys.stdout.flush()
        print(f"tawatur: {error}", file=sys.stderr)
        sys.exit(2)


def _errors() -> tuple[type[Exception], ...]:
    """The errors that tell the user what to do; asked for only when there is one: it loads the whole house."""
    from tawatur.exports import ExportError
    from tawatur.intake import IntakeError
    from tawatur.lexicon.places import GazetteerError
    from tawatur.lexicon.tables import TableError
    from tawatur.pipeline import PipelineError
    from tawatur.store import StoreError

    return (ExportError, GazetteerError, IntakeError, PipelineError, StoreError, TableError)


if __name__ == "__main__":
    main()
