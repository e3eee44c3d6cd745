from pathlib import Path

from tawatur.reference import PAGE, page


def test_the_page_of_the_commands_is_that_of_the_program():
    written = (Path(__file__).parents[2] / "docs" / PAGE).read_text(encoding="utf-8")
    assert written == page(), "the help changed: run `python -m tawatur.reference docs/`"
