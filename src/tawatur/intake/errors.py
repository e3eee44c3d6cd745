"""What can go wrong with a page."""

from __future__ import annotations

from tawatur.errors import UserError


class IntakeError(UserError, ValueError):
    """What the user gave cannot be used; the message names the file, the line, and what to do."""


class UnreadablePage(IntakeError):
    """A page that gives no document: `file`, `reason` (one word, stable), `detail` (a sentence) and its `value`."""

    def __init__(self, file: str, reason: str, detail: str, value: str | None = None) -> None:
        super().__init__(f"{file}: {detail}")
        self.file, self.reason, self.detail, self.value = file, reason, detail, value
