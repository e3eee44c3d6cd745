"""Which blocks are the article: title, body, headings; what stands before and after it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from tawatur.intake.blocks import HEADING, LONG, SHORT, Block, ends_sentence
from tawatur.intake.credits import is_credit_line
from tawatur.intake.dates import read_dateline
from tawatur.intake.words import cues, heading_words, key, phrases
from tawatur.orthography.folding import fold

BARE_HEADING = 5
"""So many words may a heading have that neither the markup nor its first word shows to be one."""
MOST_CHROME = 40
"""A block of more words is never taken for chrome."""
ENOUGH = 0.35
"""The first part of a page with this share of the text of its fullest part is the article: comments may be longer."""
ABOVE = 5
"""So many blocks over the title may hold its date line."""
SIGNATURE = re.compile(r"\s*[\u2013\u2014\u0640|-]\s+|\s+[\u2013\u2014\u0640|-]\s*")
QUESTIONS = ("?", "!", "\u061f")
HEADLINES = 3
"""After so many headlines in a row, with little running text behind them, the article is over."""


@dataclass(slots=True)
class Article:
    """An article taken out of its page."""

    title: str | None
    body: list[Block]
    before: list[Block] = field(default_factory=list)
    after: list[Block] = field(default_factory=list)
    above: list[Block] = field(default_factory=list)
    """What stands right over the title, nearest first."""


def label(blocks: list[Block]) -> list[str]:
    """What each block is by its words: drop, also, end, caption, date, credit, prose, or line (none of these)."""
    return [_label(block) for block in blocks]


def _label(block: Block) -> str:
    if block.words > MOST_CHROME:
        return "prose" if block.linked < 0.6 else "line"
    if not any(character.isalpha() for character in block.text):
        return "date" if read_dateline(block.text) else "drop"
    if block.role in ("date", "caption", "byline") and not (block.prose and block.words > 15):
        return {"byline": "credit"}.get(block.role, block.role)
    if role := phrases().role_of(block.text, prose=block.prose):
        if role == "caption" and block.prose and block.words > 20 and ends_sentence(block.text):
            return "prose"
        return role
    if not block.prose and read_dateline(block.text):
        return "date"
    if is_credit_line(block.text, block.words, prose=block.prose, marked=block.role == "credit"):
        return "credit"
    return "prose" if block.prose else "line"


def _weigh_questions(blocks: list[Block], labels: list[str]) -> None:
    """A short question is running text only among running text: headlines ask, too."""
    asked = [
        index
        for index, block in enumerate(blocks)
        if labels[index] == "prose" and block.words <= LONG and block.text.endswith(QUESTIONS)
    ]
    for index in asked:
        around = labels[max(0, index - 1) : index] + labels[index + 1 : index + 2]
        if around != ["prose", "prose"] or index + 1 in asked:
            labels[index] = "line"


def find_article(
    blocks: list[Block], *, hints: tuple[str, ...] = (), start: int = 0, stop: int | None = None
) -> Article | None:
    """Find the article among the blocks of a page.

    Parameters
    ----------
    blocks : list of Block
        The page, first to last.
    hints : tuple of str
        Titles that the markup gives, best first.
    start, stop : int
        The blocks within which the body lies, as far as the markup tells.

    Returns
    -------
    Article or None
        None if no block is running text.
    """
    labels = label(blocks)
    _weigh_questions(blocks, labels)
    found = _segment(blocks, labels, start, len(blocks) if stop is None else stop)
    if not found:
        return _single(blocks, labels)
    low, first, last, high = found
    title_at = _title_block(blocks, labels, hints, low, first)
    if not hints and title_at is None and _opens_with_title(blocks, first, last):
        title_at, first = first, first + 1
    if title_at is not None and start:
        low_prose = [index for index in range(title_at + 1, first) if labels[index] == "prose"]
        first = low_prose[0] if low_prose else first
    title = hints[0] if hints else blocks[title_at].text if title_at is not None else None
    first = _with_heading(blocks, labels, first, title_at)
    kept = _keep(blocks, labels, first, last, fold(title or ""), trusted=stop is not None)
    begin = title_at + 1 if title_at is not None else max(low, first - 6)
    above = blocks[max(0, begin - 1 - ABOVE) : begin - 1][::-1] if title_at is not None else []
    return Article(
        title, kept, blocks[begin:first], blocks[last + 1 : high] + _inner_credits(blocks, labels, first, last), above
    )


def _segment(blocks: list[Block], labels: list[str], start: int, stop: int) -> tuple[int, int, int, int] | None:
    """The part between two ends that holds the article: its begin, its first and last running text, its end."""
    cuts = [start, *(index for index in range(start, stop) if labels[index] == "end"), stop]
    parts = []
    for low, high in pairwise(cuts):
        prose = [index for index in range(low, high) if labels[index] == "prose"]
        if prose:
            parts.append((sum(blocks[index].words for index in prose), low, prose, high))
    if not parts:
        return None
    fullest = max(part[0] for part in parts)
    _, low, prose, high = next(part for part in parts if part[0] >= ENOUGH * fullest)
    if stop < len(blocks) and high == stop:
        high = next((index for index in range(stop, len(blocks)) if labels[index] == "end"), len(blocks))
    return (low if low > start else 0), prose[0], _last(blocks, labels, prose), high


def _last(blocks: list[Block], labels: list[str], prose: list[int]) -> int:
    """The last running text of the article: what comes after a run of headlines counts only if it is much."""
    total = sum(blocks[index].words for index in prose)
    seen = 0
    for index, following in pairwise(prose):
        seen += blocks[index].words
        between = [at for at in range(index + 1, following) if labels[at] == "line" and blocks[at].words >= SHORT]
        listed = blocks[index].text.endswith(":") or (between and blocks[between[0]].text.endswith(":"))
        if len(between) >= HEADLINES and not listed and total - seen < ENOUGH * total:
            return index
    return prose[-1]


def _single(blocks: list[Block], labels: list[str]) -> Article | None:
    """A page without a full sentence: one line is the body; of two, the first is the title."""
    stop = labels.index("end") if "end" in labels else len(labels)
    lines = [index for index, found in enumerate(labels[:stop]) if found == "line" and blocks[index].words > 1]
    if len(lines) > 1:
        lines = [index for index in lines if blocks[index].words >= SHORT]
    if not lines or len(lines) > 3:
        return None
    body = lines[-1]
    title = blocks[lines[0]].text if len(lines) > 1 else None
    return Article(title, [blocks[body]], blocks[:body], blocks[body + 1 :])


def _title_block(blocks: list[Block], labels: list[str], hints: tuple[str, ...], low: int, first: int) -> int | None:
    """Where the title stands: the block that equals a hint; else the line over the body that shares most words."""
    wanted = {key(hint) for hint in hints}
    for index in range(first - 1, -1, -1):
        if wanted and key(blocks[index].text) in wanted:
            return index
    if first < len(blocks) and key(blocks[first].text) in wanted:
        return first
    lines = [
        index
        for index in range(low, first)
        if labels[index] == "line" and _may_be_title(blocks[index], alone=first == 1)
    ]
    if not lines:
        return None
    body = {fold(word) for block in blocks[first : first + 4] for word in block.text.split() if len(word) > 3}
    scores = {index: _title_score(blocks[index], body) for index in lines}
    best = max(scores.values())
    return next(index for index in lines if scores[index] >= 0.75 * best)


def _may_be_title(block: Block, *, alone: bool) -> bool:
    """Whether a line is long enough for a title; one that stands alone may be shorter, but no name of an outlet."""
    if block.level in (1, 2) or block.words >= SHORT:
        return block.words > 1 and block.linked < 0.9 and not (block.level == 0 and _is_signature(block.text))
    folded = fold(block.text)
    return (
        alone and block.words > 1 and not folded.startswith(cues().heads) and not any(sign in folded for sign in "-|/:")
    )


def _is_signature(text: str) -> bool:
    """Whether a line is an outlet, a place and a name with dashes between them."""
    parts = [part.split() for part in SIGNATURE.split(text)]
    return len(parts) > 1 and all(len(part) <= 3 for part in parts)


def _title_score(block: Block, body: set[str]) -> float:
    """How well a line heads a body: by the words they share; long lines before menu words, headings before all."""
    words = [fold(word) for word in block.text.split()]
    shared = sum(word in body for word in words if len(word) > 3)
    size = min(block.words, 6) / 6
    return (0.3 + shared) * size * (2.0 if block.level in (1, 2) else 1.0) * (
        0.4 if block.text.endswith((")", ":")) else 1.0
    ) + 0.01


def _opens_with_title(blocks: list[Block], first: int, last: int) -> bool:
    """Whether the first running text is a title that asks or shouts."""
    text = blocks[first].text.rstrip("\"'\u201d\u00bb)")
    return last > first and blocks[first].words < 20 and text.endswith(("!", "?", "\u061f"))


def _with_heading(blocks: list[Block], labels: list[str], first: int, title_at: int | None) -> int:
    """The first block of the body: a section heading right before the running text belongs to it."""
    at = first - 1
    if at < 0 or labels[at] != "line" or at == title_at or (title_at is not None and at < title_at):
        return first
    return (
        at
        if title_at is not None and (_is_section(blocks[at]) or (2 <= blocks[at].level <= 6 and is_heading(blocks[at])))
        else first
    )


def _is_section(block: Block) -> bool:
    """Whether a short line begins or ends with a word of headings: "Province of X", "X Province"."""
    words = fold(block.text).split()
    if not words or not 0 < block.words <= HEADING or block.text.endswith(")"):
        return False
    return not heading_words().isdisjoint((words[0], words[-1]))


def is_heading(block: Block) -> bool:
    """Whether a block of a body is the heading of a section."""
    if block.prose:
        return False
    if 1 <= block.level <= 6:
        return block.words <= 2 * HEADING
    if ends_sentence(block.text) and not block.text.endswith(":"):
        return False
    return (block.level == 7 and block.words <= 2 * HEADING) or block.words <= BARE_HEADING or _is_section(block)


def _keep(blocks: list[Block], labels: list[str], first: int, last: int, title: str, *, trusted: bool) -> list[Block]:
    """The blocks of the body: running text, headings over running text, members of lists."""
    kept: list[Block] = []
    long = [block for block in blocks[first : last + 1] if block.words >= 10 and not block.level]
    stops = sum(ends_sentence(block.text) for block in long) >= 0.6 * len(long)
    boxed = listing = False
    for index in range(first, last + 1):
        block, found = blocks[index], labels[index]
        if found == "also":
            boxed = not block.text.rstrip().rstrip(":").count(":") or block.words <= SHORT
            continue
        if found == "prose":
            boxed, listing = False, block.text.endswith(":")
            if block.linked < 0.6:
                kept.append(block)
            continue
        if found != "line" or fold(block.text) == title:
            continue
        listing = listing or block.text.endswith(":")
        following = next((at for at in range(index + 1, last + 1) if labels[at] in ("prose", "line")), last)
        heads = is_heading(block) and block.linked < 0.6 and not block.text.endswith(")")
        heads = heads and (labels[following] == "prose" or 0 < block.level < blocks[following].level)
        plain = (
            block.linked < 0.3
            and not boxed
            and (listing or not stops or (trusted and block.words >= SHORT and not block.level))
        )
        block.heads = (
            heads and not (boxed and not block.level) and (not listing or block.level > 0 or _is_section(block))
        )
        if block.heads or plain:
            kept.append(block)
    return kept


def _inner_credits(blocks: list[Block], labels: list[str], first: int, last: int) -> list[Block]:
    return [blocks[index] for index in range(first, last + 1) if labels[index] == "credit"]
