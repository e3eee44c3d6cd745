"""The rules behind the values of an event's record, as assembly gives them.

The store keeps events without the reasons for them (but for the tolls'), so they are worked out again from the event's
own claims. A rule is shown only where that comes to the same value as the record's: a reason for another value is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from tawatur.records import REVIEWED_BY, Actor, Claim, Date, Document, Event, Place
from tawatur.words.strings import optional, text

FIELDS = ("kind", "place", "date", "agents", "targets")
UNSAID = frozenset({"none"})
"""Rules of values that are not there."""
READ = {"weapons": "all_named", "modality": "firmest"}
"""Rules of what the page makes of the claims themselves, the record having no value."""
TOLLS = ("deaths", "injured")
"""The record carries the rules of its tolls."""


def rules(event: Event, claims: Sequence[Claim], documents: Mapping[str, Document]) -> dict[str, str]:
    """Field -> the rule that chose its value, for those values of the record that have one."""
    tolls = {field: rule for field in TOLLS if (rule := getattr(event, field).rule)}
    tolls |= {mark.field: REVIEWED_BY + mark.by for mark in event.reviewed}
    if event.status == "reviewed":
        return tolls
    # Assembly brings its tables with it: they are read when the first event is looked at, not when the site starts.
    from tawatur.assembly import assemble_with_reasons

    previous = dict.fromkeys(event.claims, event.id)
    made = assemble_with_reasons(documents.values(), claims, previous=previous)
    again = next((other for other in made.events if other.id == event.id), None)
    if again is None:
        return tolls
    chosen = made.rules[event.id]
    return tolls | {
        field: chosen[field]
        for field in FIELDS
        if chosen.get(field, "none") not in UNSAID and _bare(getattr(again, field)) == _bare(getattr(event, field))
    }


def _bare(value: Any) -> Any:
    """A value without the words that it was read from: another claim may give the same value in other words."""
    if isinstance(value, tuple):
        return [_bare(item) for item in value]
    if isinstance(value, Actor | Date | Place):
        return msgspec.structs.replace(value, text="", span=None)
    return value


def name(lang: str, field: str, rule: str) -> str:
    """A rule in plain words, or the person who gave the value; a code that we do not know stands for itself."""
    if rule.startswith(REVIEWED_BY):
        return text(lang, "rule.reviewed", by=rule.removeprefix(REVIEWED_BY))
    return (None if field in TOLLS else optional(lang, f"rule.value.{rule}")) or optional(lang, f"rule.{rule}") or rule
