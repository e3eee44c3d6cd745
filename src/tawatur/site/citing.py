"""How to cite an event: BibTeX, RIS and plain text, made from the record alone, with no clock."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tawatur.records import Claim, Event
from tawatur.words import titles
from tawatur.words.strings import text
from tawatur.words.writing import day

_SPECIAL = re.compile(r"([&%$#_{}])")


def formats(lang: str, event: Event, claims: Sequence[Claim], url: str) -> dict[str, str]:
    """The citation of an event by format: plain, bibtex, ris."""
    return {name: made(lang, event, claims, url) for name, made in (("plain", plain), ("bibtex", bibtex), ("ris", ris))}


def plain(lang: str, event: Event, claims: Sequence[Claim], url: str) -> str:
    """A line for a footnote. Directional isolates keep the address and the identifier whole in Arabic."""
    parts = [titles.title(lang, event, claims)]
    if event.date and event.date.start:
        parts.append(day(lang, event.date.start[:10]))
    changed = f" ({day(lang, event.updated[:10])})" if event.updated else ""
    parts.append(f"{text(lang, 'site.name')}{changed}, \u2066{event.id}\u2069")
    return ". ".join(parts) + f". \u2066{url}\u2069"


def bibtex(lang: str, event: Event, claims: Sequence[Claim], url: str) -> str:
    """A BibTeX entry."""
    fields = {
        "title": "{" + _SPECIAL.sub(r"\\\1", titles.title(lang, event, claims)) + "}",
        "author": "{" + text("en", "site.name") + "}",
        "howpublished": text(lang, "cite.record", id=event.id),
        "url": url,
        "language": {"ar": "arabic", "en": "english"}[lang],
    }
    if event.date and event.date.start:
        fields["note"] = text(lang, "cite.date", date=event.date.start[:10])
    if event.updated:
        fields["year"] = event.updated[:4]
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{tawatur-{event.id},\n{body}\n}}\n"


def ris(lang: str, event: Event, claims: Sequence[Claim], url: str) -> str:
    """A RIS record; lines end as the format asks, with carriage return and line feed."""
    lines = [("TY", "DATA"), ("TI", titles.title(lang, event, claims)), ("AU", text("en", "site.name"))]
    if event.updated:
        lines.append(("PY", event.updated[:4]))
    if event.date and event.date.start:
        lines.append(("N1", text(lang, "cite.date", date=event.date.start[:10])))
    lines += [("ID", event.id), ("LA", lang), ("UR", url), ("ER", "")]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines)
