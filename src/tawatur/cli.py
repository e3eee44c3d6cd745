"""The command line: puts the commands together and turns errors into messages and exit codes."""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import Annotated, Any, NoReturn

import typer
from typer.main import get_command

from tawatur.commands import (
    bulletins,
    clustering,
    files,
    happenings,
    help,
    options,
    pages,
    relaying,
    review_lists,
    serving,
    storing,
    trending,
)
from tawatur.commands.output import Words
from tawatur.errors import UserError

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
    trending.trend,
    bulletins.bulletin,
    serving.serve,
    files.export,
    happenings.assemble,
    clustering.load,
    files.codebook,
    files.schema,
):
    app.command()(command)
app.add_typer(relaying.relays, name="relays")
app.add_typer(storing.store, name="store")
app.add_typer(files.gazetteer, name="gazetteer")
app.add_typer(review_lists.review, name="review")
app.add_typer(clustering.cluster, name="cluster")


def _version(wanted: bool) -> None:
    if wanted:
        from tawatur import __version__

        typer.echo(f"tawatur {__version__}")
        raise typer.Exit


Version = Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")]


@app.callback()
def _root(
    lang: Annotated[
        options.TableLanguage | None,
        typer.Option("--lang", help="Language of help, tables and messages.", show_default="that of your environment"),
    ] = None,
    version: Version = False,
) -> None:
    """The options of the program itself."""


def main() -> None:
    """Runs the command line: the entry point of `tawatur`."""
    _print_anything()
    options.spoken.set(options.language_of(sys.argv[1:]))
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in NO_ROOM and not isinstance(error, BrokenPipeError):
            raise
        _let_go()
        if isinstance(error, BrokenPipeError):
            # Whoever read our lines has enough of them, as `head` does.
            sys.exit(1)
        message = f"the output cannot be written ({error.strerror}); free some space"
        _end(UserError(message, "output_full", error.strerror))
    except UserError as error:
        _end(error)


def _run() -> None:
    """Runs the command line; in Arabic with its own help and usage errors."""
    command: Any = get_command(app)
    if options.spoken.get() != options.TableLanguage.ar:
        command()
        return
    help.speak_arabic(command)
    help.name_panels()
    try:
        sys.exit(command(standalone_mode=False))
    except typer.Abort:
        sys.exit(1)
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        raise help.usage_error(error) from error


def _end(error: UserError) -> NoReturn:
    """Says what the user must mend, in the language of the command."""
    print(f"tawatur: {Words(options.spoken.get()).error(error)}", file=sys.stderr)
    sys.exit(2)


NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})


def _print_anything() -> None:
    """A terminal that has no Arabic letters shows question marks in their place; it does not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _let_go() -> None:
    """What could not be written is dropped: Python would try again, and complain, when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
