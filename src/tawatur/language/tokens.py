"""Text to tokens: one regular expression, offsets into the original, and sentence boundaries.

A hyphen inside a word separates two tokens and is not one itself (al-Bab: al, Bab); an apostrophe inside a word belongs
to it (Sana'a); an English possessive is a token of its own.
"""

from __future__ import annotations

import re

from msgspec import Struct

from tawatur.orthography.punctuation import APOSTROPHES, CLOSERS, HYPHENS, STOPS

_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d\u200e\u200f"
_DIGITS = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_LETTERS = rf"[^\W\d_]+(?:[{_MARKS}]+[^\W\d_]*)*"
TOKEN = re.compile(
    rf"(?P<abbreviation>\b(?:[A-Za-z]\.){{2,}})"
    rf"|(?P<number>{_DIGITS}+(?:[.,\u066b\u066c]{_DIGITS}+)*)"
    rf"|(?P<word>{_LETTERS}(?:[{APOSTROPHES}]{_LETTERS})*)"
    rf"|(?P<line>\n+)"
    rf"|(?P<mark>[^\s])"
)
OWNERS = "'\u2019"
"""Apostrophes of the English possessive."""


class Token(Struct, frozen=True, gc=False):
    """A token: its surface, offsets in code points, and its kind: abbreviation, number, word, line or mark."""

    text: str
    start: int
    end: int
    kind: str


def tokenise(text: str) -> list[Token]:
    """The tokens of a text.

    >>> [t.text for t in tokenise("al-Bab's 14 dead.")]
    ['al', 'Bab', "'s", '14', 'dead', '.']
    """
    tokens, previous = [], 0
    for match in TOKEN.finditer(text):
        start, end = match.span()
        kind, surface = match.lastgroup or "mark", match.group()
        if kind == "mark" and surface in HYPHENS and previous == start and text[start + 1 : start + 2].isalnum():
            previous = end
            continue
        if kind == "word" and len(surface) > 2 and surface[-2] in OWNERS and surface[-1] in "sS":
            tokens.append(Token(surface[:-2], start, end - 2, kind))
            tokens.append(Token(surface[-2:], end - 2, end, kind))
        else:
            tokens.append(Token(surface, start, end, kind))
        previous = end if kind in ("word", "number") else -1
    return tokens


def sentence_bounds(tokens: list[Token], abbreviations: frozenset[str]) -> list[tuple[int, int]]:
    """Half-open token ranges of the sentences; line breaks end a sentence and belong to none.

    Parameters
    ----------
    abbreviations : folded words whose full stop ends no sentence (mr, lt, gen)
    """
    bounds, start, index, size = [], 0, 0, len(tokens)
    while index < size:
        token = tokens[index]
        if token.kind == "line":
            if index > start:
                bounds.append((start, index))
            start = index + 1
        elif token.kind == "mark" and token.text in STOPS:
            if token.text == "." and is_inner_stop(tokens, index, abbreviations):
                index += 1
                continue
            while index + 1 < size and tokens[index + 1].kind == "mark" and _continues(tokens, index):
                index += 1
            bounds.append((start, index + 1))
            start = index + 1
        index += 1
    if size > start:
        bounds.append((start, size))
    return bounds


def is_inner_stop(tokens: list[Token], index: int, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop at a position ends no sentence: after an abbreviation or an initial, inside a number or a
    host."""
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or before.end != tokens[index].start:
        return False
    if before.kind == "word" and (
        before.text.lower() in abbreviations or (len(before.text) == 1 and before.text.isascii())
    ):
        return True
    if after is None or after.start != tokens[index].end or after.kind == "line":
        return False
    return (after.kind == "word" and after.text.isascii() and after.text[0].islower()) or (
        after.kind == before.kind == "number"
    )


def _continues(tokens: list[Token], index: int) -> bool:
    following = tokens[index + 1]
    return following.text in STOPS or (following.text in CLOSERS and following.start == tokens[index].end)
