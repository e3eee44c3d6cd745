"""Searches the pages: spelling and particles are forgiven, and each hit shows the words that were found."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, func, select

from tawatur.orthography.folding import fold, fold_with_offsets
from tawatur.records import Document, Span
from tawatur.store import indexes
from tawatur.store.schema import claims, documents, event_claims
from tawatur.store.wording import WORD, stems, words

WEIGHTS = (5.0, 1.0, 0.5)
"""What a word is worth in the title, in the text, and without its particles."""
EXCERPT = 220
"""Characters of an excerpt, about two lines on a screen."""


class Hit(msgspec.Struct, frozen=True):
    """A document that a search found.

    `excerpt` are the words of the document around the first match, `span` says where they stand in `Document.text`,
    and `marks` where the matches stand in the excerpt. `events` are the ids of the events that rest on the document.
    """

    document_id: str
    title: str | None
    lang: str
    published: str | None
    outlet: str | None
    excerpt: str
    span: Span
    marks: tuple[Span, ...]
    events: tuple[str, ...]
    score: float


def excerpt(document: Document, query: str) -> tuple[str, Span, tuple[Span, ...]]:
    """The part of a document that shows what was searched for, where it stands, and where the matches stand in it."""
    folded, offsets = fold_with_offsets(document.text)
    wanted = [form for word in words(query) for form in (word, *stems(word))]
    starred = tuple(word for part in fold(query).split() if part.endswith("*") for word in WORD.findall(part))
    spans = [
        Span(offsets[found.start()], offsets[found.end() - 1] + 1)
        for found in WORD.finditer(folded)
        if (starred and found.group().startswith(starred)) or any(_alike(found.group(), form) for form in wanted)
    ]
    first = spans[0].start if spans else 0
    part = _window(document.text, first)
    marks = tuple(
        Span(s.start - part.start, s.end - part.start) for s in spans if part.start <= s.start and s.end <= part.end
    )
    return part.of(document.text), part, marks


def _alike(word: str, wanted: str) -> bool:
    if word == wanted or wanted in stems(word):
        return True
    # The index takes English endings off; a word is shown as found if only its ending differs.
    common = max(3, min(len(word), len(wanted)) - 2)
    return word.isascii() and word[:common] == wanted[:common] and abs(len(word) - len(wanted)) <= 3


def _window(content: str, position: int) -> Span:
    """A stretch around a position that begins and ends at a space."""
    start = max(0, position - EXCERPT // 4)
    if start:
        start = content.find(" ", start, position) + 1 or start
    end = min(len(content), start + EXCERPT)
    if end < len(content):
        space = content.rfind(" ", position + 1, end)
        end = space if space > 0 else end
    return Span(start, end)


def search_documents(connection: Connection, query: str, limit: int, lang: str | None) -> list[Hit]:
    """The documents in which all words are found, best first; the title weighs most, forms without particles least."""
    found = indexes.ranked(connection, indexes.PAGES, query, WEIGHTS)
    if found is None:
        return []
    scores = found.subquery()
    statement = select(documents.c.record, scores.c.score).join(scores, documents.c.number == scores.c.number)
    if lang is not None:
        statement = statement.where(
            (documents.c.lang == lang) | documents.c.lang.startswith(f"{lang}-", autoescape=True)
        )
    rows = connection.execute(statement.order_by(scores.c.score, documents.c.id).limit(limit)).all()
    return [_hit(connection, msgspec.json.decode(record, type=Document), score, query) for record, score in rows]


def _hit(connection: Connection, document: Document, score: float, query: str) -> Hit:
    shown, span, marks = excerpt(document, query)
    position = func.min(claims.c.position)
    joined = select(event_claims.c.event_id).join(claims, claims.c.id == event_claims.c.claim_id)
    ids = joined.where(claims.c.document_id == document.id).group_by(event_claims.c.event_id).order_by(position)
    return Hit(
        document_id=document.id,
        title=document.title,
        lang=document.lang,
        published=document.published,
        outlet=document.outlet.name if document.outlet else None,
        excerpt=shown,
        span=span,
        marks=marks,
        events=tuple(connection.execute(ids).scalars()),
        score=round(-score, 6),
    )
