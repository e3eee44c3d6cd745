"""What the proofs of the tables share: how ids are written, which script a name is in, and when two names are one."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
ARABIC = re.compile("[\u0600-\u06ff]")
LATIN = re.compile("[A-Za-z]")
_TASHKEEL = (0x0640, *range(0x064B, 0x0653), 0x0670)
_LETTERS = {0x0622: 0x0627, 0x0623: 0x0627, 0x0625: 0x0627, 0x0649: 0x064A, 0x0629: 0x0647, **dict.fromkeys(_TASHKEEL)}


def plain(text: str) -> str:
    """The form in which two names are compared: a fold of its own, for the language folder stands below the lexicon.

    >>> plain("U.S.  Army"), plain("إدلب") == plain("ادلب")
    ('u.s. army', True)
    """
    return " ".join(text.translate(_LETTERS).casefold().split())
