"""Fills in the patterns of organs.tsv for each state: "{adj} army" becomes "Turkish army"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tawatur.lexicon.actors.rows import ActorRow
from tawatur.lexicon.names import unique
from tawatur.lexicon.tables import Row
from tawatur.records import ActorClass

FIXED_FORMS = ("m", "f", "p", "o", "M", "F", "P", "O")
"""The order in which a state's demonym_ar begins; docs/tables.md explains the letters."""


class _Pattern(NamedTuple):
    """A row of organs.tsv with its lists taken apart once, not once for each state."""

    row: Row
    tier: int
    english: tuple[str, ...]
    arabic: tuple[str, ...]


def expand(states: Iterable[Row], patterns: Iterable[Row]) -> Iterator[ActorRow]:
    """The organs of every state, in the order of the tables.

    Parameters
    ----------
    states
        Rows of states.tsv.
    patterns
        Rows of organs.tsv.
    """
    made = [_Pattern(row, int(row["tier"]), row.many("aliases_en"), row.many("aliases_ar")) for row in patterns]
    for state in states:
        words, tier = _words(state), int(state["tier"])
        further = list(_further(state, words))
        for pattern in made:
            if tier <= pattern.tier:
                organ = _organ(state, pattern, words, further)
                if organ is not None:
                    yield organ


def _words(state: Row) -> dict[str, str]:
    """What stands for each slot of a pattern in this state."""
    words = {"state": state["name"], "state_ar": state["name_ar"]}
    if english := state.many("demonym_en"):
        words["adj"] = english[0]
    arabic = state.many("demonym_ar")
    if arabic and len(arabic) < len(FIXED_FORMS):
        raise state.error(
            f"demonym_ar has {len(arabic)} forms; it must begin with the {len(FIXED_FORMS)} that docs/tables.md lists"
        )
    return words | dict(zip(FIXED_FORMS, arabic, strict=False))


def _further(state: Row, words: dict[str, str]) -> Iterator[dict[str, str]]:
    """The words again with each further adjective of the state: American beside US."""
    for english in state.many("second_en"):
        yield {"state": state["name"], "adj": english}
    arabic = state.many("second_ar")
    if len(arabic) % len(FIXED_FORMS):
        raise state.error(f"second_ar has {len(arabic)} forms; write {len(FIXED_FORMS)} for each adjective")
    for start in range(0, len(arabic), len(FIXED_FORMS)):
        forms = arabic[start : start + len(FIXED_FORMS)]
        yield {"state_ar": words["state_ar"]} | dict(zip(FIXED_FORMS, forms, strict=True))


def _fill(pattern: str, words: dict[str, str]) -> str | None:
    """The pattern with its slots filled, or nothing if the state lacks a word for one."""
    try:
        return pattern.format_map(words)
    except KeyError:
        return None


def _fill_all(patterns: tuple[str, ...], words: dict[str, str]) -> tuple[str, ...]:
    return unique(tuple(filled for pattern in patterns if (filled := _fill(pattern, words))))


def _organ(state: Row, pattern: _Pattern, words: dict[str, str], further: list[dict[str, str]]) -> ActorRow | None:
    row = pattern.row
    name, name_ar = _fill(row["name"], words), _fill(row["name_ar"], words)
    english, arabic = _fill_all(pattern.english, words), _fill_all(pattern.arabic, words)
    # A state without an adjective keeps the organs that its bare name can form ("army of Monaco").
    if name is None and english:
        name, english = english[0], english[1:]
    if name_ar is None and arabic:
        name_ar, arabic = arabic[0], arabic[1:]
    if not name or not name_ar:
        return None
    for others in further:
        english = unique((*english, *_fill_all((row["name"], *pattern.english), others)))
        arabic = unique((*arabic, *_fill_all((row["name_ar"], *pattern.arabic), others)))
    class_: ActorClass = row.one_of("class", ActorClass)
    parent = f"{state['id']}-{row['parent']}" if row["parent"] else state["id"]
    own = class_ in ("government", "state_forces")
    return ActorRow(
        id=f"{state['id']}-{row['id']}",
        name=name,
        name_ar=name_ar,
        class_=class_,
        country=state["country"],
        parent=parent if own else "",
        side=state["id"] if own else "",
        valid_from=None,
        valid_to=None,
        aliases_en=english,
        aliases_ar=arabic,
        demonyms_en=(),
        demonyms_ar=(),
        note="",
        file=row.file,
        line=row.line,
    )
