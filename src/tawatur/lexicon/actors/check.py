"""Proves the actor tables: names, ties between rows, and aliases that two actors would fight over."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set

from tawatur.lexicon.actors.rows import ActorRow
from tawatur.lexicon.names import ID, LATIN, plain
from tawatur.orthography.letters import ALEF, ARABIC, ARTICLE, LAM

# b-, k-, w-, f- before the article, l- that swallows its alef: part of a name unless the rest is a word of the tables.
_CLITIC = re.compile(rf"(?:[\u0628\u0643\u0648\u0641](?={ARTICLE})|{LAM}(?={LAM}))([\u0621-\u064a]+)")


def check_rows(rows: Mapping[str, ActorRow]) -> list[str]:
    """What is wrong with these actors, one line a problem, sorted."""
    words = {word for actor in rows.values() for name in actor.names_ar for word in name.split()}
    found = [problem for actor in rows.values() for problem in _row_problems(actor, rows)]
    found += [problem for actor in rows.values() for problem in _clitics(actor, words)]
    found += _duplicates(rows, lambda actor: actor.names_en)
    found += _duplicates(rows, lambda actor: actor.names_ar)
    return sorted(set(found))


def _row_problems(actor: ActorRow, rows: Mapping[str, ActorRow]) -> Iterator[str]:
    where = f"{actor.file}:{actor.line}: {actor.id}"
    if not ID.match(actor.id):
        yield f"{where}: write ids in lower case ASCII with hyphens"
    for column, tie in (("parent", actor.parent), ("side", actor.side)):
        if tie and tie not in rows:
            yield f"{where}: {column} {tie!r} is no actor"
        if tie == actor.id and column == "parent":
            yield f"{where}: is its own parent"
    if actor.valid_from and actor.valid_to and actor.valid_from > actor.valid_to:
        yield f"{where}: ends before it begins"
    for name in actor.names_en:
        if not LATIN.search(name) or ARABIC.search(name):
            yield f"{where}: English name {name!r} is not in Latin script"
    for name in actor.names_ar:
        if not ARABIC.search(name) or LATIN.search(name):
            yield f"{where}: Arabic name {name!r} is not in Arabic script"


def _clitics(actor: ActorRow, words: Set[str]) -> Iterator[str]:
    """Names that begin with a clitic before a word that stands in the tables without it."""
    for name in actor.names_ar:
        joined = _CLITIC.match(name)
        if joined and _bare(joined[1]) in words:
            yield f"{actor.file}:{actor.line}: {actor.id}: {name!r} begins with a clitic; write it without"


def _bare(word: str) -> str:
    """The word with its article written out: what l- leaves of the article is its lam."""
    return word if word.startswith(ALEF) else ALEF + word


def _duplicates(rows: Mapping[str, ActorRow], names: Callable[[ActorRow], tuple[str, ...]]) -> Iterator[str]:
    """Names that two actors of one country have on the same day: nothing in a document could decide between them."""
    holders: dict[tuple[str, str], list[ActorRow]] = defaultdict(list)
    for actor in rows.values():
        for form in {plain(name) for name in names(actor)}:
            holders[actor.country, form].append(actor)
    for (country, form), actors in holders.items():
        for index, one in enumerate(actors):
            for other in actors[index + 1 :]:
                if one.overlaps(other):
                    both = f"{one.id} and {other.id} ({other.file}:{other.line})"
                    yield f"{one.file}:{one.line}: {form!r} names {both}, both of {country or 'no country'}"
