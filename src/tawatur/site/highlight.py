"""A text with marks on the words that values were read from.

Spans may nest and cross. Nested ones become nested elements; one that crosses another is cut in two, and only its first
part has the id. A mark never begins before a combining mark nor cuts a lam-alef, which a browser would draw apart: it
is widened to hold all of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_LAM = "\u0644"
_ALEFS = frozenset("\u0622\u0623\u0625\u0627\u0671")
_JOINERS = frozenset("\u200c\u200d\u0640")


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a text that a value was read from. `kind` names the colour."""

    id: str
    start: int
    end: int
    kind: str


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """A span widened so that no letter is parted from its combining marks and no lam from its alef.

    >>> whole("e\\u0301a", 1, 3)
    (0, 3)
    """
    start, end = max(0, min(start, len(text))), max(0, min(end, len(text)))
    while 0 < start < len(text) and (_hangs(text[start]) or _cuts_ligature(text, start)):
        start -= 1
    while 0 < end < len(text) and (_hangs(text[end]) or _cuts_ligature(text, end)):
        end += 1
    return start, end


def _hangs(letter: str) -> bool:
    return unicodedata.combining(letter) > 0 or unicodedata.category(letter) in ("Mn", "Me") or letter in _JOINERS


def _cuts_ligature(text: str, position: int) -> bool:
    before = position - 1
    while before > 0 and _hangs(text[before]):
        before -= 1
    return text[before] == _LAM and text[position] in _ALEFS


def render(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Markup:
    """The part of a text from `start` to `end` with its marks as nested `mark` elements."""
    end = len(text) if end is None else end
    widened = [Mark(m.id, *whole(text, m.start, m.end), m.kind) for m in marks]
    inside = [
        Mark(m.id, max(m.start, start), min(m.end, end), m.kind) for m in widened if m.start < end and m.end > start
    ]
    inside = sorted((m for m in inside if m.start < m.end), key=_order)
    begun = {m.id for m in widened if m.start < start}
    places = sorted({start, end, *(m.start for m in inside), *(m.end for m in inside)})
    out: list[Markup] = []
    stack: list[Mark] = []
    for position, following in zip(places, [*places[1:], end], strict=True):
        cut = _close(stack, position, out)
        for mark in sorted([*cut, *(m for m in inside if m.start == position)], key=lambda m: (-m.end, _order(m))):
            out.append(_open(mark, first=mark.id not in begun))
            begun.add(mark.id)
            stack.append(mark)
        out.append(escape(text[position:following]))
    return Markup("").join(out)


def _close(stack: list[Mark], position: int, out: list[Markup]) -> list[Mark]:
    """Closes the marks that end here; marks above them on the stack are closed too and returned, to be opened again."""
    ending = [depth for depth, mark in enumerate(stack) if mark.end <= position]
    if not ending:
        return []
    cut = [mark for mark in stack[ending[0] :] if mark.end > position]
    out.extend([Markup("</mark>")] * (len(stack) - ending[0]))
    del stack[ending[0] :]
    return cut


def _open(mark: Mark, *, first: bool) -> Markup:
    own = Markup(' id="{}" tabindex="-1"').format(mark.id) if first else Markup("")
    return Markup('<mark class="m m-{}"{} data-for="{}">').format(mark.kind, own, mark.id)


def _order(mark: Mark) -> tuple[int, int, str]:
    return mark.start, -mark.end, mark.id


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs of a text begin and end, empty ones left out."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, start + len(line)))
        start += len(line) + 1
    return found


def touching(parts: Sequence[tuple[int, int]], marks: Sequence[Mark]) -> list[bool]:
    """For each part of a text, whether a mark touches it."""
    return [any(mark.start < end and mark.end > start for mark in marks) for start, end in parts]


def utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 code units, as JavaScript counts, of an offset in code points.

    >>> utf16("😀a", 1)
    2
    """
    return offset + sum(1 for letter in text[:offset] if ord(letter) > 0xFFFF)
