"""Where the time goes, by module of the package."""

from __future__ import annotations

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Callable

from corpus import ROOT

PACKAGE = str(ROOT / "src" / "tawatur") + "/"
REST = "(elsewhere)"


def module_of(file: str) -> str | None:
    """`reading/frames` for a file of the package, None for others."""
    return file[len(PACKAGE) :].removesuffix(".py") if file.startswith(PACKAGE) else None


def shares(work: Callable[[], object]) -> dict[str, float]:
    """Share of the time by module, largest first. Time in other code counts for the module that called it."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    spent: dict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, callers) in pstats.Stats(profiler).stats.items():  # type: ignore[attr-defined]
        module = module_of(file)
        if module:
            spent[module] += own
            continue
        for (caller, _, _), (_, _, part, _) in callers.items():
            spent[module_of(caller) or REST] += part
    whole = sum(spent.values()) or 1.0
    return {module: spent[module] / whole for module in sorted(spent, key=lambda name: (-spent[name], name))}
