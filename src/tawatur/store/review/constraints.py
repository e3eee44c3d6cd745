"""What decisions say of which claims are one happening, as constraints that assembly obeys.

Where two decisions contradict each other the later one holds: they are taken from the last to the first, and what
would break a later one is left out. Pure, and independent of the order of arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tawatur.assembly import Constraints
from tawatur.assembly.unions import Unions
from tawatur.store.review.decisions import Decision
from tawatur.store.review.overlay import Resolved

Group = frozenset[str]


def constraints_of(decisions: Sequence[Decision], resolved: Resolved) -> Constraints:
    """The constraints of the decisions in force, in their order.

    Parameters
    ----------
    resolved : (decision id, number of its anchor) -> the claim of today
    """
    held = _Held()
    told_among: dict[str, tuple[str, ...]] = {}
    for decision in reversed(decisions):
        parts = _parts(decision, resolved)
        if decision.verb == "split":
            for group in parts.values():
                held.join(group)
            held.part(parts.get(0, Group()), parts.get(1, Group()))
        elif decision.verb == "merge":
            held.join(Group().union(*parts.values()))
        elif decision.verb == "add":
            # It belongs to the event of the first claim that it was added to, wherever the others go.
            companions = (resolved.get((decision.id, number)) for number in range(1, len(decision.anchors)))
            held.join(parts.get(0, Group()) | Group(list(filter(None, companions))[:1]))
        elif decision.verb == "reject" and decision.item == "claim":
            for claim in sorted(parts.get(0, ())):
                told_among.setdefault(claim, tuple(sorted(parts.get(1, ()))))
    return Constraints(held.together(), tuple(held.apart), dict(sorted(told_among.items())))


def _parts(decision: Decision, resolved: Resolved) -> Mapping[int, Group]:
    """The claims of today of each part of a decision."""
    found: dict[int, set[str]] = {}
    for number, anchor in enumerate(decision.anchors):
        if claim := resolved.get((decision.id, number)):
            found.setdefault(anchor.part, set()).add(claim)
    return {part: Group(claims) for part, claims in sorted(found.items())}


class _Held:
    """What is held together and apart so far."""

    def __init__(self) -> None:
        self.sets: Unions[str] = Unions()
        self.members: dict[str, Group] = {}
        self.apart: list[tuple[Group, Group]] = []

    def join(self, claims: Iterable[str]) -> None:
        """Hold claims together, as far as nothing that is held already forbids it."""
        ordered = sorted(claims)
        for number, claim in enumerate(ordered):
            for other in ordered[:number]:
                here, there = self._set(other), self._set(claim)
                if here == there or not self._forbidden(here, there):
                    self.members[self.sets.join(other, claim)] = here | there
                    break

    def part(self, some: Group, others: Group) -> None:
        """Hold two groups apart, but for claims that are held together already."""
        for a in sorted(some):
            free = Group(b for b in others if self._set(a) != self._set(b))
            if free:
                self.apart.append((Group([a]), free))

    def together(self) -> tuple[Group, ...]:
        """The groups, by their least claim."""
        return tuple(group for _, group in sorted(self.members.items()) if len(group) > 1 and self._is_root(group))

    def _set(self, claim: str) -> Group:
        return self.members.get(self.sets.find(claim), Group([claim]))

    def _is_root(self, group: Group) -> bool:
        return self.members.get(self.sets.find(min(group))) == group

    def _forbidden(self, here: Group, there: Group) -> bool:
        return any((some & here and others & there) or (some & there and others & here) for some, others in self.apart)
