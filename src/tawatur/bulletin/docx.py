"""The bulletin as a Word document, set from right to left in Arabic."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from tawatur.bulletin.markdown import correction_lines
from tawatur.bulletin.model import Bulletin, Entry
from tawatur.bulletin.parts import credit_lines, head_lines, version_line
from tawatur.errors import UserError
from tawatur.words.strings import text

FIXED = datetime(2000, 1, 1, tzinfo=UTC)
"""The document says no hour of its making: the same bulletin gives the same bytes."""


def docx(bulletin: Bulletin) -> bytes:
    """The document.

    Raises
    ------
    UserError
        The extra that writes such documents is not installed.
    """
    try:
        import docx as library
    except ImportError as error:
        message = "Word documents need another package; install it with: pip install 'tawatur[docx]'"
        raise UserError(message, "extra_missing", "docx") from error
    made = library.Document()
    made.core_properties.created = made.core_properties.modified = FIXED
    made.core_properties.title, made.core_properties.author = bulletin.headline, bulletin.masthead.outlet
    written = _Writer(made, bulletin.lang)
    for line in head_lines(bulletin):
        written.paragraph(line)
    written.heading(bulletin.headline, 1)
    written.paragraph(version_line(bulletin))
    if not bulletin.entries():
        written.paragraph(text(bulletin.lang, "bulletin.empty"))
    for section in bulletin.sections:
        written.heading(section.area, 2)
        written.entries(section.entries)
    if bulletin.undated:
        written.heading(text(bulletin.lang, "bulletin.undated"), 2)
        written.entries(bulletin.undated)
    written.heading(text(bulletin.lang, "bulletin.limits"), 2)
    for limit in bulletin.limits:
        written.paragraph(limit, "List Bullet")
    if bulletin.corrections:
        written.heading(text(bulletin.lang, "bulletin.corrections"), 2)
        for one in bulletin.corrections:
            for line in correction_lines(bulletin.lang, one):
                written.paragraph(line, "List Bullet")
    for line in credit_lines(bulletin):
        written.paragraph(line)
    return _bytes(made)


class _Writer:
    """Writes paragraphs in the direction of the language."""

    def __init__(self, made: Any, lang: str) -> None:
        self.made, self.lang = made, lang

    def heading(self, words: str, level: int) -> None:
        self._direct(self.made.add_heading(words, level))

    def paragraph(self, words: str, style: str | None = None) -> None:
        self._direct(self.made.add_paragraph(words, style))

    def entries(self, entries: tuple[Entry, ...]) -> None:
        for one in entries:
            parts = [one.sentence, one.sources, one.contested]
            parts += [f"({text(self.lang, 'bulletin.reviewed')})"] if one.reviewed else []
            self.paragraph(" ".join(part for part in parts if part), "List Bullet")

    def _direct(self, paragraph: Any) -> None:
        if self.lang != "ar":
            return
        from docx.oxml import OxmlElement

        paragraph.paragraph_format.element.get_or_add_pPr().append(OxmlElement("w:bidi"))
        for run in paragraph.runs:
            run.font.rtl = True


def _bytes(made: Any) -> bytes:
    """The document with the dates of its parts fixed, too."""
    import zipfile

    first, second = io.BytesIO(), io.BytesIO()
    made.save(first)
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as fixed:
        for name in parts.namelist():
            fixed.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), parts.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()
