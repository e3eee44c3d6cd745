"""Who relays whom: learned from the pages, known from the tables of the program, and said by people.

A page of an outlet relays a source if it translates it, republishes it, or takes its text from it as from an agency;
it cites a source that its text lets speak. `docs/decisions/0008-who-relays-whom.md` says which relays count when
independent origins are counted:

* what people add;
* what the tables say, unless people deny it;
* what is learned, unless people deny it: an outlet that has relayed one source in at least `LEAST` pages and in at
  least `SHARE` of all its pages with claims, and no other source in any. Citing never counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Connection, case, delete, func, insert, or_, select, true

from tawatur.records import Claim, Document
from tawatur.store.schema import assembly_state, relay_edits, relay_learned, relay_reports, sources

if TYPE_CHECKING:
    from tawatur.assembly.settings import Knowledge

Decision = Literal["add", "deny", "forget"]
LEAST = 10
SHARE = 0.9
REPORT = "report"
"""The manner of the row that says that a page is a report of its outlet; its origin is empty."""
CITED = "cited"
_CREDITS = {"origin": "republished", "agency": "agency"}
_HOPS = {
    "translated": "translated", "republished": "republished", "agency": "agency", "origin": CITED, "cited": CITED,
}  # fmt: skip
_STRENGTH = ("translated", "republished", "agency", CITED)


class Edit(msgspec.Struct, frozen=True):
    """What a person said of a pair: that one relays the other (`add`), that it does not (`deny`), or nothing any more
    (`forget`)."""

    relay: str
    origin: str
    decision: Decision
    author: str | None
    note: str | None
    time: str


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


def note(connection: Connection, document: Document, found: Sequence[Claim]) -> set[str]:
    """Writes down whom a page relays and cites; returns the outlets whose pages changed."""
    mine = relay_reports.c.document_id == document.id
    touched = set(connection.execute(select(relay_reports.c.relay).where(mine).distinct()).scalars())
    if touched:
        connection.execute(delete(relay_reports).where(mine))
    if rows := list(_rows(document, found)):
        connection.execute(insert(relay_reports), rows)
        touched.add(rows[0]["relay"])
    return touched


def _rows(document: Document, found: Sequence[Claim]) -> Iterator[dict[str, Any]]:
    if document.outlet is None or not found:
        return
    outlet, manners = document.outlet.id, {"": REPORT}
    seen = [(credit.source.id, _CREDITS.get(credit.role)) for credit in document.credits]
    seen += [(hop.source_id, _HOPS.get(hop.role)) for claim in found for hop in claim.chain]
    for source, manner in seen:
        if manner and source and source != outlet and not source.startswith("unnamed"):
            manners[source] = min(manners.get(source, CITED), manner, key=_STRENGTH.index)
    day = (document.published or "")[:10] or None
    for source, manner in manners.items():
        yield {"document_id": document.id, "origin": source, "relay": outlet, "manner": manner, "day": day}


def learn(connection: Connection, outlets: Iterable[str] | None = None) -> None:
    """Finds anew which relays of some outlets count, or of all. If that changes, all events are assembled anew."""
    among = None if outlets is None else sorted(outlets)
    if among == []:
        return
    query = select(relay_learned.c.relay, relay_learned.c.origin)
    mine = true() if among is None else relay_learned.c.relay.in_(among)
    known = {(row.relay, row.origin) for row in connection.execute(query.where(mine))}
    now = _by_the_rule(connection, among)
    if known != now:
        connection.execute(delete(relay_learned).where(mine))
        if now:
            connection.execute(insert(relay_learned), [{"relay": one, "origin": other} for one, other in sorted(now)])
        assemble_anew(connection)


def assemble_anew(connection: Connection) -> None:
    """Lets the next assembly begin from the claims, since what it goes by has changed."""
    connection.execute(delete(assembly_state))


def _by_the_rule(connection: Connection, outlets: list[str] | None) -> set[tuple[str, str]]:
    """The outlets that relay one source only, each with that source."""
    table = relay_reports.c
    query = select(table.relay, table.origin, func.count().label("pages")).where(table.manner != CITED)
    if outlets is not None:
        query = query.where(table.relay.in_(outlets))
    numbers: dict[str, dict[str, int]] = defaultdict(dict)
    for row in connection.execute(query.group_by(table.relay, table.origin)):
        if not row.origin or _is_named(row.origin):
            numbers[row.relay][row.origin] = row.pages
    found = set()
    for outlet, pages in numbers.items():
        reports = pages.pop("", 0)
        if len(pages) == 1:
            ((origin, number),) = pages.items()
            if number >= LEAST and number >= SHARE * reports:
                found.add((outlet, origin))
    return found


def _is_named(source: str) -> bool:
    from tawatur.assembly.chains import NAMELESS
    from tawatur.assembly.settings import lexicon_knowledge

    return lexicon_knowledge().kinds.get(source) not in NAMELESS


def edit(
    connection: Connection, relay: str, origin: str, decision: Decision, author: str | None, note: str | None,
    time: str | None,
) -> Edit:  # fmt: skip
    """Writes down what a person says of a pair; what was said before stays in the history."""
    when = time or datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    said = Edit(relay, origin, decision, author, note, when)
    connection.execute(insert(relay_edits), msgspec.structs.asdict(said))
    assemble_anew(connection)
    return said


def edits(connection: Connection) -> list[Edit]:
    """All that people said, in the order in which they said it."""
    query = select(relay_edits).order_by(relay_edits.c.number)
    return [Edit(*(row._mapping[name] for name in Edit.__struct_fields__)) for row in connection.execute(query)]


def _standing(connection: Connection) -> dict[tuple[str, str], Edit]:
    """What people said last of each pair, unless it is to be forgotten."""
    last = {(one.relay, one.origin): one for one in edits(connection)}
    return {pair: one for pair, one in last.items() if one.decision != "forget"}


def _counting(connection: Connection) -> tuple[set[tuple[str, str]], set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs that count; those of the tables, and those that are learned, whether denied or not."""
    from tawatur.assembly.settings import lexicon_knowledge

    tables = {(relay, origin) for relay, found in lexicon_knowledge().relays.items() for origin in found}
    learned = {(row.relay, row.origin) for row in connection.execute(select(relay_learned))}
    said = _standing(connection)
    added = {pair for pair, one in said.items() if one.decision == "add"}
    denied = {pair for pair, one in said.items() if one.decision == "deny"}
    return (tables | learned | added) - denied, tables, learned


