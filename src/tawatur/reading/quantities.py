"""Numbers: digits of any script, number words, duals, vague amounts, bounds and ranges."""

from __future__ import annotations

from tawatur.language.analysis import Word
from tawatur.orthography.folding import fold
from tawatur.orthography.punctuation import DASHES
from tawatur.reading.model import Quantity
from tawatur.records import Vague

BOUNDS = ("least", "more", "about")


def number_of(word: Word) -> int | None:
    """The value of a number token: thousands separators are dropped; a decimal is no count."""
    text = fold(word.surface).replace(",", "")
    head, point, tail = text.partition(".")
    if point and len(tail) == 3 and head and len(head) <= 3:
        return int(head + tail)
    return int(text) if text.isdigit() and len(text) < 10 else None


def number_words(words: list[Word], at: int) -> tuple[int, int] | None:
    """A run of number words and digits from a position: (value, next position).

    Units add up, hundreds and thousands multiply what stands before them; an "and" between two of them is passed over.
    """
    total, current, index, seen = 0, 0, at, False
    while index < len(words):
        word = words[index]
        kind, value = word.get("number") or ("", "")
        digits = number_of(word) if word.tag == "number" else None
        if digits is not None:
            if seen and not (words[index - 1].tag == "conj" and digits < 1000):
                break
            current += digits
        elif kind == "unit":
            current += int(value)
        elif kind == "multiplier":
            factor = int(value)
            current = (current or 1) * factor
            if factor >= 1000:
                total, current = total + current, 0
        elif word.value == "and" and seen and _goes_on(words, index + 1, current or total):
            index += 1
            continue
        else:
            break
        seen = True
        index += 1
    while index > at and words[index - 1].value == "and":
        index -= 1
    return (total + current, index) if seen else None


def _goes_on(words: list[Word], at: int, value: int) -> bool:
    """Whether what follows an "and" is the rest of the number: a smaller one, after a round one."""
    if at >= len(words) or (value % 10 and value > 20):
        return False
    kind, amount = words[at].get("number") or ("", "")
    if kind == "unit":
        return (int(amount) < 100 and value >= 100) or (value < 10 and int(amount) >= 20 and int(amount) % 10 == 0)
    digits = number_of(words[at]) if words[at].tag == "number" else None
    return digits is not None and value >= 1000 and digits < 1000


def quantity_at(words: list[Word], at: int) -> tuple[Quantity, int] | None:
    """The quantity that starts at a word, and the next position.

    Bounds before or after the number ("at least 12", "12 at least") leave the upper end open.
    """
    if words[at].tag != "number" and "number" not in words[at].entries:
        return None
    start, bound, index = words[at].start, "", at
    between = False
    while index < len(words) and (kind := (words[index].get("number") or ("",))[0]) in (*BOUNDS, "between"):
        if kind == "between":
            between = True
        else:
            bound = kind
        index += 1
    if index >= len(words):
        return None
    kind, _ = words[index].get("number") or ("", "")
    if kind == "vague" and (rounded := _vague_round(words, index + 1)):
        return Quantity(None, None, rounded, start, words[index + 1].end), index + 2
    if kind == "vague" and index + 1 < len(words) and words[index + 1].tag == "number":
        bound, index = bound or "about", index + 1
        kind = ""
    if kind == "vague" and words[index].tag != "number":
        vague: Vague = words[index].get("number")[1]
        return Quantity(None, None, vague, start, words[index].end), index + 1
    run = number_words(words, index)
    if run is None:
        return None
    low, index = run
    high: int | None = low
    if (between or _is_range(words, index)) and index + 1 < len(words):
        second = number_words(words, index + 1)
        if second and second[0] >= low:
            return Quantity(low, second[0], None, start, words[second[1] - 1].end), second[1]
    if between:
        return None
    if index < len(words) and (words[index].get("number") or ("",))[0] == "least":
        bound = "least"
        index += 1
    if bound in ("least", "more"):
        high = None
    return Quantity(low, high, None, start, words[index - 1].end), index


def _vague_round(words: list[Word], at: int) -> Vague | None:
    """ "Several hundred", "a few dozen": the vague word of a round number without its factor."""
    kind, value = (words[at].get("number") or ("", "")) if at < len(words) else ("", "")
    if kind != "multiplier":
        return None
    return "hundreds" if int(value) >= 100 else "dozens"


def _is_range(words: list[Word], at: int) -> bool:
    """Whether a dash or "to" between two numbers makes a range."""
    return (
        at < len(words)
        and (words[at].surface in DASHES or words[at].value == "to")
        and at + 1 < len(words)
        and words[at + 1].tag == "number"
    )
