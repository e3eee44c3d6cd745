"""Quotations that go on over several sentences: who speaks where the sentence itself does not say it."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from tawatur.reading.model import Happening, Sentence, Speaker

OPENING, CLOSING, EITHER = "\u201c\u201e\u00ab", "\u201d\u00bb", '"'
MARKS = " \t\r\n'" + OPENING
"""What stands between a paragraph of a quotation and the next."""
LEAST = 7
"""Words from which on what stands between quotation marks is speech, not a term."""
_MARK = re.compile(f"''|[{OPENING}{CLOSING}{EITHER}]")
_WORD = re.compile(r"\w+")
_END = re.compile(r"[.!?\u061f\u2026]\s")


class Quotation(Struct):
    """The span between two quotation marks.

    Attributes
    ----------
    goes_on : the paragraph ends before the marks close, and the next one opens with a mark again
    """

    start: int
    end: int
    paragraph: int
    goes_on: bool = False
    speaker: Speaker | None = None


def quotations(body: str) -> list[Quotation]:
    """The quotations of a text that are long enough to be speech, in order.

    >>> [(q.start, q.end) for q in quotations('She said: "They came at night. They burned every house."')]
    [(11, 55)]
    """
    found: list[Quotation] = []
    offset = 0
    for number, paragraph in enumerate(body.split("\n")):
        found += _in_paragraph(paragraph, offset, number)
        offset += len(paragraph) + 1
    for one, other in pairwise(found):
        one.goes_on = one.goes_on and not body[one.end : other.start].strip(MARKS)
    return [q for q in found if len(_WORD.findall(body[q.start : q.end])) >= LEAST]


def _in_paragraph(paragraph: str, offset: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened = None
    for mark in _MARK.finditer(paragraph):
        sign = mark.group()
        if opened is None and sign not in CLOSING:
            opened = mark.end()
        elif opened is not None and sign not in OPENING:
            found.append(Quotation(offset + opened, offset + mark.start(), number))
            opened = None
    if opened is not None:
        found.append(Quotation(offset + opened, offset + len(paragraph), number, goes_on=True))
    return found


def give_voices(happenings: list[Happening], sentences: list[Sentence], body: str) -> None:
    """Give what is told inside a quotation without its speaker to whom the quotation is attributed: in another of its
    sentences, before the colon that opens it, or by the quotation before it."""
    silent = [happening for happening in happenings if happening.speaker is None]
    if not silent or not (quoted := quotations(body)):
        return
    previous: Quotation | None = None
    for quotation in quoted:
        quotation.speaker = _own(quotation, sentences) or _announced(quotation, sentences, body)
        if quotation.speaker is None and previous is not None and _continues(previous, quotation, sentences, body):
            quotation.speaker = previous.speaker
        previous = quotation
    for one, other in zip(reversed(quoted[:-1]), reversed(quoted[1:]), strict=True):
        if one.goes_on and one.speaker is None:
            one.speaker = other.speaker
    for happening in silent:
        start = happening.trigger[0]
        inside = next((q for q in quoted if q.start <= start < q.end), None)
        if inside is not None:
            happening.speaker = inside.speaker


def _own(quotation: Quotation, sentences: list[Sentence]) -> Speaker | None:
    """Who is said to speak in a sentence of the quotation, outside its marks."""
    for sentence in sentences:
        if sentence.end <= quotation.start or sentence.start >= quotation.end:
            continue
        for chunk, told in zip(sentence.chunks, sentence.speakers, strict=False):
            speaker = told if quotation.start <= chunk.start < quotation.end else None
            while speaker is not None and quotation.start <= speaker.start < quotation.end:
                speaker = speaker.outer
            if speaker is not None:
                return speaker
    return None


def _announced(quotation: Quotation, sentences: list[Sentence], body: str) -> Speaker | None:
    """Who speaks before the colon that opens a quotation."""
    before = body[: quotation.start].rstrip("\"'" + OPENING).rstrip()
    if not before.endswith(":"):
        return None
    sentence = next((s for s in reversed(sentences) if s.start < len(before)), None)
    if sentence is None or sentence.end < len(before):
        return None
    return next((s for s in reversed(sentence.speakers) if s is not None), None)


def _continues(previous: Quotation, quotation: Quotation, sentences: list[Sentence], body: str) -> bool:
    """Whether a quotation is of the speaker of the one before: "…," he said. "…"; or the marks were never closed."""
    if previous.speaker is None:
        return False
    if previous.goes_on:
        return True
    between = body[previous.end : quotation.start]
    return (
        previous.paragraph == quotation.paragraph
        and len(_END.findall(between[2:])) <= 1
        and not _told(previous, quotation, sentences)
    )


def _told(previous: Quotation, quotation: Quotation, sentences: list[Sentence]) -> bool:
    """Whether another speaker is named between two quotations."""
    between = range(previous.end, quotation.start)
    speakers = (s for sentence in sentences for s in sentence.speakers if s is not None)
    first = previous.speaker
    return any(s.start in between and first is not None and s.start != first.start for s in speakers)
