import pytest

from tawatur.intake.words import cues, dateline_words, heading_words, key, markup_roles, name_parts, phrases
from tawatur.lexicon.tables import rows, table


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("الرئيسية", "drop"),
        ("فيسبوك", "drop"),
        ("إقرأ أيضاً: معرض الزوايا", "also"),
        ("مقالات ذات صلة", "end"),
        ("التعليقات (3)", "end"),
        ("Comments (12)", "end"),
        ("Share on Facebook", "drop"),
        ("© 2020 The Pin", "drop"),
        ("Read also: Fog closes the harbour", "also"),
        ("صورة أرشيفية للميناء", "caption"),
        ("محافظة السبورة", None),
        ("Two kites fell over Bowline.", None),
    ],
)
def test_roles_of_lines(line: str, role: str | None) -> None:
    assert phrases().role_of(line) == role


def test_running_text_is_not_chrome_for_its_first_word() -> None:
    assert phrases().role_of("هاتف الوزير نظيره يوم الاثنين.", prose=True) is None


def test_tables_load() -> None:
    assert len(phrases().line) > 300
    assert cues().openers and cues().agencies and cues().generic and cues().heads
    assert dateline_words() and heading_words()
    single, together = markup_roles()
    assert single["nav"] == "chrome" and together


def test_keys_and_names() -> None:
    assert key("  «إدلب»: ") == key("ادلب")
    assert name_parts("td-post-content") == ("td", "post", "content")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_phrase_has_one_role(language: str) -> None:
    roles: dict[tuple[str, str], str] = {}
    for row in rows(table(f"{language}/chrome.tsv"), ("phrase", "match", "role")):
        place = (key(row["phrase"]), row["match"])
        assert roles.setdefault(place, row["role"]) == row["role"], row["phrase"]
