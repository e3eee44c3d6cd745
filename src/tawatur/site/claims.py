"""The claims matrix of an event: its claims by origin, and the words behind every value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from markupsafe import Markup

from tawatur.assembly.persons import private, quotable, role
from tawatur.records import Actor, Claim, Document, Event, EventOrigin, Hop, Source, Span
from tawatur.site.highlight import Mark
from tawatur.words import areas, naming, writing
from tawatur.words.strings import text

ROWS = ("kind", "place", "date", "casualties", "agents", "targets", "weapons", "modality")
CONTESTED = {
    "kind": {"kind"},
    "place": {"place", "places"},
    "date": {"date"},
    "casualties": {"casualties", "deaths", "injured", "killed", "missing", "captured", "displaced"},
    "agents": {"agents", "actors", "agent"},
    "targets": {"targets", "target"},
    "weapons": {"weapons", "weapon"},
    "modality": {"modality", "negated", "happened", "occurrence"},
}
"""The names that a row goes by in `Event.contested`."""
COLOURS = {"agents": "actor", "targets": "actor"}


@dataclass(frozen=True, slots=True)
class Value:
    """One value of one claim: as the reader sees it, the words it was read from, and the mark that holds them."""

    shown: Markup
    words: str
    lang: str
    mark: str | None
    note: str = ""
    again: tuple[Value, ...] = ()
    """The same value in other words of the same origin."""


@dataclass(slots=True)
class Column:
    """What one origin says: its claims, the chains that lead to us, and its cells by row."""

    source: Source | None
    name: naming.Name
    party: bool
    claims: list[Claim] = field(default_factory=list)
    chains: list[tuple[Hop, ...]] = field(default_factory=list)
    cells: dict[str, list[Value]] = field(default_factory=dict)
    rival: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """The claims matrix: its columns, its rows, and the rows in which accounts differ."""

    columns: list[Column]
    rows: list[str]
    contested: set[str]


def matrix(lang: str, event: Event, claims: list[Claim], documents: dict[str, Document]) -> Matrix:
    """The claims matrix of an event: a column for each origin, the one heard first before the others.

    Origins of one day stand in the order of the record's claims; those of undated documents come last.
    """
    columns = [_column(lang, event, origin) for origin in event.origins]
    spare: dict[str, Column] = {}
    for claim in claims:
        column = _home(claim, event, columns) or _spare(lang, claim, spare)
        column.claims.append(claim)
        column.rival = column.rival or claim.contests is not None
        column.party = column.party or claim.modality == "claimed"
        if claim.chain and claim.chain not in column.chains:
            column.chains.append(claim.chain)
        for row, value in values(lang, claim, documents.get(claim.document_id)):
            _add(column.cells.setdefault(row, []), value)
    columns = [column for column in (*columns, *spare.values()) if column.claims]
    for column in columns:
        # Words of one text are told in the reader's language where they are an office that the tables know.
        if column.source and column.source.kind == "unnamed" and column.chains:
            column.name = naming.hop(lang, column.chains[0][0])
    told = {claim: number for number, claim in enumerate(event.claims)}
    columns.sort(key=lambda column: min(_heard(claim, documents, told) for claim in column.claims))
    contested = {row for row in ROWS if CONTESTED[row] & set(event.contested)}
    kinds = {claim.kind for claim in claims}
    rows = [row for row in ROWS if row != "kind" or len(kinds) > 1]
    return Matrix(columns, rows, contested)


def _column(lang: str, event: Event, origin: EventOrigin) -> Column:
    sides = {actor.actor_id for actor in (*event.agents, *event.targets) if actor.actor_id}
    party = origin.source.kind == "party" or (origin.source.side is not None and origin.source.side in sides)
    return Column(origin.source, naming.source(lang, origin.source), party)


def _home(claim: Claim, event: Event, columns: list[Column]) -> Column | None:
    """The column of a claim, or None: nobody's words may stand under another's name.

    1. The origin that its chain begins with, by id. 2. Of the origins that its document rests on, the one of that name:
    assembly gives an unnamed source an id of its own. 3. The only origin that its document rests on.
    """
    first = claim.chain[0] if claim.chain else None
    if first is not None:
        for column in columns:
            if column.source is not None and column.source.id == first.source_id:
                return column
    pairs = zip(columns, event.origins, strict=True)
    resting = [column for column, origin in pairs if claim.document_id in origin.documents]
    if first is not None:
        for column in resting:
            if column.source is not None and first.name in (column.source.name, column.source.name_ar):
                return column
    return resting[0] if len(resting) == 1 else None


def _spare(lang: str, claim: Claim, spare: dict[str, Column]) -> Column:
    """A column for claims whose origin the record does not list, one for each first link."""
    first = claim.chain[0] if claim.chain else None
    name = naming.hop(lang, first) if first else naming.Name(text(lang, "event.not_named"), lang)
    return spare.setdefault(first.source_id if first else "", Column(None, name, party=False))


def _heard(claim: Claim, documents: dict[str, Document], told: dict[str, int]) -> tuple[bool, str, int]:
    """Sorts by the day of a claim's document, undated ones last, and within it by the order of the record."""
    document = documents.get(claim.document_id)
    day = (document.published or "")[:10] if document else ""
    return not day, day, told.get(claim.id, len(told))


