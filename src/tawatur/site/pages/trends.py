"""The page of trends: counts over time with the coverage line, and whether a rise is more than one in reporting."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import get_args
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from tawatur.site import query, trend_chart
from tawatur.site.pages.home import choices
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.store import EventFilter, Store
from tawatur.store.periods import By
from tawatur.store.rates import Ratio
from tawatur.store.trends import Series, Trend
from tawatur.store.views import Field
from tawatur.words import areas, naming
from tawatur.words.strings import text

SPLITS: dict[str, Field] = {
    "kind": "kinds",
    "country": "countries",
    "admin1": "admin1",
    "actor": "actors",
    "origin": "origins",
}
"""What the query string calls the fields that a trend is split by."""
TOP = 8


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query string asks of a trend beside the filter."""

    by: By | None
    split: str
    turn: str | None
    typed: dict[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One series as the page shows it."""

    value: str
    name: naming.Name
    total: int
    events: tuple[int, ...]


def asked(request: Request) -> tuple[query.View, Asked]:
    """The view and the trend that an address asks for."""
    lang, params = lang_of(request), request.query_params
    view = query.read(lang, params)
    notes: list[str] = []
    turn, typed = query.day(lang, params, "turn", notes)
    by = params.get("by", "")
    units: tuple[By, ...] = get_args(By)
    split = params.get("split", "")
    wanted = Asked(
        next((unit for unit in units if unit == by), None), split if split in SPLITS else "", turn, typed, tuple(notes)
    )
    return view, wanted


def found(store: Store, wanted: EventFilter, asked_for: Asked) -> Trend:
    """The trend of the store that is asked for."""
    split = SPLITS[asked_for.split] if asked_for.split else None
    return store.trend(wanted, by=asked_for.by, turn=asked_for.turn, split=split, top=TOP)


def trends(request: Request) -> Response:
    """Counts over time, the coverage of the same days, and the comparison of two windows."""
    lang, store = lang_of(request), store_of(request)
    view, wanted = asked(request)
    trend = found(store, view.wanted, wanted)
    return page(
        request,
        "trends.html",
        view=view,
        asked=wanted,
        trend=trend,
        chart=trend_chart.covered(lang, trend.by, trend.periods) if trend.periods else "",
        slot=lambda start: trend_chart.named(lang, trend.by, start),
        lines=[_line(lang, wanted.split, one) for one in trend.series],
        strip=lambda events: trend_chart.strip(lang, events),
        units=[("", text(lang, "trends.by.fitting")), *((unit, text(lang, f"trends.by.{unit}")) for unit in _units())],
        splits=[("", text(lang, "trends.split.none")), *((key, text(lang, f"trends.split.{key}")) for key in SPLITS)],
        ratio=lambda ratio: shown(lang, ratio),
        api_query=_query(request),
        **choices(lang, store, view.wanted),
    )


def api(request: Request) -> Response:
    """The trend as JSON, or as CSV with `format=csv`: one row a period."""
    view, wanted = asked(request)
    trend = found(store_of(request), view.wanted, wanted)
    if request.query_params.get("format") != "csv":
        return Response(msgspec.json.encode(trend), media_type="application/json")
    out = io.StringIO()
    header, rows = trend.table()
    csv.writer(out, lineterminator="\r\n").writerows([header, *rows])
    headers = {"Content-Disposition": 'attachment; filename="trend.csv"'}
    return Response("\ufeff" + out.getvalue(), media_type="text/csv; charset=utf-8", headers=headers)


def shown(lang: str, ratio: Ratio) -> str:
    """A ratio with its interval in words."""
    if ratio.low is None:
        return text(lang, "trends.ratio.unknown")
    value = text(lang, "trends.ratio.endless") if ratio.value is None else f"{ratio.value:.2f}"
    if ratio.high is None:
        return text(lang, "trends.ratio.open", value=value, low=f"{ratio.low:.2f}")
    return text(lang, "trends.ratio", value=value, low=f"{ratio.low:.2f}", high=f"{ratio.high:.2f}")


def _units() -> tuple[By, ...]:
    return get_args(By)


def _query(request: Request) -> str:
    return urlencode([pair for pair in request.query_params.multi_items() if pair[1] and pair[0] != "format"])


def _line(lang: str, split: str, series: Series) -> Line:
    if split == "kind":
        name = naming.Name(naming.term(lang, "kind", series.value), lang)
    elif split in ("country", "admin1"):
        name = areas.name(lang, series.value)
    else:
        name = naming.entry(lang, series.value, series.name, series.name_ar)
    return Line(series.value, name, sum(series.events), series.events)
