"""Takes the waiting pages into what was assembled."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, select

from tawatur.assembly.pages import page_of
from tawatur.store import relays
from tawatur.store.growth.clustering import Made, grow
from tawatur.store.growth.edges import Touched
from tawatur.store.growth.linking import link
from tawatur.store.growth.waiting import Before
from tawatur.store.growth.world import World
from tawatur.store.schema import pending_pages

_before = msgspec.json.Decoder(Before)


def take_in(connection: Connection) -> tuple[Made, list[str]]:
    """Link every waiting page, one after the other, and make the events that they touch.

    Returns
    -------
    Made, list of str
        The events, and the claims that are no more.
    """
    waiting = connection.execute(select(pending_pages).order_by(pending_pages.c.number)).all()
    world, touched = World(connection, relays.knowledge(connection)), Touched()
    gone: list[str] = []
    # What was linked goes first; until it is gone a page is met as it was linked.
    old = {number: _before.decode(record) for number, record in waiting if record is not None}
    for number, before in old.items():
        gone += [claim.id for claim in before.claims]
        world.hold(number, page_of(before.document, before.claims, world.matcher))
    for number in old:
        page = world.page(number)
        world.let_go(number)
        link(world, number, page, None, touched)
    for number, _ in waiting:
        if number in world.pages([number]):
            link(world, number, None, world.page(number, words=True), touched)
    connection.execute(delete(pending_pages))
    return grow(world, touched, gone), gone
