"""Documents that share their words: near-duplicates by MinHash, and partial copies by the containment of sampled
shingles.

1. The folded words of a text make shingles of `WORDS` words.
2. MinHash signatures in bands bring together texts that resemble each other.
3. A sample of the shingles brings together texts of which one took over a part of the other.
4. Documents with a band or a sampled shingle in common stand in the order of their days, and each is compared with
   those next to it; every candidate is verified before it is believed.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from struct import pack
from typing import Literal
from zlib import crc32

from rensa import RMinHash

from tawatur.assembly.blocking import NO_DAY, Tails, stable
from tawatur.orthography.folding import fold
from tawatur.records import Document

WORDS = 4
"""Words of a shingle: long enough that a shared one is not chance, short enough to survive light editing."""
PERMUTATIONS, ROWS, SEED = 64, 4, 11
"""MinHash: 16 bands of 4 rows find nearly every pair of resemblance 0.6 and half of those of 0.5."""
RESEMBLANCE = 0.5
CONTAINMENT = 0.5
"""Share of the shorter text's shingles that the other holds."""
MIN_SHINGLES = 8
"""A text with fewer shingles is too short to be called a copy."""
SAMPLE = 4
"""Of the hashed shingles of a text, one in so many is looked up: the same in every text that has them."""
BATCH = 256
"""Texts that are hashed at a time."""
Hashes = Sequence[int]
"""The hashed shingles of a text."""
BAND_REACH, PART_REACH = 8, 40
"""Documents before it with which one is compared that shares a band, a sampled shingle. Reprints make a chain of
neighbours, and boilerplate costs no more than this."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, order=True)
class Copy:
    """Two documents with the same words, ids in order; `share` is the resemblance or the containment found."""

    a: str
    b: str
    how: Literal["same words", "part of the words"]
    share: float


def shingles(texts: Sequence[str]) -> list[Hashes]:
    """The hashed shingles of each text; a batch at a time, as the shingles' words take much more room than hashes."""
    found: list[Hashes] = []
    for start in range(0, len(texts), BATCH):
        sets = []
        for text in texts[start : start + BATCH]:
            words = _WORD.findall(fold(text))
            sets.append(list(map(" ".join, zip(*(words[at:] for at in range(WORDS)), strict=False))))
        found += [
            array("Q", hashed if len(hashed) >= MIN_SHINGLES else ()) for hashed in RMinHash.hash_token_sets(sets)
        ]
    return found


def bands(hashes: Sequence[Hashes]) -> Iterator[array[int]]:
    """The bands of each text's MinHash signature, each as one number; none for a text that is too short."""
    for start in range(0, len(hashes), BATCH):
        part = hashes[start : start + BATCH]
        usable = [list(found) for found in part if found]
        rows = iter(RMinHash.digest_matrix_from_token_hash_sets(usable, PERMUTATIONS, SEED).to_rows() if usable else ())
        for found in part:
            yield array("Q", _bands(next(rows)) if found else ())


def _bands(signature: Sequence[int]) -> list[int]:
    packed = pack(f"<{PERMUTATIONS}Q", *signature)
    rows = ((at, packed[8 * at : 8 * (at + ROWS)]) for at in range(0, PERMUTATIONS, ROWS))
    return [crc32(row, at) << 32 | crc32(row, ~at & 0xFFFFFFFF) for at, row in rows]


def sample(hashes: Hashes) -> Hashes:
    """The shingles of a text that it is looked up by."""
    return array("Q", sorted({shingle for shingle in hashes if shingle % SAMPLE == 0}))


def enough(count: int, here: int, there: int) -> bool:
    """Whether so many shared shingles of two samples are worth a closer look: samples are small, half will do."""
    return count >= 2 and count >= 0.5 * CONTAINMENT * min(here, there)


def verify(
    here: frozenset[int], there: frozenset[int], *, banded: bool, sampled: bool
) -> tuple[Literal["same words", "part of the words"], float] | None:
    """How two texts share their words, and how much of them; None if they do not.

    Parameters
    ----------
    banded, sampled : what brought the two together
    """
    shared = len(here & there)
    if banded and (share := resemblance_of(shared, here, there)) >= RESEMBLANCE:
        return "same words", round(share, 4)
    if sampled and (share := shared / min(len(here), len(there))) >= CONTAINMENT:
        return "part of the words", round(share, 4)
    return None


def resemblance_of(shared: int, here: frozenset[int], there: frozenset[int]) -> float:
    """Jaccard's measure."""
    return shared / (len(here) + len(there) - shared) if shared else 0.0


def find_copies(documents: Iterable[Document], days: dict[str, int] | None = None) -> list[Copy]:
    """The copies among documents, in the order of their ids.

    Parameters
    ----------
    days : document id -> its day, which orders the documents
    """
    days = days or {}
    ordered = sorted(
        (document for document in documents if document.text),
        key=lambda document: (days.get(document.id, 0), stable(document.id)),
    )
    hashes = shingles([document.text for document in ordered])
    copies = []
    for a, b, how, share in pairs(hashes):
        low, high = sorted((ordered[a].id, ordered[b].id))
        copies.append(Copy(low, high, how, share))
    return sorted(copies)


def pairs(hashes: Sequence[Hashes]) -> Iterator[tuple[int, int, Literal["same words", "part of the words"], float]]:
    """(number, number, how, share) of texts that share their words.

    Parameters
    ----------
    hashes : the shingles of all texts, in the order of the documents
    """
    banded, sampled = list(bands(hashes)), [sample(found) for found in hashes]
    bands_again, shingles_again = _repeated(banded), _repeated(sampled)
    of_bands, of_shingles = Tails(BAND_REACH), Tails(PART_REACH)
    for number, found in enumerate(hashes):
        near = set(of_bands.gather(bands_again(banded[number]), NO_DAY, number))
        counts = Counter(of_shingles.gather(shingles_again(sampled[number]), NO_DAY, number))
        size = len(sampled[number])
        part = {other for other, count in counts.items() if enough(count, size, len(sampled[other]))}
        own = frozenset(found) if near or part else frozenset()
        for other in sorted(near | part):
            how = verify(frozenset(hashes[other]), own, banded=other in near, sampled=other in part)
            if how is not None:
                yield other, number, *how


def _repeated(lists: Sequence[Sequence[int]]) -> Callable[[Sequence[int]], list[int]]:
    """What picks the hashes of a list that may stand in several: most stand in one, and a table of all would take more
    room than the texts."""
    slots = 1024
    while slots < 4 * sum(map(len, lists)):
        slots *= 2
    seen, mask = bytearray(slots), slots - 1
    for key in chain.from_iterable(lists):
        slot = key >> 4 & mask
        if seen[slot] < 2:
            seen[slot] += 1
    return lambda keys: [key for key in keys if seen[key >> 4 & mask] > 1]
