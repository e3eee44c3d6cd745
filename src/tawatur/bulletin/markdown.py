"""The bulletin as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from tawatur.bulletin.model import Bulletin, Correction, Entry
from tawatur.bulletin.parts import credit_lines, head_lines, version_line
from tawatur.words.strings import text


def markdown(bulletin: Bulletin) -> bytes:
    """The bulletin as UTF-8; every sentence carries the id of its event and of the claims behind it."""
    return ("\n".join(_lines(bulletin)) + "\n").encode()


def _lines(bulletin: Bulletin) -> Iterator[str]:
    lang = bulletin.lang
    for line in head_lines(bulletin):
        yield f"{_safe(line)}  "
    yield from ("", f"# {_safe(bulletin.headline)}", "", f"*{_safe(version_line(bulletin))}*", "")
    if not bulletin.entries():
        yield from (text(lang, "bulletin.empty"), "")
    for section in bulletin.sections:
        yield from (f"## {_safe(section.area)}", "", *_entries(bulletin, section.entries), "")
    if bulletin.undated:
        yield from (f"## {text(lang, 'bulletin.undated')}", "", *_entries(bulletin, bulletin.undated), "")
    yield from (f"> **{text(lang, 'bulletin.limits')}**", ">")
    yield from (f"> - {limit}" for limit in bulletin.limits)
    if bulletin.corrections:
        yield from ("", f"## {text(lang, 'bulletin.corrections')}", "")
        yield from (f"- {_safe(line)}" for one in bulletin.corrections for line in correction_lines(lang, one))
    yield ""
    yield from (f"{_safe(line)}  " for line in credit_lines(bulletin))


def correction_lines(lang: str, one: Correction) -> Iterator[str]:
    """What became of one sentence of a frozen version."""
    if one.was is None:
        yield text(lang, "bulletin.new", sentence=one.now)
        return
    now = text(lang, "bulletin.now", sentence=one.now) if one.now else text(lang, "bulletin.gone")
    yield f"{text(lang, 'bulletin.was', sentence=one.was)} {now}"


def _entries(bulletin: Bulletin, entries: tuple[Entry, ...]) -> Iterator[str]:
    for one in entries:
        parts = [one.sentence, one.sources, one.contested]
        parts += [f"({text(bulletin.lang, 'bulletin.reviewed')})"] if one.reviewed else []
        yield "- " + " ".join(_safe(part) for part in parts if part)
        yield f"  <!-- event {one.event_id}; claims {' '.join(one.claims)} -->"


def _safe(words: str) -> str:
    """The words with what Markdown would take for marks made harmless."""
    return "".join("\\" + letter if letter in "\\`*_{}[]<>#|" else letter for letter in words)
