"""Claims, events and search results as tables and lists in the terminal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from tawatur.commands import naming
from tawatur.commands.output import LEFT_TO_RIGHT, Words, isolated
from tawatur.records import Claim, Document, Event, Span

if TYPE_CHECKING:
    from tawatur.store import Hit

SENTENCE_END = re.compile(r"""[.!?\u061f\u2026]+["'\u00bb\u201d)]*\s+|\n+""")


WIDE = 120
"""A narrower terminal gets tables of few columns, with several things in a cell."""
DATE_WIDTH = len("2022-07-20/")


def table(*headings: str) -> Table:
    """An empty table under headings."""
    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for heading in headings:
        made.add_column(Cell(heading))
    return made


class Cell:
    """Parts of a cell that say something, from a line of their own each; every line is held in its column.

    The lines are broken here and not by the table: a line in the middle of a part must be held as well, or a terminal
    that knows right-to-left text would swap it with its neighbour.
    """

    def __init__(self, *parts: str) -> None:
        self.text = Text("\n".join(part for part in parts if part))

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, options.max_width, overflow="fold", no_wrap=options.no_wrap):
            shown = line.plain.strip().strip(LEFT_TO_RIGHT)
            yield Text(isolated(shown) if shown else "")


def events(found: Sequence[tuple[Event, Sequence[Claim]]], say: Words, *, width: int) -> RenderableType:
    """Events with their claims, one row each, in a terminal of a width."""
    if not found:
        return Text(say("no_events"))
    keys = ("date", "place", "kind", "actors", "deaths", "origins", "id")
    narrow = width < WIDE
    shown = table(*(say(key) for key in (("date", "kind", "deaths", "id") if narrow else keys)))
    shown.columns[-1].no_wrap = True
    shown.columns[0].min_width = shown.columns[0].max_width = DATE_WIDTH
    for event, told in found:
        date, place, kind, actors, deaths, origins, identifier = _told(event, told, say)
        if narrow:
            where = "" if event.place is None else place
            shown.add_row(Cell(date), Cell(kind, where, actors, origins), Cell(deaths), Cell(identifier))
        else:
            shown.add_row(*map(Cell, (date, place, kind, actors, deaths, origins, identifier)))
    return Group(shown, Text(say("events_found", len(found))))


def _told(event: Event, told: Sequence[Claim], say: Words) -> tuple[str, ...]:
    contested = " ≠" if event.agreement == "contested" else ""
    return (
        naming.date(event.date),
        naming.place(event.place, say),
        naming.happened(event, told, say) + (f" [{state}]" if (state := naming.state(event, say)) else ""),
        naming.parties(event, told, say),
        (naming.toll(event.deaths, say) + contested).strip(),
        naming.listed(dict.fromkeys(naming.source(origin.source, say) for origin in event.origins), say),
        event.id,
    )


def claims(document: Document, found: Sequence[Claim], say: Words, *, width: int) -> RenderableType:
    """A page's heading and its claims, one row each, in a terminal of a width."""
    outlet = naming.source(document.outlet, say) if document.outlet else ""
    parts = [document.title or document.origin_file or document.id, outlet, document.published or say("undated")]
    heading = Text(isolated(" · ".join(part for part in parts if part)), style="bold")
    if not found:
        return Group(heading, Text(say("no_claims")), Text())
    narrow = width < WIDE
    keys = ("kind", "actors", "chain") if narrow else ("kind", "modality", "actors", "place", "date", "deaths", "chain")
    shown = table(*(say(key) for key in keys))
    for claim in found:
        kind, modality = naming.kind(claim.kind, say), naming.modality(claim, say)
        actors, tolls = naming.actors(claim.agents, claim.targets, say), naming.casualties(claim, say)
        place = naming.listed((naming.bare_place(where, say) for where in claim.places), say)
        date = naming.date(claim.date) if claim.date else ""
        if narrow:
            when = Cell(actors, " · ".join(part for part in (place, date) if part), tolls)
            shown.add_row(Cell(kind, modality), when, Cell(naming.chain(claim.chain, say)))
        else:
            shown.add_row(*map(Cell, (kind, modality, actors, place, date, tolls, naming.chain(claim.chain, say))))
    return Group(heading, shown, Text())


