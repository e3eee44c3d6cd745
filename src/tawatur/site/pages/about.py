"""The page on method and limits."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from tawatur.site.rendering import page, store_of


def about(request: Request) -> Response:
    """How the record is made, and what it cannot do."""
    return page(request, "about.html", stats=store_of(request).stats())