def knowledge(connection: Connection) -> Knowledge:
    """What assembly is to know of sources: the tables of the program, what this store has learned, what people said."""
    from tawatur.assembly.settings import lexicon_knowledge

    counting, tables, _ = _counting(connection)
    if counting == tables:
        return lexicon_knowledge()
    relays: dict[str, set[str]] = defaultdict(set)
    for relay, origin in counting:
        relays[relay].add(origin)
    return replace(lexicon_knowledge(), relays={key: frozenset(relays[key]) for key in sorted(relays)})


def graph(connection: Connection, *, source: str | None = None, cited: bool = False) -> list[Relay]:
    """The edges of the graph, those that relay most first.

    Parameters
    ----------
    source
        Only edges of this source, as relay or as origin.
    cited
        Also edges that only cite.
    """
    counting, tables, learned = _counting(connection)
    said, seen, reports = _standing(connection), _seen(connection, source), _reports(connection)
    relayed = {pair for pair, row in seen.items() if cited or row["cited"] < row["pages"]}
    wanted = relayed | set(said) | {pair for pair in counting | tables if pair[0] in reports}
    if source is not None:
        wanted = {pair for pair in wanted | counting | tables if source in pair}
    names = _names(connection)
    found = []
    for pair in wanted:
        row = seen.get(pair) or {
            "translated": 0,
            "republished": 0,
            "agency": 0,
            "cited": 0,
            "first": None,
            "last": None,
        }
        whole = reports.get(pair[0], 0)
        passed = row["translated"] + row["republished"] + row["agency"]
        found.append(
            Relay(
                relay=pair[0], relay_name=names(pair[0])[0], relay_name_ar=names(pair[0])[1],
                origin=pair[1], origin_name=names(pair[1])[0], origin_name_ar=names(pair[1])[1],
                translated=row["translated"], republished=row["republished"], agency=row["agency"], cited=row["cited"],
                reports=whole, share=round(passed / whole, 4) if whole else 0.0, first=row["first"], last=row["last"],
                tables=pair in tables, learned=pair in learned, edit=said.get(pair), counts=pair in counting,
            )
        )  # fmt: skip
    return sorted(found, key=lambda one: (one.cited - _pages(one), -one.cited, one.relay, one.origin))


def _pages(one: Relay) -> int:
    return one.translated + one.republished + one.agency + one.cited


_NOTHING: dict[str, Any] = {**dict.fromkeys(_STRENGTH, 0), "first": None, "last": None}


def _seen(connection: Connection, source: str | None) -> dict[tuple[str, str], dict[str, Any]]:
    """What the pages show of each pair."""
    table = relay_reports.c
    manners = [func.sum(case((table.manner == manner, 1), else_=0)).label(manner) for manner in _STRENGTH]
    query = (
        select(
            table.relay, table.origin, func.count().label("pages"), func.min(table.day).label("first"),
            func.max(table.day).label("last"), *manners,
        )
        .where(table.origin != "")
        .group_by(table.relay, table.origin)
    )  # fmt: skip
    if source is not None:
        query = query.where(or_(table.relay == source, table.origin == source))
    return {(row.relay, row.origin): dict(row._mapping) for row in connection.execute(query)}


def _reports(connection: Connection) -> dict[str, int]:
    table = relay_reports.c
    query = select(table.relay, func.count().label("pages")).where(table.origin == "").group_by(table.relay)
    return {row.relay: row.pages for row in connection.execute(query)}


def _names(connection: Connection) -> Callable[[str], tuple[str, str | None]]:
    """Id -> the names of a source: as pages give it, else as the tables do, else its id."""
    from tawatur.assembly.settings import lexicon_knowledge
    from tawatur.records import Source

    known = {
        record.id: (record.name, record.name_ar)
        for record in (
            msgspec.json.decode(row, type=Source) for row in connection.execute(select(sources.c.record)).scalars()
        )
    }
    tables = lexicon_knowledge()
    return lambda key: known.get(key) or (tables.names_en.get(key) or key, tables.names_ar.get(key))
