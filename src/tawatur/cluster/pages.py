"""One page to one row: its document with the claims in it, or the reason why it gave none. Pure but for faults, which
become rows as well: one page must not end a run over a million."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import msgspec

from tawatur.cluster.inputs import Entry, Kind
from tawatur.intake import Page, Problem, Skipped, UnreadablePage, document_from_bytes
from tawatur.intake.paths import MOST_BYTES
from tawatur.lexicon.tables import TableError
from tawatur.records import Claim, Document, decode


class ReadsDocuments(Protocol):
    """What turns a document into claims."""

    def read(self, document: Document) -> list[Claim]:
        """The claims of a document, in the order of its text."""


class Read(msgspec.Struct, frozen=True, tag="read", tag_field="type"):
    """A page that was read: its document and the claims in it."""

    document: Document
    claims: list[Claim]


class Outcome(msgspec.Struct, frozen=True):
    """What became of an entry: `sha` is the hash of the content that was read."""

    name: str
    sha: str
    page: Read | Skipped
    problems: tuple[Problem, ...] = ()


Content = bytes | OSError | None
"""The bytes of a page; None if they are too many; the error if they cannot be had."""


@lru_cache(maxsize=1)
def reader() -> ReadsDocuments:
    """The reader of this process, with its tables loaded."""
    from tawatur.reading import Reader

    return Reader()


def read_page(one: ReadsDocuments, page: Page) -> Read | Skipped:
    """The claims of a page; a page that was skipped stays so, and one on which the reader fails is skipped."""
    if not isinstance(page, Document):
        return page
    try:
        return Read(page, one.read(page))
    except TableError:
        # A table that cannot be read is the same for every page.
        raise
    except Exception as error:  # noqa: BLE001
        # One page must not end the batch: the report names the page and the fault, and the exit code tells of it.
        return Skipped(page.origin_file or page.id, "fault", fault(error), None)


def fault(error: Exception) -> str:
    """What went wrong and where, for a report of the fault."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({'/'.join(Path(last.filename).parts[-2:])}:{last.lineno})"


def outcomes(
    kind: Kind, found: Iterable[tuple[Entry, Content]], one: ReadsDocuments | None = None
) -> Iterator[Outcome]:
    """What becomes of each entry, in their order."""
    from tawatur.cluster.inputs import CLOSED, content_hash, too_large

    one = one or reader()
    for entry, content in found:
        problems: list[Problem] = []
        try:
            page: Page = _page(kind, entry, content, problems)
        except UnreadablePage as error:
            page = Skipped(error.file, error.reason, error.detail, None, error.value)
        if content is None:
            sha = too_large(entry.size)
        else:
            sha = CLOSED if isinstance(content, OSError) else content_hash(content)
        yield Outcome(entry.name, sha, read_page(one, page), tuple(problems))


def _page(kind: Kind, entry: Entry, content: Content, problems: list[Problem]) -> Page:
    if content is None:
        detail = f"the file has {entry.size:,} bytes; pages have at most {MOST_BYTES:,}"
        raise UnreadablePage(entry.name, "too_large", detail, f"{MOST_BYTES:,}")
    if isinstance(content, OSError):
        said = content.strerror or str(content)
        raise UnreadablePage(entry.name, "unreadable", f"the file cannot be opened: {said}", said)
    if kind == "pages":
        return document_from_bytes(
            content, name=entry.name, published=entry.published, outlet=entry.outlet, url=entry.url, lang=entry.lang,
            report=problems.append,
        )  # fmt: skip
    return _document(entry, content)


def _document(entry: Entry, content: bytes) -> Document:
    """The document of a line or row; what is given of it fills what it does not say."""
    try:
        record = decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadablePage(entry.name, "no_record", f"not a line of the interchange format: {error}") from error
    if not isinstance(record, Document):
        detail = "not a document but a claim or an event; documents are read anew"
        raise UnreadablePage(entry.name, "no_record", detail)
    published = record.published or entry.published
    return msgspec.structs.replace(record, published=published, origin_file=record.origin_file or entry.name)
