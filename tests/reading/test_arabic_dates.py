"""Arabic dates of claims: parts of the day, feasts, windows, relative clauses. Sentences written for the project."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Date

READER = Reader()


def last_date(text: str) -> Date | None:
    document = document_from_bytes(f"{text}\n".encode(), name="خبر.txt", published="2024-05-22", lang="ar")
    return READER.read(document)[-1].date


CASES: list[tuple[str, str, str | None]] = [
    ("قصفت المدفعية بلدة سرمين مساءً.", "مساءً", None),
    ("قصفت المدفعية بلدة سرمين مساء السبت.", "مساء السبت", "2024-05-18"),
    ("قصفت المدفعية بلدة سرمين صباحا، يوم الثلاثاء.", "يوم الثلاثاء", "2024-05-21"),
    ("قصفت المدفعية بلدة سرمين بعد ظهر الخميس.", "بعد ظهر الخميس", "2024-05-16"),
    ("سمع دوي انفجار قرب بلدة سرمين منتصف الليل.", "منتصف الليل", None),
    ("نزح الأهالي إلى مدينة حارم قبل حلول الليل.", "قبل حلول الليل", None),
    ("وقعت اشتباكات شرق بلدة سرمين استمرت حتى ساعات الفجر الأولى.", "حتى ساعات الفجر الأولى", None),
    ("قصفت المدفعية بلدة سرمين ليلة رأس السنة.", "ليلة رأس السنة", None),
    ("قتل مدني في قصف على بلدة سرمين عشية عيد الأضحى.", "عشية عيد الأضحى", None),
    ("زار وفد دولي مدينة إدلب هذا الأسبوع.", "هذا الأسبوع", None),
    ("قتل 11 مدنيا خلال الساعات الـ48 الماضية بقذائف على بلدة سرمين.", "الساعات الـ48 الماضية", "2024-05-20"),
    ("أوقع انفجار في بلدة سرمين قتيلين في أبريل (نيسان) الماضي.", "أبريل (نيسان) الماضي", "2024-04-01"),
    ("هدأت الأربعاء الاشتباكات التي اندلعت ليل الاثنين في طرابلس.", "ليل الاثنين", "2024-05-20"),
    ("قصفت المدفعية بلدة سرمين السبت. واحتشد محتجون مساءً في إدلب.", "مساءً", "2024-05-18"),
    ("قصفت المدفعية بلدة سرمين الأحد. وخطف مسلحون وقتها ثلاثة مدنيين.", "وقتها", "2024-05-19"),
    ("قصفت المدفعية بلدة سرمين الأحد. وفي اليوم التالي قصفت قرية كنصفرة.", "وفي اليوم التالي", "2024-05-20"),
]


@pytest.mark.parametrize(("text", "words", "day"), CASES, ids=[text for text, _, _ in CASES])
def test_date_of_the_last_claim(text: str, words: str, day: str | None) -> None:
    found = last_date(text)
    assert found is not None
    assert (found.text, found.start) == (words, day)


def test_a_feast_of_which_people_speak_is_no_date() -> None:
    assert last_date("أدى الناس صلاة العيد في بلدة سرمين حيث انفجرت عبوة ناسفة.") is None


def test_a_part_of_the_day_is_not_tied_to_another_story() -> None:
    text = "قصفت المدفعية بلدة سرمين السبت.\nوانعقد لقاء في المدينة.\nوانفجرت عبوة ناسفة في بلدة بنش مساءً."
    found = last_date(text)
    assert found is not None and found.start is None
