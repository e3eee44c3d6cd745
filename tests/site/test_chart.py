import re

from tawatur.site import chart


def bars(html):
    return [float(x) for x in re.findall(r'<rect x="([-\d.]+)"', html)]


def test_time_runs_from_right_to_left_in_arabic():
    counts = [("2024-11-29", 1), ("2024-12-01", 5)]
    assert bars(chart.timeline("en", counts)) == sorted(bars(chart.timeline("en", counts)))
    assert bars(chart.timeline("ar", counts)) == sorted(bars(chart.timeline("ar", counts)), reverse=True)


def test_empty_days_leave_a_gap_and_long_times_do_not_burst():
    three = bars(chart.timeline("en", [("2024-11-29", 1), ("2024-11-30", 1), ("2024-12-05", 1)]))
    assert three[2] - three[1] > 4 * (three[1] - three[0])
    assert len(bars(chart.timeline("en", [("0900-01", 1), ("2024-12", 2)]))) == 2


def test_labels_are_levantine_months():
    assert chart.label("ar", "2024-11-29") == "29 تشرين الثاني"
    assert chart.label("ar", "2024-11") == "تشرين الثاني 2024"
