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

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from sqlalchemy import Connection, delete, func, insert, select

from tawatur.orthography.folding import fold
from tawatur.records import Claim, Document, Source
from tawatur.store.bearers import Bearers, Pair
from tawatur.store.schema import assembly_state, relay_edits, relay_learned, relay_reports

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
MANNERS = ("translated", "republished", "agency", CITED)
"""How a page passes on a source, the strongest first."""


class Edit(msgspec.Struct, frozen=True):
    """What a person said of a pair: that one relays the other (`add`), that it does not (`deny`), or nothing any more
    (`forget`)."""

    relay: str
    origin: str
    decision: Decision
    author: str | None
    note: str | None
    time: str


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
    manners = {"": REPORT}
    seen = [(one.source.id, one.source.name, _CREDITS.get(one.role)) for one in document.credits]
    seen += [(hop.source_id, hop.name, _HOPS.get(hop.role)) for claim in found for hop in claim.chain]
    for source, name, manner in seen:
        if manner and source and not source.startswith("unnamed") and not _is_itself(document.outlet, source, name):
            manners[source] = min(manners.get(source, CITED), manner, key=MANNERS.index)
    day = (document.published or "")[:10] or None
    for source, manner in manners.items():
        yield {
            "document_id": document.id, "origin": source, "relay": document.outlet.id, "manner": manner, "day": day,
        }  # fmt: skip


def _is_itself(outlet: Source, source: str, name: str) -> bool:
    """Whether an outlet speaks of itself, in its other script perhaps."""
    from tawatur.assembly.chains import SURE_CONSONANTS
    from tawatur.assembly.names import skeleton

    sound = skeleton(name)
    return source == outlet.id or any(
        fold(own) == fold(name) or (len(sound) >= SURE_CONSONANTS and skeleton(own) == sound)
        for own in (outlet.name, outlet.name_ar)
        if own
    )


def note_all(connection: Connection, read: Iterable[tuple[Document, Sequence[Claim]]]) -> None:
    """Writes down what all pages show, in a store of before this was done."""
    for document, found in read:
        note(connection, document, found)


def is_new(connection: Connection) -> bool:
    """Whether nothing is written down yet."""
    return connection.execute(select(relay_reports.c.document_id).limit(1)).first() is None


def learn(connection: Connection, outlets: Iterable[str] | None = None) -> None:
    """Finds anew which relays of some outlets count, or of all. If that changes, all events are assembled anew."""
    known = set(_learned(connection))
    touched = None if outlets is None else set(outlets)
    if touched is not None and not _worth_while(connection, touched, known):
        return
    bearers = Bearers(connection)
    among = None if touched is None else sorted({one for key in touched for one in bearers.all(key)})
    kept = set() if among is None else {pair for pair in known if pair[0] not in among}
    now = kept | _by_the_rule(connection, among, bearers)
    if known != now:
        connection.execute(delete(relay_learned))
        if now:
            connection.execute(insert(relay_learned), [{"relay": one, "origin": other} for one, other in sorted(now)])
        assemble_anew(connection)


def _worth_while(connection: Connection, outlets: set[str], known: set[Pair]) -> bool:
    """Whether some of these outlets relay, so that the rule may say something new of them."""
    if any(outlet in outlets for outlet, _ in known):
        return True
    table = relay_reports.c
    query = select(table.relay).where(table.relay.in_(sorted(outlets)), table.manner.in_(MANNERS[:-1])).limit(1)
    return connection.execute(query).first() is not None


def _learned(connection: Connection) -> list[Pair]:
    return [(row.relay, row.origin) for row in connection.execute(select(relay_learned))]


def assemble_anew(connection: Connection) -> None:
    """Lets the next assembly begin from the claims, since what it goes by has changed."""
    connection.execute(delete(assembly_state))


def _by_the_rule(connection: Connection, outlets: list[str] | None, bearers: Bearers) -> set[Pair]:
    """The outlets that relay one source only, each with that source."""
    table = relay_reports.c
    query = select(table.relay, table.origin, func.count().label("pages")).where(table.manner != CITED)
    if outlets is not None:
        query = query.where(table.relay.in_(outlets))
    numbers: dict[str, Counter[str]] = defaultdict(Counter)
    for row in connection.execute(query.group_by(table.relay, table.origin)):
        if not row.origin or is_named(row.origin):
            numbers[bearers.one(row.relay)][row.origin and bearers.one(row.origin)] += row.pages
    found = set()
    for outlet, pages in numbers.items():
        reports = pages.pop("", 0)
        if len(pages) == 1:
            ((origin, number),) = pages.items()
            if number >= LEAST and number >= SHARE * reports:
                found.add((outlet, origin))
    return found


def is_named(source: str) -> bool:
    """Whether a source can be told from others of its kind."""
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


class Standing:
    """Which pairs count, and why: by the ids that stand for their sources."""

    def __init__(self, connection: Connection, bearers: Bearers) -> None:
        from tawatur.assembly.settings import lexicon_knowledge

        tabled = lexicon_knowledge().relays
        self.tables = bearers.pairs((relay, origin) for relay, found in tabled.items() for origin in found)
        self.learned = bearers.pairs(_learned(connection))
        last: dict[Pair, Edit] = {}
        for one in edits(connection):
            last[bearers.one(one.relay), bearers.one(one.origin)] = one
        self.said = {pair: one for pair, one in last.items() if one.decision != "forget"}
        added = {pair for pair, one in self.said.items() if one.decision == "add"}
        denied = {pair for pair, one in self.said.items() if one.decision == "deny"}
        self.counting = (self.tables | self.learned | added) - denied


def knowledge(connection: Connection) -> Knowledge:
    """What assembly is to know of sources: the tables of the program, what this store has learned, what people said."""
    from tawatur.assembly.settings import lexicon_knowledge

    if not _learned(connection) and not edits(connection):
        return lexicon_knowledge()
    bearers = Bearers(connection)
    relays: dict[str, set[str]] = defaultdict(set)
    for relay, origin in bearers.spread(Standing(connection, bearers).counting):
        relays[relay].add(origin)
    return replace(lexicon_knowledge(), relays={key: frozenset(relays[key]) for key in sorted(relays)})
