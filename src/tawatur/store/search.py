"""Full-text search that forgives spelling: words are folded, and particles written together with them are taken off.

The index holds three columns: the names or the title, the words in their order (so that a phrase in quotation marks is
found), and the forms that remain when particles are taken off. A search word is looked up as it is and without its
article; only if that finds nothing are its other first letters tried as particles too, so that a common noun is not
mistaken for a preposition and its object.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec
from sqlalchemy import Connection, func, select, text

from tawatur.lexicon.tables import rows, table
from tawatur.orthography.folding import fold, fold_with_offsets
from tawatur.records import Document, Span
from tawatur.store.schema import claims, event_claims

WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r'"([^"]+)"|(\S+)')
ARTICLE = 3
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


@lru_cache(maxsize=1)
def _prefixes() -> tuple[tuple[tuple[str, int], ...], ...]:
    """The prefixes of each stage, longest first, with how many letters must remain."""
    stages: dict[int, list[tuple[str, int]]] = {}
    for row in rows(table("ar/search.tsv"), ("prefix", "stage", "least")):
        stages.setdefault(int(row["stage"]), []).append((row["prefix"], int(row["least"])))
    return tuple(tuple(sorted(stages[stage], key=lambda entry: (-len(entry[0]), entry[0]))) for stage in sorted(stages))


@lru_cache(maxsize=100_000)
def stems(word: str, *, loose: bool = True) -> tuple[str, ...]:
    """The forms of a folded word without its particles; unless `loose`, only those that an article vouches for.

    >>> stems("والجيش")
    ('الجيش', 'جيش')
    """
    forms = [(word, False)]
    for number, prefixes in enumerate(_prefixes(), 1):
        for form, _ in tuple(forms):
            for prefix, least in prefixes:
                if form.startswith(prefix) and len(form) - len(prefix) >= least:
                    forms.append((form[len(prefix) :], number == ARTICLE))
    kept = {form for form, sure in forms if loose or sure}
    return tuple(sorted(kept - {word}, key=lambda form: (-len(form), form)))


def words(content: str) -> list[str]:
    """The folded words of a text."""
    return WORD.findall(fold(content))


def index_row(title: str, body: Iterable[str]) -> dict[str, str]:
    """The columns of the index for a text: its title or names, its words, and their forms without particles."""
    first, rest = words(title), [word for part in body for word in words(part)]
    bare = [stem for word in (*first, *rest) for stem in stems(word)]
    return {"title": " ".join(first), "body": " ".join(rest), "stems": " ".join(bare)}


def expression(query: str, *, loose: bool = False) -> str | None:
    """What a person typed, as an expression of the index; None if it has no word.

    All words must be found; words in quotation marks must stand together; a star after a word stands for any ending.

    >>> expression("الجيش ادل*")
    '("الجيش" OR "جيش") AND ("ادل"*)'
    """
    parts = []
    for phrase, single in _PART.findall(fold(query)):
        if phrase:
            if found := WORD.findall(phrase):
                parts.append('"' + " ".join(found) + '"')
            continue
        star = "*" if single.endswith("*") else ""
        for word in WORD.findall(single):
            forms = (word, *stems(word, loose=loose)) if not star else (word,)
            parts.append("(" + " OR ".join(f'"{form}"{star}' for form in forms) + ")")
    return " AND ".join(parts) or None


def matching(connection: Connection, index: str, query: str) -> str | None:
    """The strict expression of a query, or the loose one if that finds nothing; None if there is no word in it."""
    strict = expression(query)
    if strict is None:
        return None
    probe = text(f"SELECT 1 FROM {index} WHERE {index} MATCH :match LIMIT 1")
    if connection.execute(probe, {"match": strict}).first() is None:
        return expression(query, loose=True)
    return strict


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
    match = matching(connection, "document_words", query)
    if match is None:
        return []
    statement = (
        "SELECT documents.record, bm25(document_words, 5.0, 1.0, 0.5) AS score FROM document_words "
        "JOIN documents ON documents.number = document_words.rowid "
        "WHERE document_words MATCH :match "
        "AND (:lang IS NULL OR documents.lang = :lang OR documents.lang LIKE :lang || '-%') "
        "ORDER BY score, documents.id LIMIT :limit"
    )
    found = connection.execute(text(statement), {"match": match, "lang": lang, "limit": limit}).all()
    return [_hit(connection, msgspec.json.decode(record, type=Document), score, query) for record, score in found]


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
