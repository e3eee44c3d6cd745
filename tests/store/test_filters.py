import pytest

from making import MONITOR, PAPER
from tawatur.store import EventFilter


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (EventFilter(), {"e1", "e2", "e3"}),
        (EventFilter(kinds=("attack",)), {"e1", "e3"}),
        (EventFilter(kinds=("attack.shelling", "statement")), {"e1", "e2"}),
        (EventFilter(kinds=("att",)), set()),
        (EventFilter(places=("Idlib",)), {"e1"}),
        (EventFilter(places=("Syria",)), {"e1", "e3"}),
        (EventFilter(places=("p1",)), {"e1"}),
        (EventFilter(actors=("army-of-tests",)), {"e1", "e3"}),
        (EventFilter(origins=(PAPER.id,)), {"e3"}),
        (EventFilter(origins=(PAPER.id, MONITOR.id), kinds=("attack",)), {"e1", "e3"}),
        (EventFilter(since="2023-02-01"), {"e3"}),
        (EventFilter(since="2023-03-15"), {"e3"}),
        (EventFilter(until="2023-01-18"), {"e1"}),
        (EventFilter(until="2023-01-17"), set()),
        (EventFilter(min_deaths=2), {"e3"}),
        (EventFilter(independence=("established",)), {"e1"}),
        (EventFilter(agreement=("contested",)), {"e1"}),
        (EventFilter(status=("machine",)), {"e1", "e2", "e3"}),
        (EventFilter(bbox=(36.0, 35.0, 37.0, 36.0)), {"e1"}),
        (EventFilter(bbox=(170.0, -90.0, 37.0, 90.0)), {"e1", "e3"}),
        (EventFilter(text="والجيش ادلب"), {"e1", "e2"}),
        (EventFilter(text="shelling"), {"e3"}),
        (EventFilter(text="الاختبار", kinds=("attack.shelling",)), {"e1"}),
        (EventFilter(text="?!"), set()),
        (EventFilter(text="  "), {"e1", "e2", "e3"}),
        (EventFilter(text='" OR 1=1 --'), set()),
    ],
)
def test_finds_the_events_asked_for(filled, wanted, ids):
    assert {found.id for found in filled.events(wanted)} == ids
    assert filled.count(wanted) == len(ids)