def _add(cell: list[Value], value: Value) -> None:
    """Adds a value to a cell; one that is there already adds its words only, and copied words add nothing."""
    for number, other in enumerate(cell):
        if (other.shown, other.note) == (value.shown, value.note):
            if all(value.words != told.words for told in (other, *other.again)):
                cell[number] = replace(other, again=(*other.again, value))
            return
    cell.append(value)


def values(lang: str, claim: Claim, document: Document | None) -> Iterator[tuple[str, Value]]:
    """The values of a claim with the rows they belong to."""
    own = document.lang if document else "und"

    def value(row: str, number: int, shown: str | Markup, words: str, span: Span | None, note: str = "") -> Value:
        mark = mark_id(claim, row, number) if span is not None and document is not None else None
        return Value(Markup("{}").format(shown), words, own, mark, note)

    yield "kind", value("clause", 0, naming.term(lang, "kind", claim.kind), "", claim.span)
    for n, place in enumerate(claim.places):
        shown = naming.place(lang, place)
        note = naming.term(lang, "place_precision", place.precision)
        if place.admin1 and place.admin1 != place.name:
            note = f"{areas.name(lang, place.admin1)} · {note}"
        yield "place", value("place", n, _named(shown), place.text, place.span, note)
    if claim.date is not None:
        # A date that is words only shows these words already.
        words = claim.date.text if claim.date.start else ""
        yield "date", value("date", 0, writing.date(lang, claim.date), words, claim.date.span)
    for n, casualty in enumerate(claim.casualties):
        yield "casualties", value("casualties", n, writing.casualty(lang, casualty), casualty.text, casualty.span)
    for row in ("agents", "targets"):
        for n, actor in enumerate(getattr(claim, row)):
            note = naming.term(lang, "class", actor.class_) if actor.actor_id and actor.class_ else ""
            note = "" if note.lower() == str(naming.actor(lang, actor) or "").lower() else note
            # Words that are shown themselves are not quoted again; a private person's stay in the source text.
            quoted = bool(naming.actor(lang, actor)) and quotable(actor) and not private(actor)
            yield row, value(row, n, party(lang, actor), actor.text if quoted else "", actor.span, note)
    for n, weapon in enumerate(claim.weapons):
        yield "weapons", value("weapons", n, _named(naming.weapon(lang, weapon.name)), weapon.text, weapon.span)
    notes = [text(lang, "event.negated")] if claim.negated else []
    if claim.status == "rejected":
        notes.append(text(lang, "event.rejected_claim"))
    else:
        notes += [text(lang, "rule.reviewed", by=by) for by in dict.fromkeys(mark.by for mark in claim.reviewed)]
    note = " · ".join(notes)
    yield "modality", value("clause", 0, naming.term(lang, "modality", claim.modality), "", claim.span, note)


def party(lang: str, actor: Actor) -> Markup:
    """An agent or target as a page shows it: its name or class, the words of the text marked as such, or a person."""
    if private(actor):
        return _named(naming.pick(lang, *role(actor)))
    if name := naming.actor(lang, actor):
        return _named(name)
    words = naming.worded(lang, actor)
    shown = Markup('<q class="worded" lang="{}" dir="{}">{}</q><span class="visually-hidden"> ({})</span>')
    return shown.format(words.lang, naming.direction(words.lang), words.text, text(lang, "event.in_words"))


def _named(name: naming.Name) -> Markup:
    return Markup('<bdi lang="{}">{}</bdi>').format(name.lang, name.text)


def mark_id(claim: Claim, row: str, number: int) -> str:
    """The id of the mark on the words of a value."""
    return f"m-{claim.id}-{row}-{number}"


def marks(claims: list[Claim], *, clauses: bool = True) -> list[Mark]:
    """The marks of the claims of one document."""
    found: list[Mark] = []
    for claim in claims:
        if clauses:
            found.append(Mark(mark_id(claim, "clause", 0), claim.span.start, claim.span.end, "clause"))
        for row, items in _spanned(claim):
            for n, item in enumerate(items):
                if item is not None:
                    found.append(Mark(mark_id(claim, row, n), item.start, item.end, COLOURS.get(row, row)))
    return found


def _spanned(claim: Claim) -> Iterator[tuple[str, list[Span | None]]]:
    yield "place", [place.span for place in claim.places]
    yield "date", [claim.date.span if claim.date else None]
    yield "casualties", [casualty.span for casualty in claim.casualties]
    yield "agents", [actor.span for actor in claim.agents]
    yield "targets", [actor.span for actor in claim.targets]
    yield "weapons", [weapon.span for weapon in claim.weapons]
    yield "chain", [hop.span for hop in claim.chain]
