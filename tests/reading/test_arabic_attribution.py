"""Arabic sentences, written for the project: who tells a thing, who passes it on, and how sure it is."""

from __future__ import annotations

import pytest

from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Claim

READER = Reader()
DAY = "2024-05-22"  # a Wednesday


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
    ("نقلت وكالة سانا عن مصدر عسكري قوله إن الدفاعات الجوية أسقطت مسيرة فوق حماة.", "intercept",
     ["مصدر عسكري", "SANA"]),
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


SHORT_SOURCES = [
    ("أعلنت خلية الإعلام الأمني مقتل ثلاثة إرهابيين في جبال حمرين. / وأضافت الخلية أن قوة من الجيش فككت 14 عبوة ناسفة.",
     "intercept", "Security Media Cell"),
    ("قالت لجان مقاومة مدني إن قوات الدعم السريع هاجمت قرية ود النورة. / وأضافت اللجان أن المليشيا نهبت القرية.",
     "loot_destroy", "Wad Madani Resistance Committees"),
    ("قال مصدر أمني إن مسلحين قتلوا شرطياً في كركوك. / وأضاف المصدر ذاته أن عبوة ناسفة انفجرت في الحويجة.",
     "attack.ied", "مصدر أمني"),
    ("قال مدير مشفى تدمر إن قذيفة سقطت على سوق. / وذكر المدير أن ستة مدنيين قتلوا بانفجار لغم قرب السخنة.",
     "attack.ied", "مدير مشفى تدمر"),
    ("قالت منظمة أطباء بلا حدود إن جرحى وصلوا من نيالا. / وأكدت المنظمة مقتل ثلاثة أطفال بقصف على المخيم.",
     "attack.shelling", "Médecins Sans Frontières"),
    ("قال المتحدث باسم الجيش السوداني إن قواته صدت هجوماً. / وأضاف المتحدث أن الدعم السريع قصف سوقاً في الفاشر.",
     "attack.shelling", "Sudanese army spokesman"),
    ("قال خميس أبكر. / وقال والي غرب دارفور خميس أبكر إن قذيفة سقطت. / وقال أبكر في المقابلة إن الدعم السريع قصف سوقاً.",
     "attack.shelling", "والي غرب دارفور خميس أبكر"),
]  # fmt: skip
"""Short forms in a source go back to who was named in full."""


@pytest.mark.parametrize(("text", "kind", "name"), SHORT_SOURCES)
def test_short_source(text: str, kind: str, name: str) -> None:
    claim = the_one(text, kind)
    assert chain(claim)[0] == name
    assert claim.chain[0].text != name


SHORT_AGENTS = [
    ("قال حزب الله إن قذائف سقطت. / وأعلن الحزب في بيان استهداف تجمع لجنود إسرائيليين.", "attack.ground", "hezbollah"),
    ("هاجمت قوات الدعم السريع ثلاثة معسكرات تضم قوة من جهاز المخابرات السوداني. / ونفت القوات مقتل مدنيين.", "deny",
     "rsf-sudan"),
    ("اتهم الجيش السوداني قوات الدعم السريع باختطاف ثلاثة أطباء، بينما نفت الأخيرة ذلك.", "deny", "rsf-sudan"),
    ("التقى زعيم من الحوثيين وزير الخارجية السعودي في صنعاء، وأدان الأخير القصف.", "condemn",
     "saudi-arabia-foreign-ministry"),
    ("أدانت المجموعة الاقتصادية لدول غرب أفريقيا الهجوم. / وقررت المجموعة إغلاق الحدود مع النيجر.", "sanction",
     "ecowas"),
    ("قالت بعثة الأمم المتحدة في ليبيا إن قذائف سقطت على طرابلس. / ودعت البعثة الأطراف إلى وقف القتال.", "demand",
     "unsmil"),
    ("قصفت فصائل «الفتح المبين» حاجزاً قرب داديخ. / واستهدفت الغرفة دورية قرب سراقب.", "attack.ground", "fatah-mubin"),
]  # fmt: skip
"""Short forms of agents: a party, forces, the latter, a bloc, a mission, an operations room."""


