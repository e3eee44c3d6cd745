"""The full-text index in PostgreSQL, made to find and to rank as SQLite's does.

Words are brought to their normal forms by us, so that no dictionary of the server, no collation and no parser has a
say. `terms` has every form once, for the index; the columns have the words in their order, each between two spaces of
its own, so that a phrase, and how often it occurs, is a matter of plain text. The score is BM25 as FTS5 counts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from sqlalchemy import Connection, TextClause, text

from tawatur.store.endings import without_ending
from tawatur.store.wording import Phrase

LONGEST_TERM = 500
"""Characters of a term in the index: the server takes 2,046 bytes."""
MOST_BYTES = 900_000
"""Bytes of all terms of a row, below the megabyte that the server takes; a page with more different words is found by
the first of them only."""
SATURATION, LENGTH = 1.2, 0.75
"""The two constants of BM25: how soon more of a word counts no more, and how much the length of a text counts."""
LEAST_WEIGHT = 1e-6
"""What a word that most texts have is worth."""
Groups = Sequence[tuple[Phrase, ...]]


@dataclass(frozen=True)
class WordTable:
    """A full-text index: the name of its table and of the first column of words."""

    name: str
    first: str

    @property
    def columns(self) -> tuple[str, str, str]:
        """The columns of words."""
        return self.first, "body", "stems"


def put(connection: Connection, index: WordTable, rows: Sequence[dict[str, Any]]) -> None:
    """Adds rows to an index."""
    names = ", ".join(index.columns)
    values = ", ".join(f":{name}" for name in index.columns)
    statement = f"INSERT INTO {index.name} (number, {names}, size, terms) VALUES (:number, {values}, :size, "
    connection.execute(
        text(statement + "array_to_tsvector(CAST(:terms AS text[])))"), [_row(index, row) for row in rows]
    )


def numbers(index: WordTable, groups: Groups) -> TextClause:
    """The statement that finds the numbers of the rows."""
    where, values = _condition(index, groups)
    return text(f"SELECT number FROM {index.name} WHERE {where}").bindparams(**values)


def ranked(connection: Connection, index: WordTable, groups: Groups, weights: tuple[float, float, float]) -> TextClause:
    """The statement that finds the numbers of the rows and their scores, the least the best."""
    total, size = connection.execute(text(f"SELECT count(*), coalesce(sum(size), 0) FROM {index.name}")).one()
    where, values = _condition(index, groups)
    long = SATURATION * LENGTH / max(float(size) / max(total, 1), 1e-9)
    values |= {"of_any_length": SATURATION * (1 - LENGTH), "of_length": long}
    parts = []
    for at, phrase in enumerate(phrase for group in groups for phrase in group):
        held = connection.execute(_count(index, phrase)).scalar_one()
        rare = log((total - held + 0.5) / (held + 0.5))
        values |= {f"said_{at}": _said(phrase), f"rare_{at}": max(rare, LEAST_WEIGHT) * (SATURATION + 1)}
        parts.append(f"SELECT CAST(:rare_{at} AS float8) AS rare, {_often(index, f':said_{at}', weights)} AS often")
    found = " UNION ALL ".join(parts)
    long_for_it = "CAST(:of_any_length AS float8) + CAST(:of_length AS float8) * size"
    score = f"SELECT -sum(rare * often / (often + {long_for_it})) FROM ({found}) AS found"
    return text(f"SELECT number, ({score}) AS score FROM {index.name} WHERE {where}").bindparams(**values)


def _often(index: WordTable, said: str, weights: tuple[float, float, float]) -> str:
    """How often a phrase occurs in a row, each column by its weight."""
    said = f"CAST({said} AS text)"
    return " + ".join(
        f"CAST({weight} AS float8) * ((length({name}) - length(replace({name}, {said}, ''))) / length({said}))"
        for name, weight in zip(index.columns, weights, strict=True)
    )


def _row(index: WordTable, row: dict[str, Any]) -> dict[str, Any]:
    columns = {name: [without_ending(word) for word in row[name].split()] for name in index.columns}
    found = [word for words in columns.values() for word in words]
    spaced = {name: "".join(f" {word} " for word in words) for name, words in columns.items()}
    return {"number": row["number"], "size": len(found), "terms": list(_terms(found)), **spaced}


def _terms(words: Iterable[str]) -> Iterator[str]:
    room = MOST_BYTES
    for term in dict.fromkeys(word[:LONGEST_TERM] for word in words):
        room -= len(term.encode())
        if room < 0:
            return
        yield term


def _said(phrase: Phrase) -> str:
    """A phrase as the columns have it."""
    whole = "".join(f" {without_ending(word)} " for word in phrase.words)
    return whole[:-1] if phrase.open else whole


def _lexemes(phrase: Phrase) -> str:
    """A phrase as a condition on the terms."""
    terms = [without_ending(word)[:LONGEST_TERM] for word in phrase.words]
    quoted = ["'" + term.replace("\\", "\\\\").replace("'", "''") + "'" for term in terms]
    return " & ".join([*quoted[:-1], quoted[-1] + ":*" * phrase.open])


def _condition(index: WordTable, groups: Groups) -> tuple[str, dict[str, Any]]:
    """The condition that each group is found, with its values."""
    terms = " & ".join("(" + " | ".join(f"({_lexemes(phrase)})" for phrase in group) + ")" for group in groups)
    parts, values = [f"terms @@ CAST(:{index.name}_terms AS tsquery)"], {f"{index.name}_terms": terms}
    # The terms do not know the order of words: a phrase is looked for in the text of the rows that have its words.
    for at, phrase in enumerate(phrase for group in groups if len(group) == 1 for phrase in group):
        if len(phrase.words) > 1:
            name = f"{index.name}_phrase_{at}"
            values[name] = _said(phrase)
            parts.append("(" + " OR ".join(f"strpos({column}, :{name}) > 0" for column in index.columns) + ")")
    return " AND ".join(parts), values


def _count(index: WordTable, phrase: Phrase) -> TextClause:
    where, values = _condition(index, [(phrase,)])
    return text(f"SELECT count(*) FROM {index.name} WHERE {where}").bindparams(**values)
