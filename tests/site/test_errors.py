"""What a reader sees when the site itself fails."""

import logging
from concurrent.futures import ThreadPoolExecutor

import anyio
import httpx
import pytest

from tawatur.site.app import create_app


@pytest.fixture
def broken(store_path):
    """The site with its store taken away."""
    app = create_app(str(store_path))
    app.state.store.close()
    app.state.store = None
    return app


def get(app, path):
    async def ask():
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://site.example") as client:
            return await client.get(path)

    # A thread of its own: the browser of other tests may hold this one's event loop.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, ask).result()


def test_a_failure_is_said_in_the_language_of_the_page_and_logged(broken, caplog):
    with caplog.at_level(logging.ERROR, logger="tawatur.site"):
        answer = get(broken, "/ar/")
    assert answer.status_code == 500 and "حدث خلل عندنا" in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "Traceback" not in answer.text and "AttributeError" not in answer.text
    assert "/ar/ failed" in caplog.text
    assert "Something failed on our side" in get(broken, "/en/events/e1").text


def test_a_failure_of_the_api_is_json_in_both_languages(broken):
    answer = get(broken, "/api/events")
    assert answer.status_code == 500 and set(answer.json()["error"]) == {"ar", "en"}
