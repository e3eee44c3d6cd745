"""What every response passes through: security headers, the reader's wish about graphic text, caching of static files.

The policy: a page may load from this server only, runs no script of its own text, and nothing may frame it.
"""

from __future__ import annotations

import hashlib
from typing import Any

from starlette.datastructures import URL, Headers, MutableHeaders, QueryParams
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
DRAWING_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""For SVG drawings of our own: they carry their style inside and can run no script."""
KEPT = ("/static/", "/leaflet/")
"""Files have tags of their own."""
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def secure(headers: MutableHeaders) -> None:
    """Adds the security headers to those of a response."""
    drawing = headers.get("content-type", "").startswith("image/svg")
    headers["Content-Security-Policy"] = DRAWING_POLICY if drawing else POLICY
    for name, value in HEADERS.items():
        headers[name] = value


class SecurityHeaders:
    """Middleware that adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and add the headers to what it sends."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure(MutableHeaders(scope=message))
            await send(message)

        await self.app(scope, receive, guarded)


class Tagged:
    """Middleware that gives each answer of the site a tag of its content; who has it already is told so, and sent
    nothing.

    Answers are made whole before they are sent, so each has one body.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer, and compare its tag with the one that the reader has."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith(KEPT):
            await self.app(scope, receive, send)
            return
        known = {tag.strip().removeprefix("W/") for tag in Headers(scope=scope).get("if-none-match", "").split(",")}
        start: Message = {}

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if not start or message.get("more_body"):
                raise RuntimeError("an answer in parts cannot be tagged; send it whole")
            await _send_tagged(start, message, known, send)

        await self.app(scope, receive, tagged)


async def _send_tagged(start: Message, message: Message, known: set[str], send: Send) -> None:
    headers = MutableHeaders(scope=start)
    if start["status"] == 200:
        tag = f'"{hashlib.sha256(message.get("body", b"")).hexdigest()[:20]}"'
        # The same content is sent with and without compression: the tag is a weak one.
        headers["ETag"] = f"W/{tag}"
        headers.setdefault("Cache-Control", "no-cache")
        if tag in known:
            del headers["content-length"]
            start["status"], message = 304, {"type": "http.response.body", "body": b""}
    await send(start)
    await send(message)


class Graphic:
    """Middleware that keeps a reader's wish to see or hide graphic text: `?graphic=hide` or `show` on any page.

    The wish is kept in a cookie, so that it holds without JavaScript; the address the reader sees stays clean.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Keep the wish and send the reader on to the clean address; else let the application answer."""
        wish = QueryParams(scope.get("query_string", b"")).get("graphic") if scope["type"] == "http" else None
        if wish not in ("hide", "show"):
            await self.app(scope, receive, send)
            return
        url = URL(scope=scope).remove_query_params("graphic")
        answer = RedirectResponse(url.path + (f"?{url.query}" if url.query else ""), status_code=303)
        answer.set_cookie("graphic", wish, max_age=31_536_000, httponly=True, samesite="lax")
        await answer(scope, receive, send)


class KeptFiles(StaticFiles):
    """Static files that a browser may keep: for ever when asked for with a version, else until they change."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """The file with its caching rule."""
        response = super().file_response(*args, **kwargs)
        scope: Scope = kwargs.get("scope") or args[2]
        versioned = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if versioned else "no-cache"
        return response
