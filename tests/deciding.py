"""Pages and claims for the tests of review; all names are made up."""

import msgspec

from making import claim, document
from tawatur.records import Casualty, Date, Hop, Place, Span

PLACE = Place("p1", "Example Village", admin1="Idlib", country="Syria", lat=35.9, lon=36.6, precision="exact")
OTHER = Place("p2", "Other Town", admin1="Homs", country="Syria", lat=34.7, lon=36.7, precision="exact")
DAY = Date("2023-01-18", "2023-01-18", "day")
WHO = {"author": "Rana", "at": "2030-01-01T10:00:00Z"}


def at(minute: int, author: str = "Rana") -> dict[str, str]:
    """Who decides, and when."""
    return {"author": author, "at": f"2030-01-01T10:{minute:02}:00Z"}


def told(claim_id: str, document_id: str, dead: int | None = None, **changes):
    """A claim of one place and day with a source of its own."""
    fields = {
        "places": (PLACE,),
        "date": DAY,
        "casualties": () if dead is None else (Casualty("killed", dead, dead),),
        "chain": (Hop(f"source-{claim_id}", f"Source {claim_id}", "origin"),),
    }
    event_id = changes.pop("event_id", f"e-{claim_id}")
    span = changes.pop("span", None)
    made = claim(claim_id, document_id, **{**fields, **changes})
    return msgspec.structs.replace(made, event_id=event_id, span=span or made.span, trigger=span or made.trigger)


PAGES = {
    "d-ar": (document("d-ar"), [told("c1", "d-ar", 1)]),
    "d-en": (document("d-en", published="2023-01-18"), [told("c2", "d-en", 2)]),
    "d-no": (document("d-no", published="2023-01-21"), [told("c3", "d-no", 2)]),
}
SECOND = Span(22, 50)
"""A second clause of a page."""
