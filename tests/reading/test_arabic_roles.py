"""Arabic sentences, written for the project: who does what to whom, and where, across what stands between."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Claim

READER = Reader()
DAY = "2024-05-22"
"""A Wednesday."""


def claims_of(text: str) -> list[Claim]:
    document = document_from_bytes(f"تقرير\n\n{text}\n".encode(), name="report.txt", published=DAY, lang="ar")
    return READER.read(document)


def of_kind(text: str, kind: str) -> Claim:
    """The last claim of a kind that a text tells; fails where there is none."""
    found = [claim for claim in claims_of(text) if claim.kind == kind]
    assert found, [claim.kind for claim in claims_of(text)]
    return found[-1]


def ids(claim: Claim) -> list[str | None]:
    return [agent.actor_id for agent in claim.agents]


AGENTS = [
    ("أدان كل من مجلس التعاون ومصر الهجوم على السفينة.", "condemn", ["gcc", "egypt"]),
    ("شنت ميليشيات الحوثي، هجوماً على قرية السنديانة.", "attack.ground", ["houthis"]),
    ("أصيب طفل في مداهمات من منزل إلى منزل شنتها قوات الأمن.", "attack.civilians", ["security-forces"]),
    ("تمكنت قوات الجيش من قتل عشرة مسلحين قرب غاو.", "attack.ground", ["mali-forces"]),
    ("تمكنت وحدة من الجيش من القضاء على إرهابي في تبسة.", "attack.ground", ["algeria-forces"]),
    ("أقدم مسلح على قتل زوجته في الخليل.", "attack.civilians", ["gunmen"]),
    ("قتلت وحدات مكافحة الإرهاب إرهابيين اثنين في القصرين.", "attack.ground", ["tunisia-security-forces"]),
    ("قتل جندي في هجوم شنه متمردون في شمال مالي.", "attack.ground", ["rebels"]),
]  # fmt: skip
"""The doer behind "each of", a comma, a phrase in between, a light verb before a killing; those whom no table names."""


@pytest.mark.parametrize(("text", "kind", "expected"), AGENTS)
def test_agents(text: str, kind: str, expected: list[str]) -> None:
    assert ids(of_kind(text, kind)) == expected


def test_each_of_several_places() -> None:
    claim = of_kind("قصف الجيش بالمدفعية كلاً من تعز ومأرب.", "attack.shelling")
    assert [place.place_id for place in claim.places] == ["ye-taiz-city", "ye-marib"]


def test_two_adjectives_of_one_thing() -> None:
    claim = of_kind("استهدف القصف مباني حكومية وخاصة في مدينة تعز.", "attack.shelling")
    assert [target.text for target in claim.targets] == ["مباني حكومية وخاصة"]


def test_those_who_cross() -> None:
    claim = of_kind("عبر مئات اللاجئين إلى تشاد هرباً من القتال.", "displacement")
    assert ids(claim) == ["refugees"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("انسحب الجيش من مدينة ود مدني وسيطر مسلحون عليها.", "territory.capture"),
        ("سيطر الجيش على مدينة ود مدني، بعدما انسحب منها مقاتلو حركة الشباب.", "retreat"),
    ],
)
def test_a_pronoun_for_the_place(text: str, kind: str) -> None:
    assert [place.place_id for place in of_kind(text, kind).places] == ["sd-gezira-wad-madani"]


def test_own_men_enter() -> None:
    claim = of_kind("أعلن الجيش دخول قواته مدينة ود مدني.", "territory.capture")
    assert ids(claim) == ["sudan-forces"]
    assert not claim.targets


def test_a_span_between_two_acts() -> None:
    found = claims_of("قتل ثلاثة جنود في تعز بعد يومين من هجوم على ثكنة في مأرب.")
    assert [(c.date.text if c.date else None, len(c.casualties)) for c in found] == [(None, 1), ("بعد يومين", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "سيطر الحوثيون على صنعاء في أواخر عام 2014.",
        "تحاصر قوات الحوثي مدينة تعز منذ 7 أعوام.",
        "تفرض إسرائيل حصاراً على قطاع غزة منذ 2007.",
    ],
)
def test_years_ago_is_background(text: str) -> None:
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("نفى مدير المركز الإعلامي لقوات سوريا الديمقراطية أي صلة لقواته بالقصف.", "sdf"),
        ("نفى مدير المكتب الإعلامي لحركة حماس مسؤولية الحركة.", "hamas"),
        ("نفى الناطق باسم قوات سوريا الديمقراطية مسؤولية قواته.", "sdf"),
    ],
)
def test_who_speaks_for_a_group_denies_in_its_name(text: str, speaker: str) -> None:
    assert ids(of_kind(text, "deny")) == [speaker]


def test_whom_an_official_accuses_is_not_whom_he_speaks_for() -> None:
    accuse = of_kind("اتهم المتحدث العسكري الحوثيين بقصف مأرب.", "accuse")
    assert [target.actor_id for target in accuse.targets] == ["houthis"]


def test_a_drone_that_blows_up_after_a_missile_is_an_air_attack() -> None:
    text = "قال المكتب إن الجماعة أتبعت الصاروخ بطائرة مسيرة مفخخة انفجرت قرب سيارتي إسعاف."
    assert of_kind(text, "attack.air").trigger
