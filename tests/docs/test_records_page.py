"""docs/records.md names every field and every code of the records."""

import re
import typing
from pathlib import Path

import msgspec
import pytest

from tawatur import records
from tawatur.assembly.standing import Named
from tawatur.exports.tables import EVENT_COLUMNS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "records.md").read_text(encoding="utf-8")
CODES = set(re.findall(r"`([^`\n]+)`", PAGE))
STRUCTS = [value for value in vars(records).values() if isinstance(value, type) and issubclass(value, msgspec.Struct)]
LITERALS = {
    name: typing.get_args(value) for name, value in vars(records).items() if typing.get_origin(value) is typing.Literal
}


@pytest.mark.parametrize("struct", STRUCTS, ids=lambda struct: struct.__name__)
def test_every_field_is_described(struct):
    missing = [field.encode_name for field in msgspec.structs.fields(struct) if field.encode_name not in CODES]
    assert not missing


@pytest.mark.parametrize("name", sorted(LITERALS))
def test_every_code_is_described(name):
    assert not [code for code in LITERALS[name] if code not in CODES]


def test_the_version_is_the_one_of_the_code():
    assert f"version {records.SCHEMA_VERSION}" in PAGE


def test_every_word_for_how_an_agent_is_named_is_described():
    assert set(typing.get_args(Named)) <= CODES


def test_every_column_of_the_events_that_is_not_a_field_is_described():
    events = {column.name for column in EVENT_COLUMNS if column.name.endswith("told_as")}
    assert events == {"told_as", "agents_told_as"} and events <= CODES
