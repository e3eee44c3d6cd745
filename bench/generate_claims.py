"""Generates documents and claims with the skew of real reporting, to measure assembly; all follows from the seed.

    python bench/generate_claims.py 10000 --seed 7 > claims.jsonl

Happenings fall on places by a Zipf law, a few days are much busier than others, one happening in five is told by more
than one document, tolls change between documents, and a quarter of the documents copy another, some word for word. The
number of days grows with the number of claims, as it does in an archive. Names are made up.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec

from tawatur.records import Actor, Casualty, Claim, Date, Document, Hop, Place, Source, Span, digest, encode

KINDS = {
    "attack.shelling": 24, "attack.air": 14, "clash": 13, "attack.ied": 9, "attack.ground": 8, "arrest": 7,
    "attack.sniper": 4, "attack.civilians": 4, "assassination": 4, "protest": 4, "deploy": 3, "statement": 2,
    "demand": 2, "deny": 1, "release": 1,
}  # fmt: skip
HAPPENINGS_A_DAY = 40
"""Of a war that is reported well; a busy day has several times as many."""
FIRST_DAY = date(2015, 1, 1)
REGIONS, PLACES, ACTORS, SOURCES, OUTLETS = 14, 3000, 60, 120, 80
SYLLABLES = ("ba", "dar", "fi", "ha", "kal", "lu", "mar", "na", "qa", "ri", "sal", "ta", "wa", "zi")
WORDS = tuple(a + b for a in SYLLABLES for b in SYLLABLES)


@dataclass(frozen=True)
class Happening:
    """What took place, before anybody tells it."""

    kind: str
    place: int
    day: int
    agent: int
    target: int
    killed: int
    injured: int


class World:
    """Places, actors and sources, and the happenings among them."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.place_weights = [1 / (rank + 1) ** 0.9 for rank in range(PLACES)]
        self.places = [self._place(number) for number in range(PLACES)]
        self.actors = [Actor(f"actor-{n}", f"Actor {n}") for n in range(ACTORS)]
        self.outlets = [Source(f"outlet-{n}", f"Outlet {n}") for n in range(OUTLETS)]

    def _place(self, number: int) -> Place:
        region = min(int(self.random.expovariate(0.35)), REGIONS - 1)
        name = f"{self.random.choice(WORDS)} {self.random.choice(WORDS)} {number}"
        lat, lon = 33 + region * 0.3 + self.random.random(), 36 + self.random.random() * 5
        # One place in five is in no gazetteer.
        key = f"place-{number}" if number % 5 else None
        return Place(
            key, name, None, f"Region {region}", "Country", lat if key else None, lon if key else None, "exact"
        )

    def happening(self, days: int) -> Happening:
        """One happening in the first `days` days."""
        draw = self.random
        day = draw.randrange(days)
        if draw.random() < 0.3:
            # Three in ten fall on the busy days.
            day -= day % 15
        killed = 0 if draw.random() < 0.6 else min(int(draw.paretovariate(1.3)), 300)
        return Happening(
            draw.choices(list(KINDS), list(KINDS.values()))[0],
            draw.choices(range(PLACES), self.place_weights)[0],
            day,
            min(int(draw.expovariate(0.12)), ACTORS - 1),
            min(int(draw.expovariate(0.12)), ACTORS - 1),
            killed,
            killed * draw.randrange(4),
        )


