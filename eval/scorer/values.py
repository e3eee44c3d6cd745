"""The values of a slot and when two of them agree: names, days, tolls, weapons."""

from __future__ import annotations

from dataclasses import dataclass, field

from scorer.names import any_same, same_name
from scorer.words import classes, spaced


@dataclass(frozen=True)
class Value:
    """One value of a slot; only the fields that the slot needs are set.

    `others` are further mentions of the name in the document, `parents` the wider places of a place; `low`, `high` and
    `vague` make a toll (in the gold `low` is `high`).
    """

    name: str | None = None
    text: str | None = None
    others: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    iso: str | None = None
    low: int | None = None
    high: int | None = None
    vague: str | None = None

    def show(self) -> str:
        """The value in a list of differences."""
        ends = sorted({end for end in (self.low, self.high) if end is not None})
        number = f"{'-'.join(map(str, ends))} {self.vague or ''}".strip()
        return self.text or self.name or self.iso or number


def same_item(gold: Value, system: Value) -> bool:
    """True if the names or the words agree."""
    return any_same((gold.name, gold.text, *gold.others), (system.name, system.text))


def same_date(gold: Value, system: Value) -> bool:
    """True for the same day, the same weekday, or the same words."""
    if gold.iso and gold.iso == system.iso:
        return True
    ours, theirs = classes("day", gold.text), classes("day", system.text)
    if ours or theirs:
        return bool(ours & theirs)
    return bool(gold.text and system.text) and same_name(gold.text or "", system.text or "")


def same_weapon(gold: Value, system: Value) -> bool:
    """True for the same name, or the same class of weapon."""
    mine, other = (classes("weapon", f"{value.name or ''} {value.text or ''}") for value in (gold, system))
    return same_item(gold, system) or bool(mine & other)


def vague_class(word: str | None) -> str | None:
    """none, some, dozens or hundreds; None if nothing is said."""
    if not spaced(word or ""):
        return None
    return next(iter(sorted(classes("amount", word), key=("none", "dozens", "hundreds").index)), "some")


def same_toll(gold: Value, system: Value) -> bool:
    """True for the same number, a narrow range that holds it, or the same vague amount.

    "More than 20" is 20 in the gold and may be reported as 20, as 21 and up, or as a range.
    """
    low, high, vague = system.low, system.high, vague_class(system.vague)
    if gold.low == 0:
        return vague == "none" or (low == 0 and not high)
    if gold.low is None:
        return _same_vague(vague_class(gold.vague), low, high, vague)
    if low is None and high is None:
        return False
    least = high if low is None else low - (high is None)
    most = low if high is None else high
    assert least is not None and most is not None
    return least <= gold.low <= most and most - least <= max(1, gold.low)


def _same_vague(wanted: str | None, low: int | None, high: int | None, vague: str | None) -> bool:
    if vague:
        return vague == wanted
    if low is None:
        return False
    top = low if high is None else high
    ranges = {"some": low >= 1 and top < 20, "dozens": low >= 12 and top < 200, "hundreds": low >= 100}
    return ranges.get(wanted or "", False)


SAME = {
    "agents": same_item,
    "targets": same_item,
    "places": same_item,
    "date": same_date,
    "killed": same_toll,
    "injured": same_toll,
    "weapon": same_weapon,
    "source": same_item,
}
"""The comparison of each slot that holds values."""

SLOTS = ("kind", "agents", "targets", "places", "date", "killed", "injured", "weapon", "source", "modality")


@dataclass(frozen=True)
class Happening:
    """What one text says about one happening, from the gold or from the reader.

    `sentences` are the numbers of the sentences that tell it, `at` is where its words begin, `ids` the gold id or the
    ids of the claims.
    """

    kind: str
    modality: str
    sentences: frozenset[int]
    at: int | None
    slots: dict[str, list[Value]]
    ids: tuple[str, ...]
    quote: str = field(default="", compare=False)
