"""What goes wrong between a reader and a page, and the pages that say so in both languages."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tawatur.site.middleware import secure
from tawatur.site.rendering import page
from tawatur.words.strings import LANGUAGES, text

log = logging.getLogger("tawatur.site")


class NoSuchPage(HTTPException):
    """There is no page at this address."""

    def __init__(self, path: str) -> None:
        super().__init__(status_code=404, detail=path)


def failed(request: Request, error: Exception) -> Response:
    """The answer to an HTTP error: JSON under /api, else a page in the language of the path, or in both."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    code = "404" if status in (404, 405) else "400" if status == 400 else "500"
    if code == "500":
        log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    if request.url.path.startswith(("/api/", "/ogc")):
        detail = {language: text(language, f"error.{code}") for language in LANGUAGES}
        if code == "400" and isinstance(error, HTTPException):
            detail["en"] = error.detail
        answer: Response = JSONResponse({"error": detail, "status": status}, status_code=status)
        secure(answer.headers)
        return answer
    first = request.url.path.split("/", 2)[1]
    languages = (first,) if first in LANGUAGES else LANGUAGES
    answer = page(request, "error.html", status=status, lang=languages[0], code=code, languages=languages)
    # The answer to an unforeseen error is made outside of all middleware.
    secure(answer.headers)
    return answer
