"""Trends over a store in which it is known what happened and how much was reported."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from making import MONITOR, claim, document, event, write_events
from tawatur.records import Date, EventOrigin, Place, Source, Toll
from tawatur.store import EventFilter, Store

FIRST = date(2023, 1, 1)
"""The first of sixty days; the second half begins on 31 January."""
TURN = (FIRST + timedelta(days=30)).isoformat()
HERE = Place("p1", "Example Village", admin1="Idlib", country="Syria", precision="exact")
ELSEWHERE = Place(None, "Basra", admin1="Basra", country="Iraq", precision="admin1")


def fill(store: Store, told: list[tuple[int, str, str, Place]], silent: list[tuple[int, str]] = ()) -> None:
    """One page and one event for each (day, outlet, kind, place); pages that tell nothing for each (day, outlet)."""
    made = []
    for number, (day, outlet, kind, place) in enumerate(told):
        when = (FIRST + timedelta(days=day)).isoformat()
        page, key = f"page-{number}", f"claim-{number}"
        source = Source(outlet, outlet.title(), kind="newspaper")
        store.add(
            document("d-en", id=page, outlet=source, published=when, url=None),
            [replace(claim(key, "d-en"), document_id=page)],
        )
        origin = (EventOrigin(MONITOR, (page,), 1),)
        made.append(
            event(f"event-{number}", key, kind=kind, place=place, date=Date(when), deaths=Toll(1, 1, 1), origins=origin)
        )
    for number, (day, outlet) in enumerate(silent):
        when = (FIRST + timedelta(days=day)).isoformat()
        source = Source(outlet, outlet.title(), kind="newspaper")
        store.add(document("d-no", id=f"silent-{number}", outlet=source, published=when, url=None), [])
    write_events(store, *made)


def every(step: int, start: int, end: int, outlet: str, kind: str = "attack.shelling", place: Place = HERE):
    return [(day, outlet, kind, place) for day in range(start, end, step)]


def quiet(step: int, start: int, end: int, outlet: str) -> list[tuple[int, str]]:
    return [(day, outlet) for day in range(start, end, step)]


def test_more_events_under_even_reporting_are_a_rise(store):
    fill(store, every(3, 0, 30, "post") + every(1, 30, 60, "post"), quiet(1, 0, 60, "post") * 3)
    change = store.trend(turn=TURN).change
    assert (change.first.events, change.second.events) == (10, 30)
    assert change.by_day.value == pytest.approx(3.0)
    assert change.verdict == "rising"


def test_more_outlets_alone_are_no_rise(store):
    """The old outlet tells as much as before; a new one triples the pages and the events that become known."""
    before = every(3, 0, 60, "post")
    fill(store, before + every(1, 30, 60, "newcomer"), quiet(3, 0, 60, "post"))
    change = store.trend(turn=TURN).change
    assert change.by_day.rises and not change.by_panel.rises
    assert change.panel == 1
    assert change.verdict == "reporting"


def test_an_outlet_that_publishes_more_is_no_rise(store):
    fill(store, every(3, 0, 30, "post") + every(1, 30, 60, "post"))
    change = store.trend(turn=TURN).change
    assert change.by_day.rises
    assert change.by_document.value == pytest.approx(1.0)
    assert change.verdict == "reporting"


def test_fewer_events_under_even_reporting_are_a_fall(store):
    fill(store, every(1, 0, 30, "post") + every(4, 30, 60, "post"), quiet(1, 0, 60, "post") * 3)
    assert store.trend(turn=TURN).change.verdict == "falling"


def test_the_same_again_is_unclear_and_no_event_nothing(store):
    fill(store, every(3, 0, 60, "post"))
    assert store.trend(turn=TURN).change.verdict == "unclear"
    assert store.trend(EventFilter(kinds=("protest",)), turn=TURN).change.verdict == "nothing"


def test_one_wave_is_no_rise(store):
    """Forty events on two days scatter so much that the halves cannot be told apart."""
    fill(store, (every(1, 5, 6, "post") + every(1, 40, 41, "post") * 2) * 14, quiet(1, 0, 60, "post"))
    change = store.trend(by="day", turn=TURN).change
    assert change.dispersion > 5
    assert change.verdict == "unclear"


def test_periods_have_their_coverage(store):
    fill(
        store,
        [*every(1, 0, 2, "post"), (0, "herald", "protest", ELSEWHERE)],
        [(0, "post"), (1, "herald"), (3, "post")],
    )
    found = store.trend(EventFilter(places=("Idlib",)), by="day")
    rows = [(p.start, p.events, p.deaths, p.origins, p.documents, p.outlets, p.about) for p in found.periods]
    assert rows == [
        ("2023-01-01", 1, 1, 1, 3, 2, 1),
        ("2023-01-02", 1, 1, 1, 2, 2, 1),
        ("2023-01-03", 0, None, 0, 0, 0, 0),
        ("2023-01-04", 0, None, 0, 1, 1, 0),
    ]
    assert store.trend(by="day").periods[0].about is None


def test_no_event_is_lost_between_the_periods(filled):
    """`filled` has an event of a day, one without a date, one of a whole month, and a page without a date."""
    found = filled.trend(by="week")
    assert (found.undated, found.undated_documents) == (1, 1)
    assert sum(period.events for period in found.periods) + found.outside + found.vague == 2
    whole = filled.trend(EventFilter(since="2023-01-01", until="2023-03-31"), by="month")
    assert [period.events for period in whole.periods] == [1, 0, 1]
    assert (whole.vague, whole.outside, whole.undated) == (0, 0, 1)


def test_an_event_of_a_month_is_in_no_week(filled):
    found = filled.trend(EventFilter(since="2023-03-01", until="2023-03-31"), by="week")
    assert (found.vague, found.outside) == (1, 1)


def test_series_split_what_the_filter_finds(store):
    fill(store, every(2, 0, 10, "post") + every(5, 0, 10, "post", "protest") + every(3, 0, 9, "post", place=ELSEWHERE))
    found = store.trend(EventFilter(places=("Idlib",)), by="month", split="kinds")
    assert [(one.value, one.events) for one in found.series] == [("attack.shelling", (5,)), ("protest", (2,))]
    regions = store.trend(EventFilter(places=("Syria",)), by="month", split="admin1")
    assert [one.value for one in regions.series] == ["Idlib"]
    assert [one.value for one in store.trend(split="countries", top=1).series] == ["Syria"]
    header, rows = found.table()
    assert header[-1] == "events: protest" and rows[0][-1] == 2


def test_rejected_events_are_not_counted(store):
    fill(store, every(1, 0, 4, "post"))
    gone = event("event-0", "claim-0", status="rejected", date=Date(FIRST.isoformat()))
    write_events(store, gone)
    assert sum(period.events for period in store.trend(by="day").periods) == 0
    assert sum(period.events for period in store.trend(EventFilter(status=("rejected",)), by="day").periods) == 1


def test_an_empty_store_has_no_trend(store):
    found = store.trend()
    assert (found.periods, found.change) == ((), None)


def test_a_turn_at_the_edge_compares_nothing(store):
    fill(store, every(1, 0, 4, "post"))
    assert store.trend(turn="2022-06-01").change is None
