"""Actors: states and their organs, armed groups, organisations, offices and kinds of people, in both languages.

The tables of this folder are read as docs/tables.md says; organs.tsv is a table of patterns that are filled in for
each state.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from tawatur.lexicon import tables
from tawatur.lexicon.actors.check import check_rows
from tawatur.lexicon.actors.organs import expand
from tawatur.lexicon.actors.rows import REQUIRED, ActorRow, actor_row
from tawatur.lexicon.names import plain, unique

__all__ = ["ActorRow", "check", "load", "officials"]

_STATES, _ORGANS, _OFFICIALS = "states.tsv", "organs.tsv", "officials.tsv"


@cache
def load() -> Mapping[str, ActorRow]:
    """Every actor by id, sorted by id.

    Raises
    ------
    TableError
        Two rows have one id, or a row is malformed.
    """
    named = (table for table in tables.folder("actors") if table.name != _ORGANS)
    written = {key: actor_row(row) for key, row in tables.by_id(named, REQUIRED).items()}
    states = list(tables.rows(tables.table(f"actors/{_STATES}"), (*REQUIRED, "tier")))
    patterns = list(tables.rows(tables.table(f"actors/{_ORGANS}"), (*REQUIRED, "tier")))
    claimed = _claimed(written.values())
    organs = [_merged(written.get(organ.id), organ, claimed) for organ in expand(states, patterns)]
    written |= {organ.id: organ for organ in organs}
    return MappingProxyType({key: written[key] for key in sorted(written)})


@cache
def officials() -> frozenset[str]:
    """The ids of people in office: of a side, but not a group themselves.

    >>> "yahya-saree" in officials(), "houthis" in officials()
    (True, False)
    """
    return frozenset(row["id"] for row in tables.rows(tables.table(f"actors/{_OFFICIALS}"), REQUIRED))


def check() -> list[str]:
    """What is wrong with the tables, one line a problem; empty if nothing is."""
    return check_rows(load())


def _claimed(written: Iterable[ActorRow]) -> Mapping[tuple[str, str], list[ActorRow]]:
    """Who has which name in which country, among the rows that somebody wrote."""
    claimed: dict[tuple[str, str], list[ActorRow]] = defaultdict(list)
    for actor in written:
        for name in (*actor.names_en, *actor.names_ar):
            claimed[actor.country, plain(name)].append(actor)
    return claimed


def _merged(own: ActorRow | None, organ: ActorRow, claimed: Mapping[tuple[str, str], list[ActorRow]]) -> ActorRow:
    """The organ of a state, with what a written row of the same id says, if there is one.

    A name that a pattern makes gives way to an actor of that country whose row has it: the pattern knows grammar only.
    """
    if own is not None and own.note.startswith("only"):
        return own
    base = own or organ

    def free(name: str) -> bool:
        holders = claimed.get((organ.country, plain(name)), ())
        return not any(holder.id != organ.id and holder.overlaps(base) for holder in holders)

    english = unique((*(own.aliases_en if own else ()), *filter(free, organ.names_en)))
    arabic = unique((*(own.aliases_ar if own else ()), *filter(free, organ.names_ar)))
    return replace(
        base,
        parent=base.parent or organ.parent,
        side=base.side or organ.side,
        aliases_en=tuple(alias for alias in english if alias != base.name),
        aliases_ar=tuple(alias for alias in arabic if alias != base.name_ar),
    )
