"""The chart of a trend: events above, the coverage line under them. In Arabic time runs from right to left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from tawatur.site.chart import FEW, WIDTH, label
from tawatur.store.periods import By
from tawatur.store.trends import Period
from tawatur.words import writing
from tawatur.words.strings import grouped, text

ABOVE, BELOW, HEAD, FOOT = 120, 60, 22, 26
"""Heights of the two panels, of the name over each, and of the names of periods."""
NARROWEST, WIDEST, SHARE = 1.0, 28.0, 0.82
"""Bounds of a bar, and the share of its room that it takes."""
APART = 130.0
"""Names of periods stand so far from each other."""
STRIP_WIDTH, STRIP_HEIGHT = 200, 24
DATES = {"month": len("2024-11"), "year": len("2024")}


def covered(lang: str, by: By, periods: Sequence[Period]) -> Markup:
    """Both panels. The table under it says the same, so the drawing is hidden from screen readers."""
    height = 2 * HEAD + ABOVE + BELOW + FOOT
    head = Markup('<svg class="timeline" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">')
    drawn = [head.format(WIDTH, height)]
    middles = list(_middles(lang, len(periods)))
    names = [named(lang, by, period.start) for period in periods]
    drawn += _panel(lang, "trends.chart.events", HEAD, ABOVE, [p.events for p in periods], middles, names)
    drawn.append(Markup('<g class="coverage">'))
    top = 2 * HEAD + ABOVE
    drawn += _panel(lang, "trends.chart.pages", top, BELOW, [p.documents for p in periods], middles, names)
    drawn.append(Markup("</g>"))
    drawn += _names(middles, [short(lang, by, period.start) for period in periods], height - 7)
    return Markup("").join([*drawn, Markup("</svg>")])


def strip(lang: str, events: Sequence[int]) -> Markup:
    """A small chart of one series, for a cell of a table that also says the numbers."""
    most = max(events, default=0) or 1
    room = STRIP_WIDTH / max(1, len(events))
    bars = [
        Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
            (STRIP_WIDTH - (n + 1) * room) if lang == "ar" else n * room,
            STRIP_HEIGHT - STRIP_HEIGHT * count / most,
            max(NARROWEST, room * SHARE),
            STRIP_HEIGHT * count / most,
        )
        for n, count in enumerate(events)
        if count
    ]
    head = Markup('<svg class="strip" viewBox="0 0 {} {}" preserveAspectRatio="none" aria-hidden="true">')
    return Markup("").join([head.format(STRIP_WIDTH, STRIP_HEIGHT), *bars, Markup("</svg>")])


def named(lang: str, by: By, start: str) -> str:
    """The name of a period by its first day: 29 November, week of 25 November 2024, November 2024, 2024."""
    if by == "year":
        return start[: DATES["year"]]
    if by == "month":
        return writing.day(lang, start[: DATES["month"]])
    return text(lang, "trends.week", day=writing.day(lang, start)) if by == "week" else writing.day(lang, start)


def short(lang: str, by: By, start: str) -> str:
    """The name of a period where there is little room: a week by its first day."""
    return named(lang, by, start) if by == "year" else label(lang, start[: DATES.get(by, len(start))])


def _middles(lang: str, number: int) -> Iterator[float]:
    room = WIDTH / number
    for place in range(number):
        middle = room * (place + 0.5)
        yield WIDTH - middle if lang == "ar" else middle


def _panel(
    lang: str, name: str, top: float, height: float, counts: Sequence[int], middles: Sequence[float], names: list[str]
) -> Iterator[Markup]:
    """Bars on an axis under their name, each with its figure where there is room."""
    most, room = max(counts) or 1, WIDTH / len(counts)
    width = min(WIDEST, max(NARROWEST, room * SHARE))
    figures = len(counts) <= FEW
    edge = WIDTH if lang == "ar" else 0
    yield Markup('<text class="panel" x="{}" y="{:.1f}">{}</text>').format(edge, top - 8, text(lang, name))
    foot = top + height
    yield Markup('<path class="axis" d="M0 {0:.1f}H{1}"/>').format(foot + 0.5, WIDTH)
    for count, middle, period in zip(counts, middles, names, strict=True):
        if not count:
            continue
        tall = max(2.0, (height - (18 if figures else 4)) * count / most)
        bar = Markup('<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" rx="1.5"><title>{}: {}</title></rect>')
        yield bar.format(middle - width / 2, foot - tall, width, tall, period, grouped(count))
        if figures:
            yield Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(middle, foot - tall - 4, grouped(count))


def _names(middles: Sequence[float], names: Sequence[str], y: float) -> Iterator[Markup]:
    last: float | None = None
    for x, name in zip(middles, names, strict=True):
        if APART / 2 <= x <= WIDTH - APART / 2 and (last is None or abs(x - last) >= APART):
            last = x
            yield Markup('<text x="{:.1f}" y="{:.1f}">{}</text>').format(x, y, name)
