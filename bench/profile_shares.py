"""Where the time goes, by module of the package."""

from __future__ import annotations

import cProfile
from collections import defaultdict
from collections.abc import Callable
from types import CodeType

from corpus import ROOT

PACKAGE = str(ROOT / "src" / "tawatur") + "/"
REST = "(elsewhere)"


def module_of(code: CodeType | str) -> str | None:
    """`reading/frames` for a function of the package, None for others; what is compiled has only a name."""
    if isinstance(code, str) or not code.co_filename.startswith(PACKAGE):
        return None
    return code.co_filename[len(PACKAGE) :].removesuffix(".py")


def shares(work: Callable[[], object]) -> dict[str, float]:
    """Share of the time by module, largest first. Time in other code counts for the module that called it."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    spent: dict[str, float] = defaultdict(float)
    for entry in profiler.getstats():
        module = module_of(entry.code)
        if module:
            spent[module] += entry.inlinetime
        for called in entry.calls or ():
            if module_of(called.code) is None:
                spent[module or REST] += called.inlinetime
    whole = sum(spent.values()) or 1.0
    return {module: spent[module] / whole for module in sorted(spent, key=lambda name: (-spent[name], name))}
