"""Puts coded events into the interchange format and assembles them, so that assembly can be measured without reading.

    python eval/gold_claims.py ../shared/gold > events.jsonl       # events whose claims are gold ids
    python eval/gold_claims.py ../shared/gold --claims             # the documents and claims that go in

A claim's id is the gold event's id. Names become actors where the lexicon has the name, else they stay words, as they
do for the reader. Accounts that the coder told apart have `event_id`s of their own, unless a note says
"rival account: ID"; nothing is taken from the stories. `--no-credits` leaves out the credits of pages, `--words-only`
the lexicon's ids.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

import msgspec

from scorer import gold
from tawatur import records
from tawatur.assembly import assemble
from tawatur.intake import document_from_bytes
from tawatur.lexicon import actors
from tawatur.orthography.folding import fold
from tawatur.records import (
    Actor,
    Casualty,
    Claim,
    Credit,
    Date,
    DatePrecision,
    Document,
    Hop,
    Outcome,
    Place,
    PlacePrecision,
    Source,
    Span,
    Vague,
    Weapon,
)

TOLLS: tuple[Outcome, ...] = ("killed", "injured", "killed_or_injured")
PARTIAL: Mapping[int, DatePrecision] = {4: "year", 7: "month"}
"""Lengths of ISO dates that name no day."""
RIVAL = re.compile(r"rival account: (\S+-\d+)")


class Names:
    """Ids of names: those of the lexicon's actors, if wanted."""

    def __init__(self, lexicon: bool) -> None:
        self._ids: dict[str, str] = {}
        self._rows = actors.load() if lexicon else {}
        for key, row in self._rows.items():
            for name in row.names_en:
                self._ids.setdefault(fold(name), key)

    def actor(self, entry: Mapping[str, Any]) -> Actor:
        """An agent or target."""
        key = self._ids.get(fold(entry["name"]))
        return Actor(key, entry["name"], class_=self._rows[key].class_ if key else None, text=entry.get("text") or "")

    def source(self, name: str) -> str:
        """The id of a source; what has no proper name is unnamed."""
        known = self._ids.get(fold(name))
        return known or ("unnamed" if name[:1].islower() else slug(name))


def slug(name: str) -> str:
    """A source's id from its name."""
    return "-".join(fold(name).split())


def document(row: Mapping[str, Any], folder: Path, credits: bool) -> Document:
    """The document of a coded page: its text by the intake, what is said about it by the coder."""
    file = folder / row["file"]
    read = document_from_bytes(file.read_bytes(), name=file.name)
    outlet = Source(slug(row["outlet"]), row["outlet"]) if row.get("outlet") else None
    given = []
    for role, name in sorted((row.get("credits") or {}).items()) if credits else ():
        if name and role in ("origin", "agency", "translator", "author"):
            nameless = name.casefold() == "agencies"
            source = Source(
                slug(name), name, kind="unnamed" if nameless else "news_agency" if role == "agency" else "news_site"
            )
            given.append(Credit(role, source))
    return msgspec.structs.replace(
        read, id=row["doc"], outlet=outlet, published=row["published"], credits=tuple(given), lang=row["lang"]
    )


def claim(event: Mapping[str, Any], page: Document, names: Names, index: int) -> Claim:
    """The claim of a coded event."""
    at = max(page.text.find(event["quote"]), index)
    span = Span(at, at + len(event["quote"]))
    rival = RIVAL.search(event.get("note") or "")
    pair = sorted((event["id"], rival[1])) if rival else [event["id"]]
    return Claim(
        id=event["id"],
        document_id=page.id,
        event_id=pair[0],
        span=span,
        trigger=span,
        kind=event["kind"],
        modality=event["modality"],
        agents=tuple(map(names.actor, event["agents"])),
        targets=tuple(map(names.actor, event["targets"])),
        places=tuple(map(place, event["places"])),
        date=date(event.get("date")),
        casualties=tuple(casualty(event[outcome], outcome) for outcome in TOLLS if event.get(outcome)),
        weapons=(Weapon(event["weapon"]["name"]),) if event.get("weapon") else (),
        chain=chain(event, page, names),
        contests=pair[0] if event["id"] != pair[0] else None,
        rule="coded by hand",
    )


def chain(event: Mapping[str, Any], page: Document, names: Names) -> tuple[Hop, ...]:
    """Speaker, agency, publisher."""
    hops = []
    name = (event.get("source") or {}).get("name")
    if name and not (page.outlet and name.startswith(page.outlet.name)):
        hops.append(Hop(names.source(name), name, "origin"))
    hops += [Hop(c.source.id, c.source.name, "agency") for c in page.credits if c.role in ("agency", "origin")]
    if page.outlet:
        hops.append(Hop(page.outlet.id, page.outlet.name, "publisher"))
    return tuple(dict.fromkeys(hops))


def place(entry: Mapping[str, Any]) -> Place:
    """A place without a gazetteer: names and what contains them."""
    whole = entry["name"] == entry.get("country") or not (entry.get("admin1") or entry.get("country"))
    country, admin1 = entry.get("country") or entry["name"], entry.get("admin1")
    # "Idlib province": the governorate's name and a word for what it is.
    before, _, last = entry["name"].rpartition(" ")
    region = bool(last) and before == admin1
    precision: PlacePrecision = "country" if whole else "admin1" if region else "exact"
    return Place(None, entry["name"], None, admin1, country, precision=precision)


def date(entry: Mapping[str, Any] | None) -> Date | None:
    """When; the text alone if the coder could not tell the day."""
    if entry is None:
        return None
    iso = entry.get("iso")
    if not iso:
        return Date(text=entry.get("text") or "")
    precision: DatePrecision = "days" if entry.get("end") else "day"
    precision = PARTIAL.get(len(iso), precision)
    return Date(iso, entry.get("end"), precision, entry.get("text") or "")


def casualty(entry: Mapping[str, Any], outcome: Outcome) -> Casualty:
    """A toll."""
    vague = entry.get("vague") if entry.get("vague") in get_args(Vague) else None
    return Casualty(outcome, entry["n"], entry["n"], vague, entry.get("who"))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="a folder with gold.jsonl, or such a file")
    parser.add_argument("--pages", type=Path, help="where the pages lie, if not beside the gold file")
    parser.add_argument("--claims", action="store_true", help="give documents and claims, not events")
    parser.add_argument("--no-credits", action="store_true")
    parser.add_argument("--words-only", action="store_true")
    options = parser.parse_args()
    names = Names(not options.words_only)
    pages = options.pages or (options.folder if options.folder.is_dir() else options.folder.parent)
    documents, claims = [], []
    for row in gold.load(options.folder / "gold.jsonl" if options.folder.is_dir() else options.folder):
        page = document(row, pages, not options.no_credits)
        documents.append(page)
        claims += [claim(event, page, names, index) for index, event in enumerate(row["events"])]
    lines: list[records.Line] = [*documents, *claims] if options.claims else list(assemble(documents, claims))
    for line in lines:
        sys.stdout.buffer.write(records.encode(line) + b"\n")


if __name__ == "__main__":
    main()