@pytest.mark.parametrize(("text", "kind", "agent"), SHORT_AGENTS)
def test_short_agent(text: str, kind: str, agent: str) -> None:
    assert [a.actor_id for a in the_one(text, kind).agents] == [agent]


def test_word_of_a_side_by_its_short_name_is_claimed() -> None:
    text = "قال حزب الله إن جنوداً تقدموا. / وأعلن الحزب قصف موقع رامية بالصواريخ."
    assert the_one(text, "attack.shelling").modality == "claimed"


def test_civilians_do_not_go_back() -> None:
    text = "قُتل مدنيون سوريون بقصف على الباب. / وأصيب المدنيون بانفجار لغم قرب منبج."
    assert all(t.name == t.text or t.actor_id == "civilians" for c in claims_of(text) for t in c.targets)


MODALITIES = [
    ("من المقرر أن يعقد نواب وزراء خارجية تركيا وسوريا وإيران اجتماعاً في موسكو الأربعاء.", "meeting", "planned"),
    ("ومن المنتظر أن يبحث وزراء الخارجية العرب الأزمة السودانية بالقاهرة الأحد.", "meeting", "planned"),
    ("ويُنتظر أن تبدأ القوات العراقية عملية تمشيط واسعة في جبال حمرين.", "attack.ground", "planned"),
    ("يعتزم الجيش الإسرائيلي شن هجوم على مدينة رفح.", "attack.ground", "planned"),
    ("تستعد قوات الدعم السريع لشن هجوم على مدينة الأبيض.", "attack.ground", "planned"),
    ("من المتوقع أن يصل المبعوث الأممي إلى صنعاء لإجراء محادثات مع الحوثيين.", "meeting", "planned"),
    ("ومن المزمع أن يلتقي الرئيسان في جدة الأحد.", "meeting", "planned"),
    ("ألغى ناشطون مظاهرة كانت مقررة بعد صلاة الجمعة في مدينة الباب.", "protest", "denied"),
    ("أجّلت نقابة المعلمين مظاهرة في تونس.", "protest", "denied"),
    ("أُلغي اجتماع كان مقرراً بين الوفدين في جنيف.", "meeting", "denied"),
    ("ونفت قوات الدعم السريع أنباء عن انسحابها من مدينة ود مدني.", "retreat", "denied"),
    ("نفى الجيش اللبناني ما أوردته وسائل إعلام عن توقيف ضابط في صيدا.", "arrest", "denied"),
    ("ونفى دبلوماسي عربي ما تردد عن زيارة لوفد سوري إلى الرياض.", "meeting", "denied"),
    ("اجتمع الوزراء في القاهرة بعد الهجوم الذي شنه مسلحون على قرية السنديانة.", "attack.ground", "asserted"),
]  # fmt: skip
"""What is to come, what was called off, and what is only rumoured and denied."""


@pytest.mark.parametrize(("text", "kind", "modality"), MODALITIES)
def test_modality(text: str, kind: str, modality: str) -> None:
    assert the_one(text, kind).modality == modality


def test_who_calls_off_is_the_agent() -> None:
    assert [a.text for a in the_one("ألغى ناشطون مظاهرة كانت مقررة في مدينة الباب.", "protest").agents] == ["ناشطون"]


def test_who_denies_is_the_source_and_its_pronoun_the_agent() -> None:
    claim = the_one("ونفت قوات الدعم السريع أنباء عن انسحابها من مدينة ود مدني.", "retreat")
    assert chain(claim) == ["Rapid Support Forces"]
    assert [a.actor_id for a in claim.agents] == ["rsf-sudan"]


def test_topic_of_planned_talks_is_no_event() -> None:
    text = "أفرجت جماعة الحوثي عن 69 محتجزاً. / ومن المقرر أن يجتمع الطرفان في مايو لبحث الإفراج عن دفعات أخرى."
    assert [claim.modality for claim in claims_of(text) if claim.kind == "release"] == ["asserted"]


