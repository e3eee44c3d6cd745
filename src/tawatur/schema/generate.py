"""Writes the schema from the records: `python -m tawatur.schema.generate`. A test holds the file to what this makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from tawatur.records import SCHEMA_VERSION, Line
from tawatur.schema import FILE

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DESCRIPTION = (
    "One line of the interchange format: a document, a claim or an event, told apart by `type`. "
    "A document comes before its claims. Lines are UTF-8; dates are ISO 8601; "
    "offsets count Unicode code points of the document's `text` and are half open. "
    "A value that the text does not state is null or absent, never zero. Later minor versions may add properties."
)


def schema() -> dict[str, Any]:
    """The schema of one line."""
    made = msgspec.json.schema(Line)
    return {
        "$schema": DIALECT,
        "$id": f"urn:tawatur:interchange:{SCHEMA_VERSION}",
        "title": "Tawatur interchange format",
        "version": SCHEMA_VERSION,
        "description": DESCRIPTION,
        **made,
    }


def rendered() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_text(rendered(), encoding="utf-8")
