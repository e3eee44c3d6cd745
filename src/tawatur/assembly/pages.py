"""A document with its claims as it is compared with others, and the blocks that it and its tellings stand in: what a
store or a cluster keeps to find again what a new document must be compared with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import NamedTuple

from msgspec import Struct

from tawatur.assembly import blocking, copies
from tawatur.assembly.blocking import likeness, stable, window
from tawatur.assembly.copies import Hashes
from tawatur.assembly.marks import REACH, day_of, marks
from tawatur.assembly.matching import Matcher
from tawatur.assembly.merging import LONG
from tawatur.assembly.tellings import Telling, day, live, tell
from tawatur.assembly.undated import haunts, is_vague
from tawatur.records import Claim, Document

DOCUMENT = -1
"""Stands for the document itself where a telling's place in its document is asked for."""


class Space(IntEnum):
    """What the members of a block have in common."""

    ACT, BAND, PART, MARK, HAUNT, VAGUE = range(6)

    @property
    def reach(self) -> int:
        """With how many after each a member of a block is compared; 0: by a rule of its own."""
        return (window(), copies.BAND_REACH, copies.PART_REACH, REACH, 0, 0)[self]


class Member(NamedTuple):
    """The place of a document or a telling in a block: members stand in the order of `place` and `tie`.

    `which` is the telling's place in its document.
    """

    space: Space
    key: int
    place: int
    tie: int
    which: int


class Page(Struct, eq=False):
    """A document as it is compared with others."""

    document: Document
    tellings: Sequence[Telling]
    day: int
    hashes: Hashes

    @property
    def rejected(self) -> Sequence[Telling]:
        """The tellings that a person rejected."""
        return self.tellings[len(live(self.tellings)) :]


def page_of(
    document: Document,
    claims: Iterable[Claim],
    matcher: Matcher,
    held: frozenset[str] = frozenset(),
    words: bool = True,
) -> Page:
    """A document as it is compared with others.

    Parameters
    ----------
    held : ids of claims whose happenings a person decided
    words : look at its words too
    """
    tellings = tell({document.id: document}, claims, matcher.spots, matcher.knowledge, held)
    hashes = copies.shingles([document.text])[0] if words and document.text else ()
    return Page(document, tellings, day_of(day(document.published), live(tellings)), hashes)


def members(page: Page) -> Iterator[Member]:
    """The places of a document and of its tellings in all blocks."""
    tie, told = stable(page.document.id), live(page.tellings)
    for band in next(copies.bands([page.hashes])):
        yield Member(Space.BAND, _key(Space.BAND, band), page.day, tie, DOCUMENT)
    for shingle in copies.sample(page.hashes):
        yield Member(Space.PART, _key(Space.PART, shingle), page.day, tie, DOCUMENT)
    for mark in marks(told):
        yield Member(Space.MARK, _key(Space.MARK, stable(mark)), page.day, tie, DOCUMENT)
    for which, telling in enumerate(told):
        yield from _of_telling(telling, which)


def _of_telling(telling: Telling, which: int) -> Iterator[Member]:
    keys = blocking.keys(telling)
    place, tie = likeness(telling)
    for key in keys:
        yield Member(Space.ACT, _key(Space.ACT, stable(key)), place, tie, which)
    vague = is_vague(telling)
    for haunt in haunts(telling):
        found = stable(haunt)
        first = 0 if is_timeless(telling) else telling.first or 0
        yield Member(Space.HAUNT, _key(Space.HAUNT, found), first, tie, which)
        if vague:
            yield Member(Space.VAGUE, vague_key(_key(Space.HAUNT, found)), first, tie, which)


def is_timeless(telling: Telling) -> bool:
    """Whether a telling is looked at whatever the month that is asked for."""
    return telling.first is None or telling.last is None or telling.last - telling.first > LONG


def vague_key(haunt: int) -> int:
    """The key of the accounts without a day at a place, from the key of all at the place."""
    return _key(Space.VAGUE, haunt)


def _key(space: Space, value: int) -> int:
    """A number of 63 bits for a key of a space."""
    return (value * 0x9E3779B97F4A7C15 + space * 0xBF58476D1CE4E5B9) >> 1 & 0x7FFFFFFFFFFFFFFF
