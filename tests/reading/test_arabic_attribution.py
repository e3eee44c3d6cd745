"""Arabic sentences, written for the project: who tells a thing, who passes it on, and how sure it is."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Claim

READER = Reader()
DAY = "2024-05-22"
"""A Wednesday."""


def claims_of(text: str) -> list[Claim]:
    """The claims of a text whose paragraphs are parted by " / "."""
    body = text.replace(" / ", "\n\n")
    document = document_from_bytes(f"تقرير\n\n{body}\n".encode(), name="report.txt", published=DAY, lang="ar")
    return READER.read(document)


def the_one(text: str, kind: str) -> Claim:
    """The last claim of a kind that a text tells; fails where there is none."""
    found = [claim for claim in claims_of(text) if claim.kind == kind]
    assert found, [claim.kind for claim in claims_of(text)]
    return found[-1]


def chain(claim: Claim) -> list[str]:
    """The names of those who told a claim, origin first."""
    return [hop.name for hop in claim.chain]


TOLD = [
    ("أفاد مصدر أمني، الأربعاء، بإصابة شرطي بنيران قناص في قرية السنديانة.", "attack.sniper", ["مصدر أمني"]),
    ("أفادت منظمة حقوقية بتعرض امرأة محتجزة في سجن لاعتداء جنسي في كسلا.", "sexual_violence", ["rights groups"]),
    ("أحصت شبكة أطباء السودان مقتل 11 مدنياً بقذائف سقطت على الفاشر.", "attack.shelling", ["Sudan Doctors Network"]),
    ("وثّقت منظمة العفو الدولية مقتل 14 مدنياً في غارة على مأرب.", "attack.air", ["Amnesty International"]),
    ("تحدث شهود عن سقوط قذائف على قرية السنديانة.", "attack.shelling", ["شهود"]),
    ("كشف ناشط، مساء الأحد، عن اختطاف ثلاثة شبان في الجنينة.", "abduction", ["protesters"]),
    ("رفعت وزارة الدفاع الروسية، فجر الأربعاء، حصيلة الضربة الصاروخية على دونيتسك إلى 89 قتيلاً.",
     "attack.shelling", ["Russian Ministry of Defence"]),
    ("أشار المرصد السوري إلى مقتل مدنيين اثنين بقصف على كفرنبل.", "attack.shelling",
     ["Syrian Observatory for Human Rights"]),
]  # fmt: skip
"""A masdar behind the verb of saying, across day and subject; counting, recording, raising a toll."""

PASSED_ON = [
    ("نقلت وكالة سانا عن مصدر عسكري قوله إن الدفاعات الجوية أسقطت مسيرة فوق حماة.", "intercept", ["soldiers", "SANA"]),
    ("قتل أربعة جنود في كمين قرب غاو، حسبما نقلت وكالة رويترز عن مصدر أمني.", "attack.ground",
     ["مصدر أمني", "Reuters"]),
    ("قتل أربعة مدنيين بقصف على نيالا، بحسب ما أوردته قناة الحدث عن شهود عيان.", "attack.shelling",
     ["شهود عيان", "Al Hadath"]),
    ("قتل جندي في هجوم قرب شبوة، وفقاً لما ذكره موقع عدن الغد نقلاً عن مصدر محلي.", "attack.ground",
     ["مصدر محلي", "Aden al-Ghad"]),
    ("أفادت وكالة رويترز نقلاً عن مصادر محلية بمقتل شابين برصاص الجيش الإسرائيلي في جنين.", "attack.civilians",
     ["مصادر محلية", "Reuters"]),
    ("ذكرت قناة الحدث، نقلاً عن مصادر طبية، أن خمسة أشخاص قتلوا بقصف على أم درمان.", "attack.shelling",
     ["مصادر طبية", "Al Hadath"]),
    ("قُتل 53 شخصاً في هجوم جنوب السخنة، وفق ما نقلت وسائل إعلام النظام عن مدير مشفى تدمر.", "attack.civilians",
     ["مدير مشفى تدمر", "Syrian state television"]),
]  # fmt: skip
"""One speaker inside another's word: the inner one is the origin."""


@pytest.mark.parametrize(("text", "kind", "names"), TOLD + PASSED_ON, ids=range(len(TOLD + PASSED_ON)))
def test_chain(text: str, kind: str, names: list[str]) -> None:
    assert chain(the_one(text, kind))[: len(names)] == names


OWN_ACTS = [
    ("أعلن حزب الله في بيان استهداف تجمع لجنود إسرائيليين في محيط موقع رامية بالصواريخ.", "attack.shelling",
     "hezbollah", "israel-forces"),
    ("أعلنت كتائب القسام قنص جندي إسرائيلي شرق رفح.", "attack.sniper", "qassam", "israel-forces"),
    ("أعلنت قوات الدعم السريع استهداف تجمع للجيش السوداني في الأبيض بالصواريخ.", "attack.shelling", "rsf-sudan",
     "sudan-forces"),
]  # fmt: skip
"""What an armed speaker announces in a noun without an agent is its own act."""


@pytest.mark.parametrize(("text", "kind", "agent", "target"), OWN_ACTS)
def test_announced_act(text: str, kind: str, agent: str, target: str) -> None:
    claim = the_one(text, kind)
    assert [a.actor_id for a in claim.agents] == [agent]
    assert [t.actor_id for t in claim.targets] == [target]
    assert claim.modality == "claimed"


def test_who_says_nothing_is_no_source() -> None:
    claim = the_one(
        "قُتل جندي بانفجار عبوة في عدن. / ولم تعلن أي جهة مسؤوليتها، وقصف الحوثيون قرية السنديانة.", "attack.shelling"
    )
    assert chain(claim) == []


def test_carriers_pass_nothing_on() -> None:
    claims = claims_of("نقلت رحلتان من عدن إلى صنعاء 40 أسيراً أطلقت الحكومة سراحهم، بحسب الصليب الأحمر.")
    assert claims and not any("رحلتان" in name for claim in claims for name in chain(claim))


def test_background_behind_an_announcement_is_the_outlets() -> None:
    text = "أعلن الجيش السوداني دخول قواته مدينة ود مدني، وذلك بعد عام على سيطرة قوات الدعم السريع عليها."
    assert any(claim.chain == () for claim in claims_of(text) if claim.kind == "territory.capture")


def test_own_demand_has_no_source() -> None:
    text = "أفادت منظمة حقوقية بمقتل امرأة في قصف على كسلا، وطالبت بتحقيق مستقل."
    assert chain(the_one(text, "demand")) == []
