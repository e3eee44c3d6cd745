"""Turns lines of a hand coding into the documents and claims of a reader that makes chosen mistakes."""

from __future__ import annotations

import html
import random
import re
from pathlib import Path
from typing import Any

from tawatur.records import Actor, Casualty, Claim, Date, Document, Hop, Place, Source, Span, Weapon, digest


def document_of(row: dict[str, Any], text: str) -> Document:
    return Document(
        id=digest(row["doc"]), url=row["url"], outlet=Source(id=digest(row["outlet"]), name=row["outlet"]),
        title=row["title"], text=text, lang=row["lang"], published=row["published"], origin_file=row["file"],
    )  # fmt: skip


def span_of(words: str | None, text: str) -> Span | None:
    at = text.find(words) if words else -1
    return Span(at, at + len(words)) if words and at >= 0 else None


def claims_of(row: dict[str, Any], document: Document, *, seed: int = 0, noise: float = 0.0) -> list[Claim]:
    """Claims that say what the gold says; with `noise`, that share of values is dropped or taken from another event."""
    rng = random.Random(f"{seed} {row['doc']}")

    def keep() -> bool:
        return rng.random() >= noise

    kinds = [event["kind"] for event in row["events"]]
    found = []
    for event in row["events"]:
        if not keep():
            continue
        text = document.text
        trigger = span_of(event["quote"], text) or Span(0, 1)
        source, date, weapon = event["source"], event["date"], event["weapon"]
        other = rng.choice(row["events"])
        tolls = [
            Casualty(
                outcome,
                toll["n"],
                toll["n"],
                None if toll["n"] == 0 else toll["vague"],
                toll["who"],
                toll["text"] or "",
            )
            for outcome in ("killed", "injured", "killed_or_injured")
            if (toll := event[outcome]) and keep()
        ]
        hops = (Hop("s", source["name"], "origin", source["text"], span_of(source["text"], text)),) if source else ()
        found.append(
            Claim(
                id=event["id"], document_id=document.id, event_id=event["id"], span=trigger, trigger=trigger,
                kind=event["kind"] if keep() else rng.choice(kinds),
                modality=event["modality"] if keep() else "asserted",
                agents=tuple(Actor(None, a["name"], text=a["text"]) for a in (event if keep() else other)["agents"]),
                targets=tuple(Actor(None, a["text"], text=a["text"]) for a in (event if keep() else other)["targets"]),
                places=tuple(Place(None, p["name"], text=p["text"]) for p in (event if keep() else other)["places"]),
                date=Date(date["iso"], date.get("end"), "day", date["text"] or "") if date and keep() else None,
                casualties=tuple(tolls),
                weapons=(Weapon(weapon["text"], weapon["text"]),) if weapon and keep() else (),
                chain=hops if keep() else (),
            )
        )  # fmt: skip
    return found


def text_of(path: Path, encoding: str) -> str:
    """The whole text of an example or gold page, tags stripped: enough for spans."""
    text = path.read_bytes().decode("cp1256" if encoding == "windows-1256" else "utf-8").replace("\r\n", "\n")
    if path.suffix != ".html":
        return text
    text = re.sub(r"(?is)<(script|style)\b.*?</\1>|<!--.*?-->", "", text)
    text = re.sub(r"(?i)</?(p|div|br|h\d|li|ul|td|tr|table|title|section|article|aside|main)\b[^>]*>", "\n", text)
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def shared() -> Path | None:
    """The folder of shared measuring data beside the repository, if it is there."""
    folder = Path(__file__).resolve().parents[3] / "shared"
    return folder if (folder / "gold" / "gold.jsonl").exists() else None
