import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import QueryParams

from tawatur.site import query
from tawatur.store import EventFilter


def wanted(text):
    return query.read("en", QueryParams(text)).wanted


def test_every_field_comes_back_from_its_own_query_string():
    full = EventFilter(
        text="سراقب & more", kinds=("clash", "attack"), places=("Idlib",), actors=("a",), origins=("o",),
        since="2024-01-02", until="2024-02-03", min_deaths=0, independence=("established",), agreement=("contested",),
        status=("reviewed",), bbox=(1.5, 2, 3, 4),
    )  # fmt: skip
    assert wanted(query.View(full).query().lstrip("?")) == full
    assert query.View(EventFilter()).query() == ""
    assert query.View(full).active == 12


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("since_y=2024&since_m=2&since_d=29", "2024-02-29", None),
        ("since_y=٢٠٢٤&since_m=٢&since_d=٩", "2024-02-09", None),
        ("until_y=2024&until_m=2", None, "2024-02-29"),
        ("since_y=2024&until_y=2024", "2024-01-01", "2024-12-31"),
        ("since=2024-11-29", "2024-11-29", None),
    ],
)
def test_dates_in_three_fields_or_one(typed, since, until):
    found = wanted(typed)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    "typed", ["since_y=2024&since_m=2&since_d=30", "since_m=3", "until=soon", "since_y=0&since_m=13"]
)
def test_a_date_that_does_not_exist_is_left_out_with_a_note(typed):
    view = query.read("ar", QueryParams(typed))
    assert view.wanted == EventFilter()
    assert len(view.notes) == 1


@given(st.text(), st.text(), st.text(), st.text())
def test_any_words_are_a_view(number, page, box, year):
    params = QueryParams([("min_deaths", number), ("page", page), ("bbox", box), ("since_y", year)])
    assert query.read("en", params).page >= 1


def test_no_number_is_left_out_with_a_note():
    view = query.read("en", QueryParams("min_deaths=many"))
    assert view.wanted.min_deaths is None and "many" in view.notes[0]
    assert wanted("min_deaths=0").min_deaths == 0
