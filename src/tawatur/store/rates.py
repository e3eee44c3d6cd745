"""Whether something happens more often than before: the ratio of two rates, with an interval that admits clustering."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist

from msgspec import Struct

LEVEL = 0.95
"""The share of intervals that hold the true ratio, if the counts behave as assumed."""


class Ratio(Struct, frozen=True):
    """How the second rate compares with the first.

    Parameters
    ----------
    value : second rate over first; None where the first is zero
    low, high : the interval; `high` is None where it has no upper end, both where nothing was counted at all
    """

    value: float | None
    low: float | None
    high: float | None

    @property
    def rises(self) -> bool:
        """The whole interval lies above one."""
        return self.low is not None and self.low > 1

    @property
    def falls(self) -> bool:
        """The whole interval lies below one."""
        return self.high is not None and self.high < 1


UNKNOWN = Ratio(None, None, None)
"""The ratio where nothing was counted, or where one side was not watched at all."""


def rate_ratio(
    first: int, exposure: float, second: int, other_exposure: float, *, dispersion: float = 1.0, level: float = LEVEL
) -> Ratio:
    """The ratio of two rates of rare events, with a score interval.

    1. Given their sum, the second of two Poisson counts is binomial; its share's odds are the ratio of the expected
       counts.
    2. Wilson's score interval (1927) of that share holds for small counts and for zeros too.
    3. Counts that scatter more than Poisson's (attacks come in waves) widen it by the root of the dispersion.
    4. The odds are divided by the ratio of the exposures.

    Parameters
    ----------
    first, second : counts of the two windows
    exposure, other_exposure : what each was counted over, in the same unit: days, or documents
    dispersion : variance over mean of the counts, at least 1 (`dispersion`)

    >>> ratio = rate_ratio(10, 28, 20, 28)
    >>> round(ratio.value, 2), round(ratio.low, 2), round(ratio.high, 2)
    (2.0, 0.95, 4.2)
    """
    total = first + second
    if not total or exposure <= 0 or other_exposure <= 0:
        return UNKNOWN
    share, scale = second / total, exposure / other_exposure
    square = NormalDist().inv_cdf((1 + level) / 2) ** 2 * max(1.0, dispersion)
    middle = (share + square / (2 * total)) / (1 + square / total)
    spread = share * (1 - share) / total + square / (4 * total**2)
    half = math.sqrt(square * spread) / (1 + square / total)
    low, high = (0.0 if not second else middle - half), (1.0 if not first else middle + half)
    return Ratio(_odds(share, scale), _odds(max(0.0, low), scale), _odds(high, scale))


def dispersion(*windows: Sequence[int]) -> float:
    """How much counts of equal periods scatter beyond chance: Pearson's chi-square over its degrees of freedom.

    At least 1: counts more even than chance are taken for chance. Each window has a mean of its own.

    >>> dispersion([3, 3, 3], [3, 3, 3]), dispersion([0, 9, 0, 9, 0, 9]) > 5
    (1.0, True)
    """
    square, degrees = 0.0, 0
    for counts in windows:
        mean = sum(counts) / len(counts) if counts else 0.0
        if mean:
            square += sum((count - mean) ** 2 / mean for count in counts)
            degrees += len(counts) - 1
    return max(1.0, square / degrees) if degrees else 1.0


def _odds(share: float, scale: float) -> float | None:
    return None if share >= 1 else share / (1 - share) * scale