def test_quotation_does_not_break_the_subject() -> None:
    text = "قالت متطوعة إن مسلحين اعترضوا مجموعة من الفارين قرب شقرة و«اغتصبوا ثلاث نساء أمام أطفالهن»."
    assert [a.actor_id for a in the_one(text, "sexual_violence").agents] == ["gunmen"]


def test_the_army_is_the_one_that_the_named_group_fights() -> None:
    text = "اتهم الجيش قوات الدعم السريع بقصف سوق. / وعبر آلاف إلى تشاد، وقالت تشاد إن أدري في تشاد استقبلتهم في تشاد."
    assert [a.actor_id for a in the_one(text, "accuse").agents] == ["sudan-forces"]


def test_a_governor_with_an_adjective_is_no_government() -> None:
    claim = the_one("اختُطف والي ولاية غرب دارفور السودانية خميس أبكر في مدينة الجنينة.", "abduction")
    assert [t.actor_id for t in claim.targets] == ["governor"]


SUPPOSED = [
    ("أصيب شرطيان بتفجير عبوة ناسفة، يُعتقد أن خلايا تنظيم داعش زرعتها، على طريق كركوك.", "attack.ied", "islamic-state"),
    ("قُتل شاب إثر استهداف طائرة مسيرة دراجة نارية. / ورجّح مصدر محلي أن تكون المسيّرة تابعة للتحالف الدولي.",
     "attack.air", "international-coalition"),
    ("قُتل جندي بتفجير سيارة مفخخة في عدن. / واتهم المجلس الانتقالي الجنوبي من وصفها بالجماعات الإرهابية بالوقوف وراءه.",
     "attack.ied", "jihadists"),
    ("قالت أنقرة إن القصف الذي أودى بحياة تسعة سياح يقف خلفه «التنظيم الإرهابي»، في إشارة إلى حزب العمال الكردستاني.",
     "attack.shelling", "pkk"),
    ("اختُطف مسن في مدينة الجنينة يوم الأربعاء. / واتهم الجيش السوداني قوات الدعم السريع باحتجازه.", "abduction",
     "rsf-sudan"),
]  # fmt: skip
"""Authors whom a text supposes, or whom somebody accuses of what was told as a fact."""


@pytest.mark.parametrize(("text", "kind", "agent"), SUPPOSED)
def test_supposed_author(text: str, kind: str, agent: str) -> None:
    claim = the_one(text, kind)
    assert [a.actor_id for a in claim.agents] == [agent]
    assert claim.modality == "alleged"


def test_who_accuses_of_named_acts_is_their_source() -> None:
    text = "اختُطف والي غرب دارفور خميس أبكر وقُتل في الجنينة. / واتهم الجيش السوداني قوات الدعم السريع باحتجازه وقتله."
    told = [claim for claim in claims_of(text) if claim.modality == "alleged"]
    assert len(told) == 2
    assert all(chain(claim) == ["Sudanese Armed Forces"] for claim in told)


def test_who_names_somebody_behind_an_act_accuses() -> None:
    text = "قالت الخارجية التركية إن القصف الذي أودى بحياة تسعة سياح في دهوك يقف خلفه حزب العمال الكردستاني."
    claim = the_one(text, "accuse")
    assert [a.actor_id for a in claim.agents] == ["turkey-foreign-ministry"]
    assert [t.actor_id for t in claim.targets] == ["pkk"]


def test_a_side_supposed_to_do_something_else_is_no_author() -> None:
    text = "قُتل شاب بقصف على قرية السنديانة. / ورجّح مصدر محلي أن تسحب قوات سوريا الديمقراطية عناصرها من البلدة."
    assert the_one(text, "attack.shelling").agents == ()


NAMED = [
    ("اتهم المجلس الانتقالي الجنوبي من وصفها بالجماعات الإرهابية بقتل جندي في عدن.", "accuse", "jihadists"),
    ("أعلن مصدر عسكري في قوات صنعاء أن القوة الصاروخية استهدفت معسكراً لمن سمّاهم المرتزقة في مدينة مأرب.",
     "attack.shelling", "mercenaries"),
    ("أعلن الجيش الليبي مقتل خمسة ممن وصفهم بالمرتزقة في سبها.", "attack.ground", "mercenaries"),
]  # fmt: skip
"""A speaker's own name for those who were hit or accused."""


