from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tawatur.store.periods import MOST_PERIODS, Calendar, day_of

DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


def starts(by, first, last):
    return [str(start) for start, _ in Calendar(date.fromisoformat(first), date.fromisoformat(last), by).periods]


def test_weeks_begin_on_monday_and_the_ends_are_cut():
    assert starts("week", "2024-05-01", "2024-05-14") == ["2024-05-01", "2024-05-06", "2024-05-13"]


def test_months_and_years():
    assert starts("month", "2023-12-31", "2024-02-29") == ["2023-12-31", "2024-01-01", "2024-02-01"]
    assert starts("year", "2022-07-01", "2024-01-01") == ["2022-07-01", "2023-01-01", "2024-01-01"]


def test_the_finest_length_that_is_not_too_long_a_list():
    first = date(2024, 1, 1)
    found = [Calendar(first, first + timedelta(days=days)).by for days in (10, 100, 700, 9000)]
    assert found == ["day", "week", "month", "year"]


@given(DAYS, st.integers(0, 3000), st.sampled_from([None, *MOST_PERIODS]))
def test_every_day_lies_in_one_period(first, length, by):
    last = first + timedelta(days=length)
    calendar = Calendar(first, last, by)
    assert calendar.periods[0][0] == first and calendar.periods[-1][1] == last
    for (_, end), (start, _) in zip(calendar.periods, calendar.periods[1:], strict=False):
        assert start - end == timedelta(days=1)
    for number, (start, end) in enumerate(calendar.periods):
        assert calendar.place(start) == calendar.place(end) == number
    assert calendar.place(first - timedelta(days=1)) is None is calendar.place(last + timedelta(days=1))


def test_sums_and_distinct_values_leave_out_other_days():
    calendar = Calendar(date(2024, 5, 1), date(2024, 5, 3), "day")
    first, other = date(2024, 5, 1), date(2024, 5, 9)
    assert calendar.summed([(first, 2), (first, 3), (other, 7)]) == [5, 0, 0]
    assert calendar.distinct([(first, "a"), (first, "a"), (first, "b"), (other, "c")]) == [2, 0, 0]


def test_the_day_of_a_moment():
    assert day_of("2023-01-19T23:30:00+03:00") == date(2023, 1, 19)
