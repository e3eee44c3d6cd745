"""What the masthead says, from a file of the newsroom's own."""

from __future__ import annotations

import tomllib
from pathlib import Path

from msgspec import Struct, ValidationError, convert

from tawatur.errors import UserError


class Words(Struct, frozen=True):
    """Something in both languages; one of them may be missing."""

    ar: str | None = None
    en: str | None = None

    def of(self, lang: str) -> str | None:
        """The words of a language, else those of the other."""
        return (self.ar or self.en) if lang == "ar" else (self.en or self.ar)


class City(Struct, frozen=True):
    """A city and where its weather is asked for, in degrees."""

    name: Words
    lat: float
    lon: float


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The masthead of a newsroom.

    `weather` is the address of a service that answers as Open-Meteo does; without one nobody is asked.
    """

    outlet: Words = Words()
    contact: Words = Words()
    city: City | None = None
    weather: str | None = None


def load(file: str | None) -> Settings:
    """The settings of a TOML file; the plain ones without a file.

    Raises
    ------
    UserError
        The file cannot be read, is not TOML, or says something that is not known.
    """
    if file is None:
        return Settings()
    try:
        return convert(tomllib.loads(Path(file).read_text(encoding="utf-8")), Settings)
    except OSError as error:
        message = f"{file}: cannot be read ({error.strerror}); check the path"
        raise UserError(message, "file_unreadable", file, error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValidationError) as error:
        message = f"{file}: not settings of a bulletin ({error}); docs/bulletin.md shows a file"
        raise UserError(message, "bulletin_settings", file, error) from error
