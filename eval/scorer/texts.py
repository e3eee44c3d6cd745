"""Sentences of a body, and where a quotation stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scorer.words import listed
from tawatur.orthography.punctuation import CLOSERS, STOPS

END = re.compile(rf"[{re.escape(STOPS)}]+[{re.escape(CLOSERS)}]*(?=\s|$)|\n+")
ABBREVIATION = re.compile(rf"\b(?:[A-Za-z]|{'|'.join(listed('abbreviation')['en'])})$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans of the sentences."""
    found, start = [], 0
    for end in END.finditer(text):
        if end.group() == "." and ABBREVIATION.search(text, start, end.start()):
            continue
        found.append((start, end.end()))
        start = end.end()
    found.append((start, len(text)))
    return [(a, b) for a, b in found if text[a:b].strip()]


def touching(spans: list[tuple[int, int]], others: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Numbers of the spans that share a character with any of the others."""
    return frozenset(number for number, (a, b) in enumerate(spans) for x, y in others if x < b and y > a)


def places_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Spans of a quotation, whatever the white space between its words."""
    return [found.span() for found in re.finditer(r"\s+".join(map(re.escape, quote.split())), text)]
