"""The daily bulletin: the harvest of a day in sentences, each made from an event and its claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import msgspec

from tawatur.bulletin.compose import compose, corrections, versioned
from tawatur.bulletin.docx import docx
from tawatur.bulletin.html import html
from tawatur.bulletin.markdown import markdown
from tawatur.bulletin.model import Bulletin, Correction, Entry, Masthead, Section
from tawatur.bulletin.settings import Settings, load
from tawatur.store import Store

__all__ = [
    "FORMATS",
    "Bulletin",
    "Correction",
    "Entry",
    "Masthead",
    "Section",
    "Settings",
    "compose",
    "freeze",
    "frozen",
    "load",
    "with_corrections",
]

FORMATS: Mapping[str, Callable[[Bulletin], bytes]] = MappingProxyType({"html": html, "md": markdown, "docx": docx})
"""Forms of the bulletin by the ending of their files."""


def freeze(store: Store, bulletin: Bulletin, author: str, when: str) -> Bulletin:
    """Signs a bulletin off: kept in the store under the next number, and never changed.

    Parameters
    ----------
    when : ISO time, by the clock of whoever asks
    """
    number = store.freeze_bulletin(
        bulletin.day,
        bulletin.lang,
        lambda version: msgspec.json.encode(versioned(bulletin, version, author, when)),
    )
    return versioned(bulletin, number, author, when)


def frozen(store: Store, day: str, lang: str) -> list[Bulletin]:
    """The frozen versions of a day, the last one first."""
    return [msgspec.json.decode(record, type=Bulletin) for _, record in store.frozen_bulletins(day, lang)]


def with_corrections(store: Store, kept: Bulletin, now: Bulletin) -> Bulletin:
    """A frozen version with how it differs from what is known now."""
    ids = {}
    for one in kept.entries():
        event = store.event(one.event_id)
        if event is not None:
            ids[one.event_id] = event.id
    return msgspec.structs.replace(kept, corrections=corrections(kept, now, ids))
