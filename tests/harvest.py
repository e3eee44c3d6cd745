"""What happened on one day, for the tests of the bulletin; all names are made up."""

from making import PAPER, event, write_events
from tawatur.records import Date, EventOrigin, Place, Source, Toll

DAY = "2023-01-18"
HOMS = Place(None, "Homs", name_ar="حمص", admin1="Homs", country="Syria", precision="admin1")
TRANSLATOR = Source("quill-of-tests", "Quill of Tests", "ريشة الاختبار", "news_site")


def events():
    return (
        event("e1", "c1", deaths=Toll(1, 1, 3, "most_origins"), agreement="contested", contested=("deaths",)),
        event("e2", "c2", kind="clash", place=HOMS, deaths=Toll(), status="reviewed"),
        event("e5", "c5", place=HOMS, deaths=Toll(7, 7, 7), origins=(EventOrigin(PAPER, ("d-ar",), 1),)),
        event("e3", "c3", date=Date("2023-01-01", "2023-01-31", "month")),
        event("e4", "c4", kind="protest", date=None, place=None, agents=(), first_seen="2023-01-18T09:00:00+00:00"),
    )


def rewrite(store, **changed):
    """The store after another ingest that changed some events; None removes one."""
    kept = [changed.get(one.id, one) for one in events()]
    write_events(store, *(one for one in kept if one is not None))
