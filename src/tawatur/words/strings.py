"""The strings of the site in both languages, with plural forms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from tawatur.lexicon.tables import Row, TableError, rows

LANGUAGES = ("ar", "en")
"""Languages of the site, the first one first."""


class MissingString(KeyError):
    """A key is not in the table of strings: add a row to words/strings.tsv."""


@lru_cache(maxsize=1)
def load() -> Mapping[str, Mapping[str, str]]:
    """The texts of every language by key.

    Raises
    ------
    TableError
        A key stands twice, or a text is missing in one language.
    """
    texts: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for row in rows(files(__package__).joinpath("strings.tsv"), ("key",)):
        _add(texts, row)
    return texts


def _add(texts: dict[str, dict[str, str]], row: Row) -> None:
    if row["key"] in texts[LANGUAGES[0]]:
        raise row.error(f"{row['key']} stands twice; remove one of the rows")
    for language in LANGUAGES:
        if not row.get(language):
            raise TableError(f"{row.file}:{row.line}: no text in {language} for {row['key']}; write it")
        texts[language][row["key"]] = (
            row[language].replace("_", " ") if row["key"].startswith("glue.") else row[language]
        )


def text(language: str, key: str, /, **values: object) -> str:
    """The text of a key, with its values filled in.

    Raises
    ------
    MissingString
        The key is not in the table.
    """
    try:
        pattern = load()[language][key]
    except KeyError:
        raise MissingString(f"{key} ({language}) is not in words/strings.tsv") from None
    return pattern.format(**values) if values else pattern


def optional(language: str, key: str) -> str | None:
    """The text of a key, or None if the table does not have it."""
    return load()[language].get(key)


def counted(language: str, key: str, n: int) -> str:
    """The text of a key for a number, in the plural form that the language asks for.

    >>> counted("en", "count.reports", 4)
    '4 reports'
    """
    texts = load()[language]
    form = texts.get(f"{key}.{plural(language, n)}") or texts.get(f"{key}.other")
    if form is None:
        raise MissingString(f"{key}.other ({language}) is not in words/strings.tsv")
    return form.format(n=grouped(n))


def grouped(n: int) -> str:
    """A number with its thousands apart, in Western digits."""
    return f"{n:,}"


def plural(language: str, n: int) -> str:
    """The plural category of a whole number (Unicode CLDR, plural rules of `ar` and `en`)."""
    if language != "ar":
        return "zero" if n == 0 else "one" if n == 1 else "other"
    if n in (0, 1, 2):
        return ("zero", "one", "two")[n]
    rest = n % 100
    return "few" if 3 <= rest <= 10 else "many" if rest >= 11 else "other"
