import msgspec
import pytest

from tawatur.records import Casualty, Date, Event, EventOrigin, Source, Toll
from tawatur.words import writing

LEVANTINE = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني",
    "كانون الأول",
)  # fmt: skip


def test_months_are_levantine_with_western_digits():
    for number, name in enumerate(LEVANTINE, 1):
        assert writing.day("ar", f"2024-{number:02d}-09") == f"9 {name} 2024"
    assert writing.day("en", "2024-11-29") == "29 November 2024"
    assert writing.day("ar", "2024-11") == "تشرين الثاني 2024"
    assert writing.day("en", "2024") == "2024"


def test_dates_show_their_precision():
    assert "29 November 2024" in writing.date("en", Date("2024-11-29", "2024-11-29", "day"))
    assert (
        writing.date("en", Date("2024-11-01", "2024-11-30", "month")) == '<time datetime="2024-11">November 2024</time>'
    )
    several = writing.date("en", Date("2024-11-01", "2024-11-03", "days"))
    assert "1 November 2024" in several and "3 November 2024" in several


def test_an_unresolved_date_keeps_its_words_and_they_are_escaped():
    shown = writing.date("en", Date(None, None, "unknown", "on <b>Wednesday</b>"))
    assert "<bdi>on &lt;b&gt;Wednesday&lt;/b&gt;</bdi>" in shown
    assert "in words only" in shown


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (12, 12, "12", "12"), (19, None, "at least 19", "19 على الأقل"), (None, 5, "up to 5", "حتى 5"),
        (12, 19, "between 12 and 19", "بين 12 و19"), (0, 0, "none, expressly", "لا أحد، بنص صريح"),
        (None, None, "not numbered", "بلا عدد"), (1200, 1200, "1,200", "1,200"),
    ],
)  # fmt: skip
def test_numbers_in_words(low, high, english, arabic):
    assert writing.number("en", low, high) == english
    assert writing.number("ar", low, high) == arabic


def test_a_range_in_figures_is_isolated_left_to_right():
    assert writing.toll("ar", Toll(12, 12, 19)) == '<bdi dir="ltr">12–19</bdi>'
    assert writing.toll("ar", Toll(12, 12, 12)) == "12"


def test_not_stated_is_not_zero():
    assert writing.toll("en", Toll()) == ""
    assert writing.toll("en", Toll(0, 0, 0)) == "none, expressly"
    assert writing.casualty("en", Casualty("killed", vague="dozens")) == "Killed: dozens"
    assert writing.casualty("en", Casualty("killed", 3, 3, who="civilians")) == "Killed: 3 (civilians)"


def test_a_group_of_victims_that_the_table_lacks_is_not_shown():
    assert writing.casualty("en", Casualty("killed", 1, 1, who="Salim Example")) == "Killed: 1"


def test_digits_of_any_script_become_western():
    assert writing.western("٢٠٢٤-۱۱") == "2024-11"


def test_origins_are_counted_as_far_as_they_are_shown_to_be_independent():
    three = tuple(EventOrigin(Source(name, name), (), 1) for name in "abc")
    told = Event("e", "clash", origins=three, n_origins=2, n_reports=4)
    for independence, english, arabic in (
        ("one_origin", "2 origins", "مصدران أصليان"),
        ("named_not_established", "3 origins", "3 مصادر أصلية"),
        ("established", "2 independent origins", "مصدران أصليان مستقلان"),
    ):
        event = msgspec.structs.replace(told, independence=independence)
        assert (writing.origins("en", event), writing.origins("ar", event)) == (english, arabic)


def test_who_was_hit_is_said_where_it_says_more_than_the_toll():
    assert writing.casualty("en", Casualty("killed", 3, 3, who="people")) == "Killed: 3"
    assert writing.casualty("en", Casualty("killed", 3, 3, who="tourists")) == "Killed: 3 (tourists)"
    assert writing.casualty("ar", Casualty("killed", 3, 3, who="tourists")).endswith("3 (سيّاح)")
