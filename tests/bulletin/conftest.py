"""A store with a day in it: two areas, an event without a date, a page in translation."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from harvest import TRANSLATOR, events
from making import claim, document, write_events
from tawatur.records import Credit
from tawatur.store import Store


@pytest.fixture
def store(tmp_path):
    with Store.open(str(tmp_path / "tawatur.db")) as opened:
        credited = document("d-ar", credits=(Credit("translator", TRANSLATOR),))
        opened.add(credited, [claim("c1", "d-ar"), claim("c2", "d-ar"), claim("c5", "d-ar")])
        opened.add(document("d-en"), [claim("c3", "d-en"), claim("c4", "d-en")])
        write_events(opened, *events())
        yield opened


@pytest.fixture
def service():
    """A weather service on loopback: it says what `answer` holds."""
    said = {
        "status": 200,
        "body": b'{"daily": {"temperature_2m_min": [3.6], "temperature_2m_max": [11.2]}}',
        "asked": [],
    }

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self):
            said["asked"].append(self.path)
            self.send_response(said["status"])
            self.end_headers()
            self.wfile.write(said["body"])

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    said["address"] = f"http://127.0.0.1:{server.server_address[1]}/v1/forecast"
    yield said
    server.shutdown()
