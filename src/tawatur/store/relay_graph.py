"""The graph of who relays whom, as a person sees it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import msgspec
from sqlalchemy import Connection, case, func, select

from tawatur.store.bearers import Bearers, Pair
from tawatur.store.relays import MANNERS, Edit, Standing, is_named
from tawatur.store.schema import relay_reports


class Relay(msgspec.Struct, frozen=True):
    """One edge of the graph: what is known of one source passing on another.

    `translated` … `cited` are numbers of pages of the relay, each counted once, by the strongest manner; `reports` is
    how many pages with claims it has, `share` the share of them that relay this origin (citing left out), `first` and
    `last` the days of the first and last page that relays or cites it. `tables` and `learned` say whether the tables
    or the rule for what is learned make it count, `edit` is what a person said last, and `counts` is what follows.
    """

    relay: str
    relay_name: str
    relay_name_ar: str | None
    origin: str
    origin_name: str
    origin_name_ar: str | None
    translated: int
    republished: int
    agency: int
    cited: int
    reports: int
    share: float
    first: str | None
    last: str | None
    tables: bool
    learned: bool
    edit: Edit | None
    counts: bool


class _Seen:
    """What the pages show of a pair."""

    def __init__(self) -> None:
        self.pages: Counter[str] = Counter()
        self.first: str | None = None
        self.last: str | None = None

    def add(self, row: Any) -> None:
        """Adds what the pages show of one id of each source."""
        self.pages.update({manner: row._mapping[manner] for manner in MANNERS})
        self.first = min(filter(None, (self.first, row.first)), default=None)
        self.last = max(filter(None, (self.last, row.last)), default=None)

    @property
    def relayed(self) -> int:
        """How many pages do more than cite."""
        return sum(self.pages[manner] for manner in MANNERS[:-1])


def graph(connection: Connection, *, source: str | None = None, cited: bool = False) -> list[Relay]:
    """The edges of the graph, those that relay most first.

    Parameters
    ----------
    source
        Only edges of this source, as relay or as origin.
    cited
        Also edges that only cite.
    """
    bearers = Bearers(connection)
    standing, seen, reports = Standing(connection, bearers), _seen(connection, bearers), _reports(connection, bearers)
    wanted = {pair for pair, one in seen.items() if is_named(pair[1]) and (cited or one.relayed)} | set(standing.said)
    if source is None:
        wanted |= {pair for pair in standing.counting if pair[0] in reports}
    else:
        wanted = {pair for pair in wanted | standing.counting | standing.tables if bearers.one(source) in pair}
    edges = [_edge(pair, seen.get(pair, _Seen()), reports[pair[0]], standing, bearers) for pair in wanted]
    return sorted(edges, key=lambda one: (-_relayed(one), -one.cited, one.relay, one.origin))


def _edge(pair: Pair, seen: _Seen, reports: int, standing: Standing, bearers: Bearers) -> Relay:
    relay, origin = pair
    relay_name, relay_name_ar = bearers.names(relay)
    origin_name, origin_name_ar = bearers.names(origin)
    return Relay(
        relay=relay, relay_name=relay_name, relay_name_ar=relay_name_ar,
        origin=origin, origin_name=origin_name, origin_name_ar=origin_name_ar,
        **{manner: seen.pages[manner] for manner in MANNERS},
        reports=reports, share=round(seen.relayed / reports, 4) if reports else 0.0, first=seen.first, last=seen.last,
        tables=pair in standing.tables, learned=pair in standing.learned, edit=standing.said.get(pair),
        counts=pair in standing.counting,
    )  # fmt: skip


def _relayed(one: Relay) -> int:
    return one.translated + one.republished + one.agency


def _seen(connection: Connection, bearers: Bearers) -> dict[Pair, _Seen]:
    table = relay_reports.c
    manners = [func.sum(case((table.manner == manner, 1), else_=0)).label(manner) for manner in MANNERS]
    query = select(
        table.relay, table.origin, func.min(table.day).label("first"), func.max(table.day).label("last"), *manners
    ).where(table.origin != "")
    found: dict[Pair, _Seen] = {}
    for row in connection.execute(query.group_by(table.relay, table.origin)):
        pair = bearers.one(row.relay), bearers.one(row.origin)
        if pair[0] != pair[1]:
            found.setdefault(pair, _Seen()).add(row)
    return found


def _reports(connection: Connection, bearers: Bearers) -> Counter[str]:
    """How many pages with claims each outlet has."""
    table = relay_reports.c
    query = select(table.relay, func.count().label("pages")).where(table.origin == "").group_by(table.relay)
    found: Counter[str] = Counter()
    for row in connection.execute(query):
        found[bearers.one(row.relay)] += row.pages
    return found
