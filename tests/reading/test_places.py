"""Arabic place phrases: heads, lists, fronts, roads, directions, unknown names. Sentences written for the project."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Place

READER = Reader()


def places(text: str) -> list[Place]:
    document = document_from_bytes(f"{text}\n".encode(), name="خبر.txt", published="2024-05-22", lang="ar")
    return [place for claim in READER.read(document) for place in claim.places]


NAMED: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("قصفت المدفعية بلدة سرمين شرقي إدلب.", [("Sarmin", "Idlib")]),
    ("قصفت المدفعية قرية كنصفرة في ريف إدلب الجنوبي.", [("Kansafra", "Idlib")]),
    ("قصفت المدفعية قريتي كنصفرة والبارة في ريف إدلب الجنوبي.", [("Kansafra", "Idlib"), ("Al-Bara", "Idlib")]),
    (
        "قصفت المدفعية قرى حزوان وعبلة بريف حلب الشرقي.",
        [("Hazwan", "Aleppo"), ("Abla", "Aleppo")],
    ),
    (
        "استهدف القصف بلدات كنصفرة وكفرعويد والبارة.",
        [("Kansafra", "Idlib"), ("Kafr Aweid", "Idlib"), ("Al-Bara", "Idlib")],
    ),
    ("قصفت المدفعية محيط مدينة الأتارب غربي حلب.", [("Atarib", "Aleppo")]),
    ("قصفت المدفعية أطراف بلدة النيرب شرقي إدلب.", [("Al-Nayrab", "Idlib")]),
    ("اندلعت اشتباكات على محور كفر تعال بريف حلب الغربي.", [("Kafr Taal", "Aleppo")]),
    ("اندلعت اشتباكات على محور كفرتعال بريف حلب الغربي.", [("Kafr Taal", "Aleppo")]),
    ("انفجرت عبوة ناسفة في مدينة الباب بريف حلب الشرقي.", [("Al-Bab", "Aleppo")]),
    ("انفجرت عبوة ناسفة في مدينة عفرين.", [("Afrin", "Aleppo")]),
    ("قصفت طائرة مسيرة سيارة في ناحية عين عيسى شمالي الرقة.", [("Ain Issa", "Raqqa")]),
    ("قتل مدني بقصف على بلدة سرمدا شمالي إدلب.", [("Sarmada", "Idlib")]),
    ("قتل مدني بقصف على بلدة ترمانين شمالي إدلب.", [("Turmanin", "Idlib")]),
    ("قتل مدني بقصف على قرية الزر بريف دير الزور الشرقي.", [("Al-Zir", "Deir ez-Zor")]),
    ("قتل مدني بقصف على سد تشرين.", [("Tishrin Dam", "Aleppo")]),
    ("قصفت المدفعية بلدة صرين جنوب كوباني.", [("Sarrin", "Aleppo")]),
    ("قصفت المدفعية محيط بلدة تل تمر بريف الحسكة.", [("Tal Tamr", "Hasakah")]),
    ("شنت طائرات غارة على مدينة تدمر بريف حمص الشرقي.", [("Palmyra", "Homs")]),
    ("قصفت المدفعية بلدة جورين بريف حماة الغربي.", [("Jourin", "Hama")]),
    ("قتل شاب برصاص مجهولين في مدينة طفس بريف درعا الغربي.", [("Tafas", "Daraa")]),
]


@pytest.mark.parametrize(("sentence", "expected"), NAMED, ids=[sentence for sentence, _ in NAMED])
def test_known_places(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(place.name, place.admin1) for place in places(sentence)] == expected


UNKNOWN: list[tuple[str, str, str]] = [
    ("قصفت المدفعية قرية الشويحات في ريف حلب الشرقي.", "الشويحات", "Aleppo"),
    ("قصفت المدفعية قرية الشويحات التابعة لناحية عين عيسى فأصيب طفل.", "الشويحات", "Raqqa"),
    ("قصفت المدفعية قرية الشويحات الواقعة شرقي تل أبيض فقتل مدني.", "الشويحات", "Raqqa"),
    ("أصيب طفل بقصف على مخيم الشويحات شمالي إدلب.", "الشويحات", "Idlib"),
    ("قتل رجل في حي الشويحات في مدينة حلب.", "الشويحات", "Aleppo"),
    ("قصفت المدفعية قرى حزوان وعبلة وشويحات بريف حلب الشرقي.", "شويحات", "Aleppo"),
    ("اندلعت اشتباكات على محور تل شويحات ومحور كفر تعال في ريف حلب.", "تل شويحات", "Aleppo"),
    ("قصفت المدفعية قرية كفر حمرين بريف إدلب.", "كفر حمرين", "Idlib"),
    ("انفجرت عبوة ناسفة في بلدة رأس العلم بريف الحسكة.", "رأس العلم", "Hasakah"),
    ("قصفت المدفعية قرية أم الميال قرب بلدة معدان.", "أم الميال", "Raqqa"),
    ("قصفت المدفعية قرى كفر حمرين ودير العين في ريف إدلب.", "دير العين", "Idlib"),
    ("قصفت المدفعية قرى كنصفرة والزيارة وتل رواح بريف إدلب.", "تل رواح", "Idlib"),
    ("قصفت المدفعية قرى كنصفرة ومزرعة الشيخ بدر بريف إدلب.", "مزرعة الشيخ بدر", "Idlib"),
    ("تجمع عشرات المحتجين في ساحة الكرامة وسط مدينة السويداء.", "ساحة الكرامة", "Suwayda"),
]


@pytest.mark.parametrize(("sentence", "name", "admin1"), UNKNOWN, ids=[case[0] for case in UNKNOWN])
def test_unknown_places_are_placed_by_what_stands_around_them(sentence: str, name: str, admin1: str) -> None:
    assert (name, admin1) in [(place.name, place.admin1) for place in places(sentence)]
    assert all(place.precision != "exact" for place in places(sentence) if place.name == name)


NO_PLACES = [
    "سقطت قذائف على الأحياء السكنية فأصيب العديد من المدنيين.",
    "قصفت طائرات من طراز حديث مواقع المسلحين فقتل ثلاثة.",
    "شنت القوات هجوما بري على مواقع المسلحين فقتل ثلاثة.",
    "انطلق القصف من المناطق التي تسيطر عليها المعارضة فقتل ثلاثة مدنيين.",
]


@pytest.mark.parametrize("sentence", NO_PLACES)
def test_ordinary_words_are_no_places(sentence: str) -> None:
    assert [place.text for place in places(sentence)] == []


def test_a_direction_after_a_head_noun_is_no_place() -> None:
    found = places("سقطت قذائف على الأطراف الغربية لمدينة إدلب فقتل مدني.")
    assert [place.name for place in found] == ["Idlib"]


DATELINES = [
    ("إدلب (مرصد المثال) – قصف مدفعي استهدف قرية كنصفرة صباح الثلاثاء.", ["Kansafra"]),
    ("صنعاء – استهدفت القوة الصاروخية معسكرا في مدينة مأرب بصاروخ.", ["Marib"]),
    ("حلب – قتل مدنيان في قصف مدفعي صباح الثلاثاء.", ["Aleppo"]),
]


@pytest.mark.parametrize(("sentence", "names"), DATELINES, ids=[case[0] for case in DATELINES])
def test_a_dateline_is_a_place_only_where_the_sentence_names_none(sentence: str, names: list[str]) -> None:
    assert [place.name for place in places(sentence)] == names


LISTED = [
    ("قصفت المليشيا مواقع القوات في مديريات حيس والتحيتا والدريهمي.", ["Hays", "Tuhayta", "Durayhimi"]),
    ("انفجرت سيارة ملغومة في مدينة الصدر شرق العاصمة العراقية.", ["Sadr City", "Baghdad"]),
    ("انفجرت سيارة ملغومة قرب وزارة التعليم في العاصمة الصومالية.", ["Mogadishu"]),
    ("سقطت صواريخ على السوق الشعبي وسط مدينة الباب.", ["Al-Bab"]),
    ("قتل مدني في قصف على مدينة الباب شمال سوريا.", ["Al-Bab"]),
    ("استهدفت جماعة الحوثي سفينة شحن في البحر الأحمر بصاروخ.", ["Red Sea"]),
    ("اندلعت اشتباكات في ولاية البحر الأحمر شرقي السودان.", ["Red Sea State"]),
]


@pytest.mark.parametrize(("sentence", "names"), LISTED, ids=[case[0] for case in LISTED])
def test_all_members_of_a_list_and_the_city_of_a_quarter(sentence: str, names: list[str]) -> None:
    assert [place.name for place in places(sentence)] == names


WAYS = [
    ("سقطت صواريخ أُطلقت من لبنان على مدينة صفد.", ["Safed"]),
    ("قصفت المدفعية قرية كنصفرة، وأسعفت الفرق المصابين إلى مشفى في مدينة إدلب.", ["Kansafra"]),
    ("غرق المركب قبالة شواطئ طرطوس وعلى متنه لبنانيون انطلقوا من شمال لبنان.", ["Tartus"]),
    ("وحطت في مطار عدن طائرتان تقلان 69 محتجزا أفرجت عنهم جماعة الحوثي في صنعاء.", ["Sanaa"]),
    ("انسحبت القوات من مدينة عفرين.", ["Afrin"]),
    ("قتل شاب من قرية كفر تعال برصاص قناص في مدينة حلب.", ["Aleppo"]),
    ("أصيب عشرة في انفجار داخل مسجد النور في مدينة كابل.", ["مسجد النور", "Kabul"]),
    ("قتل شخص وأصيب اثنان آخران في مدينة درعا.", ["Daraa"]),
    ("نزح مئات المدنيين إلى مدينة عفرين.", ["Afrin"]),
]


@pytest.mark.parametrize(("sentence", "names"), WAYS, ids=[case[0] for case in WAYS])
def test_where_things_come_from_and_go_to_is_not_where_it_happened(sentence: str, names: list[str]) -> None:
    assert [place.name for place in places(sentence)] == names
