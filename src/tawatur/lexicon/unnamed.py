"""Speakers without a name in the other language, "local sources", word by word: `unnamed.tsv`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tawatur.lexicon import tables
from tawatur.lexicon.tables import Row

_SORTS = frozenset({"noun", "adjective", "phrase", "article"})


@dataclass(frozen=True, slots=True)
class _Noun:
    """A noun as it was found: its row, whether it is a plural, and whether it is definite."""

    row: Row
    plural: bool
    definite: bool


def other(words: str, lang: str) -> str | None:
    """The words for an unnamed speaker in the other language, or None where the table lacks one of them.

    Parameters
    ----------
    words : as a text has them, with or without an article
    lang : the language they are in, `en` or `ar`

    >>> other("local sources", "en"), other("the medical source", "en")
    ('مصادر محلية', 'المصدر الطبي')
    >>> other("مصادر محلية", "ar"), other("مصادر في المدينة", "ar")
    ('local sources', None)
    """
    target = "ar" if lang == "en" else "en"
    split = words.split()
    if (phrase := _phrases(lang).get(_plain(words))) is not None:
        return phrase.many(target)[0]
    found = _english(split) if lang == "en" else _arabic(split)
    if found is None:
        return None
    return _in_arabic(*found) if target == "ar" else _in_english(*found)


def _english(words: list[str]) -> tuple[_Noun, list[Row]] | None:
    """The noun at the end and the adjectives before it, in the order of Arabic: the nearest first."""
    articles = _articles("en")
    definite = bool(words) and words[0].lower() == articles[0]
    if words and words[0].lower() in articles:
        words = words[1:]
    for start in range(len(words)):
        if noun := _noun("en", words[start:], definite=definite):
            found = [_adjectives("en").get(_plain(word)) for word in words[:start]]
            known = [row for row in reversed(found) if row is not None]
            return (noun, known) if len(known) == len(found) else None
    return None


def _arabic(words: list[str]) -> tuple[_Noun, list[Row]] | None:
    """The noun at the beginning and the adjectives after it."""
    article = _articles("ar")[0]
    definite = bool(words) and words[0].startswith(article)
    bare = [word.removeprefix(article) for word in words] if definite else words
    for end in range(len(bare), 0, -1):
        if noun := _noun("ar", bare[:end], definite=definite):
            found = [_adjectives("ar").get(word) for word in bare[end:]]
            known = [row for row in found if row is not None]
            return (noun, known) if len(known) == len(found) else None
    return None


def _noun(lang: str, words: list[str], *, definite: bool) -> _Noun | None:
    found = _nouns(lang).get(_plain(" ".join(words)))
    return _Noun(*found, definite=definite) if found else None


def _in_english(noun: _Noun, adjectives: list[Row]) -> str:
    words = [row.many("en")[0] for row in reversed(adjectives)]
    article = [_articles("en")[0]] if noun.definite else []
    return " ".join([*article, *words, noun.row.many("en_plural" if noun.plural else "en")[0]])


def _in_arabic(noun: _Noun, adjectives: list[Row]) -> str:
    ending = (noun.row.many("many" if noun.plural else "one") or ("",))[0]
    # In a construct the last word only takes the article.
    *first, last = noun.row.many("ar_plural" if noun.plural else "ar")[0].split()
    words = [last, *(row.many("ar")[0] + ending for row in adjectives)]
    return " ".join([*first, *(_articles("ar")[0] + word if noun.definite else word for word in words)])


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def _rows(sort: str) -> Iterator[Row]:
    for row in tables.rows(tables.table("unnamed.tsv"), ("sort", "en", "ar")):
        if row["sort"] not in _SORTS:
            raise row.error(f"sort {row['sort']!r} is none of {', '.join(sorted(_SORTS))}")
        if row["sort"] == sort:
            yield row


@lru_cache(maxsize=2)
def _articles(lang: str) -> tuple[str, ...]:
    return tuple(word for row in _rows("article") for word in row.many(lang))


@lru_cache(maxsize=2)
def _phrases(lang: str) -> dict[str, Row]:
    return {_plain(form): row for row in _rows("phrase") for form in row.many(lang)}


@lru_cache(maxsize=2)
def _nouns(lang: str) -> dict[str, tuple[Row, bool]]:
    """Form -> the row of its noun, and whether it is a plural."""
    found: dict[str, tuple[Row, bool]] = {}
    for row in _rows("noun"):
        for column in (lang, f"{lang}_plural"):
            for form in row.many(column):
                found.setdefault(_plain(form), (row, column != lang))
    return found


@lru_cache(maxsize=2)
def _adjectives(lang: str) -> dict[str, Row]:
    """Form -> the row of its adjective; those of Arabic with every ending that a noun of the table asks for."""
    endings = (
        {""} if lang == "en" else {"", *(end for row in _rows("noun") for end in row.many("one") + row.many("many"))}
    )
    return {
        _plain(form + ending): row
        for row in _rows("adjective")
        for form in row.many(lang)
        for ending in sorted(endings)
    }
