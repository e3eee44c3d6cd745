"""Plain text to blocks: paragraphs stand between empty lines or on lines of their own; wrapped lines are joined."""

from __future__ import annotations

import re

from tawatur.intake.blocks import Block, ends_sentence

_GAP = re.compile(r"\n[ \t\u00a0]*\n\s*")
WRAPPED = (45, 100)
"""Lengths between which the full lines of hard-wrapped text lie."""


def read_plain(text: str) -> list[Block]:
    """The blocks of a plain text, first to last."""
    blocks: list[Block] = []
    for chunk in _GAP.split(text):
        lines = [line for line in (line.strip() for line in chunk.split("\n")) if line]
        if _is_wrapped(lines):
            lines = [" ".join(lines)]
        blocks.extend(Block(line) for line in lines)
    return blocks


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines were broken by a machine: all but the last of nearly one length, most of them inside a sentence."""
    if len(lines) < 3:
        return False
    lengths = [len(line) for line in lines[:-1]]
    if not (WRAPPED[0] <= min(lengths) and max(lengths) <= WRAPPED[1]):
        return False
    inside = sum(not ends_sentence(line) for line in lines[:-1])
    return max(lengths) - min(lengths) <= 20 and inside >= 0.7 * len(lengths)
