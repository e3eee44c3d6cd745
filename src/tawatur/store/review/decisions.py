"""Decisions of people: what they are, in what order they hold, and which are in force.

A decision names what it is about by anchors: claims by their id, and by the words of the document that they stand in,
so that it holds when a later reading gives the claims other ids. Nothing here knows of a database.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, get_args

import msgspec

from tawatur.records import Span, digest
from tawatur.store.review.errors import ReviewError

Verb = Literal["accept", "correct", "split", "merge", "reject", "add", "comment", "undo", "redo"]
Role = Literal["first", "second"]
Item = Literal["event", "claim", "decision"]
VERBS: tuple[Verb, ...] = get_args(Verb)
REVERSING = frozenset({"undo", "redo"})
FORMAT = "1.0"
"""Version of the lines that decisions travel in."""


class Anchor(msgspec.Struct, frozen=True):
    """A claim that a decision is about: its id on that day, and where its words stand.

    `part` tells the sides of a split or a merge apart, counted from 0; `trigger_words` are kept so that the place is
    found again if the text moved; `beside` are other claims of the same words: they are not it, should it vanish.
    """

    document_id: str
    span: Span
    trigger: Span
    trigger_words: str
    kind: str
    claim_id: str | None = None
    part: int = 0
    beside: tuple[str, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """One field before and after a decision, as plain data, and what the machine said that day."""

    field: str
    before: Any = None
    after: Any = None
    machine: Any = None


class Decision(msgspec.Struct, frozen=True, tag="decision", tag_field="type"):
    """What one person decided, and why.

    Parameters
    ----------
    id : hash of all that follows, so that a decision that arrives twice is one
    verb : what was decided
    item : what it is about
    author, at : who and when (a moment in UTC)
    role : `second` for a coder whose work is compared with the first's and does not change the record
    note : why
    anchors : the claims that it is about
    changes : values before and after
    of : the decision that is undone, redone or commented on
    event_id : the event that it was taken on, as it was called that day
    """

    id: str
    verb: Verb
    item: Item
    author: str
    at: str
    role: Role | None = None
    note: str = ""
    anchors: tuple[Anchor, ...] = ()
    changes: tuple[Change, ...] = ()
    of: str | None = None
    event_id: str | None = None
    version: str = FORMAT

    @property
    def laid_over(self) -> bool:
        """Whether it changes the record: what a second coder says is only compared."""
        return self.role != "second" and self.verb not in ("comment", *REVERSING)


def decided(decision: Decision) -> Decision:
    """The decision under the id that its content gives it, at its moment in UTC.

    Raises
    ------
    ReviewError
        It has no author, or its time is no moment with a zone.
    """
    if not decision.author.strip():
        raise ReviewError("a decision without an author; say who decides", "review_author")
    timed = msgspec.structs.replace(decision, id="", author=decision.author.strip(), at=moment(decision.at))
    return msgspec.structs.replace(timed, id=digest("decision", msgspec.json.encode(timed, order="sorted").decode()))


def moment(at: str) -> str:
    """A moment in UTC, to the microsecond, so that moments sort as texts.

    >>> moment("2030-01-01T02:00:00+02:00")
    '2030-01-01T00:00:00.000000Z'
    """
    try:
        read = datetime.fromisoformat(at)
    except ValueError:
        read = None
    if read is None or read.tzinfo is None:
        message = f"{at}: not a moment with its zone; write it as 2030-01-31T12:00:00Z"
        raise ReviewError(message, "review_time", at)
    return read.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def in_order(decisions: Iterable[Decision]) -> list[Decision]:
    """Decisions from the first to the last; of one moment, by id."""
    return sorted({one.id: one for one in decisions}.values(), key=lambda one: (one.at, one.id))


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that hold, in order: not undone, or done again after that. Undoings themselves are not among them.

    An undoing or a redoing counts only if it came after what it is about, whichever of the two arrived first.
    """
    ordered = in_order(decisions)
    by_id = {one.id: one for one in ordered}
    undone: dict[str, bool] = {}
    for one in ordered:
        target = by_id.get(one.of or "")
        if one.verb in REVERSING and target is not None and (target.at, target.id) < (one.at, one.id):
            undone[target.id] = one.verb == "undo"
    return [one for one in ordered if one.verb not in REVERSING and not undone.get(one.id, False)]


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Decision)


def encode(decision: Decision) -> bytes:
    """A decision as a line of JSON, without the line feed."""
    return _encoder.encode(decision)


def decode(line: bytes | str) -> Decision:
    """The decision of a line.

    Raises
    ------
    msgspec.ValidationError
        The line is not a decision; the message names the field.
    """
    return _decoder.decode(line)
