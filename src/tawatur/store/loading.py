"""Takes events that were assembled elsewhere, from the same claims."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from tawatur.records import Event
from tawatur.store import assembling
from tawatur.store.growth import whole
from tawatur.store.schema import claims, decisions, relay_edits, relay_learned


def take(connection: Connection, assembled: Sequence[Event]) -> bool:
    """Writes events as the store's own; False, and nothing is written, if they are not those of the store's claims.

    They are not where the store holds other claims as well, or where people decided anything: then it must assemble.
    """
    for table in (decisions, relay_edits, relay_learned):
        if connection.execute(select(func.count()).select_from(table)).scalar_one():
            return False
    told = {claim for event in assembled for claim in event.claims}
    if told != set(connection.execute(select(claims.c.id)).scalars()):
        return False
    ordered = sorted(assembled, key=lambda event: event.id)
    assembling.write(connection, ordered, assembling.previous_events(connection))
    whole.forget(connection)
    return True
