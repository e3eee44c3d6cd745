import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tawatur.intake import IntakeError, UnreadablePage, document_from_bytes
from tawatur.intake.document import EXTRACTOR
from tawatur.records import Document

PAGES = Path(__file__).parent / "pages"
EXPECTED = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
TODAY = date(2026, 1, 1)
KITES = "Kites clash over Bowline"
SHARED = Path(__file__).resolve().parents[2].parent / "shared"


def read(name: str, **known: str) -> Document:
    return document_from_bytes((PAGES / name).read_bytes(), name=name, today=TODAY, **known)


def check_spans(document: Document) -> None:
    for credit in document.credits:
        assert credit.span is None or credit.span.of(document.text) == credit.text
    for section in document.sections:
        assert section.span.of(document.text).startswith(section.heading)


@pytest.mark.parametrize("page", sorted(EXPECTED))
def test_pages_in_the_manner_of_real_sites(page: str) -> None:
    document, expected = read(f"{page}.html"), EXPECTED[page]
    assert document.title == expected["title"]
    assert document.text.startswith(expected["first"])
    assert document.text.endswith(expected["last"])
    assert document.published == expected["published"]
    assert {credit.role: credit.text for credit in document.credits} == expected["credits"]
    assert [section.heading for section in document.sections] == expected["headings"]
    assert (document.outlet.name if document.outlet else None) == expected["outlet"]
    assert len(document.text.split("\n\n")) == expected["paragraphs"]
    assert document.url == expected.get("url", document.url)
    assert document.lang == page[-2:]
    assert document.extractor == EXTRACTOR
    check_spans(document)


def test_the_same_page_as_text_of_the_site() -> None:
    """A page whose chrome was saved with it as plain text."""
    text = (
        "الرئيسية\n\nالمنقلة °C\n\n00000 111 222\n\nقصف على سوق المثلثات في مملكة المنقلة\n\nشارك على\n\n"
        "فيسبوك\n\nالثلاثاء 18 نيسان 2017\n\n"
        "سقطت أربع قذائف من الورق المقوى على سوق المثلثات في مملكة المنقلة الخيالية، وأصيب بائعان بجروح طفيفة.\n\n"
        "اقرأ أيضاً: معرض الزوايا الحادة يفتتح أبوابه\n\nمحافظة الزاوية القائمة\n\n"
        "نفت جماعة الفرجار أي صلة لها بقصف السوق.\n\nالمصدر: صحيفة الدائرة\n\nترجمة: نبيل المسطرة\n\n"
        "مقالات ذات صلة\n\nوفاة رسام الخرائط الأول عن تسعين عاماً\n\nالتعليقات\n\nكذب، القذائف كانت خمساً ولم يصب أحد."
    )
    document = document_from_bytes(text.encode(), name="page.txt", today=TODAY)
    assert document.title == "قصف على سوق المثلثات في مملكة المنقلة"
    assert document.text.startswith("سقطت أربع") and document.text.endswith("بقصف السوق.")
    assert "اقرأ" not in document.text and "معرض" not in document.text
    assert document.published == "2017-04-18"
    assert {credit.role: credit.text for credit in document.credits} == {
        "origin": "صحيفة الدائرة",
        "translator": "نبيل المسطرة",
    }
    assert [section.span.of(document.text) for section in document.sections] == [
        "محافظة الزاوية القائمة\n\nنفت جماعة الفرجار أي صلة لها بقصف السوق."
    ]
    check_spans(document)


def test_the_first_line_of_plain_text_is_its_title() -> None:
    document = document_from_bytes(
        b"Kites clash over Bowline\n\nTwo kites clashed over Bowline. Nobody was hurt.", name="a.txt"
    )
    assert document.title == "Kites clash over Bowline"
    assert document.text == "Two kites clashed over Bowline. Nobody was hurt."
    assert document.published is None and document.outlet is None and document.lang == "en"


def test_one_sentence_is_a_body_without_title() -> None:
    document = document_from_bytes(b"Two kites clashed over the village of Bowline", name="a.txt")
    assert (document.title, document.text) == (None, "Two kites clashed over the village of Bowline")


def test_what_is_given_goes_before_what_the_page_says() -> None:
    document = read("wire_en.html", published="2015-03-05", outlet="The Pin", url="https://pin.example/x", lang="en")
    assert document.published == "2015-03-05"
    assert document.outlet is not None and (document.outlet.name, document.outlet.id) == ("The Pin", "pin.example")
    assert document.url == "https://pin.example/x"


def test_a_date_in_the_future_is_reported_and_not_taken() -> None:
    problems = []
    page = (PAGES / "wire_en.html").read_bytes()
    document = document_from_bytes(page, name="p.html", today=date(2015, 3, 1), report=problems.append)
    assert document.published is None
    assert [(problem.file, problem.reason) for problem in problems] == [("p.html", "future_date")]


def test_the_line_of_a_date_in_the_future_is_told() -> None:
    problems = []
    page = f"{KITES}\n\n7 March 2031\n\nTwo kites clashed over Bowline on Monday. Nobody was hurt, the mayor said."
    document = document_from_bytes(page.encode(), name="p.txt", today=TODAY, report=problems.append)
    assert document.published is None
    assert [(problem.reason, problem.line, problem.value) for problem in problems] == [("future_date", 3, "2031-03-07")]


