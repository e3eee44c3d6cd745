"""Arabic tolls: sums, duals, totals, joint tolls, running totals. Sentences written for the project."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Casualty

READER = Reader()
Bounds = tuple[int | None, int | None]


def tolls(sentence: str) -> list[Casualty]:
    document = document_from_bytes(f"{sentence}\n".encode(), name="خبر.txt", published="2024-05-22", lang="ar")
    return [casualty for claim in READER.read(document) for casualty in claim.casualties]


def bounds(sentence: str) -> dict[str, Bounds]:
    return {c.outcome: (c.low, c.high) for c in tolls(sentence)}


CASES: list[tuple[str, dict[str, Bounds]]] = [
    ("قتل ثلاثة مدنيين في قصف مدفعي على بلدة سرمين.", {"killed": (3, 3)}),
    ("قتل مدنيان في قصف مدفعي على بلدة سرمين.", {"killed": (2, 2)}),
    ("قتل مدنيان اثنان في غارة على بلدة سرمين.", {"killed": (2, 2)}),
    ("قتلت امرأة في غارة جوية على بلدة سرمين.", {"killed": (1, 1)}),
    ("قتل طفلان وامرأة في غارة جوية على بلدة سرمين.", {"killed": (3, 3)}),
    ("قتلت امرأة وثلاثة أطفال في غارة جوية على بلدة سرمين.", {"killed": (4, 4)}),
    ("أصيب ستة أطفال وامرأة ورجل بقصف مدفعي على بلدة سرمين.", {"injured": (8, 8)}),
    ("قتل مدنيان اثنان وطفلة وجرح خمسة آخرون في غارة على بلدة سرمين.", {"killed": (3, 3), "injured": (5, 5)}),
    ("أسفر القصف عن سقوط 4 شهداء و7 جرحى في بلدة سرمين.", {"killed": (4, 4), "injured": (7, 7)}),
    ("أدى القصف إلى سقوط خمسة قتلى في بلدة سرمين.", {"killed": (5, 5)}),
    ("سقط 12 قتيلا وجريحا في قصف على بلدة سرمين.", {"killed_or_injured": (12, 12)}),
    ("قتل وجرح 15 مدنيا في قصف على بلدة سرمين.", {"killed_or_injured": (15, 15)}),
    ("أدى القصف إلى مقتل وإصابة 13 مدنيا في بلدة سرمين.", {"killed_or_injured": (13, 13)}),
    ("سقط تسعة مدنيين بين قتيل وجريح في قصف على بلدة سرمين.", {"killed_or_injured": (9, 9)}),
    ("قصفت المدفعية بلدة سرمين وراح ضحية القصف ثمانية مدنيين.", {"killed": (8, 8)}),
    ("ارتكب الطيران مجزرة في سرمين راح ضحيتها تسعة مدنيين بينهم ثلاثة أطفال.", {"killed": (9, 9)}),
    ("قصفت المدفعية سوق سرمين في هجوم راح ضحيته أربعة مدنيين.", {"killed": (4, 4)}),
    ("ارتفعت حصيلة ضحايا القصف الذي استهدف بلدة سرمين إلى 14 بينهم امرأتان.", {"killed": (14, 14)}),
    ("ارتفع عدد القتلى جراء القصف على بلدة سرمين إلى سبعة بينهم طفل.", {"killed": (7, 7)}),
    ("قصفت المدفعية بلدة سرمين وبلغ عدد القتلى ستة.", {"killed": (6, 6)}),
    ("فقدت امرأة حياتها في قصف على بلدة سرمين.", {"killed": (1, 1)}),
    ("أدى القصف على بلدة سرمين إلى فقدان مدني لحياته وإصابة آخر.", {"killed": (1, 1), "injured": (1, 1)}),
    (
        "أفاد سكان أن رجلا على الأقل قتل وأصيب ثلاثة آخرون جراء قصف مدفعي على بلدة سرمين.",
        {"killed": (1, None), "injured": (3, 3)},
    ),
    ("قتل ما لا يقل عن عشرة مدنيين في غارة على بلدة سرمين.", {"killed": (10, None)}),
    ("قتل أكثر من عشرين مدنيا في غارة على بلدة سرمين.", {"killed": (20, None)}),
    (
        "أدى القصف إلى مقتل مدنيين اثنين وإصابة 7 آخرين إصابة أحدهم خطيرة في بلدة سرمين.",
        {"killed": (2, 2), "injured": (7, 7)},
    ),
    ("قتل خمسة وعشرون مدنيا وأصيب مئة وعشرون في قصف على بلدة سرمين.", {"killed": (25, 25), "injured": (120, 120)}),
    ("قتل عشرة مدنيين بينهم ثلاثة أطفال وامرأتان في غارة على بلدة سرمين.", {"killed": (10, 10)}),
    ("لقي مدني مصرعه وأصيب اثنان بانفجار لغم قرب بلدة سرمين.", {"killed": (1, 1), "injured": (2, 2)}),
    ("قتل خمسة أطفال في مجزرة جراء قصف مدفعي على بلدة سرمين.", {"killed": (5, 5)}),
]


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_tolls(sentence: str, expected: dict[str, Bounds]) -> None:
    assert bounds(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "outcome", "vague"),
    [
        ("قتل عدد من المدنيين في قصف على بلدة سرمين.", "killed", "several"),
        ("قتل عشرات المدنيين في غارة على بلدة سرمين.", "killed", "dozens"),
        ("سقط قتلى في قصف على بلدة سرمين.", "killed", "some"),
        ("أصيب العديد من المدنيين في قصف على بلدة سرمين.", "injured", "several"),
    ],
)
def test_vague_amounts(sentence: str, outcome: str, vague: str) -> None:
    assert [(c.low, c.vague) for c in tolls(sentence) if c.outcome == outcome] == [(None, vague)]


@pytest.mark.parametrize(
    "sentence",
    [
        "قصفت المدفعية بلدة سرمين، ومنذ بداية العام قتل 40 مدنيا في المنطقة.",
        "منذ مطلع العام الحالي راح ضحية الهجمات 55 شخصا، وقصفت المدفعية أمس بلدة سرمين.",
    ],
)
def test_a_total_since_a_date_is_no_toll_of_the_happening(sentence: str) -> None:
    assert all(c.low not in (40, 55) for c in tolls(sentence))


def test_a_massacre_takes_the_kind_and_place_of_the_strike_that_made_it() -> None:
    text = "قتل خمسة أطفال في مجزرة جراء قصف مدفعي لقوات النظام على قرية البارة.\n"
    claims = READER.read(document_from_bytes(text.encode(), name="خبر.txt", published="2024-05-22", lang="ar"))
    assert [(c.kind, [p.name for p in c.places]) for c in claims] == [("attack.shelling", ["Al-Bara"])]
