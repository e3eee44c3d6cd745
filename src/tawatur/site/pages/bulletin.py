"""The page of the daily bulletin: a draft, or the last version that was signed off with its corrections."""

from __future__ import annotations

from datetime import date, timedelta

from starlette.requests import Request
from starlette.responses import Response

from tawatur import bulletin as rooms
from tawatur.bulletin.markdown import correction_lines
from tawatur.bulletin.parts import credit_lines, head_lines, version_line
from tawatur.site import query
from tawatur.site.errors import NoSuchPage
from tawatur.site.rendering import lang_of, page, store_of
from tawatur.store import Store

MEDIA = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
DRAFT = "draft"


def bulletin(request: Request) -> Response:
    """The bulletin of a day; without one, of the last day that has an event."""
    lang, store = lang_of(request), store_of(request)
    notes: list[str] = []
    day, typed = query.day(lang, request.query_params, "day", notes)
    day = day or _latest(store)
    shown, versions = _found(request, store, lang, day)
    here = date.fromisoformat(day)
    return page(
        request,
        "bulletin.html",
        bulletin=shown,
        versions=versions,
        day=day,
        typed=typed if any(typed.values()) else dict(zip("ymd", day.split("-"), strict=True)),
        before=_moved(here, -1),
        after=_moved(here, 1),
        notes=notes,
        head=head_lines(shown),
        version_line=version_line(shown),
        credits=credit_lines(shown),
        corrections=[line for one in shown.corrections for line in correction_lines(lang, one)],
    )


def file(request: Request) -> Response:
    """The bulletin as a file: HTML, Markdown or a Word document."""
    lang, store, ending = lang_of(request), store_of(request), request.path_params["format"]
    if ending not in MEDIA:
        raise NoSuchPage(request.url.path)
    day, _ = query.day(lang, request.query_params, "day", [])
    day = day or _latest(store)
    shown, _ = _found(request, store, lang, day)
    headers = {"Content-Disposition": f'attachment; filename="tawatur-{day}-{lang}.{ending}"'}
    return Response(rooms.FORMATS[ending](shown), media_type=MEDIA[ending], headers=headers)


def _found(request: Request, store: Store, lang: str, day: str) -> tuple[rooms.Bulletin, list[rooms.Bulletin]]:
    """What the address asks for: `version` a number or `draft`; else the last version, else the draft."""
    now = rooms.compose(store, day, lang, rooms.Settings(), weather=False)
    versions = rooms.frozen(store, day, lang)
    wanted = request.query_params.get("version", "")
    if wanted == DRAFT or not versions:
        return now, versions
    kept = next((one for one in versions if str(one.version) == wanted), versions[0])
    return rooms.with_corrections(store, kept, now), versions


def _latest(store: Store) -> str:
    """The last day that has an event; a day of nothing where the store is empty."""
    return (store.stats().last_day or "2000-01-01")[: len("2000-01-01")]


def _moved(day: date, by: int) -> str | None:
    try:
        return (day + timedelta(days=by)).isoformat()
    except OverflowError:
        return None
