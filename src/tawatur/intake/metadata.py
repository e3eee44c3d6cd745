"""What an HTML page says of its article: titles, dates, outlet, address, authors; and articles kept only in scripts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tawatur.intake.blocks import squeeze
from tawatur.intake.dates import parse_stamp
from tawatur.intake.encoding import scrub
from tawatur.records import CreditRole

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "parsely-title", "sailthru.title")
DATES = (
    "article:published_time", "og:published_time", "datepublished", "article:published", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "parsely-pub-date", "sailthru.date", "datecreated", "date",
    "cxenseparse:recs:publishtime", "article.published", "originalpublicationdate",
)  # fmt: skip
SITES = (
    "og:site_name",
    "application-name",
    "twitter:app:name:iphone",
    "dc.publisher",
    "dcterms.publisher",
)
AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "dcterms.creator", "byl")
PEOPLE: tuple[tuple[CreditRole, str], ...] = (
    ("author", "author"),
    ("translator", "translator"),
    ("origin", "isBasedOn"),
    ("origin", "translationOfWork"),
)
ARTICLES = ("Article", "Posting", "Report")
LONGEST_SCRIPT = 5_000_000
DEEPEST = 60
_SUFFIX = re.compile(r"\s+(?:[|\u2013\u2014\u00bb\u2022\u00b7-]|::|:-)\s+")
_TAG = re.compile(r"</?(?:p|br|div|h[1-6]|li)\b", re.I)


@dataclass(slots=True)
class Metadata:
    """What a page's markup says of its article, best first."""

    titles: list[str] = field(default_factory=list)
    page_title: str | None = None
    published: list[str] = field(default_factory=list)
    site: str | None = None
    url: str | None = None
    people: list[tuple[CreditRole, str]] = field(default_factory=list)
    """Roles (author, translator, origin) and names."""
    scripted: str | None = None
    """The body as a script holds it, if any does: HTML or plain text."""


def read_metadata(root: Any) -> Metadata:
    """Read the metadata of a page's element tree; a stamp that is no date is left out."""
    found = Metadata()
    meta = _meta(root)
    linked = [item for script in _scripts(root, "application/ld+json") for item in _items(script)]
    articles = [item for item in linked if _is_article(item)]
    for item in articles:
        _read_article(item, found)
    found.titles += [meta[name] for name in TITLES if name in meta]
    found.published += [stamp for name in DATES if name in meta and (stamp := parse_stamp(meta[name]))]
    found.site = found.site or next((meta[name] for name in SITES if name in meta), None)
    found.site = found.site or next(
        (_text(item.get("name")) for item in linked if item.get("@type") == "WebSite"), None
    )
    found.people += [("author", meta[name]) for name in AUTHORS if name in meta and not meta[name].startswith("http")][
        :1
    ]
    found.url = _canonical(root) or meta.get("og:url") or found.url
    title = next((squeeze("".join(node.itertext())) for node in root.iter("title")), "")
    found.page_title = scrub(title) or None
    if not found.scripted:
        found.scripted = _scripted(_scripts(root, "application/json"))
    return found


def _meta(root: Any) -> dict[str, str]:
    """The first content of every name, property and itemprop."""
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = squeeze(scrub(node.get("content") or ""))
        if name and content:
            found.setdefault(name.strip().lower(), content)
    for node in root.iter("time", "span", "div", "p"):
        if (node.get("itemprop") or "").lower() == "datepublished" and (
            stamp := node.get("content") or node.get("datetime")
        ):
            found.setdefault("datepublished", stamp)
        elif node.tag == "time" and node.get("pubdate") is not None and node.get("datetime"):
            found.setdefault("pubdate", node.get("datetime"))
    return found


def _canonical(root: Any) -> str | None:
    for node in root.iter("link"):
        if "canonical" in (node.get("rel") or "").lower().split() and (node.get("href") or "").startswith("http"):
            return scrub(node.get("href").strip())
    return None


def _scripts(root: Any, kind: str) -> Iterator[Any]:
    for node in root.iter("script"):
        text = node.text or ""
        if (node.get("type") or "").lower() != kind or len(text) > LONGEST_SCRIPT:
            continue
        try:
            yield json.loads(text.strip().strip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # a broken script says nothing: the page is read without it


def _items(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script, its graphs opened."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for member in value:
            yield from _items(member, depth + 1)
    elif isinstance(value, dict):
        yield value
        yield from _items(value.get("@graph"), depth + 1)


def _is_article(item: dict[str, Any]) -> bool:
    kinds = item.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).endswith(ARTICLES) for kind in kinds) or ("headline" in item and "datePublished" in item)


def _read_article(item: dict[str, Any], found: Metadata) -> None:
    if title := _text(item.get("headline")):
        found.titles.append(title)
    if stamp := parse_stamp(_text(item.get("datePublished")) or ""):
        found.published.append(stamp)
    found.site = found.site or _named(item.get("publisher"))
    found.url = found.url or _address(item.get("mainEntityOfPage")) or _address(item.get("url"))
    for role, key in PEOPLE:
        held = item.get(key)
        values = held if isinstance(held, list) else [held]
        for value in values[:5]:
            name = (_named(value.get("publisher")) or _named(value)) if isinstance(value, dict) else _named(value)
            if name and not (role == "author" and name.startswith("http")):
                found.people.append((role, name))
    body = item.get("articleBody")
    if isinstance(body, str) and len(body) > len(found.scripted or ""):
        found.scripted = scrub(body)


def _text(value: Any) -> str | None:
    return squeeze(scrub(value)) or None if isinstance(value, str) else None


def _named(value: Any) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _address(value: Any) -> str | None:
    value = value.get("@id") if isinstance(value, dict) else value
    return scrub(value) if isinstance(value, str) and value.startswith("http") else None


def without_site(title: str) -> str:
    """The title of a page without the name of the site behind it.

    >>> without_site("Three held after raid | The Example")
    'Three held after raid'
    """
    breaks = list(_SUFFIX.finditer(title))
    if not breaks:
        return title
    head, tail = title[: breaks[-1].start()], title[breaks[-1].end() :]
    return head if len(tail.split()) <= 5 and len(head.split()) >= len(tail.split()) else max(head, tail, key=len)


def site_in_title(title: str) -> str | None:
    """The name of the site behind the title of a page."""
    parts = _SUFFIX.split(title)
    return parts[-1].strip() if len(parts) > 1 and len(parts[-1].split()) <= 4 else None


def _scripted(scripts: Iterator[Any]) -> str | None:
    """The longest running text in the data that a page's script was to show: one string, or the texts of one list."""
    best = ""
    pending: list[tuple[Any, int]] = [(script, 0) for script in scripts]
    while pending:
        value, depth = pending.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, str):
            best = value if len(value) > len(best) and " " in value[:200] else best
        elif isinstance(value, list):
            texts = [text for member in value if (text := _member_text(member))]
            joined = "\n\n".join(texts)
            best = joined if len(joined) > len(best) else best
            pending.extend((member, depth + 1) for member in value)
        elif isinstance(value, dict):
            pending.extend((member, depth + 1) for member in value.values())
    return scrub(best) if len(best) > 200 else None


def _member_text(member: Any) -> str | None:
    if isinstance(member, str):
        return member if " " in member.strip() else None
    if isinstance(member, dict):
        for key in ("text", "html", "content", "value", "paragraph", "body"):
            if isinstance(member.get(key), str) and " " in member[key].strip():
                return str(member[key])
    return None


def is_markup(text: str) -> bool:
    """Whether a text that a script holds is HTML."""
    return _TAG.search(text) is not None
