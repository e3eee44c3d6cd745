"""Arabic tolls: sums, duals, totals, joint tolls, running totals. Sentences written for the project."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Casualty, Claim

READER = Reader()
Bounds = tuple[int | None, int | None]


def claims_of(sentence: str) -> list[Claim]:
    document = document_from_bytes(f"{sentence}\n".encode(), name="خبر.txt", published="2024-05-22", lang="ar")
    return READER.read(document)


def tolls(sentence: str) -> list[Casualty]:
    return [casualty for claim in claims_of(sentence) for casualty in claim.casualties]


def bounds(sentence: str) -> dict[str, Bounds]:
    return {c.outcome: (c.low, c.high) for c in tolls(sentence)}


CASES: list[tuple[str, dict[str, Bounds]]] = [
    ("قتلت امرأة وطفلاها في غارة على بلدة سرمين.", {"killed": (3, 3)}),
    ("لقي أب وطفلاه مصرعهم بانفجار لغم قرب بلدة سرمين.", {"killed": (3, 3)}),
    ("قتل رجل وزوجته وثلاثة من أبنائهما في قصف على بلدة سرمين.", {"killed": (5, 5)}),
    ("قتل شقيقان ووالدهما في قصف على بلدة سرمين.", {"killed": (3, 3)}),
    ("أصيبت طفلتان وأمهما بجروح في قصف على بلدة سرمين.", {"injured": (3, 3)}),
    ("قتلت امرأة وأطفالها الثلاثة في قصف على بلدة سرمين.", {"killed": (4, 4)}),
    ("قتلت امرأة وأطفالها في قصف على بلدة سرمين.", {"killed": (3, None)}),
    (
        "قتل رجل مسن وحفيدته وأصيبت زوجته وابنتها في قصف على بلدة سرمين.",
        {"killed": (2, 2), "injured": (2, 2)},
    ),
    ("أدى قصف على بلدة سرمين إلى مقتل مزارع وإصابة ولديه.", {"killed": (1, 1), "injured": (2, 2)}),
    ("قتل ستة أشخاص بينهم امرأة في قصف على بلدة سرمين.", {"killed": (6, 6)}),
    ("قتل شخصان أحدهما طفل في قصف على بلدة سرمين.", {"killed": (2, 2)}),
    ("وكان 11 شخصا، بينهم امرأة، قد قضوا بانفجار لغم قرب بلدة سرمين.", {"killed": (11, 11)}),
    ("قتلت الغارة رجلا وابنه في بلدة سرمين.", {"killed": (2, 2)}),
    ("أعلن الجيش مقتل خمسة من جنوده على الأقل في هجوم على بلدة سرمين.", {"killed": (5, None)}),
    ("قصفت المدفعية بلدة سرمين وبلغ إجمالي عدد الجرحى 52.", {"injured": (52, 52)}),
    ("قصفت الطائرات بلدة سرمين وأصاب القصف عنبرا يضم 120 مهاجرا.", {}),
    ("قتلت مجندة بقصف على بلدة سرمين.", {"killed": (1, 1)}),
    ("عثر على جثتي شقيقين مقتولين بالرصاص في بلدة سرمين.", {"killed": (2, 2)}),
    ("قصفت المدفعية بلدة سرمين وقالت الشرطة إن 12 شخصا قتلوا و30 أصيبوا.", {"killed": (12, 12), "injured": (30, 30)}),
    ("قصفت المدفعية بلدة سرمين ولم تسجل خسائر بشرية.", {"killed_or_injured": (0, 0)}),
    ("قصفت المدفعية بلدة سرمين ولم ترد معلومات عن خسائر بشرية.", {}),
    ("قصفت الطائرات بلدة سرمين، وبلغت حصيلة القتلى منذ بدء الحرب 40 ألف قتيل.", {}),
    ("قصفت الطائرات بلدة سرمين، وبلغت حصيلة الأيام الثلاثة 44 قتيلا.", {}),
    ("قتل 12 مدنيا في غارة على سرمين، ما يرفع حصيلة القتلى خلال العام إلى 300.", {"killed": (12, 12)}),
    ("قتل خمسة مدنيين منذ صباح اليوم في قصف على بلدة سرمين.", {"killed": (5, 5)}),
    ("ارتفعت حصيلة قتلى الغارة على بلدة سرمين إلى 15 قتيلا.", {"killed": (15, 15)}),
    (
        "أطلقت قوات الأمن الرصاص على محتجين كانوا يعتصمون في الناصرية، ما أدى لمقتل 24 منهم على الأقل وإصابة العشرات.",
        {"killed": (24, None), "injured": (None, None)},
    ),
    (
        "استهدف قصف بلدة سرمين وأوقع عشرات بين قتيل وجريح، وقالت وزارة الصحة إن 12 شخصا قتلوا و30 أصيبوا.",
        {"killed": (12, 12), "injured": (30, 30)},
    ),
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


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("لقي عشرة أشخاص حتفهم بانفجار لغم قرب بلدة سرمين.", "عشرة أشخاص"),
        ("لقي أب وطفلاه مصرعهم بانفجار لغم قرب بلدة سرمين.", "أب وطفلاه"),
        ("وكان 11 شخصا، بينهم امرأة، قد قضوا بانفجار لغم قرب بلدة سرمين.", "11 شخصا"),
    ],
)
def test_words_of_the_idiom_are_no_part_of_the_dead(sentence: str, words: str) -> None:
    assert [casualty.text for casualty in tolls(sentence)] == [words]


def test_killing_of_an_official_beside_a_killing_that_he_spoke_of() -> None:
    sentence = "اختُطف محافظ دير الزور وقُتل في مدينة الميادين يوم الأحد، بعد ساعات من ظهوره متحدثا عن ذبح المدنيين."
    claims = claims_of(sentence)
    killing = next(claim for claim in claims if claim.casualties)
    assert killing.kind == "assassination"
    assert killing.date is not None and killing.date.text == "يوم الأحد"
    assert [place.name for place in killing.places] == ["Al-Mayadin"]
