"""Letters and signs of the Arabic script by code point, for rules of spelling; words stand in the tables."""

from __future__ import annotations

import re
from typing import Literal

ALEF, TEH, LAM, NOON = "\u0627", "\u062a", "\u0644", "\u0646"
HEH, WAW, YEH, KAF, MEEM = "\u0647", "\u0648", "\u064a", "\u0643", "\u0645"
ALEF_MADDA, ALEF_MAKSURA, TA_MARBUTA, HAMZA = "\u0622", "\u0649", "\u0629", "\u0621"
FATHATAN, DAMMA, SHADDA = "\u064b", "\u064f", "\u0651"
ARTICLE = ALEF + LAM
HAMZA_SEATS = ("\u0623", "\u0626", "\u0624", HAMZA)
ARABIC = re.compile("[\u0600-\u06ff]")
"""A character of the Arabic block: a letter, a digit or a sign."""
ARABIC_LETTER = re.compile("[\u0621-\u064a]")
"""A letter of the Arabic language."""


def script(words: str) -> Literal["ar", "en"]:
    """The language of the script in which words begin; English where they have no letter.

    >>> script("«إدلب»"), script("“Idlib”"), script("14")
    ('ar', 'en', 'en')
    """
    first = next((letter for letter in words if letter.isalpha()), "")
    return "ar" if ARABIC.match(first) else "en"
