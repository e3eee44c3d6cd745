"""The JSON Schema of the interchange format, shipped with the package: `tawatur schema` prints it."""

from __future__ import annotations

from importlib.resources import files

from tawatur.records import SCHEMA_VERSION

FILE = f"interchange-{SCHEMA_VERSION}.json"


def text() -> str:
    """The schema as it ships."""
    return files(__package__).joinpath(FILE).read_text(encoding="utf-8")
