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


HIT = [
    ("هاجم مسلحون قاعدة عسكرية في منطقة موبتي.", "attack.ground", ["قاعدة عسكرية"]),
    ("هاجم مسلحون سجن معيتيقة.", "attack.ground", ["سجن معيتيقة"]),
    ("وقال المسؤول إن صاروخ كاتيوشا دمر منزل العائلة بالكامل.", "attack.shelling", ["منزل العائلة"]),
    ("ورد الجنود وقتلوا 4 إرهابيين وأصابوا 3.", "attack.ground", ["4 إرهابيين"]),
    ("هاجم مسلحون قرية السنديانة وقتلوا 16 جنديا ودمروا خمس سيارات.", "attack.ground", ["16 جنديا"]),
    ("قتل 25 شخصا في هجوم إرهابي على موكب مركبات مدنية.", "attack.civilians", ["موكب مركبات مدنية"]),
]  # fmt: skip
"""Built things are hit, verbs in the plural have their victims behind them, "terrorist" is no attacker."""


@pytest.mark.parametrize(("text", "kind", "expected"), HIT)
def test_targets(text: str, kind: str, expected: list[str]) -> None:
    assert [target.text for target in of_kind(text, kind).targets] == expected


def test_a_verb_that_goes_back_to_two_attacks() -> None:
    claim = of_kind("قتل جنديان في هجومين منفصلين شمال مالي ووسطها نفذهما مسلحون.", "attack.ground")
    assert ids(claim) == ["gunmen"]


def test_a_shelling_that_also_targeted() -> None:
    text = "أصيب 23 شخصا جراء قصف بصاروخ باليستي شنه الحوثيون واستهدف حي المطار السكني وسط مدينة مأرب."
    assert [claim.kind for claim in claims_of(text)] == ["attack.shelling"]


SPOKEN_OF = [
    "تسعى مجموعات للسيطرة على المصفاة.",
    "قال إن أرضه لن تكون قاعدة لشن هجوم ضد أحد.",
    "تحقق المحكمة في حوادث اغتصاب وتعذيب.",
    "ضربت الأزمة المالية أسواق العالم.",
    "شن الحزب هجوما إعلاميا على الحكومة.",
    "عثر الجيش على معدات تفجير.",
]
"""Purposes, sorts of deeds, figures of speech."""


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_what_is_only_spoken_of(text: str) -> None:
    assert not any(claim.kind.startswith(("attack", "territory", "torture", "sexual")) for claim in claims_of(text))


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("أفاد مسؤول بأن ثمانية من رجال الشرطة العراقية على الأقل قتلوا أمس في كركوك.", (8, None)),
        ("قال مسؤولون إن سبعة أفراد من أسرة واحدة ، بينهم امرأتان ، قتلوا في قصف على تعز.", (7, 7)),
        ("أسفر الهجوم عن سقوط قتيلين.", (2, 2)),
    ],
)
def test_tolls_before_the_verb(text: str, least: tuple[int, int | None]) -> None:
    assert [(c.low, c.high) for claim in claims_of(text) for c in claim.casualties] == [least]


def test_an_age_is_no_toll() -> None:
    claims = claims_of("وقالت مصادر طبية إن شاباً (29 عاماً) قُتل في مدينة العريش.")
    assert [(c.low, c.high) for claim in claims for c in claim.casualties] == [(1, 1)]


def test_own_fighters_kill() -> None:
    claim = of_kind("هاجمت حركة الشباب قرية السنديانة. وقتل مقاتلوها ما لا يقل عن 19 مدنيا.", "attack.civilians")
    assert ids(claim) == ["al-shabaab"]
    assert [(c.low, c.high) for c in claim.casualties] == [(19, None)]


def test_the_forces_of_who_speaks_for_a_group_are_the_group() -> None:
    text = "وأعلن المتحدث العسكري يحيى سريع أن قواته استهدفت ميناء عسقلان بصاروخ."
    assert ids(of_kind(text, "attack.shelling")) == ["houthi-forces"]
