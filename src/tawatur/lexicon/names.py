"""What rows with names share: their forms in both languages, how ids are written, and when two names are one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tawatur.orthography.folding import fold

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
LATIN = re.compile("[A-Za-z]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRow:
    """A row of a table of actors or sources: an id, names in both languages, and where the row stands."""

    id: str
    name: str
    name_ar: str
    side: str
    country: str
    aliases_en: tuple[str, ...]
    aliases_ar: tuple[str, ...]
    note: str
    file: str
    line: int

    @property
    def names_en(self) -> tuple[str, ...]:
        """Every English form, the usual name first."""
        return unique((self.name, *self.aliases_en))

    @property
    def names_ar(self) -> tuple[str, ...]:
        """Every Arabic form, the usual name first."""
        return unique((self.name_ar, *self.aliases_ar))


def unique(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values in their order, each once, without empty ones."""
    return tuple(dict.fromkeys(value for value in values if value))


def plain(text: str) -> str:
    """The form in which two names are compared.

    >>> plain("U.S.  Army"), plain("إدلب") == plain("ادلب")
    ('u.s. army', True)
    """
    return " ".join(fold(text).split())
