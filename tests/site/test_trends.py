"""The page of trends and its table for machines."""

import csv
import io
import re

from tawatur.site import trend_chart
from tawatur.store.trends import Period


def periods(*counts):
    return [
        Period(f"2024-{month:02d}-01", f"2024-{month:02d}-28", n, None, n, n * 2, 1, None)
        for month, n in enumerate(counts, 1)
    ]


def test_the_page_says_what_the_table_for_machines_says(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/api/trend?by=month&format=csv").text.lstrip("\ufeff"))))
    found = client.get("/api/trend?by=month").json()
    assert [int(row["events"]) for row in rows] == [period["events"] for period in found["periods"]]
    page = client.get("/en/trends?by=month").text
    numbers = re.findall(r"</a></th>\s*<td>(\d+)</td>", page)
    assert [int(n) for n in numbers] == [period["events"] for period in found["periods"]]


def test_both_languages_name_the_verdict(client):
    verdict = client.get("/api/trend").json()["change"]["verdict"]
    assert verdict in ("unclear", "reporting", "nothing")
    assert 'class="verdict"' in client.get("/en/trends").text
    assert "هل تغيّر؟" in client.get("/ar/trends").text


def test_filters_and_splits_are_kept_in_the_address(client):
    page = client.get("/en/trends?kind=attack.shelling&split=admin1&by=month&turn=2024-11-15").text
    assert '<option value="admin1" selected>' in page and '<option value="month" selected>' in page
    assert "/api/trend?kind=attack.shelling&amp;split=admin1&amp;by=month&amp;turn=2024-11-15&amp;format=csv" in page
    assert "By value" in client.get("/en/trends?split=admin1").text


def test_a_wrong_day_is_said_and_left_out(client):
    page = client.get("/en/trends?turn=2024-13-45")
    assert page.status_code == 200 and 'role="alert"' in page.text


def test_a_view_with_nothing_to_count(client):
    found = client.get("/en/trends?since=2001-01-01&until=2001-02-01")
    assert found.status_code == 200 and "Nothing to compare." in found.text


def test_time_runs_from_right_to_left_in_arabic():
    def bars(lang):
        drawn = trend_chart.covered(lang, "month", periods(1, 2, 3)).split('class="coverage"')[0]
        return [float(x) for x in re.findall(r'<rect x="([-\d.]+)"', drawn)]

    assert bars("en") == sorted(bars("en"))
    assert bars("ar") == sorted(bars("ar"), reverse=True)


def test_names_of_periods():
    assert trend_chart.named("en", "week", "2024-11-25") == "week of 25 November 2024"
    assert trend_chart.named("ar", "month", "2024-11-01") == "تشرين الثاني 2024"
    assert trend_chart.named("en", "year", "2024-01-01") == "2024"
    assert trend_chart.short("ar", "week", "2024-11-25") == "25 تشرين الثاني"
