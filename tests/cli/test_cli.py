import json
import socket
import subprocess
import sys

import pytest

from making import claim, document, event
from tawatur import __version__
from tawatur.records import SCHEMA_VERSION, encode


def test_help_names_every_command(run):
    ran = run("--help")
    assert ran.code == 0
    commands = "read ingest events show explain search serve export assemble codebook schema gazetteer"
    for command in commands.split():
        assert command in ran.out
        assert run(command, "--help").code == 0


def test_help_loads_nothing_heavy():
    program = (
        "import sys, runpy; sys.argv = ['tawatur', '--help']\n"
        "try: runpy.run_module('tawatur.cli', run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print([m for m in ('sqlalchemy', 'alembic', 'pyarrow', 'lxml', 'starlette', 'uvicorn') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


def test_version(run):
    assert run("--version").out == f"tawatur {__version__}\n"


def test_an_unknown_option_is_for_the_user_to_mend(run):
    assert run("read", "--no-such-option").code == 2


def test_schema(run):
    assert json.loads(run("schema").out)["version"] == SCHEMA_VERSION


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_codebook(run, lang):
    assert run("codebook", "--lang", lang).out.startswith("# ")


def test_assemble_says_which_line_is_wrong(run, tmp_path):
    (tmp_path / "claims.jsonl").write_bytes(encode(document("d-en")) + b'\n{"type":"rumour"}\n')
    ran = run("assemble", "claims.jsonl")
    assert (ran.code, ran.out) == (2, "")
    assert "claims.jsonl:2" in ran.err


@pytest.mark.parametrize(
    ("record", "message"),
    [(claim("c3", "d-en"), "claims of document d-en without"), (event("e1"), "claims.jsonl:1: an event")],
)
def test_assemble_needs_documents_and_claims(run, tmp_path, record, message):
    (tmp_path / "claims.jsonl").write_bytes(encode(record) + b"\n")
    ran = run("assemble", "claims.jsonl")
    assert ran.code == 2 and message in ran.err


def test_assemble_without_a_file(run):
    ran = run("assemble", "nothing.jsonl")
    assert ran.code == 2 and "nothing.jsonl: cannot be read" in ran.err


def test_serve_on_a_port_in_use(run, store):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("serve", "--port", taken.getsockname()[1])
    assert ran.code == 2 and "in use" in ran.err


def test_gazetteer_of_another_kind(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TAWATUR_DATA", str(tmp_path))
    (tmp_path / "places.txt").write_text("nothing here\n")
    ran = run("gazetteer", "add", "places.txt")
    assert ran.code == 2 and "GeoNames" in ran.err
