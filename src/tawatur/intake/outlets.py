"""Sources by their names and hosts: the lexicon's if it knows them, else made from the words on the page."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from tawatur.intake.words import cues
from tawatur.lexicon.sources import by_domain, load
from tawatur.orthography.folding import fold
from tawatur.orthography.letters import ARABIC_LETTER
from tawatur.records import Source, digest

_WORD = re.compile(r"[^\W_]+(?:['.&-][^\W_]+)*")
_PLAIN = re.compile(r"[a-z0-9]+")


def host_of(url: str | None) -> str | None:
    """The host of an address, in lower case, without `www.` and the like; None if it has none.

    >>> host_of("https://www.site.example/a?b=1")
    'site.example'
    """
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return None
    host = re.sub(r"^(?:www\d?|amp|m|mobile)\.", "", host)
    return host if "." in host and " " not in host else None


@cache
def _aliases() -> dict[str, str]:
    """Folded names of known sources, and their ids."""
    found: dict[str, str] = {}
    for key, row in load().items():
        for name in (*row.names_en, *row.names_ar):
            found.setdefault(" ".join(_WORD.findall(fold(name))), key)
    found.pop("", None)
    return found


def by_host(url: str | None) -> Source | None:
    """The known source that publishes under an address, or under a parent of its host."""
    host = host_of(url)
    row = by_domain(host) if host else None
    return row.source() if row else None


def known(name: str) -> Source | None:
    """The known source of a name, with or without a noun such as "newspaper" before it and an adjective behind."""
    words = _WORD.findall(fold(name))
    aliases = _aliases()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            if (key := aliases.get(" ".join(words[start : start + size]))) and _mostly(words, start, size):
                return load()[key].source()
    return None


def _mostly(words: list[str], start: int, size: int) -> bool:
    """Whether what stands around a known name is only a noun before it and an adjective or two behind."""
    heads = {word for head in cues().heads for word in head.split()}
    return all(word in heads for word in words[:start]) and len(words) - start - size <= 1


def without_head(name: str) -> str:
    """A name without the noun before it: "the newspaper X" is X."""
    folded = fold(name)
    for head in cues().heads:
        if folded.startswith(head + " ") and len(folded) == len(name):
            return name[len(head) + 1 :].strip()
    return name


def source_of(name: str, *, host: str | None = None) -> Source:
    """The source of a name as printed; a name that nobody knows gets an id of its own words, or of its host."""
    if found := known(name):
        return found
    name = name.strip()
    arabic = name if ARABIC_LETTER.search(name) else None
    bare = without_head(name)
    plain = "-".join(_PLAIN.findall(fold(bare)))
    return Source(
        id=host or (plain if plain and not arabic else f"s-{digest(fold(bare))[:10]}"),
        name=name,
        name_ar=arabic,
    )


def outlet_of(*, name: str | None = None, site: str | None = None, url: str | None = None) -> Source | None:
    """The outlet of a page: as the user says, as its host tells, as the page names itself, or its bare host."""
    host = host_of(url)
    if name:
        as_host = host_of(name) if "." in name and " " not in name.strip() else None
        return known(name) or (by_host(as_host) if as_host else None) or source_of(name, host=as_host or host)
    if found := by_host(url):
        return found
    if site:
        return source_of(site, host=host)
    return source_of(host, host=host) if host else None
