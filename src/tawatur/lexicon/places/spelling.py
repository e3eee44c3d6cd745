"""How place names are written: keys under which spellings meet, and the spellings of a transliterated name.

The library systems write ``Ma‘arrat an Nu‘mān``; news writes Maarat al-Numan. The parts that differ by habit stand in
``spelling.tsv``.
"""

from __future__ import annotations

import functools
import re
import unicodedata

from tawatur.lexicon import tables
from tawatur.orthography.letters import ARABIC, ARTICLE

_LETTERS = str.maketrans(
    {
        0x0649: 0x064A,
        0x0629: 0x0647,
        0x0640: None,
        0x06CC: 0x064A,
        0x06A9: 0x0643,
        0x0621: None,
        0x200E: None,
        0x200F: None,
        0x0131: "i",
    }
)
_APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf`'\u00b4\u02b9]")
_ARABIC_ARTICLE = re.compile(rf"(?:(?<=\s)|^){ARTICLE}(?=\w{{2}})")
_SEPARATORS = re.compile(r"[\s\-_.,/()]+")
_NOT_ARABIC = re.compile("[\u0671-\u06d3\u06d5-\u06ef\u06fa-\u06ff]")


@functools.cache
def _article() -> re.Pattern[str]:
    """The article of a name in Latin letters."""
    forms = (row["form"] for row in tables.rows(tables.table("places/articles.tsv"), ("form", "library")))
    return re.compile(rf"\b(?:{'|'.join(forms)})[ -](?=\w)")


@functools.cache
def _library_article() -> re.Pattern[str]:
    """The article as the library systems write it."""
    found = tables.rows(tables.table("places/articles.tsv"), ("form", "library"))
    forms = (form for row in found if row["library"] == "yes" for form in (row["form"].capitalize(), row["form"]))
    return re.compile(rf"\b(?:{'|'.join(forms)})[ -](?=[A-Z])")


def plain(name: str) -> str:
    """Lower case, no accents, no apostrophes, hamza seats folded.

    >>> plain("Ma‘arrat an Nu‘mān")
    'maarrat an numan'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _APOSTROPHES.sub("", bare.translate(_LETTERS)).lower().strip()


@functools.lru_cache(200_000)
def key(name: str) -> str:
    """What spellings of one name share: no articles, no separators, no doubled letters.

    >>> key("Al-Bab") == key("al Bāb") == key("Bab")
    True
    """
    bare = plain(name)
    bare = _ARABIC_ARTICLE.sub("", bare) if ARABIC.search(bare) else _article().sub("", bare)
    bare = _SEPARATORS.sub("", bare)
    if ARABIC.search(bare):
        return bare
    bare = re.sub(r"(?:iyya|iya|iyye|ieh|iye)h?$", "iya", re.sub(r"(.)\1", r"\1", bare))
    return re.sub(r"(?<=\w{3})[ae]h$", "a", bare)


def is_arabic(name: str) -> bool:
    """Whether a name is in Arabic letters and in none that Arabic does not have."""
    return bool(ARABIC.search(name)) and not _NOT_ARABIC.search(name)


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters."""
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(unicodedata.name(c, "").startswith(("LATIN", "MODIFIER")) for c in letters)


def ascii_form(name: str) -> str:
    """A name in Latin letters without accents and with straight apostrophes."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _APOSTROPHES.sub("'", bare.replace("\u0131", "i").replace("\u0259", "a").replace("\u018f", "A")).strip()


@functools.cache
def _parts() -> dict[str, tuple[str, str, str]]:
    found = tables.rows(tables.table("places/spelling.tsv"), required=("part", "news"))
    return {row["part"]: (row["news"], row["levant"], row["french"]) for row in found}


def _titled(word: str) -> str:
    return word[:1].upper() + word[1:]


def _styled(name: str, style: int) -> str:
    words = []
    for word in name.split(" "):
        prefix = "al-" if word.startswith("al-") else ""
        bare = word.removeprefix("al-")
        forms = _parts().get(bare.lower())
        words.append(prefix + (_titled(forms[style]) if forms else _ending(bare, style)))
    return " ".join(words)


def _ending(word: str, style: int) -> str:
    if len(word) < 5 or not word.endswith("ah"):
        return word.replace("ayr", "eir").replace("ayn", "ein") if style else word
    stem = word[:-2]
    return stem + ("a", "eh", "e")[style]


def news_form(name: str) -> str:
    """A name in the library systems' Arabic transliteration as news writes it.

    >>> news_form("Ma‘arrat an Nu‘mān"), news_form("Al Bāb")
    ('Maarat al-Numan', 'al-Bab')
    """
    bare = _library_article().sub("al-", _APOSTROPHES.sub("", ascii_form(name)))
    return _styled(bare, 0)


def variants(name: str) -> list[str]:
    """The ways a transliterated Arabic name is written, the form of news first; each with and without a leading
    article."""
    bare = _library_article().sub("al-", _APOSTROPHES.sub("", ascii_form(name)))
    found = [_styled(bare, style) for style in range(3)] + [bare]
    if "'" in ascii_form(name):
        found.append(_library_article().sub("al-", ascii_form(name)))
    for form in list(found):
        if form.startswith("al-") and len(form) >= 7:
            found.append(form[3:])
    return list(dict.fromkeys(found))
