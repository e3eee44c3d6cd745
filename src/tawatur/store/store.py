"""The store: documents and claims go in, events come out, and everything can be searched."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

import msgspec
from sqlalchemy import Connection, Select, func, select

from tawatur.records import Claim, Document, Event, Source
from tawatur.store import assembling, bulletins, relays, views
from tawatur.store.adding import add_all
from tawatur.store.addresses import shown
from tawatur.store.bearers import Bearers
from tawatur.store.engine import connect, writing
from tawatur.store.errors import explained
from tawatur.store.filters import EventFilter, condition
from tawatur.store.holding import Info, info
from tawatur.store.periods import By, day_of
from tawatur.store.relay_graph import Relay, graph
from tawatur.store.relays import Decision, Edit
from tawatur.store.schema import claims, documents, event_claims, events, redirects, sources
from tawatur.store.search import Hit, search_documents
from tawatur.store.trends import Trend, trend
from tawatur.store.views import Cell, Facet, Field

if TYPE_CHECKING:
    from tawatur.store.review.review import Review

Order = Literal["newest", "oldest", "deaths", "origins", "reports", "updated"]
_ORDERS = {
    "newest": (events.c.date_start.desc().nulls_last(),),
    "oldest": (events.c.date_start.asc().nulls_last(),),
    "deaths": (events.c.deaths.desc().nulls_last(), events.c.date_start.desc().nulls_last()),
    "origins": (events.c.n_origins.desc(), events.c.date_start.desc().nulls_last()),
    "reports": (events.c.n_reports.desc(), events.c.date_start.desc().nulls_last()),
    "updated": (events.c.updated.desc().nulls_last(),),
}
CHUNK = 500
Record = TypeVar("Record")


class Stats(msgspec.Struct, frozen=True):
    """How much the store holds. `first_day` and `last_day` are the earliest and latest day of an event."""

    documents: int
    claims: int
    events: int
    sources: int
    first_day: str | None
    last_day: str | None


class Store:
    """A store of documents, their claims and the events assembled from them.

    It may be used from several threads; each call is a transaction. Use it as a context manager, or close it.
    """

    def __init__(self, place: str, *, must_exist: bool = False) -> None:
        self.place = shown(place)
        self._engine = connect(place, must_exist=must_exist)

    @classmethod
    def open(cls, place: str, *, must_exist: bool = False) -> Self:
        """Opens a store, making it where there is none unless it `must_exist`.

        Parameters
        ----------
        place
            A path of a SQLite file, ``:memory:``, or a database URL.

        Raises
        ------
        StoreError
            It is not a store, is newer than the program, is locked, or does not exist and must.
        """
        return cls(str(place), must_exist=must_exist)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the database."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with explained(self.place), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with explained(self.place), writing(self._engine) as connection, connection.begin():
            yield connection

    # In

    def add(self, document: Document, found: Iterable[Claim]) -> bool:
        """Adds a document with its claims; False if the store has it already and nothing changed.

        A reading that differs from the stored one replaces it, unless it knows less of the page (no date or no address
        where the stored one has it). The same page from another file is the same page.
        """
        with self._writing() as connection:
            return add_all(connection, [(document, list(found))]) > 0

    def add_all(self, pairs: Iterable[tuple[Document, list[Claim]]]) -> int:
        """Adds many documents, some hundreds a transaction; returns how many were new or changed."""
        changed, waiting = 0, iter(pairs)
        while batch := list(islice(waiting, CHUNK)):
            with self._writing() as connection:
                changed += add_all(connection, batch)
        return changed

    def reassemble(self) -> None:
        """Brings the events up to date with the claims; ids stay, and ids merged away lead to the event that took them
        in. Only what new and changed pages touch is assembled anew, unless there are many."""
        with self._writing() as connection:
            assembling.grow(connection)

    def take(self, assembled: Sequence[Event]) -> bool:
        """Takes events that were assembled elsewhere; False if they are not those of the store's claims, or if people
        decided anything: then the store must `reassemble`."""
        from tawatur.store.loading import take

        with self._writing() as connection:
            return take(connection, assembled)

    @property
    def review(self) -> Review:
        """What people decided and decide: decisions, their history, what waits for one, and how far coders agree."""
        from tawatur.store.review.review import Review

        return Review(self)

    # Records by id

    def document(self, document_id: str) -> Document | None:
        """A document by its id."""
        return self._one(select(documents.c.record).where(documents.c.id == document_id), Document)

    def claim(self, claim_id: str) -> Claim | None:
        """A claim by its id."""
        return self._one(select(claims.c.record).where(claims.c.id == claim_id), Claim)

    def source(self, source_id: str) -> Source | None:
        """A source that a document or an event names, by its id."""
        return self._one(select(sources.c.record).where(sources.c.id == source_id), Source)

    def event(self, event_id: str) -> Event | None:
        """An event by its id, or by an id that it had before it was merged."""
        moved = (
            select(events.c.record)
            .join(redirects, redirects.c.event_id == events.c.id)
            .where(redirects.c.old_id == event_id)
        )
        return self._one(select(events.c.record).where(events.c.id == event_id), Event) or self._one(moved, Event)

    def event_of(self, claim_id: str) -> str | None:
        """The id of the event that a claim belongs to."""
        with self._reading() as connection:
            return connection.execute(
                select(event_claims.c.event_id).where(event_claims.c.claim_id == claim_id)
            ).scalar()

    # Lists

    def claims(self, document_id: str) -> list[Claim]:
        """The claims of a document in the order of the text."""
        return self._many(
            select(claims.c.record).where(claims.c.document_id == document_id).order_by(claims.c.position), Claim
        )

    def claims_of(self, event_id: str) -> list[Claim]:
        """The claims of an event in the event's order; old ids lead on."""
        event = self.event(event_id)
        joined = select(claims.c.record).join(event_claims, event_claims.c.claim_id == claims.c.id)
        return (
            self._many(joined.where(event_claims.c.event_id == event.id).order_by(event_claims.c.position), Claim)
            if event
            else []
        )

    def claims_of_events(self, event_ids: Iterable[str]) -> dict[str, list[Claim]]:
        """The claims of several events by event, each in its event's order; one query for some hundreds of events."""
        wanted = list(dict.fromkeys(event_ids))
        found: dict[str, list[Claim]] = {event_id: [] for event_id in wanted}
        joined = select(event_claims.c.event_id, claims.c.record).join(claims, event_claims.c.claim_id == claims.c.id)
        with self._reading() as connection:
            for start in range(0, len(wanted), CHUNK):
                part = joined.where(event_claims.c.event_id.in_(wanted[start : start + CHUNK]))
                for event_id, record in connection.execute(part.order_by(event_claims.c.position)):
                    found[event_id].append(msgspec.json.decode(record, type=Claim))
        return found

    def documents_of(self, event_id: str) -> list[Document]:
        """The documents that an event's claims stand in, each once, in the order of its claims."""
        ids = dict.fromkeys(claim.document_id for claim in self.claims_of(event_id))
        return [document for document_id in ids if (document := self.document(document_id))]

    def sources(self) -> list[Source]:
        """All sources that documents and events name, by id."""
        return self._many(select(sources.c.record).order_by(sources.c.id), Source)

    def all_documents(self) -> Iterator[Document]:
        """All documents, by id, without holding them in memory."""
        with self._reading() as connection:
            yield from assembling.stored_documents(connection)

    def all_claims(self) -> Iterator[Claim]:
        """All claims, by document and place in it, without holding them in memory."""
        with self._reading() as connection:
            yield from assembling.stored_claims(connection)

    def events(
        self, wanted: EventFilter = EventFilter(), *, limit: int | None = 50, offset: int = 0, order: Order = "newest"
    ) -> list[Event]:
        """The events that a filter finds; `limit` None for all. Undated events come last."""
        with self._reading() as connection:
            query = select(events.c.record).where(condition(connection, wanted)).order_by(*_ORDERS[order], events.c.id)
            found = connection.execute(query.limit(limit).offset(offset)).scalars().all()
        return [msgspec.json.decode(record, type=Event) for record in found]

    def count(self, wanted: EventFilter = EventFilter()) -> int:
        """How many events a filter finds."""
        with self._reading() as connection:
            return connection.execute(
                select(func.count()).select_from(events).where(condition(connection, wanted))
            ).scalar_one()

    # Views

    def facets(self, wanted: EventFilter = EventFilter(), *, limit: int = 50) -> dict[str, list[Facet]]:
        """Values and counts of kinds, countries, admin1, actors, origins, independence, agreement and status.

        Each is counted with the filter's other fields, so that the values not chosen can still be chosen.
        """
        with self._reading() as connection:
            return views.facets(connection, wanted, limit)

    def timeline(
        self, wanted: EventFilter = EventFilter(), *, by: Literal["day", "month"] | None = None
    ) -> list[tuple[str, int]]:
        """How many events begin on each ISO day or month; without `by`, months where there are many days."""
        with self._reading() as connection:
            return views.timeline(connection, wanted, by)

    def trend(
        self,
        wanted: EventFilter = EventFilter(),
        *,
        by: By | None = None,
        turn: str | None = None,
        split: Field | None = None,
        top: int = 8,
    ) -> Trend:
        """Counts over time with the coverage line, and whether the days from `turn` on differ from those before.

        Parameters
        ----------
        by
            Length of a period; None for the finest that gives not too many.
        turn
            ISO day; the middle of the days if it is not given.
        split, top
            Also count each of the most frequent values of a field.
        """
        with self._reading() as connection:
            when = day_of(turn) if turn else None
            return trend(connection, wanted, by=by, turn=when, split=split, top=top)

    def events_told_on(self, day: str, *, status: tuple[str, ...]) -> list[Event]:
        """The events without a date of their own that were first told on an ISO day."""
        with self._reading() as connection:
            return bulletins.told_on(connection, day, status)

    def freeze_bulletin(self, day: str, lang: str, make: Callable[[int], bytes]) -> int:
        """Keeps the next version of a day's bulletin, made for its number; returns the number."""
        with self._writing() as connection:
            version = bulletins.last_version(connection, day, lang) + 1
            bulletins.freeze(connection, day, lang, version, make(version))
        return version

    def frozen_bulletins(self, day: str, lang: str) -> list[tuple[int, bytes]]:
        """The frozen versions of a day's bulletin, the last one first."""
        with self._reading() as connection:
            return bulletins.versions(connection, day, lang)

    def cells(self, wanted: EventFilter, bbox: tuple[float, float, float, float], zoom: int) -> list[Cell]:
        """The marks of a map: the events of a box (west, south, east, north) in a grid that fits the zoom (0 to 20)."""
        with self._reading() as connection:
            return views.cells(connection, wanted, bbox, zoom)

    def search(self, words: str, *, limit: int = 20, lang: str | None = None) -> list[Hit]:
        """The documents in which all words are found, best first; Arabic spelling and particles are forgiven.

        Words in quotation marks must stand together; a star stands for any ending.
        """
        with self._reading() as connection:
            return search_documents(connection, words, limit, lang)

    def stats(self) -> Stats:
        """How much the store holds."""
        with self._reading() as connection:
            pages, told, happened, named = (
                connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in (documents, claims, events, sources)
            )
            first, last = connection.execute(select(func.min(events.c.date_start), func.max(events.c.date_end))).one()
        return Stats(pages, told, happened, named, first, last)

    def relays(self, source: str | None = None, *, cited: bool = False) -> list[Relay]:
        """Who relays whom, those that relay most first; of one source, or of all.

        Parameters
        ----------
        source
            The id of a source: only what it relays and who relays it.
        cited
            Also who only cites whom.
        """
        with self._reading() as connection:
            return graph(connection, source=source, cited=cited)

    def say_relay(
        self, relay: str, origin: str, decision: Decision, *,
        author: str | None = None, note: str | None = None, time: str | None = None,
    ) -> Edit:  # fmt: skip
        """Writes down that a source relays another (`add`), that it does not (`deny`), or nothing any more (`forget`).

        The events follow when the store is next assembled.
        """
        with self._writing() as connection:
            return relays.edit(connection, relay, origin, decision, author, note, time)

    def source_id(self, given: str) -> str | None:
        """The id of a source in the graph of relays, by any id or name of it; None if none, or several, have it."""
        with self._reading() as connection:
            bearers = Bearers(connection)
            return bearers.one(given) if bearers.knows(given) else bearers.named(given)

    def relay_edits(self) -> list[Edit]:
        """All that people ever said of who relays whom, the oldest first."""
        with self._reading() as connection:
            return relays.edits(connection)

    def info(self) -> Info:
        """Where the store is, in which database, how large it is, and how many rows each table has."""
        with self._reading() as connection:
            return info(self.place, connection)

    def _one(self, query: Select[Any], kind: type[Record]) -> Record | None:
        with self._reading() as connection:
            record = connection.execute(query).scalar()
        return None if record is None else msgspec.json.decode(record, type=kind)

    def _many(self, query: Select[Any], kind: type[Record]) -> list[Record]:
        with self._reading() as connection:
            return [msgspec.json.decode(record, type=kind) for record in connection.execute(query).scalars()]
