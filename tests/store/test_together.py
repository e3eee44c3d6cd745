"""Several processes write to one store at once: nothing is lost, and nothing is there twice."""

import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec

import ingesting
from tawatur.records import encode
from tawatur.store import Store

TESTS = Path(__file__).parents[1]


def test_four_processes_lose_and_double_nothing(place, tmp_path):
    go = tmp_path / "go"
    running = [
        subprocess.Popen(
            [sys.executable, str(TESTS / "ingesting.py"), place, str(number), str(go)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(TESTS)},
        )
        for number in range(ingesting.PROCESSES)
    ]  # fmt: skip
    while len(list(tmp_path.glob("ready-*"))) < len(running) and all(one.poll() is None for one in running):
        time.sleep(0.01)
    go.touch()
    ended = [(*one.communicate(timeout=120), one.returncode) for one in running]
    assert [code for *_, code in ended] == [0] * len(running), [said for _, said, _ in ended]
    # Each page was new to one process only, though two brought it.
    assert sum(int(printed) for printed, *_ in ended) == ingesting.PAGES
    with Store.open(place) as together, Store.open(":memory:") as alone:
        for number in range(ingesting.PAGES):
            alone.add(*ingesting.page(number))
        alone.reassemble()
        assert list(together.all_documents()) == list(alone.all_documents())
        assert list(together.all_claims()) == list(alone.all_claims())
        assert happenings(together) == happenings(alone)
        assert alone.count() == ingesting.HAPPENINGS
        assert together.stats() == alone.stats()
        for query in ("shells", "village"):
            assert {hit.document_id for hit in together.search(query, limit=99)} == {
                hit.document_id for hit in alone.search(query, limit=99)
            }


def happenings(store):
    """The events without their ids, which go by the order of arrival."""
    return sorted(encode(msgspec.structs.replace(event, id="")) for event in store.events(limit=None))
