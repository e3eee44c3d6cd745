"""Disjoint sets whose outcome does not depend on the order of the unions: the least member names each set."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar


class Sortable(Hashable, Protocol):
    """A thing that has a place among its like."""

    def __lt__(self, other: Any, /) -> bool: ...


T = TypeVar("T", bound=Sortable)


class Unions(Generic[T]):
    """Disjoint sets of sortable things; a thing never mentioned is a set of its own.

    >>> sets = Unions([("b", "c"), ("a", "b")])
    >>> sets.find("c"), sets.find("z")
    ('a', 'z')
    """

    def __init__(self, pairs: Iterable[tuple[T, T]] = ()) -> None:
        self._above: dict[T, T] = {}
        for a, b in pairs:
            self.join(a, b)

    def find(self, thing: T) -> T:
        """The least member of the thing's set."""
        above = self._above
        if thing not in above:
            return thing
        root = thing
        while (step := above.get(root, root)) != root:
            root = step
        while (step := above.get(thing, thing)) != root:
            above[thing] = root
            thing = step
        return root

    def join(self, a: T, b: T) -> T:
        """Make two sets one; returns its least member."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return a
        low, high = (a, b) if a < b else (b, a)
        self._above[high] = low
        self._above[low] = low
        return low
