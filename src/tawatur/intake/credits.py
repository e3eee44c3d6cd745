"""Credits: who a text is taken from, who translated it, which agency it rests on, who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from tawatur.intake.outlets import known, source_of
from tawatur.intake.words import EDGES, CueRole, cues
from tawatur.orthography.folding import fold, fold_with_offsets
from tawatur.records import Credit, Source, Span

MOST_WORDS = 25
BARE_WORDS = 12
"""A line that opens with a cue without a colon is a credit only if it is no longer."""
NAME_WORDS = 8
DATELINE = 90
"""A dateline with its agency ends within so many letters of the body."""
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u201c\u201d\u2018\u2019"
_NO_DIGITS = dict.fromkeys(range(ord("0"), ord("9") + 1))
SEPARATORS = "-|/,;\u060c\u061b.()\u00b7\u2022"
_SPACES = re.compile(r"\s+")
_BRACKET = re.compile(r"\(([^()]{2,60})\)\s*[-:]")
_DASHED = re.compile(r"^[^-:().]{2,40}-\s*([^-:().]{2,40}?)\s*[-:]")
_WIRE = re.compile(
    r"[A-Z][A-Z' ./-]{2,30}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? \(([A-Z][a-z]+(?: [A-Z][a-z]+){0,2})\) ?[-\u2013\u2014]"
)
_CLOSING = re.compile(r"\(([^()]{2,60})\)\s*\Z")


class Named(NamedTuple):
    """A name in a credit line, as printed."""

    role: CueRole
    name: str
    start: int
    end: int


@cache
def _pattern() -> tuple[re.Pattern[str], tuple[tuple[CueRole, bool], ...]]:
    parts, meanings = [], []
    for cue, role in cues().openers:
        base = _SPACES.sub(" ", cue).strip()
        colon = base.endswith(":")
        base = re.escape(base.rstrip(": ")).replace(r"\ ", r"\s+")
        parts.append(rf"({base}\s*:\s*)" if colon else rf"({base}(?:\s*:\s*|\s+))")
        meanings.append((role, colon))
    return re.compile(r"(?<!\w)(?:" + "|".join(parts) + ")"), tuple(meanings)


@cache
def _between_names() -> re.Pattern[str]:
    """What stands between two agencies of one line: a sign, or a word such as "and"."""
    words = "|".join(re.escape(f" {word} ") for word in sorted(cues().joints))
    return re.compile(rf"[-/|,;\u060c\u061b\u00b7\u2022+&]|{words}")


def read_credit_line(text: str) -> list[Named]:
    """The names in a credit line, with their roles; empty if the line does not open with a cue.

    >>> [(named.role, named.name) for named in read_credit_line("Source: Example Wire | Translated by A. Person")]
    [('origin', 'Example Wire'), ('translator', 'A. Person')]
    """
    line, offsets = fold_with_offsets(text)
    pattern, meanings = _pattern()
    found: list[tuple[CueRole, int, int]] = []
    for match in pattern.finditer(line):
        role, colon = meanings[(match.lastindex or 1) - 1]
        before = line[: match.start()].rstrip()
        if not before.strip(EDGES) or before[-1] in SEPARATORS or (colon and found):
            found.append((role, match.start(), match.end()))
    if not found or line[: found[0][1]].strip(EDGES):
        return []
    ends = [start for _, start, _ in found[1:]] + [len(line)]
    named = (_name(text, role, offsets[begin], offsets[end]) for (role, _, begin), end in zip(found, ends, strict=True))
    return [name for name in named if name]


def _name(text: str, role: CueRole, start: int, end: int) -> Named | None:
    """The name between two offsets, cut at words and signs that no name has."""
    edges = EDGES.replace(")", "").translate(_NO_DIGITS) + DASHES
    stops = cues().split if role in ("author", "translator") else frozenset()
    last = start
    words = list(re.finditer(r"\S+", text[start:end]))
    for position, word in enumerate(words):
        bare = fold(word[0]).strip(EDGES)
        if role != "origin" and position and not bare:
            break
        if (
            position >= NAME_WORDS
            or (position and bare in stops)
            or word[0] in "|\u2022\u00b7"
            or (position and word[0][0].isdigit())
        ):
            break
        last = start + word.end()
        if role != "origin" and word[0][-1] in ",;\u060c\u061b":
            break
    while start < last and text[start] in edges:
        start += 1
    while last > start and text[last - 1] in edges:
        last -= 1
    return Named(role, text[start:last], start, last) if last > start else None


def is_credit_line(text: str, words: int, *, prose: bool, marked: bool = False) -> bool:
    """Whether a block is a credit line and no text. `marked`: the markup calls it so."""
    if words > MOST_WORDS:
        return False
    if marked and not prose:
        return True
    if not prose and agencies_in(text):
        return True
    line = fold(text).lstrip(EDGES)
    pattern, meanings = _pattern()
    match = pattern.match(line)
    if not match:
        return False
    colon = ":" in match[0]
    role = meanings[(match.lastindex or 1) - 1][0]
    if role == "skip":
        return words <= MOST_WORDS
    return (colon and (not prose or words <= BARE_WORDS)) or (not prose and words <= BARE_WORDS)


def agency_of(name: str, *, kinds: tuple[str, ...] = ("news_agency",)) -> Source | None:
    """The agency of a name: known sources of these kinds, and "agencies" as such."""
    bare = _SPACES.sub(" ", fold(name)).strip(EDGES)
    if bare in cues().generic:
        return Source("agencies", cues().generic[bare], name.strip(EDGES + "()"), "unnamed")
    if bare in cues().agencies:
        english = cues().agencies[bare]
        found = known(english) or known(name)
        return found or Source("-".join(re.findall("[a-z0-9]+", english.lower())), english, None, "news_agency")
    found = known(name) if bare else None
    return found if found and found.kind in kinds and len(bare.split()) <= 4 else None


def agencies_in(text: str, *, bracket: bool = False) -> list[tuple[Source, str]]:
    """The agencies of a line that names agencies and at most one other: "(Reuters, The Example)".

    In a bracket, state media count as well: they are quoted as agencies are.
    """
    if len(text) > 80:
        return []
    kinds = ("news_agency", "state_media") if bracket or text.startswith("(") else ("news_agency",)
    parts = [part.strip(EDGES + "()") for part in _between_names().split(text)]
    parts = [part for part in parts if part]
    found = [(agency, part) for part in parts if (agency := agency_of(part, kinds=kinds))]
    whole = agency_of(text, kinds=kinds)
    if whole and not found:
        found = [(whole, text.strip(EDGES + "()"))]
    return found if found and len(parts) - len(found) <= 1 and all(len(part.split()) <= 4 for part in parts) else []


def dateline_agencies(body: str) -> Iterable[Credit]:
    """Agencies in the dateline of a body, "CITY (Reuters) -", and in a bracket at its very end."""
    line, offsets = fold_with_offsets(body[: DATELINE * 2])
    found = _BRACKET.search(line[:DATELINE]) or _DASHED.search(line[:DATELINE])
    if found:
        known_ones = list(_spanned(body, offsets[found.start(1)], offsets[found.end(1)]))
        yield from known_ones or _unknown_wire(body)
    if closing := _CLOSING.search(body):
        yield from _spanned(body, *closing.span(1))


def _unknown_wire(body: str) -> Iterable[Credit]:
    """The agency that no table has in a dateline in capitals: "ADEN, Dec 31 (Cape Wire) -"."""
    if found := _WIRE.match(body):
        yield Credit("agency", source_of(found[1]), Span(*found.span(1)), found[1])


def _spanned(body: str, start: int, end: int) -> Iterable[Credit]:
    for agency, part in agencies_in(body[start:end], bracket=True):
        at = body.find(part, start, end)
        if at >= 0:
            yield Credit("agency", agency, Span(at, at + len(part)), part)


def credits_of_line(text: str, *, byline: bool = False) -> Iterable[Credit]:
    """The credits of a line outside the body.

    Parameters
    ----------
    text : str
        The line.
    byline : bool
        The markup says that the line names the author.
    """
    named = read_credit_line(text)
    if not named:
        agencies = agencies_in(text)
        yield from (Credit("agency", agency, None, part) for agency, part in agencies)
        if byline and not agencies and (name := _name(text, "author", 0, len(text))) and len(name.name.split()) <= 5:
            yield from credit_of("author", name.name)
        return
    for item in named:
        yield from credit_of(item.role, item.name)


def credit_of(role: CueRole, name: str) -> Iterable[Credit]:
    """The credits of a name in a role: an agency in a byline is an agency, an agency as origin is both."""
    if role == "skip":
        return
    if role == "author":
        agencies = agencies_in(name)
        words = fold(name).split()
        if agencies or (words and (words[0] in cues().nobody or words[-1] in cues().nobody)):
            yield from (Credit("agency", agency, None, part) for agency, part in agencies)
            return
    if role == "origin" and (agencies := agencies_in(name)):
        yield Credit("origin", agencies[0][0], None, agencies[0][1])
        yield from (Credit("agency", agency, None, part) for agency, part in agencies)
        return
    yield Credit(role, source_of(name), None, name)


def distinct(credits: Iterable[Credit], outlet_id: str | None, outlet_names: frozenset[str]) -> tuple[Credit, ...]:
    """Credits without repeats and without those that only name the outlet; those with a span in the body first."""
    found: dict[tuple[str, str], Credit] = {}
    credits = list(credits)
    agencies = {credit.source.id for credit in credits if credit.role == "agency"}
    for credit in credits:
        if credit.role == "author" and credit.source.id in agencies:
            continue
        names = {fold(name) for name in (credit.source.name, credit.source.name_ar, credit.text) if name}
        if credit.role in ("author", "agency") and (names & outlet_names or credit.source.id == outlet_id):
            continue
        place = (credit.role, credit.source.id)
        if place not in found or (credit.span and not found[place].span):
            found[place] = credit
    order = {"origin": 0, "translator": 1, "agency": 2, "author": 3, "photo": 4}
    return tuple(sorted(found.values(), key=lambda credit: (order[credit.role], credit.source.id)))
