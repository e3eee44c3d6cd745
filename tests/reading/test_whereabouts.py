"""Which of several namesakes is meant, and what "the town" goes back to. Sentences written for the project."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Place

READER = Reader()


def places(text: str) -> list[Place]:
    document = document_from_bytes(f"{text}\n".encode(), name="خبر.txt", published="2024-05-22", lang="ar")
    return [place for claim in READER.read(document) for place in claim.places]


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("قصفت المدفعية مدينة أريحا في ريف إدلب الجنوبي.", "Ariha", "Idlib"),
        ("اقتحمت القوات الإسرائيلية مدينة أريحا في الضفة الغربية.", "Jericho", None),
        ("قصفت المدفعية مدينة طرابلس في ليبيا.", "Tripoli", None),
        ("قصفت المدفعية قرية النيرب شرقي إدلب.", "Al-Nayrab", "Idlib"),
        ("قتل مدني بقصف على بلدة معارة النعسان في ريف إدلب.", "Maarat al-Naasan", "Idlib"),
        ("قتل رجل في بلدة الشجرة بريف درعا الغربي.", "Al-Shajarah", "Daraa"),
    ],
)
def test_the_container_decides_between_namesakes(text: str, name: str, admin1: str | None) -> None:
    found = places(text)
    assert name in [place.name for place in found]
    if admin1 is not None:
        assert admin1 in [place.admin1 for place in found]


def test_the_documents_country_decides_where_nothing_else_does() -> None:
    text = "قصفت المدفعية ريف إدلب وريف حلب في سوريا.\nوقتل مدني بقصف على المنطقة الوسطى قرب حمص."
    assert {place.country for place in places(text)} == {"Syria"}


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("قصفت المدفعية بلدة سرمين.\nوأصيب ثلاثة مدنيين في البلدة بقصف صاروخي.", "البلدة", "Sarmin"),
        ("قصفت المدفعية قرية كنصفرة.\nوأصيب ثلاثة مدنيين في القرية بقصف صاروخي.", "القرية", "Kansafra"),
        ("قصفت المدفعية مدينة عفرين.\nوأصيب ثلاثة مدنيين في المدينة بغارة جوية.", "المدينة", "Afrin"),
        ("قصفت المدفعية قرية كفر حمرين.\nوتعرضت القرية نفسها لقصف جديد.", "القرية نفسها", "كفر حمرين"),
        ("قصفت المدفعية مدينة الفاشر.\nووقع قصف على بلدة شقرة.\nونفذ الجيش غارة شرقي المدينة.", "المدينة", "El Fasher"),
        ("قصفت المدفعية بلدة سرمين.\nوبدأت القوات عملية تمشيط هناك.", "هناك", "Sarmin"),
        ("قتل مدني في قرية الشويحات بمحافظة إدلب.\nوقتل آخر بقصف على المحافظة.", "المحافظة", "Idlib"),
    ],
)
def test_a_definite_noun_goes_back(text: str, noun: str, name: str) -> None:
    assert (noun, name) in [(place.text, place.name) for place in places(text)] or name in [
        p.name for p in places(text)
    ]


def test_a_definite_noun_never_goes_back_to_another_country() -> None:
    text = (
        "قصفت المدفعية بلدة سرمين وقرية كنصفرة في ريف إدلب شمالي سوريا.\n"
        "والتقى وزير الخارجية نظيره في مدينة أستانا.\n"
        "وقتل ثلاثة مدنيين في المنطقة بغارة جوية."
    )
    assert {place.country for place in places(text) if place.text != "مدينة أستانا"} == {"Syria"}


def test_a_village_without_a_point_lies_near_a_located_place() -> None:
    (place,) = places("قصفت المدفعية قرية كنصفرة.")
    assert place.precision == "near" and place.lat is not None


def test_a_part_of_a_city_is_near_it() -> None:
    (place,) = places("قصفت المدفعية محيط مدينة الأتارب.")
    assert place.precision == "near"


def test_an_unknown_name_without_any_hint_has_no_point() -> None:
    (place,) = places("قصفت المدفعية قرية الشويحات.")
    assert place.lat is None and place.precision in ("vague", "admin1")


def test_an_unknown_name_takes_the_governorate_of_the_rest() -> None:
    text = (
        "قصفت المدفعية بلدة سرمين في ريف إدلب.\nوقتل مدني بقصف على بلدة النيرب شرقي إدلب.\n"
        "وقصفت الطائرات بلدة البارة جنوبي إدلب.\nوأصيب طفل بقصف صاروخي على قرية الشويحات."
    )
    assert ("الشويحات", "Idlib") in [(place.name, place.admin1) for place in places(text)]


def test_of_two_towns_of_one_name_the_one_of_the_army_that_is_told_of() -> None:
    said = "قال الجيش {} إن دورية تعرضت لإطلاق نار في طرابلس."
    found = [places(said.format(army))[0].country for army in ("اللبناني", "الليبي")]
    assert found == ["Lebanon", "Libya"]
