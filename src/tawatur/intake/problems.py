"""What a run reports beside its documents: pages that were skipped and why, and what was not believed of a page."""

from __future__ import annotations

import logging
from collections.abc import Callable

import msgspec

_log = logging.getLogger("tawatur.intake")


class Skipped(msgspec.Struct, frozen=True, tag="skipped", tag_field="type"):
    """A page, or a line of a manifest, that gave no document.

    `reason` is one of empty, binary, too_large, missing, no_pages, unreadable, language, no_body; of a line of the
    manifest it is manifest, manifest_field, manifest_date or named_missing. `line` counts from 1; `value` is what the
    detail is about (a language, an amount, a field), for a report in another language.
    """

    file: str
    reason: str
    detail: str
    line: int | None = None
    value: str | None = None


class Problem(msgspec.Struct, frozen=True, tag="problem", tag_field="type"):
    """Something that was not believed on a page that gave a document all the same.

    `reason` is `future_date` (the page's own), `future_given` (the user's, or the manifest's) or `encoding`.
    """

    file: str
    reason: str
    detail: str
    line: int | None = None
    value: str | None = None


Report = Callable[[Problem], None]


def log_problem(problem: Problem) -> None:
    """Log a problem as a warning: what is done with problems if nobody asks for them."""
    where = f"{problem.file}:{problem.line}" if problem.line else problem.file
    _log.warning("%s: %s", where, problem.detail)
