"""What a run reports beside its documents: pages that were skipped and why, and what was not believed of a page."""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

_log = logging.getLogger("tawatur.intake")


class Skipped(msgspec.Struct, frozen=True, tag="skipped", tag_field="type"):
    """A page, or a line of a manifest, that gave no document.

    `reason` is one of empty, binary, too_large, missing, no_pages, unreadable, language, no_body, manifest; `line`
    counts from 1; `value` is what the detail is about (a language, an amount), for a report in another language.
    """

    file: str
    reason: str
    detail: str
    line: int | None = None
    value: str | None = None


class Problem(msgspec.Struct, frozen=True, tag="problem", tag_field="type"):
    """Something that was not believed on a page that gave a document all the same: `future_date`."""

    file: str
    reason: str
    detail: str
    line: int | None = None
    value: str | None = None


Report = Callable[[Problem], None]


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning: what is done with problems if nobody asks for them."""
    _log.warning("%s: %s", problem.file, problem.detail)
