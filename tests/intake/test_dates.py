from datetime import date

import pytest

from tawatur.intake.dates import date_in_address, parse_stamp, read_dateline
from tawatur.intake.words import months


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("الجمعة 20 كانون الثاني 2023", date(2023, 1, 20)),
        ("20 يناير 2023", date(2023, 1, 20)),
        ("20 جانفي 2023", date(2023, 1, 20)),
        ("20 كانون الثاني/يناير 2023", date(2023, 1, 20)),
        ("16 تشرين الثاني (نوفمبر) 2023 الساعة 10:30", date(2023, 11, 16)),
        ("1 من أيلول 2023", date(2023, 9, 1)),
        ("١٠ ديسمبر ٢٠٢٤, ٢٢:٠٠", date(2024, 12, 10)),
        ("السبت, فبراير 3, 2024", date(2024, 2, 3)),
        ("نشر في: 3 شباط 2022 - آخر تحديث: 9 شباط 2022", date(2022, 2, 3)),
        ("Thursday, 7 March 2024", date(2024, 3, 7)),
        ("Published: March 4, 2015 11:02 GMT", date(2015, 3, 4)),
        ("Jan. 5, 2021", date(2021, 1, 5)),
        ("2017/04/18 - 13:22", date(2017, 4, 18)),
        ("31-12-2021, 08:42 PM", date(2021, 12, 31)),
        ("صدى القرطاس 25/09/2023", date(2023, 9, 25)),
    ],
)
def test_date_lines(line: str, day: date) -> None:
    found = read_dateline(line)
    assert found is not None and found.day == day


@pytest.mark.parametrize(
    "line", ["Updated: March 6, 2015", "آخر تحديث 9 شباط 2022", "منذ 3 ساعات", "2:22 م", "3 hours ago"]
)
def test_a_change_or_an_hour_is_a_date_line_without_a_day(line: str) -> None:
    found = read_dateline(line)
    assert found is not None and found.day is None


@pytest.mark.parametrize(
    "line", ["12 killed", "قتل 12 شخصاً في قصف على القرية يوم 3 آذار 2022 بحسب مصادر طبية", "Chapter 3", "no date"]
)
def test_text_is_no_date_line(line: str) -> None:
    assert read_dateline(line) is None


def test_a_day_that_may_be_a_month_is_not_guessed() -> None:
    assert read_dateline("03/04/2024") == (None, "")
    found = read_dateline("03/04/2024", day_first=True)
    assert found is not None and found.day == date(2024, 4, 3)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2023-01-20T04:45:00+03:00", "2023-01-20T04:45:00+03:00"),
        ("2020-02-29T06:00:00.000Z", "2020-02-29T06:00:00+00:00"),
        ("2023-01-20", "2023-01-20"),
        ("2023-02-30", None),
        ("Thu, 07 Mar 2024 03:26:00 GMT", "2024-03-07"),
        ("yesterday", None),
    ],
)
def test_stamps(stamp: str, day: str | None) -> None:
    assert parse_stamp(stamp) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/03/24/x", date(2024, 3, 24)),
        ("https://a.example/2024/3/4/x", date(2024, 3, 4)),
        ("https://a.example/n/20210606-3", date(2021, 6, 6)),
        ("https://a.example/2024-03-24", date(2024, 3, 24)),
        ("https://a.example/2024/13/24/x", None),
        ("https://a.example/id/2024032", None),
        ("https://a.example/?d=2024/03/24", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    assert date_in_address(url) == day


def test_every_system_of_months_is_whole() -> None:
    from tawatur.lexicon.tables import rows, table

    systems: dict[str, set[str]] = {}
    for language in ("ar", "en"):
        for row in rows(table(f"{language}/months.tsv"), ("word", "month", "system")):
            systems.setdefault(row["system"], set()).add(row["month"])
    full = {str(month) for month in range(1, 13)}
    assert all(
        systems[system] == full for system in ("levantine", "egyptian", "maghrebi", "moroccan", "hijri", "gregorian")
    )
    assert set(months().values()) == set(range(1, 13))
