"""Lines of the hand coding as happenings."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from scorer.texts import places_of, sentences, touching
from scorer.values import Happening, Value

Row = dict[str, Any]


def load(path: Path) -> list[Row]:
    """The objects of a JSON-lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def happenings(row: Row, text: str) -> list[Happening]:
    """The coded happenings of one document, with their sentences in the body that the reader saw."""
    spans, mentions = sentences(text), defaultdict(set)
    for event in row["events"]:
        for item in (*event["agents"], *event["targets"], event["source"]):
            if item:
                mentions[item["name"]].add(item["text"])
    return [_happening(event, text, spans, mentions) for event in row["events"]]


def _happening(event: Row, text: str, spans: list[tuple[int, int]], mentions: dict[str, set[str]]) -> Happening:
    first = places_of(event["quote"], text)
    further = [span for quote in event.get("also", ()) for span in places_of(quote, text)]

    def named(items: list[Row | None]) -> list[Value]:
        return [Value(item["name"], item["text"], tuple(sorted(mentions[item["name"]]))) for item in items if item]

    def tolls(*keys: str) -> list[Value]:
        found = (event[key] for key in keys if event[key])
        return [Value(text=toll["text"], low=toll["n"], high=toll["n"], vague=toll["vague"]) for toll in found]

    date, weapon = event["date"], event["weapon"]
    slots = {
        "agents": named(event["agents"]),
        "targets": named(event["targets"]),
        "source": named([event["source"]]),
        "places": [
            Value(place["name"], place["text"], parents=tuple(filter(None, (place["admin1"], place["country"]))))
            for place in event["places"]
        ],
        "date": [Value(text=date["text"], iso=date["iso"])] if date else [],
        "weapon": [Value(weapon["name"], weapon["text"])] if weapon else [],
        "killed": tolls("killed"),
        "injured": tolls("injured", "killed_or_injured"),
    }
    at = first[0][0] if first else None
    return Happening(
        event["kind"], event["modality"], touching(spans, first + further), at, slots, (event["id"],), event["quote"]
    )
