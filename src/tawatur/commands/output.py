"""How the commands speak: results to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tawatur.errors import UserError
from tawatur.records import Line, encode

if TYPE_CHECKING:
    from rich.console import Console

    from tawatur.intake import Problem, Skipped
    from tawatur.pipeline import Report

LEFT_TO_RIGHT = "\u200e"
"""Stands at both ends of a cell, so that a terminal that knows right-to-left text does not swap the columns."""
WIDTH_WITHOUT_TERMINAL = 160


@lru_cache(maxsize=1)
def _all_words() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


class Words:
    """What the commands say in one language."""

    def __init__(self, lang: str) -> None:
        self.lang = str(lang)
        self._words = _all_words()[self.lang]

    def __call__(self, key: str, *values: object) -> str:
        """The words of a key, with values filled in."""
        return str(self._words[key]).format(*values)

    def named(self, group: str, code: str) -> str:
        """The words of a code of a group, such as `fields`; a code that is not listed stands for itself."""
        return str(self._words[group].get(code, code))

    def group(self, group: str) -> Mapping[str, str]:
        """The words of all codes of a group."""
        return self._words[group]

    def reason(self, skipped: Skipped | Problem) -> str:
        """Why a page was skipped, or a part of it not believed: the words of the code, or of whoever found it."""
        template = self._words["reasons"].get(skipped.reason)
        if template is None:
            return skipped.detail or skipped.reason
        return str(template).format(self.named("system", skipped.value or skipped.detail))

    def error(self, error: UserError) -> str:
        """What the user must mend; in English as whoever found it says it."""
        template = self._words["errors"].get(error.code)
        values = (self.named("system", str(value)) for value in error.values)
        return str(template).format(*values) if template else str(error)


def screen() -> Console:
    """Where results go that a person reads."""
    from rich.console import Console

    # A pipe has no width: a table cut to 80 columns would lose what the reader of the pipe looks for.
    known = sys.stdout.isatty() or os.environ.get("COLUMNS")
    return Console(highlight=False, width=None if known else WIDTH_WITHOUT_TERMINAL)


def aside() -> Console:
    """Where progress, reports and errors go."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def isolated(text: str) -> str:
    """A cell's text, held in its column."""
    return LEFT_TO_RIGHT + text + LEFT_TO_RIGHT


def print_line(record: Line) -> None:
    """Prints one line of the interchange format."""
    sys.stdout.buffer.write(encode(record) + b"\n")


@contextmanager
def progress(label: str, total: int | None, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """A bar on standard error that is told how many are done; nothing where nobody looks."""
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=aside(), transient=True) as bar:
        task = bar.add_task(label, total=total)
        yield lambda done: bar.update(task, completed=done)


def print_report(report: Report, say: Words, *, quiet: bool, summary: bool = True) -> None:
    """Says what was read, and what was skipped and why. Only what the user must see is said if it should be quiet.

    Without `summary` nothing is said of the pages that were read.
    """
    console = aside()
    if summary and not quiet:
        console.print(say("read", report.pages, report.without_claims, report.claims), markup=False)
    lines = [skipped for skipped in report.skipped if skipped.reason in OF_THE_MANIFEST]
    pages = [skipped for skipped in report.skipped if skipped.reason not in OF_THE_MANIFEST]
    for heading, group in (("bad_lines", lines), ("skipped", pages)):
        if group and not quiet:
            console.print(say(heading, len(group)), markup=False)
        _print_reasons(group, say, quiet=quiet)
    if report.problems and not quiet:
        console.print(say("doubted", len(report.problems)), markup=False)
    _print_reasons(report.problems, say, quiet=quiet)
    if not report.pages:
        console.print(say("nothing_read"), markup=False)


def _print_reasons(found: Iterable[Skipped | Problem], say: Words, *, quiet: bool) -> None:
    for one in found:
        if not quiet or must_act(one):
            where = f"{one.file}:{one.line}" if one.line else one.file
            aside().print(f"  {where}: {say.reason(one)}", markup=False)


def exit_code(report: Report) -> int:
    """0 if all is well; 2 if the user must act: a path, a manifest line or a day is wrong, or nothing was read."""
    stuck = any(map(must_act, report.skipped)) or any(map(must_act, report.problems))
    return 2 if stuck or not report.pages else 0


OF_THE_MANIFEST = frozenset({"manifest", "manifest_field", "manifest_date", "named_missing"})
"""Reasons that are told of a line of the manifest."""
FOR_THE_USER = OF_THE_MANIFEST | {"missing", "no_pages", "unreadable", "future_given", "fault"}
"""Reasons that the user can do something about; other pages are simply none of ours."""


def must_act(found: Skipped | Problem) -> bool:
    """Whether the user must act before the page, or what was given of it, can be taken."""
    return found.reason in FOR_THE_USER
