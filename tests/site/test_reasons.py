import re
from importlib.resources import files

import msgspec
import world

from tawatur.site import reasons
from tawatur.words import strings


def made():
    event, pairs = world.main_event()
    return event, [claim for _, found in pairs for claim in found], {document.id: document for document, _ in pairs}


def test_values_that_assembly_chooses_too_have_its_rule():
    event, told, documents = made()
    found = reasons.rules(event, told, documents)
    assert found["kind"] == "only" and "date" in found


def test_a_rule_for_another_value_is_none():
    event, told, documents = made()
    other = msgspec.structs.replace(event, place=world.TALL)
    assert "place" not in reasons.rules(other, told, documents)


def test_tolls_have_the_rule_of_the_record_and_what_a_person_decided_has_none():
    event, told, documents = made()
    found = reasons.rules(msgspec.structs.replace(event, status="reviewed"), told, documents)
    assert found == {"deaths": event.deaths.rule}


def test_every_rule_of_assembly_has_words_in_both_languages():
    sources = "".join(files("tawatur.assembly").joinpath(name).read_text() for name in ("values.py", "parties.py"))
    codes = set(re.findall(r'"([a-z]+(?:_[a-z]+)*_(?:origins|first|finest|latest|earliest))"', sources))
    assert len(codes) > 3
    for code in sorted(codes | {"only", "agreed", "unresolved"}):
        for lang in strings.LANGUAGES:
            assert reasons.name(lang, "place", code) != code, code


def test_a_rule_we_do_not_know_is_shown_as_it_is():
    assert reasons.name("en", "place", "some_new_rule") == "some_new_rule"
