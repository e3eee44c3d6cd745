"""Frozen versions of bulletins: kept as they were signed off, and never changed."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, insert, select

from tawatur.records import Event
from tawatur.store.periods import ISO_DAY
from tawatur.store.schema import bulletins, events


def last_version(connection: Connection, day: str, lang: str) -> int:
    """The number of the last frozen version of a day; 0 if there is none."""
    query = select(func.max(bulletins.c.version)).where(bulletins.c.day == day, bulletins.c.lang == lang)
    return connection.execute(query).scalar() or 0


def freeze(connection: Connection, day: str, lang: str, version: int, record: bytes) -> None:
    """Keeps a version."""
    connection.execute(insert(bulletins).values(day=day, lang=lang, version=version, record=record))


def versions(connection: Connection, day: str, lang: str) -> list[tuple[int, bytes]]:
    """The frozen versions of a day, the last one first."""
    query = select(bulletins.c.version, bulletins.c.record).where(bulletins.c.day == day, bulletins.c.lang == lang)
    return [(row.version, row.record) for row in connection.execute(query.order_by(bulletins.c.version.desc()))]


def told_on(connection: Connection, day: str, status: tuple[str, ...]) -> list[Event]:
    """Events without a date whose first report is of a day, by id."""
    query = select(events.c.record).where(
        events.c.date_start.is_(None),
        func.substr(events.c.first_seen, 1, ISO_DAY) == day,
        events.c.status.in_(status),
    )
    return [msgspec.json.decode(row.record, type=Event) for row in connection.execute(query.order_by(events.c.id))]
