"""Makes records for the tests of the store and of what stands on it; all names are made up."""

import os

import msgspec

from tawatur.records import (
    Actor,
    Casualty,
    Claim,
    Date,
    Document,
    Event,
    EventOrigin,
    Hop,
    Place,
    Source,
    Span,
    Toll,
)
from tawatur.store import Store, assembling

MONITOR = Source("monitor-of-tests", "Monitor of Tests", name_ar="مرصد الاختبار", kind="monitor")
PAPER = Source("paper-of-tests", "Paper of Tests", name_ar="صحيفة الاختبار", kind="newspaper", country="Syria")

TEXTS = {
    "d-ar": (
        "قصف على قرية المثال",
        "قُتل مدني في قصف على إدلب، والجيش ينفي ذلك. وللجيش رواية أخرى.",
        "ar",
        "2023-01-19",
    ),
    "d-en": (
        "Shelling hits a village",
        "Two civilians were killed as shells hit Example Village on Monday.",
        "en",
        "2023-02-03",
    ),
    "d-no": ("A quiet day", "Markets opened as usual.", "en", None),
}


def document(document_id: str, **changes: object) -> Document:
    title, text, lang, published = TEXTS[document_id]
    page = Document(
        id=document_id,
        url=f"https://paper.example/{document_id}",
        outlet=PAPER,
        title=title,
        text=text,
        lang=lang,
        published=published,
        origin_file=f"{document_id}.txt",
        text_sha256=document_id,
    )
    return msgspec.structs.replace(page, **changes)


def claim(claim_id: str, document_id: str, **changes: object) -> Claim:
    text = TEXTS[document_id][1]
    fields = {
        "kind": "attack.shelling",
        "agents": (Actor("army-of-tests", "Army of Tests", name_ar="جيش الاختبار", class_="state_forces"),),
        "casualties": (Casualty("killed", 1, 1),),
        "chain": (Hop(MONITOR.id, MONITOR.name, "origin"), Hop(PAPER.id, PAPER.name, "publisher")),
    }
    return Claim(
        id=claim_id, document_id=document_id, event_id=claim_id, span=Span(0, len(text)), trigger=Span(0, 4),
        **{**fields, **changes},
    )  # fmt: skip


def event(event_id: str, *claims: str, **changes: object) -> Event:
    fields = {
        "kind": "attack.shelling",
        "agents": (Actor("army-of-tests", "Army of Tests", name_ar="جيش الاختبار", class_="state_forces"),),
        "targets": (Actor(None, "civilians", class_="civilians", text="مدني"),),
        "place": Place("p1", "Example Village", admin1="Idlib", country="Syria", lat=35.9, lon=36.6, precision="exact"),
        "date": Date("2023-01-18", "2023-01-18", "day"),
        "deaths": Toll(1, 1, 2, "most origins"),
        "origins": (EventOrigin(MONITOR, ("d-ar",), 1),),
        "n_reports": 1,
        "n_origins": 1,
    }
    return Event(id=event_id, claims=claims, **{**fields, **changes})


def write_events(store: Store, *events: Event) -> None:
    """Writes events as an assembly would hand them over."""
    with store._writing() as connection:
        assembling.write(connection, list(events), assembling.previous_events(connection))


class OneClaimAWord:
    """A reader for tests: each page gives a claim for each of its words."""

    def read(self, document: Document) -> list[Claim]:
        if document.title == "fault":
            raise ValueError("an odd page")
        if document.title == "end":
            os._exit(3)
        return [claim(f"{document.id}-{n}", "d-no") for n, _ in enumerate(document.text.split())]
