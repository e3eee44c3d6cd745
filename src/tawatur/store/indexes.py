"""The full-text indexes of pages and of events, in the form that the database has for them.

An index holds three columns: the names or the title, the words in their order (so that a phrase in quotation marks is
found), and the forms that remain when particles are taken off. SQLite keeps it in FTS5, PostgreSQL as `postgres_words`
says; the same query finds the same in both.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Float, Integer, TextualSelect, column, select, text

from tawatur.store import postgres_words
from tawatur.store.postgres_words import WordTable
from tawatur.store.wording import Phrase, wanted

PAGES = WordTable("document_words", "title")
EVENTS = WordTable("event_words", "names")
Row = dict[str, Any]
"""A row of an index: its `number`, and the columns of `wording.index_row`."""


def put(connection: Connection, index: WordTable, rows: Sequence[Row]) -> None:
    """Adds rows to an index."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        postgres_words.put(connection, index, rows)
        return
    columns = f"INSERT INTO {index.name} (rowid, {index.first}, body, stems) "
    connection.execute(text(columns + f"VALUES (:number, :{index.first}, :body, :stems)"), list(rows))


def remove(connection: Connection, index: WordTable, numbers: Sequence[int]) -> None:
    """Takes rows out of an index."""
    if numbers:
        key = "number" if connection.dialect.name == "postgresql" else "rowid"
        statement = text(f"DELETE FROM {index.name} WHERE {key} = :number")
        connection.execute(statement, [{"number": number} for number in numbers])


def clear(connection: Connection, index: WordTable) -> None:
    """Empties an index."""
    connection.execute(text(f"DELETE FROM {index.name}"))


def found(connection: Connection, index: WordTable, query: str) -> TextualSelect | None:
    """The numbers of the rows in which a query is found, as a statement; None if there is no word in the query."""
    groups = _settled(connection, index, query)
    return _numbers(connection, index, groups) if groups else None


def ranked(
    connection: Connection, index: WordTable, query: str, weights: tuple[float, float, float]
) -> TextualSelect | None:
    """The numbers and scores of the rows in which a query is found, as a statement; the least score is the best.

    Parameters
    ----------
    weights
        What a word is worth in each column.
    """
    groups = _settled(connection, index, query)
    if not groups:
        return None
    if connection.dialect.name == "postgresql":
        statement = postgres_words.ranked(connection, index, groups, weights)
    else:
        score = f"bm25({index.name}, {', '.join(map(str, weights))})"
        statement = text(f"SELECT rowid AS number, {score} AS score FROM {index.name} WHERE {index.name} MATCH :match")
        statement = statement.bindparams(match=expression(groups))
    return statement.columns(column("number", Integer), column("score", Float))


def expression(groups: Sequence[tuple[Phrase, ...]]) -> str:
    """Groups of phrases as an expression of FTS5.

    >>> expression(wanted("الجيش ادل*"))
    '("الجيش" OR "جيش") AND ("ادل"*)'
    """
    return " AND ".join("(" + " OR ".join(map(_phrase, group)) + ")" for group in groups)


def _phrase(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.words) + '"' + "*" * phrase.open


def _settled(connection: Connection, index: WordTable, query: str) -> list[tuple[Phrase, ...]]:
    """The strict reading of a query, or the loose one if that finds nothing."""
    strict = wanted(query)
    if strict and connection.execute(select(_numbers(connection, index, strict).subquery()).limit(1)).first() is None:
        return wanted(query, loose=True)
    return strict


def _numbers(connection: Connection, index: WordTable, groups: Sequence[tuple[Phrase, ...]]) -> TextualSelect:
    if connection.dialect.name == "postgresql":
        statement = postgres_words.numbers(index, groups)
    else:
        match = f"{index.name}_match"
        statement = text(f"SELECT rowid AS number FROM {index.name} WHERE {index.name} MATCH :{match}")
        statement = statement.bindparams(**{match: expression(groups)})
    return statement.columns(column("number", Integer))