def event(found: Event, told: Sequence[tuple[Document, Claim]], say: Words, *, why: bool) -> RenderableType:
    """One event and each claim with its chain and words. `why` adds rules, confidences and the words of each value."""
    claims = [claim for _, claim in told]
    heading = (naming.happened(found, claims, say), naming.place(found.place, say), naming.date(found.date))
    lines: list[RenderableType] = [Text(isolated(" · ".join(heading)), "bold")]
    if found.agents or found.targets:
        lines.append(Text(isolated(naming.parties(found, claims, say))))
    for key, toll in (("killed_line", found.deaths), ("injured_line", found.injured)):
        if shown := naming.toll(toll, say):
            lines.append(Text(isolated(say(key, shown))))
    if why and found.deaths.rule:
        lines.append(Text(isolated(say("rule_line", naming.rule(found.deaths.rule, say))), "dim"))
    if state := naming.reviewed(found, say):
        lines.append(Text(isolated(state), "bold"))
    lines += [Text(isolated(naming.corroboration(found, say))), Text(found.id, "dim")]
    for document, claim in told:
        lines += [Text(), *_claim(document, claim, say, why=why)]
    return Group(*lines)


def _claim(document: Document, claim: Claim, say: Words, *, why: bool) -> list[RenderableType]:
    parts = [naming.modality(claim, say), naming.casualties(claim, say)]
    if claim.contests:
        parts.append(say("contests", claim.contests))
    parts.append(naming.reviewed(claim, say))
    lines: list[RenderableType] = [
        Text(isolated(naming.chain(claim.chain, say)), "bold"),
        Text(isolated("  " + " · ".join(part for part in parts if part))),
        _sentence(document.text, claim),
        Text(
            isolated("  " + " · ".join(part for part in (document.title, document.published, document.url) if part)),
            "dim",
        ),
        Text(isolated("  " + say("claim_id", claim.id, document.id)), "dim"),
    ]
    if why:
        lines.append(Text("  " + say("rule", claim.rule, claim.confidence), "dim"))
        lines += [Text(isolated(f"    {label}: {words}"), "dim") for label, words in _words(claim, document, say)]
    return lines


def _sentence(text: str, claim: Claim) -> Text:
    """The sentence that a claim stands in, with the words that carry the event in bold."""
    start = max((end.end() for end in SENTENCE_END.finditer(text, 0, claim.span.start)), default=0)
    after = SENTENCE_END.search(text, max(claim.span.end - 1, claim.span.start))
    shown = Text(isolated("  " + text[start : after.end() if after else len(text)].rstrip()))
    shift = len(isolated("  ")) - len(LEFT_TO_RIGHT) - start
    shown.stylize("bold", claim.trigger.start + shift, claim.trigger.end + shift)
    return shown


def _words(claim: Claim, document: Document, say: Words) -> Iterable[tuple[str, str]]:
    """Each value of a claim with the words of the page that it rests on."""
    yield naming.kind(claim.kind, say), claim.trigger.of(document.text)
    labelled: list[tuple[str, Span | None]] = [
        *((naming.actor(one, say), one.span) for one in (*claim.agents, *claim.targets)),
        *((naming.bare_place(one, say), one.span) for one in claim.places),
        *((naming.date(one), one.span) for one in (claim.date,) if one),
        *((naming.casualty(one, say), one.span) for one in claim.casualties),
        *((naming.weapon(one, say), one.span) for one in claim.weapons),
        *((naming.chain((one,), say), one.span) for one in claim.chain),
    ]
    yield from ((label, span.of(document.text)) for label, span in labelled if span)


def hits(found: Sequence[Hit], say: Words) -> RenderableType:
    """Search results: title, outlet and date, then the words around the match with the matches in bold."""
    if not found:
        return Text(say("no_hits"))
    lines: list[RenderableType] = []
    for hit in found:
        heading = " · ".join(part for part in (hit.title, hit.outlet, hit.published) if part)
        excerpt = Text(hit.excerpt.replace("\n", " "))
        for mark in hit.marks:
            excerpt.stylize("bold reverse", mark.start, mark.end)
        lines += [
            Text(isolated(heading), "bold"),
            excerpt,
            Text("  ".join((hit.document_id, *hit.events)), "dim"),
            Text(),
        ]
    return Group(*lines[:-1])
