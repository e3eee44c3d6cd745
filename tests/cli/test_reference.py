from pathlib import Path

import pytest

from tawatur.reference import PAGES, page


@pytest.mark.parametrize("lang", PAGES)
def test_the_page_of_the_commands_is_that_of_the_program(lang):
    written = (Path(__file__).parents[2] / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    assert written == page(lang), "the help changed: run `python -m tawatur.reference docs/`"
