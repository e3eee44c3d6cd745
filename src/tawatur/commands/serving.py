"""`tawatur serve`: the site on this machine."""

from __future__ import annotations

import errno
import socket
from contextlib import suppress
from typing import Annotated

import typer

from tawatur.commands import options
from tawatur.commands.output import Words, aside
from tawatur.errors import UserError

HOST, PORT = "127.0.0.1", 8017


def serve(
    lang: options.Language,
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 for any that is free.")] = PORT,
    host: Annotated[
        str, typer.Option(help="The address to listen at; the default can be reached from this machine only.")
    ] = HOST,
    store: options.StoreFile = options.STORE,
    quiet: options.Quiet = False,
) -> None:
    """Serve the site of a store on this machine: map, timeline, events, and the words behind every value.

    Example: tawatur serve --store syria.db --port 8080
    """
    import uvicorn

    from tawatur.site.app import create_app
    from tawatur.store import Store

    with Store.open(store, must_exist=True) as opened:
        name = opened.place
    listening = _listen(host, port)
    site = create_app(store)
    address = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    if not quiet:
        aside().print(Words(lang)("serving", name, address), markup=False)
    server = uvicorn.Server(uvicorn.Config(site, log_level="warning", access_log=False))
    # Ctrl+C is how the site is stopped: the server ends in order and then passes the signal on.
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """The socket, taken before the site starts, so that a port in use is said plainly and port 0 can be told."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        # From now on a browser that is too early waits, and is not refused.
        listening.listen()
    except OSError as error:
        listening.close()
        what, code = f"cannot be used ({error.strerror})", "port_closed"
        if error.errno == errno.EADDRINUSE:
            what, code = "is in use by another program", "port_used"
        message = f"{host}:{port} {what}; give another with --port or --host"
        raise UserError(message, code, f"{host}:{port}", error.strerror) from error
    return listening
