"""Printed pages: what is copied out of the PDF is what was written."""

import shutil
import subprocess

import pytest


def test_arabic_copied_out_of_a_pdf_keeps_its_letters_in_order(open_page, tmp_path):
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    page = open_page("/ar/events/e1")
    (tmp_path / "event.pdf").write_bytes(page.pdf(format="A4"))
    subprocess.run(["pdftotext", "event.pdf"], cwd=tmp_path, check=True)
    text = (tmp_path / "event.txt").read_text(encoding="utf-8")
    letters = "".join(letter for letter in text if letter not in "\u200e\u200f\u202a\u202b\u202c")
    for word in ("الكرم", "مدفعي", "الضحايا", "المصادر"):
        assert word in letters


def test_the_matrix_fits_on_paper(open_page):
    page = open_page("/ar/events/e1", width=700)
    page.emulate_media(media="print")
    assert page.locator(".scroll").first.evaluate("box => box.scrollWidth <= box.clientWidth")
