"""Pages as assembly compares them, made from the records of the store when they are asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, select

from tawatur.assembly import copies
from tawatur.assembly.matching import Matcher
from tawatur.assembly.pages import Page, page_of
from tawatur.assembly.places import Spots
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.tellings import Telling
from tawatur.records import Claim, Document
from tawatur.store.schema import claims, documents, tellings

CHUNK = 400
_document = msgspec.json.Decoder(Document)
_claim = msgspec.json.Decoder(Claim)


def chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    """Sorted parts that one question to the database may hold."""
    ordered = sorted(values)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))


class World:
    """What is known of the pages of a store while it grows.

    Parameters
    ----------
    connection : of the store
    knowledge : what is known of actors and sources
    """

    def __init__(self, connection: Connection, knowledge: Knowledge) -> None:
        self.connection = connection
        self.matcher = Matcher(Spots(), knowledge)
        self._pages: dict[int, Page] = {}
        self._ids: dict[str, int] = {}

    def pages(self, numbers: Collection[int]) -> dict[int, Page]:
        """The pages of documents, by their numbers; their words are left aside until they are asked for."""
        missing = [number for number in numbers if number not in self._pages]
        for part in chunks(missing):
            found: dict[int, Document] = {}
            of: dict[str, list[Claim]] = defaultdict(list)
            query = select(documents.c.number, documents.c.record).where(documents.c.number.in_(part))
            for number, record in self.connection.execute(query):
                found[number] = _document.decode(record)
            told = select(claims.c.document_id, claims.c.record)
            told = told.where(claims.c.document_id.in_([document.id for document in found.values()]))
            for document_id, record in self.connection.execute(told):
                of[document_id].append(_claim.decode(record))
            for number, document in found.items():
                self._pages[number] = page_of(document, of[document.id], self.matcher, words=False)
                self._ids[document.id] = number
        return {number: self._pages[number] for number in numbers if number in self._pages}

    def page(self, number: int, *, words: bool = False) -> Page:
        """The page of one document."""
        page = self.pages([number])[number]
        if words and not page.hashes and page.document.text:
            page.hashes = copies.shingles([page.document.text])[0]
        return page

    def hold(self, number: int, page: Page) -> None:
        """Take this for the page of a document, until it is let go."""
        self._pages[number] = page
        self._ids[page.document.id] = number

    def let_go(self, number: int) -> None:
        """Read a page anew when it is next asked for."""
        self._pages.pop(number, None)

    def number_of(self, document_id: str) -> int:
        """The number of a document whose page was asked for."""
        return self._ids[document_id]

    def rows(self, condition: ColumnElement[bool]) -> list[Any]:
        """Rows of the table of tellings."""
        return list(self.connection.execute(select(tellings).where(condition)))

    def rows_of(self, numbers: Iterable[int]) -> dict[int, Any]:
        """Rows of the table of tellings, by number."""
        return {row.number: row for part in chunks(numbers) for row in self.rows(tellings.c.number.in_(part))}

    def tellings(self, rows: Collection[Any]) -> dict[int, Telling]:
        """Tellings by the numbers of their rows."""
        pages = self.pages({row.document for row in rows})
        found: dict[int, Telling] = {}
        by_key = {(number, one.event): one for number, page in pages.items() for one in page.tellings}
        for row in rows:
            found[row.number] = by_key[row.document, row.event]
        return found


def in_order(found: dict[int, Telling]) -> tuple[list[int], list[Telling]]:
    """Numbers and tellings in the order in which assembly counts them; each telling gets its place as its number."""
    ordered = sorted(found, key=lambda number: (found[number].rejected, found[number].key))
    told: Sequence[Telling] = [found[number] for number in ordered]
    for place, telling in enumerate(told):
        telling.number = place
    return ordered, list(told)