@pytest.mark.parametrize(("text", "kind", "target"), NAMED)
def test_own_name_for_somebody(text: str, kind: str, target: str) -> None:
    assert [t.actor_id for t in the_one(text, kind).targets] == [target]


def test_unnamed_by_wish_says_nothing() -> None:
    text = "ونفى دبلوماسي عربي، فضّل عدم ذكر اسمه، ما تردد عن زيارة لوفد سوري إلى الدوحة."
    claim = the_one(text, "meeting")
    assert claim.modality == "denied"
    assert claim.chain[0].text == "دبلوماسي"


def test_named_behind_a_relative_is_the_accused() -> None:
    text = "اتهمت قناة تابعة للحوثيين من سمّتهم «قوى العدوان» بقصف حارة الضبياني في مدينة الحديدة بنحو 20 قذيفة."
    assert [t.text for t in the_one(text, "accuse").targets] == ["قوى العدوان"]
    assert [a.text for a in the_one(text, "attack.shelling").agents] == ["قوى العدوان"]


def test_denial_of_a_part_leaves_the_act_a_fact() -> None:
    text = "نفت قوات سوريا الديمقراطية مسؤوليتها عن القصف الذي شهدته مدينة الباب وأوقع 13 قتيلاً."
    claim = the_one(text, "attack.shelling")
    assert claim.modality == "asserted"
    assert chain(claim) == []


def test_the_source_is_whoever_spoke_last() -> None:
    text = (
        "قصف الحوثيون مواقع القوات المشتركة في حيس، وفقاً للإعلام العسكري. / وقال المصدر إن قناصاً أصاب امرأة في التحيتا."
    )
    assert "الإعلام العسكري" in chain(the_one(text, "attack.sniper"))[0]


def test_a_supposed_owner_of_the_weapon_did_what_it_did() -> None:
    text = (
        "قُتل شاب إثر استهداف طائرة مسيرة دراجة نارية قرب سلقين. / وجاء بعد قصف مدفعي على كفر حمرين. / "
        "ولم تعلن أي جهة مسؤوليتها عن الضربة، فيما رجّح مصدر محلي أن تكون المسيّرة تابعة للتحالف الدولي."
    )
    assert [a.actor_id for a in the_one(text, "attack.air").agents] == ["international-coalition"]
    assert the_one(text, "attack.shelling").agents == ()


def test_who_says_and_appeals_is_the_agent() -> None:
    text = "وقال المرصد السوري إن الهجمات تشمل المدينة كلها، وناشد العالم الخارجي التدخل."
    claim = the_one(text, "demand")
    assert [a.actor_id for a in claim.agents] == ["sohr"]
    assert chain(claim) == []


def test_an_accusation_is_a_claim_of_its_own_in_the_event_that_another_told() -> None:
    text = "قُتل 15 شخصاً في قصف على سوق في الباب، وفق المرصد السوري. / وحمّل مدير المرصد قوات النظام المسؤولية عن القصف."
    told, alleged = (claim for claim in claims_of(text) if claim.kind == "attack.shelling")
    assert told.event_id == alleged.event_id
    assert (told.modality, told.agents, chain(told)) == ("asserted", (), ["Syrian Observatory for Human Rights"])
    assert (alleged.modality, chain(alleged)) == ("alleged", ["Rami Abdulrahman"])
    assert [agent.actor_id for agent in alleged.agents] == ["syria-forces"]


AS_NAMED = [
    ("قال الناطق الرسمي باسم وزارة الداخلية التونسية إن مسلحين قتلوا شرطياً في القصرين.", "attack.ground",
     "Tunisian Ministry of Interior"),
    ("قال نائب حاكم منطقة بنادر إن سيارة مفخخة انفجرت في مقديشو.", "attack.ied", "نائب حاكم منطقة بنادر"),
    ("قال الجيش المصري إن جنديين قتلا في العريش. / وحددت مصادر أمنية رقماً أعلى إذ قالت إن مسلحين قتلوا ستة جنود.",
     "attack.ground", "مصادر أمنية"),
    ("قال مسؤول عسكري حكومي إن صاروخاً أصاب منزلاً. / وقال المسؤول العسكري إن غارة أصابت سوقاً في مأرب.", "attack.air",
     "military leadership"),
    ("أعلن حزب الله في بيان لاحق، قصف مستوطنة كرمئيل بصلية صاروخية.", "attack.shelling", "Hezbollah"),
]  # fmt: skip
"""Spokesmen, correspondents, deputies, those said higher up in the sentence."""


