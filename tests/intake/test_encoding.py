import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawatur.intake.encoding import decode, scrub

ARABIC = "سقطت أربع قذائف من الورق المقوى على سوق المثلثات، وأصيب بائعان بجروح طفيفة في المملكة الخيالية."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_arabic_in_any_encoding(encoding: str) -> None:
    decoded = decode(ARABIC.encode(encoding))
    assert decoded is not None and decoded[0] == ARABIC


def test_a_declaration_is_believed_if_the_bytes_are_not_utf8() -> None:
    page = '<meta charset="windows-1252"><p>Café</p>'
    assert decode(page.encode("cp1252")) == (page, "cp1252")
    assert decode(page.encode("utf-8")) == (page, "utf-8")


def test_broken_utf8_stays_utf8() -> None:
    decoded = decode(ARABIC.encode()[:-1] + b"\xd8 " + ARABIC.encode())
    assert decoded is not None and decoded[1] == "utf-8" and ARABIC in decoded[0]


@pytest.mark.parametrize("data", [b"%PDF-1.4 text", b"\x89PNG\r\n", b"\x00" * 50, b"abc\x00\x01\x02" * 50])
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_line_ends_and_controls() -> None:
    assert decode(b"a line\r\nand\ranother line\x0b of it") == ("a line\nand\nanother line of it", "utf-8")


@given(st.binary(max_size=300))
def test_any_bytes_give_text_that_can_be_written(data: bytes) -> None:
    decoded = decode(data)
    if decoded:
        decoded[0].encode()


def test_lone_surrogates_are_replaced() -> None:
    assert scrub("a\ud800b") == "a\ufffdb"


def test_an_arabic_page_under_a_western_label_is_arabic() -> None:
    head = b'<html><head><meta charset="iso-8859-1"></head><body><p>'
    data = head + "قُتل ثلاثة أشخاص في قصف على أطراف المدينة مساء أمس".encode("cp1256") + b"</p>"
    text, name = decode(data) or ("", "")
    assert name == "cp1256" and "ثلاثة أشخاص" in text


def test_a_western_page_under_a_western_label_keeps_it() -> None:
    head = b'<html><head><meta charset="iso-8859-1"></head><body><p>'
    data = head + "Le général a été blessé à l’été près de la forêt".encode("cp1252") + b"</p>"
    text, name = decode(data) or ("", "")
    assert name == "cp1252" and "général" in text
