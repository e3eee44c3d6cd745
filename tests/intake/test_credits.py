import pytest

from tawatur.intake.blocks import WORD
from tawatur.intake.credits import (
    agencies_in,
    credits_of_line,
    dateline_agencies,
    distinct,
    is_credit_line,
    read_credit_line,
)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("المصدر: موقع الفنار الورقي", [("origin", "موقع الفنار الورقي")]),
        ("ترجمة: دار القرطاس", [("translator", "دار القرطاس")]),
        ("نقلاً عن صدى البلور – ترجمة ليلى الدواة", [("origin", "صدى البلور"), ("translator", "ليلى الدواة")]),
        ("المصدر: صدى البلور / ترجمة: ليلى الدواة", [("origin", "صدى البلور"), ("translator", "ليلى الدواة")]),
        ("بقلم: نوار الغصن", [("author", "نوار الغصن")]),
        ("إعداد: نوار الغصن – تحرير: ليلى الدواة", [("author", "نوار الغصن"), ("skip", "ليلى الدواة")]),
        ("Source: Bobbin Weekly", [("origin", "Bobbin Weekly")]),
        (
            "Originally published by Bobbin Weekly. Translated by A. Person",
            [("origin", "Bobbin Weekly"), ("translator", "A. Person")],
        ),
        ("By Ida Quill in Bowline", [("author", "Ida Quill")]),
        ("The source of the fire is unknown", []),
    ],
)
def test_credit_lines(line: str, names: list[tuple[str, str]]) -> None:
    assert [(name.role, name.name) for name in read_credit_line(line)] == names
    assert all(line[name.start : name.end] == name.name for name in read_credit_line(line))


@pytest.mark.parametrize(
    ("line", "prose", "credit"),
    [
        ("(رويترز)", False, True),
        ("(رويترز، صدى البلور)", False, True),
        ("وكالات", False, True),
        ("Reporting by staff; Reuters", False, True),
        ("By Ida Quill", False, True),
        ("By Monday, the troops had left the village of Bowline, its mayor said.", True, False),
        ("ترجمة الكتاب استغرقت عامين كاملين وصدرت هذا الأسبوع.", True, False),
        ("محافظة السبورة", False, False),
    ],
)
def test_what_is_a_credit_line(line: str, prose: bool, credit: bool) -> None:
    assert is_credit_line(line, len(WORD.findall(line)), prose=prose) is credit


def test_an_agency_as_origin_is_both_and_in_a_byline_an_agency() -> None:
    assert [credit.role for credit in credits_of_line("Source: Reuters")] == ["origin", "agency"]
    assert [credit.role for credit in credits_of_line("By Reuters")] == ["agency"]
    assert [credit.source.name for credit in credits_of_line("(وكالات)")] == ["Agencies"]


def test_a_byline_that_names_nobody_gives_no_author() -> None:
    assert not list(credits_of_line("By staff"))
    assert not list(credits_of_line("فريق التحرير", byline=True))
    assert [credit.text for credit in credits_of_line("نوار الغصن", byline=True)] == ["نوار الغصن"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("BOWLINE (Reuters) - Two kites fell.", "Reuters"),
        ("BOWLINE/PARIS, March 3 (AFP) – Two kites fell.", "AFP"),
        ("المنقلة (رويترز) - سقطت طائرتان ورقيتان.", "رويترز"),
        ("سقطت طائرتان ورقيتان. (رويترز)", "رويترز"),
    ],
)
def test_agencies_in_the_body_have_spans(body: str, name: str) -> None:
    (credit,) = dateline_agencies(body)
    assert credit.role == "agency" and credit.span is not None and credit.span.of(body) == credit.text == name


def test_state_media_count_in_brackets_only() -> None:
    (credit,) = dateline_agencies("دمشق (سانا) - سقطت طائرتان ورقيتان.")
    assert credit.source.id == "sana"
    assert not agencies_in("سانا")


def test_an_agency_is_not_credited_to_itself() -> None:
    found = list(credits_of_line("(رويترز)"))
    assert distinct(found, "reuters", frozenset()) == ()
    assert len(distinct(found + found, "pin", frozenset())) == 1


def test_other_brackets_are_no_agencies() -> None:
    assert not list(dateline_agencies("المنقلة (خاص) – سقطت طائرتان ورقيتان."))
    assert not list(dateline_agencies("The army (which denied it) said that two kites fell."))
    assert not agencies_in("الدائرة والمثلث")
