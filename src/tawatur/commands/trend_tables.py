"""A trend in the terminal: bars with the coverage beside them, and what the change comes to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from tawatur import ontology
from tawatur.commands.output import Words, isolated
from tawatur.commands.tables import Cell, table

if TYPE_CHECKING:
    from tawatur.store.changes import Change
    from tawatur.store.rates import Ratio
    from tawatur.store.trends import Series, Trend

BAR = 12
"""Letters of the longest bar."""
FULL, PART = "█", "▏"


def trend(found: Trend, say: Words) -> RenderableType:
    """The periods, what is in none of them, and the change."""
    if not found.periods:
        return Text(say("no_trend"))
    notes = [
        say(key, number)
        for key, number in (
            ("trend_vague", found.vague),
            ("trend_outside", found.outside),
            ("trend_undated", found.undated),
            ("trend_undated_documents", found.undated_documents),
        )
        if number
    ]
    lines: list[RenderableType] = [_periods(found, say), *(Text(isolated(note), "dim") for note in notes)]
    if found.change:
        lines += [Text(), *(Text(isolated(line)) for line in _change(found.change, say))]
    return Group(*lines)


def _periods(found: Trend, say: Words) -> RenderableType:
    about = any(period.about is not None for period in found.periods)
    shown = table(
        say("period"), say("events"), "", say("deaths"), say("origins"), say("documents"), say("outlets"),
        *([say("about_the_place")] if about else []), *(series_name(one, say) for one in found.series),
    )  # fmt: skip
    most = max(period.events for period in found.periods)
    for number, period in enumerate(found.periods):
        values: list[object] = [period.deaths, period.origins, period.documents, period.outlets]
        values += [period.about] if about else []
        values += [one.events[number] for one in found.series]
        cells = ("" if value is None else str(value) for value in values)
        days = period.start if period.start == period.end else f"{period.start}/{period.end}"
        shown.add_row(*map(Cell, (days, str(period.events), _bar(period.events, most), *cells)))
    return shown


def _bar(number: int, most: int) -> str:
    return FULL * (number * BAR // most) or PART if number else ""


def series_name(one: Series, say: Words) -> str:
    """The name of what a series counts, in the reader's language."""
    if one.value in ontology.kinds():
        return ontology.label(ontology.kinds()[one.value], say.lang)
    return (one.name_ar if say.lang == "ar" else one.name) or one.name or one.value


def _change(change: Change, say: Words) -> Iterable[str]:
    one, other = change.first, change.second
    for key, window in (("trend_before", one), ("trend_after", other)):
        yield say(key, window.since, window.until, window.events, window.documents, window.outlets)
    for key, ratio in (("by_day", change.by_day), ("by_document", change.by_document), ("by_panel", change.by_panel)):
        yield "  " + say(key, _ratio(ratio, say), change.panel)
    yield say.named("verdicts", change.verdict)


def _ratio(ratio: Ratio, say: Words) -> str:
    if ratio.low is None:
        return say("ratio_unknown")
    value = "∞" if ratio.value is None else f"{ratio.value:.2f}"
    return say("ratio", value, f"{ratio.low:.2f}", "∞" if ratio.high is None else f"{ratio.high:.2f}")
