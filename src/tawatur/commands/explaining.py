"""An explanation of a page as lines: every stage's marks on each sentence, and the rule behind each claim.

Marks, rules and codes stand as the tables have them, so that they can be looked up there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tawatur.commands import naming
from tawatur.commands.output import Words
from tawatur.records import Actor, Casualty, Claim, Date, Document, Place, Weapon

if TYPE_CHECKING:
    from tawatur.reading.explain import Explanation, SentenceExplanation


def lines(explanation: Explanation, say: Words) -> Iterator[str]:
    """The explanation of a document, a line a mark."""
    for number, sentence in enumerate(explanation.sentences, 1):
        yield f"[{number}] {sentence.start}-{sentence.end} {sentence.text}"
        for stage, marks in _stages(sentence):
            yield f"  {_label('stages', stage, say)}  {marks}"
        for claim in sentence.claims:
            yield from _claim(claim, explanation.document, say)


def _label(group: str, code: str, say: Words) -> str:
    """A label, as wide as the widest of its group."""
    width = max(map(len, say.group(group).values()))
    return say.named(group, code).ljust(width)


def _stages(sentence: SentenceExplanation) -> Iterator[tuple[str, str]]:
    yield "words", " ".join(f"{text}/{marks}" if marks else text for text, marks in sentence.words)
    chunks = (f"{kind}: {text}" + (f" {{{what}}}" if what else "") for kind, text, what in sentence.chunks)
    yield "chunks", " | ".join(chunks)
    for name, text in sentence.speakers:
        yield "speaker", f"{name} ← {text}"


def _claim(claim: Claim, document: Document, say: Words) -> Iterator[str]:
    """A claim with every value, its words and the rule."""
    told = naming.listed((f"{naming.kind(claim.kind, say)} [{claim.kind}]", naming.modality(claim, say)), say)
    rule = say("rule", claim.rule, claim.confidence)
    event = say("of_event", claim.event_id)
    yield f"  {_label('stages', 'claim', say)}  {told} «{claim.trigger.of(document.text)}» {rule} {event}"
    indent = " " * len(f"  {_label('stages', 'claim', say)}  ")
    for group, values in _values(claim, say):
        if values:
            yield f"{indent}{_label('values', group, say)}  {say('semicolon').join(values)}"


def _values(claim: Claim, say: Words) -> Iterator[tuple[str, list[str]]]:
    """The values of each part of a claim, with the words that each rests on."""
    yield "agents", [_quoted(naming.actor(one, say), one) for one in claim.agents]
    yield "targets", [_quoted(naming.actor(one, say), one) for one in claim.targets]
    yield "places", [_quoted(naming.place(one, say), one) for one in claim.places]
    yield "date", [_quoted(naming.date(one) if one.start else "?", one) for one in (claim.date,) if one]
    yield "tolls", [_quoted(naming.casualty(one, say), one) for one in claim.casualties]
    yield "weapons", [_quoted(naming.weapon(one, say), one) for one in claim.weapons]
    yield "chain", [naming.chain(claim.chain, say)] if claim.chain else []


def _quoted(shown: str, value: Actor | Casualty | Date | Place | Weapon) -> str:
    return f"{shown} «{value.text}»"
