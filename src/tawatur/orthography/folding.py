"""The normal form of a text, with a map back to the original offsets.

Folded: tashkeel, tatweel, hamza seats, alef forms, ى and ي, ة and ه, Persian and Urdu letters, presentation forms,
Arabic-Indic digits, bidi controls, zero-width characters, curly quotes, Latin case and accents.  The letters are named
by code point.
"""

from __future__ import annotations

import re
import unicodedata

from tawatur.orthography.letters import ALEF, HEH, KAF, WAW, YEH

TASHKEEL = frozenset([*range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, *range(0x06D6, 0x06EE)])
INVISIBLE = frozenset(
    [
        0x0640,
        0x00AD,
        0x061C,
        0xFEFF,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
    ]
)
LETTERS = {
    0x0622: ALEF, 0x0623: ALEF, 0x0625: ALEF, 0x0671: ALEF, 0x0672: ALEF, 0x0673: ALEF,
    0x0649: YEH, 0x06CC: YEH, 0x06D2: YEH, 0x0626: YEH,
    0x0629: HEH, 0x06C1: HEH, 0x06BE: HEH, 0x06D5: HEH, 0x06C0: HEH,
    0x0624: WAW, 0x06A9: KAF, 0x06AA: KAF,
    0x2018: "'", 0x2019: "'", 0x02BC: "'", 0x02BF: "'", 0x02BE: "'", 0x201B: "'", 0x0060: "'", 0x00B4: "'",
    0x201C: '"', 0x201D: '"', 0x201E: '"', 0x00AB: '"', 0x00BB: '"', 0x2033: '"',
    0x2013: "-", 0x2014: "-", 0x2212: "-", 0x2010: "-", 0x2011: "-",
    0x00A0: " ", 0x202F: " ", 0x2009: " ", 0x066B: ".", 0x066C: ",",
    **{0x0660 + n: str(n) for n in range(10)}, **{0x06F0 + n: str(n) for n in range(10)},
}  # fmt: skip
_FOLD: dict[int, str | None] = {**LETTERS, **dict.fromkeys(TASHKEEL | INVISIBLE)}
_PLAIN = re.compile(r"[\x00-\x5f\x61-\x7f]*\Z")
"""ASCII without the backtick, which stands for an apostrophe: nothing of it folds but its case."""


def _fold_character(character: str) -> str:
    code = ord(character)
    if code in _FOLD:
        return _FOLD[code] or ""
    if code < 0x80:
        return character.lower()
    decomposed = unicodedata.normalize("NFKD", character)
    if decomposed == character:
        return character.lower()
    return "".join(
        (_FOLD[ord(c)] or "") if ord(c) in _FOLD else c.lower()
        for c in decomposed
        if not unicodedata.combining(c) or ord(c) in _FOLD
    )


class _Table(dict[int, str]):
    def __missing__(self, code: int) -> str:
        value = self[code] = _fold_character(chr(code))
        return value


_TABLE = _Table()


def fold(text: str) -> str:
    """The normal form of a text; folding twice is folding once.

    >>> fold("قُتِل") == fold("قتل"), fold("إدلب") == fold("ادلب"), fold("Ḥamā")
    (True, True, 'hama')
    """
    if _PLAIN.match(text):
        return text.lower()
    return text.translate(_TABLE)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """The normal form and, for each of its characters, the offset in `text` that it came from; one more entry gives
    the end."""
    parts, offsets = [], []
    for index, character in enumerate(text):
        folded = _TABLE[ord(character)]
        parts.append(folded)
        offsets.extend([index] * len(folded))
    offsets.append(len(text))
    return "".join(parts), offsets
