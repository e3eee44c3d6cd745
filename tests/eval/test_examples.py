"""The coding of the examples holds to the guide: every quotation stands in its page, every code is known."""

import datetime
import html
import json
import re
from pathlib import Path

import coded
import pytest

from scorer import gold

ROOT = Path(__file__).resolve().parents[2]
ROWS = gold.load(ROOT / "eval" / "examples.gold.jsonl")
MODALITIES = {"asserted", "claimed", "alleged", "denied", "planned"}
VERBAL = {"accuse", "condemn", "demand", "threaten", "pledge", "reject", "support", "deny", "statement"}
VAGUE = {"some", "several", "dozens", "hundreds"}


def kinds() -> set[str]:
    """Kinds of the ontology."""
    from tawatur.ontology import kinds as load

    return set(load())


def page_of(row):
    return coded.text_of(ROOT / "examples" / row["file"], row["encoding"])


def body_of(row):
    page = page_of(row)
    start, end = page.find(row["body_first"]), page.rfind(row["body_last"])
    if row["file"].endswith(".html") and start < 0:
        page = html.unescape(page)
        start, end = page.find(row["body_first"]), page.rfind(row["body_last"])
    assert 0 <= start < end
    return page[start : end + len(row["body_last"])]


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_every_word_of_the_coding_stands_in_the_body(row):
    body, page = body_of(row), page_of(row)
    assert len(row["body_first"]) == len(row["body_last"]) == 40
    assert row["title"] in page
    assert all(words in page for words in row["credits_text"].values())
    for event in row["events"]:
        assert body.count(event["quote"]) == 1, event["id"]
        assert 2 <= len(event["quote"].split()) <= 6, event["id"]
        named = event["agents"] + event["targets"] + event["places"]
        single = [event[k] for k in ("date", "killed", "injured", "killed_or_injured", "weapon", "source") if event[k]]
        for value in named + single:
            assert value["text"] and value["text"] in body, (event["id"], value)


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_codes_and_numbers(row):
    for event in row["events"]:
        assert event["kind"] in kinds(), event["id"]
        assert event["modality"] in MODALITIES
        assert event["agents"] or event["kind"] not in VERBAL, event["id"]
        assert event["source"] or event["modality"] != "claimed", event["id"]
        assert not (event["kind"] == "clash" and event["targets"]), event["id"]
        assert all(place["country"] for place in event["places"])
        for toll in filter(None, (event[k] for k in ("killed", "injured", "killed_or_injured"))):
            exact = toll["n"] is not None and toll["vague"] is None
            none = toll["n"] == 0 and toll["vague"] == "none stated as none"
            assert exact or none or (toll["n"] is None and toll["vague"] in VAGUE), (event["id"], toll)
            digits = re.findall(r"\d+", toll["text"].replace(",", ""))
            assert not digits or not toll["n"] or str(toll["n"]) in digits, (event["id"], toll)


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_dates(row):
    if row["published"]:
        raw = (ROOT / "examples" / row["file"]).read_bytes().decode("cp1256" if row["encoding"] != "utf-8" else "utf-8")
        day = datetime.date.fromisoformat(row["published"])
        shown = raw if row["file"].endswith(".html") else row["url"]
        assert any(form in shown for form in (day.isoformat(), day.strftime("%Y/%m/%d"), str(day.year)))
    for event in row["events"]:
        iso = event["date"] and event["date"]["iso"]
        assert not iso or row["published"], event["id"]
        if iso:
            datetime.date.fromisoformat(iso)
            assert event["modality"] == "planned" or iso <= row["published"], event["id"]
            assert event["date"].get("end", "9999") > iso


def test_ids_stories_and_look_alikes():
    ids = [event["id"] for row in ROWS for event in row["events"]]
    assert len(ids) == len(set(ids))
    told = gold.load(ROOT / "eval" / "examples.stories.jsonl")
    apart = gold.load(ROOT / "eval" / "examples.not_same.jsonl")
    joined = [event for story in told for event in story["events"]]
    assert len(joined) == len(set(joined))
    assert set(joined) <= set(ids)
    home = {event: story["story_event"] for story in told for event in story["events"]}
    for pair in apart:
        assert {pair["a"], pair["b"]} <= set(ids)
        assert home.get(pair["a"], pair["a"]) != home.get(pair["b"], pair["b"])
    for story in told:
        assert story["independent_sources"] == len(story["chains"])
        assert {e.split("-")[0] for e in story["events"]} == {doc for chain in story["chains"] for doc in chain}


def test_the_manifest_lists_every_page_once():
    lines = (ROOT / "examples" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    manifest = [json.loads(line) for line in lines]
    pages = {path.name for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".html")}
    assert {line["file"] for line in manifest} == pages == {row["file"] for row in ROWS}
    assert all(re.match(r"https://[a-z]+\.example/", line["url"]) for line in manifest)
    assert {line["lang"] for line in manifest} == {"ar", "en"}
