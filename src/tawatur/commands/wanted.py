"""Filters on the command line: kinds, places, actors and origins by code or by name, in either language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from tawatur.errors import UserError

if TYPE_CHECKING:
    from tawatur.store import EventFilter

Kinds = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="KIND", help="Only this kind: attack, or attack.shelling. May be repeated."),
]
Places = Annotated[
    list[str] | None,
    typer.Option("--place", metavar="NAME", help="Only this country, governorate, or place id. May be repeated."),
]
Actors = Annotated[
    list[str] | None,
    typer.Option("--actor", metavar="NAME", help="Only with this actor, by name or id. May be repeated."),
]
Origins = Annotated[
    list[str] | None,
    typer.Option(
        "--origin", metavar="NAME", help="Only what goes back to this source, by name or id. May be repeated."
    ),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="From this day on (2023-01-19).")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to this day.")]


def wanted(
    kinds: Iterable[str] | None = None,
    places: Iterable[str] | None = None,
    actors: Iterable[str] | None = None,
    origins: Iterable[str] | None = None,
    since: str | None = None,
    until: str | None = None,
) -> EventFilter:
    """The filter that the options ask for.

    Raises
    ------
    UserError
        A kind that is not of the ontology, a day that is none, or a first day after the last.
    """
    from tawatur.store import EventFilter

    first, last = day(since, "--since"), day(until, "--until")
    if first and last and first > last:
        raise UserError(f"--since {first} is after --until {last}; exchange them", "days_reversed", first, last)
    return EventFilter(
        kinds=tuple(_kind(kind) for kind in kinds or ()),
        places=tuple(_areas().get(_plain(place), place) for place in places or ()),
        actors=tuple(key for name in actors or () for key in _known(name, _actors)),
        origins=tuple(key for name in origins or () for key in _known(name, _sources)),
        since=first,
        until=last,
    )


def day(typed: str | None, option: str) -> str | None:
    """The ISO day of an option.

    Raises
    ------
    UserError
        It is no day.
    """
    if typed is None:
        return None
    from tawatur.orthography.folding import fold

    try:
        return date.fromisoformat(fold(typed.strip())).isoformat()
    except ValueError as error:
        message = f"{option} {typed}: not a day; write year-month-day, such as 2023-01-19"
        raise UserError(message, "not_a_day", option, typed) from error


def _kind(typed: str) -> str:
    from tawatur import ontology

    codes = ontology.kinds()
    if typed in codes or any(code.startswith(typed + ".") for code in codes):
        return typed
    families = ", ".join(sorted({code.partition(".")[0] for code in codes}))
    message = f"--kind {typed}: no such kind; there are {families} (`tawatur codebook` has them all)"
    raise UserError(message, "no_kind", typed, families)


def _plain(name: str) -> str:
    from tawatur.lexicon.names import plain

    return plain(name)


def _areas() -> Mapping[str, str]:
    """Names of countries and first-level areas in both languages -> the English name that records carry."""
    from tawatur.lexicon.places import load

    found: dict[str, str] = {}
    for row in load().rows:
        for english, arabic in ((row.country, row.country_ar), (row.admin1, row.admin1_ar)):
            if english:
                found.setdefault(_plain(english), english)
                if arabic:
                    found.setdefault(_plain(arabic), english)
    return found


def _known(name: str, table: Callable[[], Mapping[str, tuple[str, ...]]]) -> tuple[str, ...]:
    """The ids that a name stands for; a name that no table has is taken for an id."""
    return table().get(_plain(name), (name,))


def _actors() -> Mapping[str, tuple[str, ...]]:
    from tawatur.lexicon.actors import load

    return _by_name((key, (key, *row.names_en, *row.names_ar)) for key, row in load().items())


def _sources() -> Mapping[str, tuple[str, ...]]:
    from tawatur.lexicon.sources import load

    return _by_name((key, (key, *row.names_en, *row.names_ar)) for key, row in load().items())


def _by_name(named: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, names in named:
        for name in names:
            found.setdefault(_plain(name), {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}
