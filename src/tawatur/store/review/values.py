"""The fields that a person may decide, their types, and how a decided value is laid over a record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from tawatur import ontology
from tawatur.records import (
    REVIEWED_BY,
    Actor,
    Casualty,
    Claim,
    Date,
    Event,
    Hop,
    Modality,
    Place,
    Reviewed,
    Toll,
    Weapon,
)
from tawatur.store.review.decisions import Change, Decision
from tawatur.store.review.errors import ReviewError

CLAIM_FIELDS: Mapping[str, Any] = {
    "kind": str,
    "modality": Modality,
    "negated": bool,
    "agents": tuple[Actor, ...],
    "targets": tuple[Actor, ...],
    "places": tuple[Place, ...],
    "date": Date | None,
    "casualties": tuple[Casualty, ...],
    "weapons": tuple[Weapon, ...],
    "chain": tuple[Hop, ...],
}
EVENT_FIELDS: Mapping[str, Any] = {
    "kind": str,
    "agents": tuple[Actor, ...],
    "targets": tuple[Actor, ...],
    "place": Place | None,
    "date": Date | None,
    "deaths": Toll,
    "injured": Toll,
}


def fields_of(record: Claim | Event) -> Mapping[str, Any]:
    """The fields of a record that a person may decide, with their types."""
    return CLAIM_FIELDS if isinstance(record, Claim) else EVENT_FIELDS


def plain(value: Any) -> Any:
    """A value as plain data: what JSON can say."""
    return msgspec.to_builtins(value)


def typed(record: type[Claim] | type[Event], field: str, value: Any) -> Any:
    """The value of a field from plain data or from a value of the right type.

    Raises
    ------
    ReviewError
        There is no such field to decide, or the value is none of it.
    """
    fields = CLAIM_FIELDS if record is Claim else EVENT_FIELDS
    if field not in fields:
        there = ", ".join(fields)
        message = f"no field {field!r} to decide; there are {there}"
        raise ReviewError(message, "review_field", field, there)
    if field == "kind" and value not in ontology.kinds():
        raise ReviewError(f"no kind {value!r}; `tawatur codebook` lists them", "review_kind", value)
    try:
        return msgspec.convert(plain(value), fields[field])
    except msgspec.ValidationError as error:
        raise ReviewError(f"{field}: {error}; see docs/review.md", "review_value", field, str(error)) from error


def changes(record: Claim | Event, machine: Claim | Event, values: Mapping[str, Any]) -> tuple[Change, ...]:
    """What changes if values are laid over a record, in the order of the record's fields.

    Parameters
    ----------
    machine : the record as the machine has it
    """
    wanted = {field: plain(typed(type(record), field, value)) for field, value in values.items()}
    order = [field for field in fields_of(record) if field in wanted]
    return tuple(
        Change(field, plain(getattr(record, field)), wanted[field], plain(getattr(machine, field))) for field in order
    )


def as_it_stands(record: Claim | Event) -> dict[str, Any]:
    """All values of a record: what accepting it says."""
    return {field: getattr(record, field) for field in fields_of(record)}


def laid_over(record: Any, decision: Decision) -> Any:
    """A claim or an event with the values of a decision, each marked as reviewed; its status is left to the caller."""
    given = {one.field: typed(type(record), one.field, one.after) for one in decision.changes}
    for field in ("deaths", "injured"):
        toll = given.get(field)
        if isinstance(toll, Toll) and toll != getattr(record, field):
            given[field] = msgspec.structs.replace(toll, rule=REVIEWED_BY + decision.author)
    marks = {mark.field: mark for mark in record.reviewed}
    marks |= {field: Reviewed(field, decision.author, decision.at, decision.id) for field in given}
    order = [field for field in fields_of(record) if field in marks]
    return msgspec.structs.replace(record, **given, reviewed=tuple(marks[field] for field in order))