@pytest.mark.parametrize(("text", "kind", "name"), AS_NAMED)
def test_named_source(text: str, kind: str, name: str) -> None:
    assert chain(the_one(text, kind))[0].startswith(name)


def test_in_the_speakers_own_words_names_nobody() -> None:
    text = "أفاد شهود بأن غارة أصابت سوقاً في مأرب، بحسب قولهم."
    assert chain(the_one(text, "attack.air")) == ["شهود"]


def test_who_is_behind_an_attack_by_somebodys_word_is_its_supposed_author() -> None:
    text = "قُتل جندي في تفجير في مقديشو. / وقال نائب حاكم منطقة بنادر إن حركة الشباب وراء الهجوم."
    told, *others = claims_of(text)
    alleged = next(claim for claim in others if claim.event_id == told.event_id)
    assert (told.agents, alleged.modality) == ((), "alleged")
    assert [agent.actor_id for agent in alleged.agents] == ["al-shabaab"]


def test_who_fired_after_two_adjectives_of_the_means() -> None:
    claim = the_one("قُتل خمسة مدنيين في قصف مدفعي وصاروخي لقوات النظام على بلدات في محافظة إدلب.", "attack.shelling")
    assert [agent.actor_id for agent in claim.agents] == ["syria-forces"]
    assert [target.class_ for target in claim.targets] == ["civilians"]


def test_who_sent_what_was_shot_down_did_not_shoot_it_down() -> None:
    claim = the_one("أعلن التحالف بقيادة السعودية أنه أسقط طائرة مسيرة أطلقها الحوثيون باتجاه القصر.", "intercept")
    assert [agent.actor_id for agent in claim.agents] == ["saudi-led-coalition"]


HOSPITAL = (
    "قالت وزارة الصحة في غزة إن غارة إسرائيلية على المستشفى مساء الثلاثاء أدت إلى مقتل 471 شخصاً. / "
    "ونفى الجيش الإسرائيلي استهداف المستشفى، واتهم حركة الجهاد الإسلامي بإطلاق صاروخ سقط في ساحته. / "
    "ودانت مصر وقطر القصف الذي طال المستشفى."
)


def test_who_denies_and_accuses_is_one_subject() -> None:
    accuse = the_one(HOSPITAL, "accuse")
    assert [agent.actor_id for agent in accuse.agents] == ["israel-forces"]
    assert [target.actor_id for target in accuse.targets] == ["palestinian-islamic-jihad"]


def test_a_condemnation_of_what_its_alleged_author_denies_is_of_nobody() -> None:
    assert the_one(HOSPITAL, "condemn").targets == ()


def test_the_source_behind_a_suspicion_is_not_the_suspect() -> None:
    text = "لقي 26 مدنياً حتفهم جراء ما يشتبه أنها ضربة جوية بحسب ما نقلته وكالة رويترز عن مسؤول حكومي في إثيوبيا."
    assert the_one(text, "attack.air").agents == ()


def test_who_tells_is_not_among_those_who_go_on_to_act() -> None:
    claim = the_one("ذكر ضابط في المنطقة، أن المسلحين قتلوا مدنيين، ودمروا ممتلكات حكومية.", "loot_destroy")
    assert [agent.actor_id for agent in claim.agents] == ["gunmen"]


def test_a_killing_by_somebody_else_is_no_toll_of_the_bomb_before() -> None:
    text = "قضى أحدهم بتفجير حزام ناسف في تونس. / ويأتي ذلك بعدما قُتل شخص برصاص قوات الأمن."
    assert the_one(text, "attack.suicide").agents == ()
