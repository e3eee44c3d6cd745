"""Writes the help of every command as pages: `python -m tawatur.reference docs/`. A test holds the pages to it."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Any

import typer

from tawatur.cli import app
from tawatur.commands import help

PAGES = {"en": "commands.md", "ar": "commands.ar.md"}
INTRODUCTION = """# The commands

Made from the program's own help (`tawatur COMMAND --help`) by `python -m tawatur.reference docs/`.

Results go to standard output, progress and reports to standard error. Exit codes: 0 all is well; 1 a fault of the
program; 2 you must act (a path, an option or a line of a manifest is wrong, or nothing was read); what could be read
was read all the same.
"""


def page(lang: str = "en") -> str:
    """The page in a language, as Markdown."""
    root: Any = typer.main.get_command(app)
    if lang == "en":
        return "\n".join([INTRODUCTION, *_group(root, "tawatur")]).rstrip() + "\n"
    help.speak_arabic(root)
    lines = "\n".join([help.introduction(), *_group(root, "tawatur")]).rstrip()
    return f'<div dir="rtl">\n\n{lines}\n\n</div>\n'


def _group(group: Any, name: str) -> list[str]:
    lines: list[str] = []
    for word, command in group.commands.items():
        full = f"{name} {word}"
        lines += _group(command, full) if hasattr(command, "commands") else _command(command, full)
    return lines


def _command(command: Any, name: str) -> list[str]:
    arguments = [parameter for parameter in command.params if parameter.param_type_name == "argument"]
    options = [parameter for parameter in command.params if parameter.param_type_name == "option"]
    usage = " ".join([name, *(_metavar(argument) for argument in arguments)])
    lines = [f"## `{name}`", "", f"    {usage}", "", *(line.strip() for line in command.help.strip().splitlines()), ""]
    named = [(_metavar(argument), argument.help) for argument in arguments]
    named += [(", ".join(option.opts) + _values(option), option.help) for option in options]
    lines += [f"* `{label}`: {text}" for label, text in named if text]
    return [*lines, ""]


def _values(option: Any) -> str:
    """The values to choose from, or the value that holds if none is given."""
    default = option.default
    if isinstance(default, Enum):
        return " " + "|".join(str(choice.value) for choice in type(default))
    return "" if callable(default) or default in (None, False) else f" {default}"


def _metavar(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


if __name__ == "__main__":
    for lang, name in PAGES.items():
        (Path(sys.argv[1]) / name).write_text(page(lang), encoding="utf-8")
