"""The site on a real store of the fictional world, served on loopback, and a real headless browser to read it."""

import socket
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parent))

import world

from tawatur.site.app import create_app
from tawatur.store import Store

ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
CHROMIUM = Path("/usr/bin/chromium")
STARTS_WITHIN = 30


@pytest.fixture(scope="session")
def store_path(tmp_path_factory):
    path = tmp_path_factory.mktemp("site") / "world.db"
    world.build(path)
    return path


@pytest.fixture(scope="session")
def store(store_path):
    with Store.open(str(store_path)) as opened:
        yield opened


@pytest.fixture(scope="session")
def documents():
    """The documents of the main event by language of their marks: Arabic, English, the party's."""
    _, pairs = world.main_event()
    return [document for document, _ in pairs]


@pytest.fixture(scope="session")
def address(store_path):
    """The address of the running site."""
    with serving(store_path) as served:
        yield served


@contextmanager
def serving(path):
    """A site that runs on a store, for as long as the context lasts: its address."""
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(str(path)), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + STARTS_WITHIN
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def serve():
    """Serves a site on another store."""
    return serving


@pytest.fixture
def client(address):
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="module")
def browser():
    """Closed after each module: while it is open, its event loop holds the thread, and no other could run there."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, address):
    """Opens a page; afterwards no request may have left the machine and no script may have failed."""
    contexts, strangers, mistakes = [], [], []

    def opened(path, *, width=1280, height=900, javascript=True, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, base_url=address, **options
        )
        contexts.append(context)

        def judge(route):
            if route.request.url.startswith((address, "data:", "blob:")):
                route.continue_()
            else:
                strangers.append(route.request.url)
                route.abort()

        context.route("**/*", judge)
        page = context.new_page()
        page.on("pageerror", lambda error: mistakes.append(str(error)))
        page.on("console", lambda said: mistakes.append(said.text) if said.type == "error" else None)
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    yield opened
    for context in contexts:
        context.close()
    assert strangers == [], "a request left the machine"
    assert mistakes == []
