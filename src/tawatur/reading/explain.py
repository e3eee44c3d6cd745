"""Every stage's marks on every sentence, and the rule behind each claim: what `tawatur explain` shows."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.reading.model import Chunk, Sentence, Speaker
from tawatur.records import Claim, Document


@dataclass(slots=True)
class SentenceExplanation:
    """One sentence: its words with the tables that know them, its chunks, its speakers and its claims."""

    start: int
    end: int
    text: str
    words: list[tuple[str, str]] = field(default_factory=list)
    chunks: list[tuple[str, str, str]] = field(default_factory=list)
    speakers: list[tuple[str, str]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)


@dataclass(slots=True)
class Explanation:
    """A document's sentences, explained."""

    document: Document
    sentences: list[SentenceExplanation]


def explain(document: Document, sentences: list[Sentence], claims: list[Claim]) -> Explanation:
    """Put together what the stages left on the sentences.

    Parameters
    ----------
    sentences : as the reader made them, with speakers
    claims : of the same document; each is shown under the sentence of its trigger
    """
    body, found = document.text, []
    for sentence in sentences:
        item = SentenceExplanation(sentence.start, sentence.end, body[sentence.start : sentence.end])
        item.words = [(word.surface, _marks(word.tag, word.value, list(word.entries))) for word in sentence.words]
        item.chunks = [(chunk.kind, chunk.text(body) or chunk.value, _content(chunk)) for chunk in sentence.chunks]
        item.speakers = _speakers(sentence, body)
        item.claims = [claim for claim in claims if sentence.start <= claim.trigger.start < sentence.end]
        found.append(item)
    return Explanation(document, found)


def _marks(tag: str, value: str, sorts: list[str]) -> str:
    marks = [f"{tag}:{value}" if value else tag] if tag and tag != "mark" else []
    return ",".join([*marks, *(sort for sort in sorts if sort != "closed")])


def _content(chunk: Chunk) -> str:
    """What a chunk holds, in short."""
    parts = [chunk.value] if chunk.kind not in ("np", "verb", "mark") and chunk.value else []
    parts += [f"{frame.kind}<{frame.id}>" for frame, _, _ in chunk.frames]
    parts += [f"toll:{toll[1]}" for toll, _ in chunk.tolls]
    if chunk.cue:
        parts.append(f"cue:{chunk.cue[1]}")
    if chunk.link:
        parts.append(f"link:{chunk.link[1]}")
    if chunk.quantity:
        parts.append(f"n={chunk.quantity.vague or chunk.quantity.low}")
    if chunk.actor:
        parts.append("actor=" + ("|".join(chunk.actor.ids or chunk.actor.sources) or f"~{chunk.actor.demonym}"))
    if chunk.place:
        parts.append(
            "place" + ("?" if not chunk.place.candidates else "") + (" generic" if chunk.place.generic else "")
        )
    if chunk.head:
        parts.append(f"head:{chunk.head[0]}/{chunk.head[1]}")
    parts += [f"weapon:{value[0]}" for _, value in chunk.weapons]
    parts += [name for name in ("passive", "negated", "future", "definite") if getattr(chunk, name)]
    return " ".join(parts)


def _speakers(sentence: Sentence, body: str) -> list[tuple[str, str]]:
    """Who speaks over which words."""
    found: list[tuple[str, str]] = []
    run: list[int] = []
    speakers: list[Speaker | None] = [*sentence.speakers, None]
    for index, speaker in enumerate(speakers):
        if run and speaker is not speakers[run[0]]:
            first = speakers[run[0]]
            if first is not None:
                name = (
                    first.name
                    + (f" ({first.force})" if first.force != "say" else "")
                    + (f" ← {first.outer.name}" if first.outer else "")
                )
                found.append((name, body[sentence.chunks[run[0]].start : sentence.chunks[run[-1]].end]))
            run = []
        if index < len(sentence.chunks):
            run.append(index)
    return found
