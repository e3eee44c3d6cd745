"""What can be wrong with a decision."""

from __future__ import annotations

from tawatur.store.errors import StoreError


class ReviewError(StoreError):
    """A decision cannot be taken; the message says what to do."""
