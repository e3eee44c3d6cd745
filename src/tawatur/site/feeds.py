"""Feeds of any view: the events that changed last, as RSS 2.0 and as JSON Feed 1.1."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any
from urllib.parse import quote

import msgspec
from lxml import etree
from starlette.requests import Request
from starlette.responses import Response

from tawatur.records import Claim, Event
from tawatur.site import query
from tawatur.site.rendering import lang_of, store_of
from tawatur.words import naming, titles, writing
from tawatur.words.strings import counted, text

MOST = 50
ATOM = "http://www.w3.org/2005/Atom"


def rss(request: Request) -> Response:
    """The view as RSS 2.0."""
    lang, view, found, told = _found(request)
    root = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM})
    channel = etree.SubElement(root, "channel")
    heads = (
        ("title", _name(lang, view)),
        ("link", _address(request, f"/{lang}/{view.query()}")),
        ("description", text(lang, "site.tagline")),
        ("language", lang),
    )
    for name, value in heads:
        etree.SubElement(channel, name).text = value
    itself = {"href": str(request.url), "rel": "self", "type": "application/rss+xml"}
    etree.SubElement(channel, f"{{{ATOM}}}link", itself)
    for event in found:
        item = etree.SubElement(channel, "item")
        etree.SubElement(item, "title").text = _clean(titles.title(lang, event, told[event.id]))
        etree.SubElement(item, "link").text = _event_address(request, lang, event)
        etree.SubElement(item, "guid", {"isPermaLink": "false"}).text = f"tawatur:{event.id}:{event.updated or ''}"
        etree.SubElement(item, "description").text = _clean(summary(lang, event))
        etree.SubElement(item, "category").text = event.kind
        if when := _moment(event):
            etree.SubElement(item, "pubDate").text = format_datetime(when)
    body = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return Response(body, media_type="application/rss+xml; charset=utf-8")


def json_feed(request: Request) -> Response:
    """The view as JSON Feed 1.1."""
    lang, view, found, told = _found(request)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _name(lang, view),
        "description": text(lang, "site.tagline"),
        "home_page_url": _address(request, f"/{lang}/{view.query()}"),
        "feed_url": str(request.url),
        "language": lang,
        "items": [_item(request, lang, event, told[event.id]) for event in found],
    }
    return Response(msgspec.json.encode(feed), media_type="application/feed+json; charset=utf-8")


def summary(lang: str, event: Event) -> str:
    """One line on an event: where, when, the toll, and who it goes back to."""
    parts = [titles.where(lang, event) if event.place else "", str(writing.date(lang, event.date).striptags())]
    deaths = str(writing.toll(lang, event.deaths))
    parts += [f"{text(lang, 'event.deaths')} {deaths}"] if deaths else []
    origins = naming.listed(lang, [naming.source(lang, origin.source).text for origin in event.origins])
    parts += [origins, counted(lang, "count.reports", event.n_reports)]
    return " · ".join(part for part in parts if part)


def _found(request: Request) -> tuple[str, query.View, list[Event], Mapping[str, Sequence[Claim]]]:
    lang, store = lang_of(request), store_of(request)
    view = query.read(lang, request.query_params)
    found = store.events(view.wanted, limit=MOST, order="updated")
    return lang, view, found, store.claims_of_events(event.id for event in found)


def _item(request: Request, lang: str, event: Event, told: Sequence[Claim]) -> dict[str, Any]:
    when = _moment(event)
    return {
        "id": f"tawatur:{event.id}:{event.updated or ''}",
        "url": _event_address(request, lang, event),
        "title": titles.title(lang, event, told),
        "content_text": summary(lang, event),
        "tags": [event.kind],
        **({"date_modified": when.isoformat()} if when else {}),
    }


def _name(lang: str, view: query.View) -> str:
    return text(lang, "site.name") + (f" · {text(lang, 'feed.of_view')}" if view.active else "")


def _moment(event: Event) -> datetime | None:
    """When the event last changed, by its documents; a day without an hour is its midnight in UTC."""
    if not event.updated:
        return None
    when = datetime.fromisoformat(event.updated)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _event_address(request: Request, lang: str, event: Event) -> str:
    return _address(request, f"/{lang}/events/{quote(event.id)}")


def _address(request: Request, path: str) -> str:
    return f"{request.url.scheme}://{request.url.netloc}{path}"


def _clean(words: str) -> str:
    """Text without the control characters that XML cannot hold."""
    return "".join(letter for letter in words if letter >= " " or letter in "\t\n")
