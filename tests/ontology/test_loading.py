"""The ontology's data hold together, and its errors name the file."""

import itertools
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest

from tawatur import ontology, records
from tawatur.ontology.loading import parse, unique
from tawatur.ontology.model import KindFile, Term

KINDS = [
    "clash",
    "attack.shelling",
    "attack.air",
    "attack.ied",
    "attack.suicide",
    "attack.grenade",
    "attack.chemical",
    "attack.ground",
    "attack.sniper",
    "attack.civilians",
    "assassination",
    "torture",
    "abduction",
    "sexual_violence",
    "explosion.unknown",
    "territory.capture",
    "territory.transfer",
    "retreat",
    "deploy",
    "intercept",
    "arrest",
    "release",
    "loot_destroy",
    "protest",
    "riot",
    "repression",
    "displacement",
    "meeting",
    "agreement",
    "sanction",
    "aid",
    "accuse",
    "condemn",
    "demand",
    "reject",
    "threaten",
    "pledge",
    "support",
    "deny",
    "statement",
    "legal",
    "group_change",
    "accident",
]
ARABIC = re.compile("[\u0621-\u064a]")
VOCABULARIES = [
    ontology.families, ontology.conditions, ontology.actor_classes, ontology.source_kinds, ontology.modalities,
    ontology.place_precisions, ontology.date_precisions, ontology.outcomes, ontology.vague_amounts, ontology.hop_roles,
    ontology.credit_roles, ontology.independences, ontology.agreements, ontology.statuses,
]  # fmt: skip


def test_every_kind_of_the_design_is_there_and_no_other():
    assert sorted(ontology.kinds()) == sorted(KINDS)


@pytest.mark.parametrize("kind", ontology.kinds().values(), ids=lambda kind: kind.code)
def test_kinds_are_told_in_both_languages(kind):
    assert kind.name and kind.definition and not ARABIC.search(kind.name + kind.definition)
    assert ARABIC.search(kind.name_ar) and ARABIC.search(kind.definition_ar)
    assert len(kind.examples_en) == len(kind.examples_ar) == 2
    assert not any(ARABIC.search(example) for example in kind.examples_en)
    assert all(ARABIC.search(example) and not re.search("[A-Za-z]", example) for example in kind.examples_ar)


@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda vocabulary: vocabulary.__name__)
def test_terms_are_named_in_both_languages(vocabulary):
    for term in vocabulary().values():
        assert term.name and ARABIC.search(term.name_ar)
        assert bool(term.definition) == bool(term.definition_ar)
    names = [(term.name, term.name_ar) for term in vocabulary().values()]
    assert len({en for en, _ in names}) == len({ar for _, ar in names}) == len(names)


@pytest.mark.parametrize(
    ("vocabulary", "literal"),
    [
        (ontology.source_kinds, records.SourceKind),
        (ontology.actor_classes, records.ActorClass),
        (ontology.credit_roles, records.CreditRole),
        (ontology.hop_roles, records.HopRole),
        (ontology.modalities, records.Modality),
        (ontology.place_precisions, records.PlacePrecision),
        (ontology.date_precisions, records.DatePrecision),
        (ontology.outcomes, records.Outcome),
        (ontology.vague_amounts, records.Vague),
        (ontology.independences, records.Independence),
        (ontology.agreements, records.Agreement),
        (ontology.statuses, records.Status),
    ],
)
def test_vocabularies_are_those_of_the_records(vocabulary, literal):
    assert sorted(vocabulary()) == sorted(get_args(literal))


@pytest.mark.parametrize(
    ("kind", "condition", "field", "plain", "varied"),
    [
        ("attack.ground", "target_civilian", "acled", "Armed clash", "Attack"),
        ("attack.sniper", "target_civilian", "acled", "Armed clash", "Attack"),
        ("assassination", "target_armed", "acled", "Attack", "Armed clash"),
        ("assassination", "attempt", "cameo", "186", "185"),
        ("retreat", "no_transfer", "acled", "Non-violent transfer of territory", "Other"),
        ("deploy", "no_base", "acled", "Headquarters or base established", "Other"),
        ("protest", "force_used", "acled", "Peaceful protest", "Protest with intervention"),
        ("riot", "mob", "acled", "Violent demonstration", "Mob violence"),
        ("agreement", "ceasefire", "plover_type", "AGREE", "RETREAT"),
        ("sanction", "by_force", "cameo", "163", "191"),
        ("pledge", "hostile", "plover_type", "AGREE", "THREATEN"),
        ("legal", "verdict", "plover_mode", "investigate", "convict"),
        (
            "territory.capture", "agent_government", "acled",
            "Non-state actor overtakes territory", "Government regains territory",
        ),
    ],
)  # fmt: skip
def test_crosswalk_variants(kind, condition, field, plain, varied):
    entry = ontology.kinds()[kind]
    assert getattr(entry.crosswalk(), field) == plain
    assert getattr(entry.crosswalk({condition}), field) == varied


def test_a_variant_of_another_type_does_not_keep_the_mode():
    walk = ontology.kinds()["legal"].crosswalk({"verdict"})
    assert (walk.plover_type, walk.plover_mode) == ("SANCTION", "convict")
    for kind in ontology.kinds().values():
        for variant in kind.variants:
            if variant.plover_type:
                assert kind.crosswalk({variant.when}).plover_mode == variant.plover_mode


def test_published_defects_are_not_copied():
    assert ontology.plover_quad("sanction") == 4
    assert ontology.plover_quad("accuse") == 3
    assert ontology.plover_quad("agreement", "RETREAT") == 2
    assert ontology.plover_quad("displacement") is None
    assert ontology.actor_classes()["media"].plover == "JRN"


def test_acled_has_its_25_sub_event_types():
    assert len(ontology.acled_sub_events()) == 25


def test_affinity_is_symmetric_and_leaves_accidents_out_of_fights():
    for a, b in itertools.combinations(ontology.kinds(), 2):
        assert ontology.affinity(a, b) == ontology.affinity(b, a) < 1
    assert ontology.compatible("clash", "attack.ground")
    assert ontology.compatible("explosion.unknown", "attack.ied")
    assert not ontology.compatible("clash", "accident")
    assert not ontology.compatible("protest", "clash")


def test_kinds_of_sources_stand_in_one_order_of_care():
    assert sorted(kind.care for kind in ontology.source_kinds().values()) == list(
        range(1, len(ontology.source_kinds()) + 1)
    )


def test_labels_follow_the_language():
    clash = ontology.kinds()["clash"]
    assert ontology.label(clash, "ar-SY") == clash.name_ar
    assert ontology.label(clash, "en") == clash.name


def test_entries_are_frozen():
    with pytest.raises(AttributeError):
        ontology.kinds()["clash"].code = "x"
    with pytest.raises(TypeError):
        ontology.kinds()["x"] = None


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("family = 'x'\nkind = [ = 1\n", "line"),
        ("family = 1\nkind = []", "family"),
        ("family = 'x'\nkind = []\nmore = 1", "more"),
        ("family = 'x'\n[[kind]]\ncode = 'x'\n", r"name.*kind\[0\]"),
    ],
)
def test_errors_name_the_file_and_the_place(tmp_path: Path, content, told):
    file = tmp_path / "broken.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ontology.OntologyError, match=rf"broken\.toml.*{told}"):
        parse(file, KindFile)


def test_a_code_stands_once(tmp_path: Path):
    term = Term(code="a", name="A", name_ar="a")
    with pytest.raises(ontology.OntologyError, match="twice"):
        unique(tmp_path / "twice.toml", (term, msgspec.structs.replace(term, name="B")))
