"""`tawatur bulletin`: the harvest of a day."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tawatur.commands import options, wanted
from tawatur.commands.output import Words, aside
from tawatur.errors import UserError


class Form(StrEnum):
    """The forms of a bulletin."""

    html = "html"
    docx = "docx"
    md = "md"


Day = Annotated[str, typer.Option("--day", metavar="DATE", help="The day, such as 2023-01-19.", show_default=False)]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="The file to write; - for standard output.")
]


def bulletin(
    lang: options.Language,
    day: Day,
    form: Annotated[Form, typer.Option("--format", help="HTML, a Word document, or Markdown.")] = Form.md,
    store: options.StoreFile = options.STORE,
    settings: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="TOML with the masthead: outlet, city, contact, weather service."),
    ] = None,
    weather: Annotated[bool, typer.Option(help="Ask the weather service of the settings, if they name one.")] = True,
    sign: Annotated[
        str | None, typer.Option("--sign", metavar="NAME", help="Sign it off: keep this version for good.")
    ] = None,
    version: Annotated[
        int | None,
        typer.Option("--version", min=1, metavar="N", help="A version that was signed off, with its corrections."),
    ] = None,
    output: Output = "-",
    quiet: options.Quiet = False,
) -> None:
    """Write the bulletin of a day: what happened, area by area, every sentence made from the record.

    Examples: tawatur bulletin --day 2022-07-20 --lang ar · tawatur bulletin --day 2022-07-20 --format docx -o day.docx
    """
    from tawatur import bulletin as rooms
    from tawatur.store import Store

    asked = wanted.day(day, "--day") or day
    masthead = rooms.load(settings)
    with Store.open(store, must_exist=True) as opened:
        made = rooms.compose(opened, asked, str(lang), masthead, weather=weather and version is None)
        if version is not None:
            kept = {one.version: one for one in rooms.frozen(opened, asked, str(lang))}
            if version not in kept:
                message = (
                    f"{store}: no version {version} of the bulletin of {asked} in this language; --sign NAME keeps one"
                )
                raise UserError(message, "no_version", store, version, asked)
            made = rooms.with_corrections(opened, kept[version], made)
        elif sign is not None:
            made = rooms.freeze(opened, made, sign, datetime.now(UTC).isoformat(timespec="seconds"))
            if not quiet:
                aside().print(Words(lang)("bulletin_signed", made.version, sign), markup=False)
    _write(rooms.FORMATS[form.value](made), output)


def _write(content: bytes, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        message = f"{output}: cannot be written ({error.strerror}); give another file with --output"
        raise UserError(message, "file_unwritable", output, error.strerror) from error
