"""The timeline as SVG drawn on the server. In Arabic time runs from right to left, as the page reads."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from markupsafe import Markup

from tawatur.words.strings import grouped, optional, text

WIDTH, HEIGHT, FOOT = 900, 150, 26
FEW = 31
"""So many bars have room for a figure each."""
MONTH = len("2024-11")
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
    bars, names = [], []
    for number, (slot, count) in enumerate(slots):
        middle = room * (number + 0.5)
        x = WIDTH - middle if lang == "ar" else middle
        if count:
            bars.append(_bar(lang, slot, count, x, bar, most, figure=len(slots) <= FEW))
        names.append((x, slot, count))
    parts += bars + _names(lang, names)
    return Markup("").join([*parts, Markup("</svg>")])


def label(lang: str, slot: str) -> str:
    """A day or month, short."""
    year, month, *day = slot.split("-")
    name = optional(lang, f"month.short.{int(month)}") or text(lang, f"month.{int(month)}")
    return f"{int(day[0])} {name}" if day else f"{name} {year}"


def _bar(lang: str, slot: str, count: int, x: float, width: float, most: int, *, figure: bool) -> Markup:
    """A bar; with its figure above where there is room."""
    height = max(3.0, (HEIGHT - FOOT - 18) * count / most)
    top = HEIGHT - FOOT - height
    words = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1.5"><title>{}: {}</title></rect>')
    drawn = words.format(x - width / 2, top, width, height, label(lang, slot), grouped(count))
    if figure:
        drawn += Markup('<text x="{:.1f}" y="{:.1f}" class="n">{}</text>').format(x, top - 5, grouped(count))
    return drawn


def _names(lang: str, slots: list[tuple[float, str, int]]) -> list[Markup]:
    """The names under the axis: of days, of months, or of years where there are many months; none over another."""
    years = len(slots) > FEW and len(slots[0][1]) == MONTH
    apart = 60.0 if years else 150.0 if len(slots[0][1]) == MONTH else 110.0
    last, drawn = None, []
    for x, slot, count in slots:
        wanted = slot.endswith("-01") if years else count or len(slots) > FEW
        if wanted and apart / 2 <= x <= WIDTH - apart / 2 and (last is None or abs(x - last) >= apart):
            last = x
            name = slot[:4] if years else label(lang, slot)
            drawn.append(Markup('<text x="{:.1f}" y="{}">{}</text>').format(x, HEIGHT - 7, name))
    return drawn


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
