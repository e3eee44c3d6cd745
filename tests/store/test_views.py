from making import event, write_events
from tawatur.records import Date, Place
from tawatur.store import EventFilter

WORLD = (-180.0, -90.0, 180.0, 90.0)


def test_facets_leave_their_own_field_open(filled):
    found = filled.facets(EventFilter(kinds=("statement",)))
    assert {facet.value: facet.count for facet in found["kinds"]} == {
        "attack.airstrike": 1,
        "attack.shelling": 1,
        "statement": 1,
    }
    assert found["countries"] == []
    everything = filled.facets()
    assert [(facet.value, facet.count) for facet in everything["admin1"]] == [("Homs", 1), ("Idlib", 1)]
    (actor,) = everything["actors"]
    assert (actor.value, actor.count, actor.name, actor.name_ar) == (
        "army-of-tests",
        2,
        "Army of Tests",
        "جيش الاختبار",
    )
    assert [facet.value for facet in everything["origins"]] == ["monitor-of-tests", "paper-of-tests"]


def test_timeline_by_day_and_by_month(filled):
    assert filled.timeline() == [("2023-01-18", 1), ("2023-03-01", 1)]
    assert filled.timeline(by="month") == [("2023-01", 1), ("2023-03", 1)]
    assert filled.timeline(EventFilter(kinds=("statement",))) == []


def test_a_long_timeline_is_counted_by_month(store):
    write_events(store, *(event(f"e{n:03}", date=Date(f"2023-{n // 25 + 1:02}-{n % 25 + 1:02}")) for n in range(100)))
    assert store.timeline() == [(f"2023-{month:02}", 25) for month in range(1, 5)]


def test_cells_gather_and_come_apart_with_the_zoom(filled):
    (cell,) = filled.cells(EventFilter(), WORLD, 3)
    assert (cell.count, cell.deaths, cell.approximate, cell.event_id) == (2, 10, 1, None)
    assert (cell.lat, cell.lon) == (35.3, 36.65)
    assert (cell.west, cell.south, cell.east, cell.north) == (36.6, 34.7, 36.7, 35.9)
    assert [(cell.event_id, cell.approximate) for cell in filled.cells(EventFilter(), WORLD, 9)] == [
        ("e3", 1),
        ("e1", 0),
    ]
    assert filled.cells(EventFilter(), (0.0, 0.0, 1.0, 1.0), 9) == []
    assert [cell.count for cell in filled.cells(EventFilter(min_deaths=5), WORLD, 0)] == [1]


def test_cells_add_up_to_the_events_with_a_position(store):
    places = [(lat / 7, lon / 3) for lat in range(-300, 300, 37) for lon in range(-500, 500, 41)]
    write_events(
        store, *(event(f"e{n:04}", place=Place(None, "X", lat=lat, lon=lon)) for n, (lat, lon) in enumerate(places))
    )
    for zoom in (0, 2, 5, 20, 99):
        assert sum(cell.count for cell in store.cells(EventFilter(), WORLD, zoom)) == len(places)
