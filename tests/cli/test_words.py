"""What the commands say exists in both languages, with the same places to fill in."""

import re

from tawatur.assembly.clusters import Stage
from tawatur.assembly.contradiction import FIELDS
from tawatur.assembly.matching import _BETTER
from tawatur.assembly.settings import weights
from tawatur.commands.output import Words, _all_words


def flat(words, path=""):
    for key, value in words.items():
        if isinstance(value, dict):
            yield from flat(value, f"{path}{key}.")
        else:
            yield path + key, value


def test_both_languages_say_the_same_things():
    english, arabic = (dict(flat(_all_words()[lang])) for lang in ("en", "ar"))
    # Of what went wrong, the English words are those of whoever found it.
    found = ("reasons.", "errors.", "system.")
    assert {key for key in english.keys() ^ arabic.keys() if not key.startswith(found)} == set()
    for key in english.keys() & arabic.keys():
        assert re.findall(r"\{\}", english[key]) == re.findall(r"\{\}", arabic[key]), key


def test_every_field_that_may_be_contested_has_a_name():
    for lang in ("en", "ar"):
        assert all(
            Words(lang).named("fields", field) != field or field in ("place", "date", "injured") for field in FIELDS
        )


def test_every_reason_for_a_link_has_a_name():
    for lang in ("en", "ar"):
        say = Words(lang)
        assert {stage.words for stage in Stage} == say.group("joins").keys()
        for table in ("kind", "place", "date", "agents", "targets", "weapon", "words"):
            hows = {name for name in weights()[table] if name != "fresh_days"}
            assert hows <= say.group("fits").keys() and table in say.group("evidence")
        assert set(_BETTER) <= say.group("fits").keys()
