"""The timeline as SVG drawn on the server. In Arabic time runs from right to left, as the page reads."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from markupsafe import Markup

from tawatur.site.words.strings import grouped, optional, text

WIDTH, HEIGHT, FOOT = 900, 150, 26
MOST_SLOTS = 400
"""Empty days and months between are drawn too, up to so many; beyond, only those with events."""


def timeline(lang: str, counts: Sequence[tuple[str, int]]) -> Markup:
    """Bars for days or months. The table under it says the same, so the drawing is hidden from screen readers."""
    slots = _filled(counts)
    most = max(count for _, count in slots)
    room = WIDTH / len(slots)
    bar = min(28.0, max(1.0, room * 0.82))
    parts = [
        Markup('<svg class="timeline" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">').format(WIDTH, HEIGHT)
    ]
    parts.append(Markup('<path class="axis" d="M0 {0}H{1}"/>').format(HEIGHT - FOOT + 0.5, WIDTH))
    named = -1000.0
    for number, (slot, count) in enumerate(slots):
        middle = room * (number + 0.5)
        x = WIDTH - middle if lang == "ar" else middle
        if count:
            height = max(3.0, (HEIGHT - FOOT - 18) * count / most)
            parts.append(_bar(lang, slot, count, x, bar, height))
            if len(slots) <= 31:
                top = HEIGHT - FOOT - height - 5
                parts.append(Markup('<text x="{:.1f}" y="{:.1f}" class="n">{}</text>').format(x, top, grouped(count)))
        if middle - named >= 96 and (count or len(slots) > 31) and 44 < x < WIDTH - 44:
            named = middle
            parts.append(Markup('<text x="{:.1f}" y="{}">{}</text>').format(x, HEIGHT - 7, label(lang, slot)))
    return Markup("").join([*parts, Markup("</svg>")])


def label(lang: str, slot: str) -> str:
    """A day or month, short."""
    year, month, *day = slot.split("-")
    name = optional(lang, f"month.short.{int(month)}") or text(lang, f"month.{int(month)}")
    return f"{int(day[0])} {name}" if day else f"{name} {year}"


def _bar(lang: str, slot: str, count: int, x: float, width: float, height: float) -> Markup:
    return Markup(
        '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1.5"><title>{}: {}</title></rect>'
    ).format(x - width / 2, HEIGHT - FOOT - height, width, height, label(lang, slot), grouped(count))


def _filled(counts: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """The counts with the empty days or months between, unless there are too many."""
    known = dict(counts)
    first, last = counts[0][0], counts[-1][0]
    slots: list[str] = []
    slot = first
    while slot <= last and len(slots) <= MOST_SLOTS:
        slots.append(slot)
        slot = _next(slot)
    if len(slots) > MOST_SLOTS:
        return list(counts)
    return [(slot, known.get(slot, 0)) for slot in slots]


def _next(slot: str) -> str:
    if len(slot) == 10:
        return (datetime.date.fromisoformat(slot) + datetime.timedelta(days=1)).isoformat()
    year, month = int(slot[:4]), int(slot[5:7])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"
