"""What the user must mend before a large archive can be worked on."""

from __future__ import annotations

from tawatur.errors import UserError


class ClusterError(UserError):
    """The run cannot begin or go on; the message says what to do. What is done already is kept."""
