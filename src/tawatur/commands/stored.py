"""What a store holds, for the commands that print all of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tawatur.records import Claim, Event
    from tawatur.store import Store

EVENTS_AT_ONCE = 500
"""So many events have their claims in memory at a time."""


def told(opened: Store) -> Iterator[tuple[Event, list[Claim]]]:
    """The events of a store, oldest first, each with its claims."""
    found = opened.events(limit=None, order="oldest")
    for start in range(0, len(found), EVENTS_AT_ONCE):
        part = found[start : start + EVENTS_AT_ONCE]
        claims = opened.claims_of_events(event.id for event in part)
        yield from ((event, claims[event.id]) for event in part)
