"""Which of the reader's happenings is which of the gold's, and which value is which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from scorer.values import Happening, Value, same_item

FLOOR = 0.4
"""Similarity under which two happenings are not aligned; reached by the same kind anywhere in the document."""
STRICT = 0.55
"""Needs the sentence, the place or the agents too."""
NEAR = ({"clash", "attack.ground"}, {"attack.civilians", "assassination"})
"""Kinds that are half right for each other, beside those of one family."""


def match(
    gold: Sequence[Value], system: Sequence[Value], same: Callable[[Value, Value], bool]
) -> tuple[dict[int, int], set[int]]:
    """The largest one-to-one matching (system number -> gold number), and the system values that match anything."""
    fits = [[j for j, other in enumerate(system) if same(value, other)] for value in gold]
    owner: dict[int, int] = {}

    def find(i: int, tried: set[int]) -> bool:
        for j in fits[i]:
            if j in tried:
                continue
            tried.add(j)
            if j not in owner or find(owner[j], tried):
                owner[j] = i
                return True
        return False

    for i in range(len(gold)):
        find(i, set())
    return owner, {j for row in fits for j in row}


def _shared(gold: Happening, system: Happening, slot: str) -> float:
    ours, theirs = gold.slots[slot], system.slots[slot]
    return len(match(ours, theirs, same_item)[0]) / min(len(ours), len(theirs)) if ours and theirs else 0.0


def similarity(gold: Happening, system: Happening) -> tuple[float, float]:
    """How likely two happenings are the same, and that with tie-breakers too small to change its order."""
    kinds = {gold.kind, system.kind}
    family = gold.kind.split(".")[0] == system.kind.split(".")[0]
    value = 0.4 if len(kinds) == 1 else 0.2 if family or kinds in NEAR else 0.0
    value += 0.3 if gold.sentences & system.sentences else 0.0
    value += 0.15 * _shared(gold, system, "places") + 0.15 * _shared(gold, system, "agents")
    gap = 9999 if gold.at is None or system.at is None else abs(gold.at - system.at)
    return value, value + 0.004 * _shared(gold, system, "targets") + 0.004 / (1 + gap)


def heaviest(weights: list[list[float]]) -> dict[int, int]:
    """The one-to-one assignment of greatest total weight, row -> column; weights of 0 are no pairs.

    The best augmenting path is added until none brings weight: as many rounds as rows at most, each a Bellman-Ford
    search.
    """
    columns = len(weights[0]) if weights else 0
    row_of: dict[int, int] = {}
    column_of: dict[int, int] = {}
    while path := _best_path(weights, columns, row_of, column_of):
        for row, column in path:
            column_of[row], row_of[column] = column, row
    return column_of


def _best_path(
    weights: list[list[float]], columns: int, row_of: dict[int, int], column_of: dict[int, int]
) -> list[tuple[int, int]]:
    """New pairs (row, column) of the augmenting path that adds most weight; empty if none adds any."""
    gain = {row: 0.0 for row in range(len(weights)) if row not in column_of}
    came: dict[int, int] = {}
    reached: dict[int, float] = {}
    changed = True
    while changed:
        changed = False
        for row, value in list(gain.items()):
            for column in range(columns):
                if weights[row][column] <= 0 or column_of.get(row) == column:
                    continue
                total = value + weights[row][column]
                if total > reached.get(column, 0.0) + 1e-12:
                    reached[column], came[column], changed = total, row, True
                    if column in row_of:
                        holder = row_of[column]
                        gain[holder] = total - weights[holder][column]
    ends = {column: value for column, value in reached.items() if column not in row_of}
    if not ends:
        return []
    column = max(sorted(ends), key=lambda number: ends[number])
    path = []
    while True:
        row = came[column]
        path.append((row, column))
        if row not in column_of:
            return path
        column = column_of[row]


def align(gold: Sequence[Happening], system: Sequence[Happening], floor: float = FLOOR) -> dict[int, int]:
    """Gold number -> system number."""
    sums = [[similarity(ours, theirs) for theirs in system] for ours in gold]
    return heaviest([[fine if value >= floor - 1e-9 else 0.0 for value, fine in row] for row in sums])
