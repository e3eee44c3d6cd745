"""Blocks: the paragraphs of a page, before it is known which of them are the article."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"[^\W_]+(?:['\u2019.-][^\W_]+)*")
SENTENCE_ENDS = ".!?\u061f\u06d4\u061b:"
CLOSERS = "\"'\u201d\u2019\u00bb)]\u203a"
LONG = 25
"""A block of so many words is prose even without a full stop."""
SHORT = 4
"""A block of fewer words is prose in no case."""
HEADING = 9
"""A heading has no more words."""
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]+")


@dataclass(slots=True)
class Block:
    """A paragraph as it stands on the page."""

    text: str
    level: int = 0
    """1 to 6 for a heading in markup, 7 for a paragraph all in bold, 0 else."""
    role: str = ""
    """What the markup says it is: byline, date, caption, credit, title; empty if it says nothing."""
    linked: float = 0.0
    """Share of its characters that are links."""
    path: tuple[int, ...] = ()
    """Numbers of the elements that hold it, outermost first; empty in plain text."""
    heads: bool = False
    """It is the heading of a section of the body."""
    words: int = -1
    prose: bool = False

    def __post_init__(self) -> None:
        self.text = squeeze(self.text)
        self.words = len(WORD.findall(self.text))
        if 2 <= self.level <= 6 and self.words >= LONG and ends_sentence(self.text):
            self.level = 0  # some editors write paragraphs as headings, to have them in larger letters
        self.prose = is_prose(self.text, self.words) and self.linked < 0.6 and not 1 <= self.level <= 6


def squeeze(text: str) -> str:
    """One space for any run of blanks, none at the edges."""
    return _SPACES.sub(" ", text.replace("\n", " ")).strip()


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences end; dots of omission end a cut headline just as well, so they do not count."""
    bare = text.rstrip(CLOSERS + " ")
    if not bare or bare[-1] not in SENTENCE_ENDS:
        return False
    return not bare.endswith(("..", "\u2026"))


def is_prose(text: str, words: int) -> bool:
    """Whether a block reads like running text."""
    if words >= LONG:
        return True
    return words >= SHORT and ends_sentence(text) and not text.rstrip().endswith(":")
