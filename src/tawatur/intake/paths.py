"""Files, folders and standard input to pages, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePath

import msgspec

from tawatur.intake.dates import parse_stamp
from tawatur.intake.document import document_from_bytes
from tawatur.intake.errors import IntakeError, UnreadablePage
from tawatur.intake.manifest import Entry, Manifest, read_manifest
from tawatur.intake.problems import Problem, Report, Skipped, log_problem
from tawatur.records import Document

Page = Document | Skipped
STDIN = "-"
MOST_BYTES = 10_000_000
"""A larger file is skipped unread: no article is so long."""
SUFFIXES = frozenset((".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".txt", ".text", ""))
"""What is read in a folder; a file named on the command line is read whatever its name."""


def read_paths(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    outlet: str | None = None,
    manifest: str | Path | None = None,
    today: date | None = None,
    report: Report = log_problem,
    most_bytes: int = MOST_BYTES,
) -> Iterator[Page]:
    """Read pages, one at a time, in the order of their paths.

    Parameters
    ----------
    paths : iterable of str or Path
        Files, folders (with all folders in them), and `-` for standard input. With none, the files of the manifest.
    published, outlet : str, optional
        What is known of all pages; a manifest's line goes before it.
    manifest : str or Path, optional
        A file of lines with file, url, outlet, published, lang.
    today, report : optional
        See `document_from_bytes`.
    most_bytes : int
        Larger files are skipped.

    Yields
    ------
    Document or Skipped
        Skipped for every page that gives no document, and before them for every unreadable line of the manifest and
        every folder without a page.

    Raises
    ------
    IntakeError
        The manifest cannot be opened, or `published` is no date.
    """
    if published and parse_stamp(published) is None:
        message = f"{published!r} is not a date of publication; write it as 2023-01-19"
        raise IntakeError(message, "published", published)
    known = read_manifest(manifest) if manifest is not None else None
    given = [str(path) for path in paths]
    named = known is not None and not given
    if known:
        yield from known.skipped
        given = given or [str(path) for path in known.files()]
    for folder in sorted(set(given)):
        if _is_folder(folder) and not files([folder]):
            endings = ", ".join(sorted(SUFFIXES - {""}))
            detail = f"the folder holds no page; pages are files named {endings}"
            yield Skipped(folder, "no_pages", detail, None, endings)
    for file in files(given):
        entry = (known.of(Path(file)) if known and file != STDIN else None) or Entry(file)
        line = known.lines.get(entry) if known else None
        try:
            data = _read(file, most_bytes)
            yield document_from_bytes(
                data,
                name=file,
                published=entry.published or published,
                outlet=entry.outlet or outlet,
                url=entry.url,
                lang=entry.lang,
                today=today,
                report=_of_the_line(report, known, line) if known and line and entry.published else report,
            )
        except UnreadablePage as error:
            if known and named and line and error.reason == "missing":
                detail = f"names {entry.file}, and there is no such file beside it; correct the line or add the file"
                yield Skipped(known.path, "named_missing", detail, line, entry.file)
                continue
            yield Skipped(error.file, error.reason, error.detail, None, error.value)


def _of_the_line(report: Report, known: Manifest, line: int) -> Report:
    """Says of a day that the manifest gives on which line it stands."""

    def tell(problem: Problem) -> None:
        if problem.reason == "future_given":
            problem = msgspec.structs.replace(problem, file=known.path, line=line)
        report(problem)

    return tell


def files(paths: Iterable[str]) -> list[str]:
    """The files of paths and of the folders among them, each once, sorted; standard input last."""
    found: set[str] = set()
    for path in paths:
        if _is_folder(path):
            found.update(str(file) for file in Path(path).rglob("*") if _is_page(file, Path(path)))
        else:
            found.add(path)
    return sorted(found, key=lambda path: (path == STDIN, path))


def _is_folder(path: str) -> bool:
    return path != STDIN and Path(path).is_dir()


def _is_page(file: Path, folder: Path) -> bool:
    return is_page(file.relative_to(folder)) and file.is_file()


def is_page(name: PurePath | str) -> bool:
    """Whether a file of a folder is a page, by its path below the folder: not hidden, with an ending of pages."""
    path = PurePath(name)
    return path.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in path.parts)


def _read(file: str, most_bytes: int) -> bytes:
    if file == STDIN:
        data = sys.stdin.buffer.read(most_bytes + 1)
        size = len(data)
    else:
        try:
            size = Path(file).stat().st_size
            data = Path(file).read_bytes() if size <= most_bytes else b""
        except FileNotFoundError as error:
            raise UnreadablePage(file, "missing", "there is no such file; check the path") from error
        except OSError as error:
            raise UnreadablePage(
                file, "unreadable", f"the file cannot be opened: {error.strerror}", error.strerror
            ) from error
    if size > most_bytes:
        detail = f"the file has {size:,} bytes; pages have at most {most_bytes:,}"
        raise UnreadablePage(file, "too_large", detail, f"{most_bytes:,}")
    return data
