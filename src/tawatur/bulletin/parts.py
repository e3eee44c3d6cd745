"""Lines that every form of the bulletin shows."""

from __future__ import annotations

from tawatur.bulletin.model import Bulletin
from tawatur.words import naming, writing
from tawatur.words.strings import text


def head_lines(bulletin: Bulletin) -> list[str]:
    """The masthead: outlet, the city with its temperature if it is known, the contact line."""
    head, lang = bulletin.masthead, bulletin.lang
    lines = [head.outlet]
    if head.city and head.coldest is not None and head.warmest is not None:
        low, high = f"{head.coldest:.0f}", f"{head.warmest:.0f}"
        lines.append(text(lang, "bulletin.temperature", city=head.city, coldest=low, warmest=high))
    return [*lines, head.contact] if head.contact else lines


def version_line(bulletin: Bulletin) -> str:
    """Which version this is, and who signed it off."""
    if not bulletin.version:
        return text(bulletin.lang, "bulletin.draft")
    when = writing.day(bulletin.lang, bulletin.frozen or "")
    author = bulletin.author or text(bulletin.lang, "event.not_named")
    return text(bulletin.lang, "bulletin.version", n=bulletin.version, author=author, when=when)


def credit_lines(bulletin: Bulletin) -> list[str]:
    """Whose pages it was read from, and who translated them, as news pages say it."""
    lang, lines = bulletin.lang, []
    if bulletin.outlets:
        lines.append(text(lang, "bulletin.source", outlets=naming.listed(lang, list(bulletin.outlets))))
    if bulletin.translators:
        lines.append(text(lang, "bulletin.translation", translators=naming.listed(lang, list(bulletin.translators))))
    return lines
