"""What is right, spurious and missed in one document, and the figures over many."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from scorer.align import STRICT, align, match
from scorer.names import any_same
from scorer.values import SAME, SLOTS, Happening, Value

Differences = tuple[int, list[Value], list[Value]]
"""Right values, spurious values, missed values."""
WITHOUT = {"record": (), "content": ("kind", "modality")}


@dataclass
class Counts:
    """Right, spurious and missed."""

    right: int = 0
    spurious: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.spurious + other.spurious, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """Share of what was reported that is right."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """Share of what was to be found that was reported."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True)
class Note:
    """One difference: `what` is slot, missed or spurious."""

    what: str
    happening: Happening
    slot: str = ""
    missed: tuple[str, ...] = ()
    spurious: tuple[str, ...] = ()


@dataclass
class Result:
    """The counts of one document, or of many added up."""

    slots: dict[str, Counts] = field(default_factory=lambda: {slot: Counts() for slot in SLOTS})
    detection: Counts = field(default_factory=Counts)
    strict: Counts = field(default_factory=Counts)
    kinds: Counts = field(default_factory=Counts)
    days: Counts = field(default_factory=Counts)
    documents: int = 0
    notes: list[Note] = field(default_factory=list)
    pairs: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def figures(self) -> dict[str, float]:
        """The F1s and accuracies by name, without rounding."""
        sums = {
            name: sum((self.slots[slot] for slot in SLOTS if slot not in without), Counts()).f1
            for name, without in WITHOUT.items()
        }
        slots = {f"slot.{slot}": self.slots[slot].f1 for slot in SLOTS}
        heads = {"detection": self.detection.f1, "strict": self.strict.f1}
        return {**heads, **sums, "kind": self.kinds.recall, "day": self.days.recall, **slots}


def total(results: Iterable[Result]) -> Result:
    """The sum over documents."""
    whole = Result()
    for result in results:
        whole.slots = {slot: whole.slots[slot] + result.slots[slot] for slot in SLOTS}
        whole.detection += result.detection
        whole.strict += result.strict
        whole.kinds += result.kinds
        whole.days += result.days
        whole.documents += result.documents
        whole.notes += result.notes
        whole.pairs |= result.pairs
    return whole


def compare(gold: Sequence[Happening], system: Sequence[Happening]) -> Result:
    """The result of one document."""
    pairs = align(gold, system)
    result = Result(documents=1)
    result.detection = Counts(len(pairs), len(system) - len(pairs), len(gold) - len(pairs))
    strict = len(align(gold, system, STRICT))
    result.strict = Counts(strict, len(system) - strict, len(gold) - strict)
    for number, ours in enumerate(gold):
        theirs = system[pairs[number]] if number in pairs else None
        _add_slots(result, ours, theirs)
        if theirs is None:
            result.notes.append(Note("missed", ours))
            continue
        result.pairs[ours.ids[0]] = theirs.ids
        result.kinds += _right(ours.kind == theirs.kind)
        wanted = ours.slots["date"]
        if wanted and wanted[0].iso:
            result.days += _right(any(value.iso == wanted[0].iso for value in theirs.slots["date"][:1]))
    for number in sorted(set(range(len(system))) - set(pairs.values())):
        theirs = system[number]
        for slot in SLOTS:
            result.slots[slot] += Counts(spurious=len(theirs.slots[slot]) if slot in SAME else 1)
        result.notes.append(Note("spurious", theirs))
    return result


def _right(yes: bool) -> Counts:
    return Counts(int(yes), 0, int(not yes))


def _add_slots(result: Result, gold: Happening, system: Happening | None) -> None:
    for slot in SLOTS:
        right, spurious, missed = _differences(slot, gold, system)
        result.slots[slot] += Counts(right, len(spurious), len(missed))
        if system and (spurious or missed):
            result.notes.append(
                Note("slot", gold, slot, tuple(v.show() for v in missed), tuple(v.show() for v in spurious))
            )


def _differences(slot: str, gold: Happening, system: Happening | None) -> Differences:
    if slot in SAME:
        return _of_values(slot, gold.slots[slot], system.slots[slot] if system else [])
    wanted, found = Value(text=getattr(gold, slot)), Value(text=getattr(system, slot)) if system else None
    if found == wanted:
        return 1, [], []
    return 0, [found] if found else [], [wanted]


def _of_values(slot: str, gold: list[Value], system: list[Value]) -> Differences:
    """A second system value for a gold value already matched is neither right nor wrong."""
    owner, fits = match(gold, system, SAME[slot])
    if (
        slot in ("killed", "injured")
        and gold
        and not owner
        and len(system) > 1
        and gold[0].low == sum(value.low or 0 for value in system)
    ):
        owner, fits = {0: 0}, set(range(len(system)))  # a breakdown that sums up to the toll
    if slot == "places":  # a wider place that holds the right one is not wrong
        parents = [parent for value in gold for parent in value.parents]
        fits |= {j for j, value in enumerate(system) if any_same(parents, (value.name, value.text))}
    missed = [value for i, value in enumerate(gold) if i not in owner.values()]
    return len(owner), [value for j, value in enumerate(system) if j not in fits], missed
