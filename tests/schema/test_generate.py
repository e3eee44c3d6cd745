import json

import jsonschema
import pytest

from making import claim, document, event
from tawatur import schema
from tawatur.records import encode
from tawatur.schema.generate import rendered


@pytest.fixture(scope="module")
def validator():
    made = json.loads(schema.text())
    kind = jsonschema.validators.validator_for(made)
    kind.check_schema(made)
    return kind(made)


def test_the_schema_that_ships_is_that_of_the_records():
    assert schema.text() == rendered(), "the records changed: run `python -m tawatur.schema.generate`"


@pytest.mark.parametrize(
    "record", [document("d-ar"), document("d-no"), claim("c1", "d-ar"), event("e1", "c1"), event("e2")]
)
def test_records_are_valid(validator, record):
    line = json.loads(encode(record))
    validator.validate(line)
    name = {"document": "Document", "claim": "Claim", "event": "Event"}[line["type"]]
    assert list(line) == list(validator.schema["$defs"][name]["properties"])


@pytest.mark.parametrize(
    "change", [{"type": "rumour"}, {"modality": "sure"}, {"span": {"start": "1", "end": 2}}, {"confidence": None}]
)
def test_other_lines_are_not(validator, change):
    line = {**json.loads(encode(claim("c1", "d-ar"))), **change}
    assert not validator.is_valid(line)