def test_letters_that_cannot_be_decoded_are_told_with_their_line() -> None:
    problems = []
    page = (
        KITES.encode()
        + "\n\nKites clashed over Bowline, caf\u00e9 owner Zo\u00eb said; nobody fell. ".encode() * 3
        + b"\xc3"
    )
    document = document_from_bytes(page, name="p.txt", today=TODAY, report=problems.append)
    assert "caf\u00e9" in document.text
    assert [(problem.reason, problem.line, problem.value) for problem in problems] == [("encoding", 7, "1")]


def test_a_given_date_that_is_none_is_an_error() -> None:
    with pytest.raises(IntakeError, match="not a date"):
        read("wire_en.html", published="last week")


def test_identity_is_outlet_and_body() -> None:
    one, again = read("amp_en.html"), read("amp_en.html")
    other = read("amp_en.html", outlet="The Pin")
    assert one.id == again.id != other.id
    assert one.text_sha256 == other.text_sha256


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 \x00\x01", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"<html><body><nav>Home</nav></body></html>", "no_body"),
        (
            "Das Dorf wurde am Montag von zwei Drachen überflogen. Niemand wurde verletzt, sagte der Rat.".encode(),
            "language",
        ),
        ("Köy pazartesi günü iki uçurtma tarafından vuruldu. Kimse yaralanmadı, dedi muhtar.".encode(), "language"),
    ],
)
def test_pages_that_give_no_document_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadablePage) as raised:
        document_from_bytes(data, name="x")
    assert raised.value.reason == reason
    assert "x" in str(raised.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("page", ["table_1256_ar.html", "aspnet_ar.html"])
def test_any_encoding_gives_the_same_document(page: str, encoding: str) -> None:
    data = (PAGES / page).read_bytes()
    text = data.decode("cp1256" if "1256" in page else "utf-8").replace("charset=utf-8", "")
    document = document_from_bytes(text.replace("–", "-").encode(encoding), name=page, today=TODAY)
    assert document.text == read(page).text.replace("–", "-")


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_bytes_in_no_crash(data: bytes) -> None:
    for page in (
        data,
        b"<html><p>" + data,
        b"Title\n\nGunmen fired at a kite. " + data + b" It fell.\n\nSource: " + data,
    ):
        try:
            document = document_from_bytes(page, name="x", today=TODAY)
        except UnreadablePage:
            continue
        document.text.encode()
        check_spans(document)


_MARKUP = "<div> </div> <p> </p> <h3> </h3> <table><tr><td> </td></tr></table> <br> <!-- --> <script> </script> \x00"
_WORDS = """By Ida Quill|(Reuters)|Related news|Source: The Pin|3 March 2020|&nbsp;|&#xD800;|<div class="share">
Gunmen fired at a kite over Bowline on Monday, the mayor said.|Bowline (AFP) - Two kites fell in the field of a farmer.
<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800","author":[[]]}</script>"""
_PIECES = st.sampled_from([*_MARKUP.split(" "), *_WORDS.replace("\n", "|").split("|")])


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_markup_in_no_crash_and_spans_slice(pieces: list[str]) -> None:
    try:
        document = document_from_bytes(f"<html>{''.join(pieces)}".encode(), name="x", today=TODAY)
    except UnreadablePage:
        return
    document.text.encode()
    check_spans(document)
    assert "<div" not in document.text


@pytest.mark.skipif(not (SHARED / "gold" / "gold.jsonl").exists(), reason="the gold set is not here")
def test_bodies_titles_dates_and_credits_of_the_gold_set() -> None:
    wrong = []
    for line in (SHARED / "gold" / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        document = document_from_bytes((SHARED / "gold" / gold["file"]).read_bytes(), name=gold["file"], today=TODAY)
        found = {
            "first": document.text[:40] == gold["body_first"],
            "last": document.text[-40:] == gold["body_last"],
            "title": document.title == gold["title"],
            "published": (document.published or "")[:10] == (gold["published"] or "")
            or (gold["file"].endswith("txt") and not document.published),
            "credits": {credit.role for credit in document.credits} == set(gold["credits_text"]),
        }
        wrong += [(gold["doc"], name) for name, right in found.items() if not right]
        check_spans(document)
    assert not wrong


@pytest.mark.skipif(not (SHARED / "seed" / "page_ar.txt").exists(), reason="the seed page is not here")
def test_the_seed_page() -> None:
    expected = json.loads((SHARED / "seed" / "expected.json").read_text(encoding="utf-8"))
    document = document_from_bytes((SHARED / "seed" / "page_ar.txt").read_bytes(), name="page_ar.txt")
    assert document.title == expected["title"]
    assert document.text.startswith(expected["body_first"]) and document.text.endswith(expected["body_last"])
    assert not any(words in document.text for words in expected["chrome"])
    assert {credit.role for credit in document.credits if credit.role != "agency"} == {"origin", "translator"}
    assert document.published is None