def generate(number: int, seed: int = 7) -> tuple[list[Document], list[Claim]]:
    """At least `number` claims with their documents."""
    world = World(seed)
    draw = world.random
    days = max(3, number // 2 // HAPPENINGS_A_DAY)
    by_day: dict[int, list[Happening]] = {}
    for _ in range(number // 2):
        happening = world.happening(days)
        by_day.setdefault(happening.day, []).append(happening)
    documents: list[Document] = []
    claims: list[Claim] = []
    for day in sorted(by_day):
        today: list[tuple[Document, list[Claim]]] = []
        happenings = by_day[day]
        for page in _pages(happenings, draw):
            written = _write(world, page, day, len(documents))
            today.append(written)
            documents.append(written[0])
            claims += written[1]
        for original in [page for page in today if draw.random() < 0.33]:
            copied = _copy(world, original, len(documents))
            documents.append(copied[0])
            claims += copied[1]
        if len(claims) >= number:
            break
    return documents, claims


def _pages(happenings: list[Happening], draw: random.Random) -> Iterator[list[Happening]]:
    """What each document of a day tells: most happenings once, some by several documents."""
    told = [happening for happening in happenings for _ in range(1 + (draw.random() < 0.2) * draw.randrange(1, 5))]
    draw.shuffle(told)
    while told:
        size = draw.choice((1, 2, 3, 4, 6))
        yield list(dict.fromkeys(told[:size]))
        del told[:size]


def _write(world: World, page: list[Happening], day: int, number: int) -> tuple[Document, list[Claim]]:
    draw = world.random
    outlet = draw.choice(world.outlets)
    published = (FIRST_DAY + timedelta(days=day + draw.randrange(2))).isoformat()
    key = digest("document", number)
    text = " ".join(draw.choice(WORDS) for _ in range(60 + 25 * len(page)))
    document = Document(key, None, outlet, None, text, draw.choice(("ar", "ar", "en")), published)
    return document, [_claim(world, document, happening, at) for at, happening in enumerate(page)]


def _claim(world: World, document: Document, happening: Happening, at: int) -> Claim:
    draw = world.random
    span = Span(at * 100, at * 100 + 60)
    iso = (FIRST_DAY + timedelta(days=happening.day)).isoformat()
    when = Date(iso, None, "day") if draw.random() < 0.85 else None
    killed = max(0, happening.killed + (draw.choice((-1, 1, 2)) if happening.killed > 2 and draw.random() < 0.4 else 0))
    tolls = [Casualty("killed", killed, killed)] if killed else []
    if happening.injured:
        tolls.append(Casualty("injured", happening.injured, happening.injured))
    chain: tuple[Hop, ...] = (Hop(document.outlet.id, document.outlet.name, "publisher"),) if document.outlet else ()
    if draw.random() < 0.5:
        source = draw.randrange(SOURCES)
        chain = (Hop(f"source-{source}", f"Source {source}", "origin"), *chain)
    return Claim(
        digest(document.id, at),
        document.id,
        digest("event", document.id, at),
        span,
        span,
        kind=happening.kind,
        agents=(world.actors[happening.agent],) if draw.random() < 0.7 else (),
        targets=(world.actors[happening.target],) if draw.random() < 0.6 else (),
        places=(world.places[happening.place],) if draw.random() < 0.95 else (),
        date=when,
        casualties=tuple(tolls),
        chain=chain,
    )


def _copy(world: World, original: tuple[Document, list[Claim]], number: int) -> tuple[Document, list[Claim]]:
    """A reprint in another outlet; half of them drop the end of the text."""
    draw = world.random
    source, claims = original
    outlet = draw.choice(world.outlets)
    words = source.text.split()
    kept = words if draw.random() < 0.5 else words[: int(len(words) * 0.7)]
    document = msgspec.structs.replace(source, id=digest("document", number), outlet=outlet, text=" ".join(kept))
    retold = [
        msgspec.structs.replace(
            claim,
            id=digest(document.id, at),
            document_id=document.id,
            event_id=digest("event", document.id, at),
            chain=(*claim.chain[:-1], Hop(outlet.id, outlet.name, "publisher")),
        )
        for at, claim in enumerate(claims)
    ]
    return document, retold


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", type=int, help="claims")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    for records in generate(options.number, options.seed):
        for record in records:
            sys.stdout.buffer.write(encode(record) + b"\n")


if __name__ == "__main__":
    main()
