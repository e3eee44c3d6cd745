import re
from importlib.resources import files
from pathlib import Path

import pytest

from tawatur.lexicon.tables import rows, table
from tawatur.words import strings

SITE = Path(str(files("tawatur.site")))
WORDS, BULLETIN = SITE.parent / "words", SITE.parent / "bulletin"


def test_every_key_has_both_languages_with_the_same_values():
    texts = strings.load()
    assert texts["ar"].keys() == texts["en"].keys()
    for key, english in texts["en"].items():
        places = [set(re.findall(r"\{(\w+)\}", text)) for text in (english, texts["ar"][key])]
        # A plural form may say its number in a word.
        assert places[0] ^ places[1] <= {"n"}, key


def test_every_key_that_the_site_uses_is_there():
    used = set()
    for path in (
        *SITE.rglob("*.html"),
        *SITE.rglob("*.py"),
        *WORDS.rglob("*.py"),
        *BULLETIN.rglob("*.py"),
        *BULLETIN.rglob("*.html"),
    ):
        source = path.read_text(encoding="utf-8")
        used |= set(re.findall(r"""\bt\("([\w.]+)"(?:\)|,)""", source))
        used |= set(re.findall(r"""\btext\([\w_()]+, "([\w.]+)"(?:\)|,)""", source))
    assert len(used) > 100
    assert used <= strings.load()["en"].keys()


def test_every_key_is_used():
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (
            *SITE.rglob("*.html"),
            *SITE.rglob("*.py"),
            *WORDS.rglob("*.py"),
            *BULLETIN.rglob("*.py"),
            *BULLETIN.rglob("*.html"),
        )
    )
    begun = tuple(re.findall(r'f"([a-z_.]+)\{', sources) + re.findall(r'"([a-z_.]+\.)" ~', sources))
    for key in strings.load()["en"]:
        # Plural forms and the joining of lists are asked for by the key before their last part.
        stem = re.sub(r"\.(zero|one|two|few|many|other|list)$", "", key)
        assert key.startswith(begun) or any(f'"{name}"' in sources for name in (key, stem)) or f"'{key}'" in sources, (
            key
        )


def test_every_weapon_of_the_lexicon_has_a_name():
    for lang in ("ar", "en"):
        for row in rows(table(f"{lang}/weapons.tsv")):
            assert strings.optional("ar", f"weapon.{row['name']}"), row["name"]


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا تقارير"), (1, "تقرير واحد"), (2, "تقريران"), (3, "3 تقارير"), (10, "10 تقارير"), (11, "11 تقريراً"),
        (100, "100 تقرير"), (103, "103 تقارير"), (1500, "1,500 تقرير"),
    ],
)  # fmt: skip
def test_arabic_counts_in_its_six_forms(n, said):
    assert strings.counted("ar", "count.reports", n) == said


def test_a_missing_key_says_where_to_add_it():
    with pytest.raises(strings.MissingString, match=r"strings\.tsv"):
        strings.text("ar", "no.such.key")
    with pytest.raises(strings.MissingString, match=r"strings\.tsv"):
        strings.counted("ar", "no.such.key", 3)
