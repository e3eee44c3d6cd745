import datetime

import pytest

from tawatur.assembly.unresolved import news_day, relate_said, said, said_of_day

TUESDAY, FRIDAY = 1, 4


@pytest.mark.parametrize(
    ("text", "weekdays", "days"),
    [
        ("اليوم الثلاثاء", {TUESDAY}, set()),
        ("والثلاثاء", {TUESDAY}, set()),
        ("مساء الجمعة 3 من أيلول", {FRIDAY}, {(9, 3)}),
        ("٥ تشرين الأول", set(), {(10, 5)}),
        ("4تموز/يوليو", set(), {(7, 4)}),
        ("15 شباط/ فبراير الجاري", set(), {(2, 15)}),
        ("on Tuesday, March 4", {TUESDAY}, {(3, 4)}),
        ("4 March 2021", set(), {(3, 4)}),
        ("on Fridays", {FRIDAY}, set()),
        ("March 2021", set(), set()),
        ("قبل أيام", set(), set()),
        ("32 آذار", set(), set()),
    ],
)
def test_what_a_date_without_a_year_says(text, weekdays, days):
    found = said(text)
    assert (set(found.weekdays), set(found.days)) == (weekdays, days) if found else not weekdays and not days


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("الثلاثاء", "on Tuesday", "weekday"),
        ("الثلاثاء", "on Friday", "apart"),
        ("ليل الخميس الجمعة", "on Friday", "weekday"),
        ("5 October", "الخميس 5 تشرين الأول", "calendar"),
        ("5 October", "6 October", "apart"),
        ("Tuesday 5 October", "Tuesday 12 October", "apart"),
        ("5 October", "on Friday", None),
    ],
)
def test_how_two_such_days_stand_to_each_other(one, other, expected):
    assert relate_said(said(one), said(other)) == relate_said(said(other), said(one)) == expected


def test_a_known_day_says_its_weekday_and_its_day_of_the_month():
    assert relate_said(said_of_day(datetime.date(2024, 10, 5).toordinal()), said("5 October")) == "calendar"


def test_the_day_of_the_news_is_what_today_is_said_to_be():
    assert news_day(["صباح اليوم الثلاثاء", "يوم الجمعة الماضي"]) == said("الثلاثاء")
    assert news_day(["earlier today, Friday"]) == said("Friday")
    assert news_day(["on Friday"]) is None
    assert news_day(["اليوم الثلاثاء", "اليوم الجمعة"]) is None
