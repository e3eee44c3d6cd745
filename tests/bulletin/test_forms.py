"""The forms of a bulletin: each holds every sentence, in the direction of its language."""

import io
import zipfile

import docx
import pytest
from lxml import html as parser

from harvest import DAY
from tawatur import bulletin


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_form_holds_every_sentence_and_limit(store, lang):
    made = bulletin.compose(store, DAY, lang, bulletin.Settings())
    said = [*(entry.sentence for entry in made.entries()), *(entry.sources for entry in made.entries()), *made.limits]
    page = parser.fromstring(bulletin.FORMATS["html"](made))
    whole = " ".join(page.text_content().split())
    document = docx.Document(io.BytesIO(bulletin.FORMATS["docx"](made)))
    written = " ".join(paragraph.text for paragraph in document.paragraphs)
    plain = bulletin.FORMATS["md"](made).decode().replace("\\", "")
    for sentence in said:
        assert sentence in whole and sentence in written and sentence in plain


def test_html_says_which_claims_stand_behind_a_sentence_and_can_lead_to_them(store):
    made = bulletin.compose(store, DAY, "en", bulletin.Settings())
    page = parser.fromstring(bulletin.FORMATS["html"](made))
    assert {item.get("data-event"): item.get("data-claims") for item in page.iterfind(".//li[@data-event]")} == {
        entry.event_id: " ".join(entry.claims) for entry in made.entries()
    }
    from tawatur.bulletin.html import html

    led = parser.fromstring(html(made, address="https://site.example/"))
    assert led.find(".//li/a").get("href") == "https://site.example/en/events/e5"


def test_arabic_runs_from_right_to_left(store):
    made = bulletin.compose(store, DAY, "ar", bulletin.Settings())
    assert parser.fromstring(bulletin.FORMATS["html"](made)).get("dir") == "rtl"
    with zipfile.ZipFile(io.BytesIO(bulletin.FORMATS["docx"](made))) as parts:
        body = parts.read("word/document.xml").decode()
    assert body.count("<w:bidi/>") == body.count("<w:p>") and "<w:rtl/>" in body


def test_the_same_bulletin_gives_the_same_bytes(store):
    made = bulletin.compose(store, DAY, "ar", bulletin.Settings())
    for form in bulletin.FORMATS.values():
        assert form(made) == form(made)


def test_words_of_a_page_are_no_marks_of_ours(store):
    made = bulletin.compose(store, DAY, "en", bulletin.Settings(outlet=bulletin.settings.Words(en="<b>*Dawn*</b>")))
    assert b"<b>" not in bulletin.FORMATS["html"](made).split(b"<body>")[1]
    assert b"\\*Dawn\\*" in bulletin.FORMATS["md"](made)
