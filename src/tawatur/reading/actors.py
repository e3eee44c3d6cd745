"""Who a noun phrase means: known names by country and day, force nouns with an adjective of nationality, definite nouns
that go back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from tawatur.language.analysis import ARTICLE
from tawatur.lexicon import actors, sources
from tawatur.reading.antecedents import Antecedents, explain_names
from tawatur.reading.kinds import ARMED
from tawatur.reading.model import BACK, OWN, ActorPhrase, Chunk, Sentence, Speaker
from tawatur.reading.organs import GENERIC_ORGANS, slug
from tawatur.records import Actor, Span

STATE_HEADS = frozenset({"state_forces"})


SERVING = frozenset({"government", "state_forces", "unidentified_armed"})
"""Classes of sorts of people who serve somebody: officials, officers, fighters."""
ARMIES = ("-forces", "-army")
GROUPS = frozenset({"rebel", "political_militia", "identity_militia"})
"""Classes of armed groups that are no state's."""
LAST = 3
"""Actors back to which an owner of warplanes is looked for."""


class Cast:
    """The actors of one document.

    Parameters
    ----------
    published : day of the page, for names that change hands
    countries : how often the document speaks of each country
    """

    def __init__(self, published: date | None, countries: Counter[str], arabic: bool, body: str) -> None:
        self.rows = actors.load()
        self.sources = sources.load()
        self.published, self.countries, self.arabic, self.body = published, countries, arabic, body
        self.recent: list[tuple[str, int]] = []
        self.resolved: dict[int, str | None] = {}
        self.named: list[Chunk] = []
        self.local: dict[int, Chunk] = {}
        self.armies: list[str] = []
        self.here = ""
        self.meant: dict[tuple[int, tuple[str, ...]], str] = {}
        self.sides: dict[int, tuple[str, ...]] = {}
        self.antecedents = Antecedents(self.rows)
        self.rebels: set[str] = set()

    def read(self, sentences: list[Sentence]) -> None:
        """Settle every actor phrase in the order of the text."""
        if self.arabic:
            explain_names(sentences)
        self.rebels = self._rebel_countries(sentences)
        for sentence in sentences:
            self.here = self._opened_by(sentence.chunks) if self.arabic else ""
            for chunk in sentence.chunks:
                if chunk.kind == "np":
                    self._settle(chunk)

    def _opened_by(self, chunks: list[Chunk]) -> str:
        """The country that a sentence opens with: its army is meant by "the army" («وفي مالي، أعلن الجيش»)."""
        for before, chunk in pairwise(chunks[:3]):
            if before.kind == "prep" and chunk.place is not None and chunk.actor is not None and chunk.actor.ids:
                return self.rows[chunk.actor.ids[0]].country
        return ""

    def _rebel_countries(self, sentences: list[Sentence]) -> set[str]:
        """The countries of the armed groups that a document names, which their armies fight."""
        named = {c.actor.ids[0] for s in sentences for c in s.chunks if c.actor is not None and len(c.actor.ids) == 1}
        groups = (self.rows[identifier] for identifier in named)
        return {row.country for row in groups if row.class_ in GROUPS and row.country}

    def _settle(self, chunk: Chunk) -> None:
        identifier: str | None = None
        phrase = chunk.actor
        if phrase is None and chunk.head is not None and chunk.head[3] == "sides":
            self._two_sides(chunk)
            return
        short = self._short_for(chunk) if self.arabic else None
        if not self.arabic and self.recent and self._are_own_men(chunk):
            identifier = self._side(self.recent[-1][0])
        elif short is not None:
            identifier = short if isinstance(short, str) else self.resolved.get(id(short))
            if isinstance(short, Chunk) and identifier is None:
                self.local[id(chunk)] = short
                chunk.used |= {mark for mark in short.used if mark[0] == "name"}
            if identifier is not None:
                chunk.actor = phrase = ActorPhrase(chunk.start, chunk.end, chunk.words[0].surface, (identifier,))
            chunk.used |= {BACK}
        elif phrase is not None and (owner := self._of_group(chunk, phrase)) is not None:
            identifier = owner
            chunk.actor = phrase = ActorPhrase(chunk.start, chunk.end, phrase.name, (identifier,))
        elif phrase is not None and phrase.ids:
            identifier = self._of_nation(chunk, self._choose(phrase.ids))
        elif phrase is not None and phrase.demonym:
            identifier = self._national(chunk, phrase.demonym)
        elif self._is_name(chunk):
            self.named.append(chunk)
            chunk.used.add(("name", chunk.words[1].normal))
        elif (
            phrase is None
            and chunk.head is not None
            and chunk.head[0] == "force"
            and chunk.definite
            and len(chunk.words) <= 2
        ):
            namesake = self._namesake(chunk)
            if namesake is not None:
                self.local[id(chunk)] = namesake
                chunk.used |= {mark for mark in namesake.used if mark[0] == "name"} | {BACK}
            else:
                identifier = self._back(chunk)
                if identifier is not None and chunk.pronoun:
                    identifier = self._side(identifier)
                chunk.used |= {BACK} if identifier is not None else set()
        elif (
            phrase is None and chunk.head is not None and chunk.head[1] in ARMED and self._owned(chunk) and self.recent
        ):
            identifier = self._side(self.recent[-1][0])
            chunk.used |= {OWN}
        self.resolved[id(chunk)] = identifier
        if self.arabic and short is None:
            self.antecedents.keep(chunk, identifier)
        if identifier is not None and phrase is not None:
            self.meant[chunk.start, phrase.ids] = identifier
            if identifier in phrase.ids and self.rows[identifier].class_ == "state_forces":
                self.armies.append(identifier)
        if (
            identifier is not None
            and identifier in self.rows
            and self.rows[identifier].class_ in ARMED | {"government"}
            and self._is_specific(identifier)
        ):
            self.recent.append((identifier, chunk.start))

    def _short_for(self, chunk: Chunk) -> Chunk | str | None:
        """Arabic: what a short definite noun goes back to, unless it is the name of a known actor."""
        phrase = chunk.actor
        if phrase is not None and (phrase.demonym or self._is_known(phrase)):
            return None
        return self.antecedents.of(chunk)

    def meant_by(self, chunk: Chunk) -> Chunk | str | None:
        """Arabic: the named actor, or the fuller phrase, that a short form was settled to go back to."""
        identifier = self.resolved.get(id(chunk))
        return identifier if identifier is not None else self.local.get(id(chunk))

    def is_settled(self, start: int, ids: tuple[str, ...]) -> bool:
        """Whether an actor's names mean somebody of a country where a speaker stands."""
        return bool(ids) and self.antecedents.is_proper(self.meaning(start, ids))

    def _is_known(self, phrase: ActorPhrase) -> bool:
        """Whether an actor phrase names somebody of a country, or the organ of one."""
        return bool(phrase.ids) and self.antecedents.is_proper(self._choose(phrase.ids))

    def _is_name(self, chunk: Chunk) -> bool:
        """A group outside the tables called by a noun in the singular and a name: "the Group of Monotheism"."""
        head = chunk.head
        if not self.arabic or chunk.actor is not None or head is None or head[0] != "force" or head[2] != "singular":
            return False
        return (
            len(chunk.words) == 2
            and not chunk.words[0].article
            and chunk.words[1].article
            and not chunk.words[1].get("head")
        )

    def _namesake(self, chunk: Chunk) -> Chunk | None:
        """The group outside the tables that was last called by the same noun:
        "the Group" after "the Group of Monotheism"."""
        if len(chunk.words) > 1 or not self.arabic:
            return None
        bare = chunk.words[0].normal
        return next((c for c in reversed(self.named) if bare in (c.words[0].normal, ARTICLE + c.words[0].normal)), None)

    def _side(self, identifier: str) -> str:
        """The armed side of a person or an office: "his forces" are not the spokesman, "its army" not the ministry."""
        if self.rows[identifier].class_ in GROUPS and identifier not in actors.officials():
            return identifier
        side = self.rows[identifier].side
        found = side if side in self.rows else identifier
        forces = f"{slug(self.rows[found].country)}-forces"
        return forces if self.rows[found].class_ == "government" and forces in self.rows else found

    def tell(self, speaker: Speaker | None, chunks: Iterable[Chunk]) -> None:
        """In what somebody tells, "his fighters" are the fighters of him who tells it."""
        if speaker is None or not speaker.actor_ids:
            return
        owner = self._side(self.meaning(speaker.start, speaker.actor_ids))
        for chunk in chunks:
            if OWN in chunk.used and self.rows[owner].class_ in ARMED:
                self.resolved[id(chunk)] = owner

    def _owned(self, chunk: Chunk) -> bool:
        """Whether a pronoun says whose they are: its fighters, عناصره."""
        theirs = any(word.pronoun and "head" in word.entries for word in chunk.words)
        return bool(chunk.pronoun) or theirs or any(word.tag == "det" and word.value == "own" for word in chunk.words)

    def _are_own_men(self, chunk: Chunk) -> bool:
        """English: "its men", "their fighters": those of the side named last."""
        head, phrase = chunk.head, chunk.actor
        if head is None or head[0] == "thing" or head[3] == "victims" or not (head[1] in ARMED or head[3] == "men"):
            return False
        named = phrase is not None and (
            phrase.demonym or any(self.rows[i].country for i in phrase.ids if i in self.rows)
        )
        return self._owned(chunk) and not named

    def _two_sides(self, chunk: Chunk) -> None:
        """The last two different actors."""
        found: list[str] = []
        for identifier, _ in reversed(self.recent):
            if identifier not in found:
                found.append(identifier)
            if len(found) == 2:
                break
        if len(found) == 2:
            self.sides[id(chunk)] = tuple(reversed(found))

    def _is_specific(self, identifier: str) -> bool:
        return not self.rows[identifier].is_sort

    def _choose(self, ids: tuple[str, ...]) -> str:
        """Of namesakes, the one of a country that the document speaks of, alive on the day; where no day is known the
        one that was there first."""

        def fit(identifier: str) -> tuple[int, int, bool, date, str]:
            row = self.rows[identifier]
            since = row.valid_from if self.published is None else None
            return (
                -int(row.valid_on(self.published)),
                -self.countries.get(row.country, 0),
                bool(row.country),
                since or date.min,
                identifier,
            )

        chosen = min(ids, key=fit)
        if self.rows[chosen].is_sort:
            return self._in_country(chosen)
        return chosen

    def meaning(self, start: int, ids: tuple[str, ...]) -> str:
        """What an actor's names mean where a speaker stands: as settled there, else as settled last before."""
        if (start, ids) in self.meant:
            return self.meant[start, ids]
        before = [key for key in self.meant if key[1] == ids and key[0] < start]
        return self.meant[max(before)] if before else self._choose(ids)

    def _in_country(self, generic: str) -> str:
        """A generic name ("the army", "government forces") is the one of the country that was named last or most."""
        row = self.rows[generic]
        if row.class_ not in ("state_forces", "government") or not self.countries:
            return generic
        suffix = GENERIC_ORGANS.get(generic)
        if suffix is None:
            return generic
        if self.here and (own := f"{slug(self.here)}-{suffix}") in self.rows:
            return own
        if suffix == "air-force" and (flying := self._flying(suffix)) is not None:
            return flying
        if suffix == "forces" and (army := self._named_army()) is not None:
            return army
        if suffix == "forces" and len(self.rebels) == 1:
            army = f"{slug(next(iter(self.rebels)))}-forces"
            if army in self.rows:
                return army
        for country, _ in sorted(self.countries.items(), key=lambda item: (-item[1], item[0])):
            for identifier in (f"{slug(country)}-{suffix}", f"{slug(country)}-forces"):
                if identifier in self.rows:
                    return identifier
            break
        return generic

    def _named_army(self) -> str | None:
        """The army named last: a text from Jeddah may tell of Sudan's, one from Islamabad speak much of India."""
        return next((i for i in reversed(self.armies) if i.endswith(ARMIES)), None)

    def _flying(self, suffix: str) -> str | None:
        """Warplanes without owner are those of the state whose forces were named last."""
        for identifier, _ in reversed(self.recent[-LAST:]):
            row = self.rows[identifier]
            organ = f"{slug(row.country)}-{suffix}"
            if row.class_ == "state_forces" and organ in self.rows:
                return organ
        return None

    def _of_group(self, chunk: Chunk, phrase: ActorPhrase) -> str | None:
        """English: an official, an officer or a gunman of a group named before is the group's: "a Hamas official"."""
        sorts = [self.rows[identifier] for identifier in phrase.ids if identifier in self.rows]
        if self.arabic or not sorts or not all(row.is_sort and row.class_ in SERVING for row in sorts):
            return None
        named = (word.get("actor") for word in chunk.words if word.start < phrase.start and "actor" in word.entries)
        chosen = (self._choose(ids) for ids in named if ids)
        return next((identifier for identifier in chosen if self._is_specific(identifier)), None)

    def _of_nation(self, chunk: Chunk, identifier: str) -> str:
        """Arabic: an organ that texts name by kind only is the one of the state that its adjective names."""
        row = self.rows[identifier]
        state = next((word.get("demonym") for word in chunk.words if "demonym" in word.entries), None)
        if not self.arabic or state is None or not row.is_sort or row.class_ != "government":
            return identifier
        if identifier not in GENERIC_ORGANS and chunk.head is not None and chunk.head[0] == "person":
            return identifier
        organs = [f"{state}-{GENERIC_ORGANS.get(identifier, 'government')}", f"{state}-government"]
        return next((organ for organ in organs if organ in self.rows), identifier)

    def _national(self, chunk: Chunk, state: str) -> str | None:
        """ "Turkish" with a force noun: that state's forces; with persons: nobody known; alone: the state."""
        head = chunk.head
        if chunk.quantity is not None or (head is not None and head[0] != "force"):
            return None
        organ = f"{state}-forces"
        if head is not None and head[1] == "government":
            organ = f"{state}-government"
        elif head is None and not chunk.weapons and not chunk.frames:
            return state if state in self.rows else None
        return organ if organ in self.rows else state if state in self.rows else None

    def _back(self, chunk: Chunk) -> str | None:
        """A definite noun goes back to the last fitting actor: "the group" to a group, "the army" to an army."""
        wanted = chunk.head[1] if chunk.head else ""
        for identifier, _ in reversed(self.recent):
            class_ = self.rows[identifier].class_
            if chunk.head and chunk.head[3] in ("forces", "force", "members", "fighters") and class_ in ARMED:
                return identifier
            if wanted in STATE_HEADS and class_ in ("state_forces", "external_forces"):
                return identifier
            if wanted in ("rebel", "political_militia", "political_party") and class_ not in (
                "state_forces",
                "government",
                "external_forces",
            ):
                return identifier
            if wanted == "government" and class_ == "government":
                return identifier
        return None

    def actors(self, chunk: Chunk) -> list[Actor]:
        """The actors of a noun phrase: two for "both sides", else one."""
        sides = self.sides.get(id(chunk), ())
        if not sides:
            return [self.actor(chunk)]
        span = Span(chunk.start, chunk.end)
        rows = [self.rows[identifier] for identifier in sides]
        return [Actor(row.id, row.name, row.name_ar, row.class_, span.of(self.body), span) for row in rows]

    def actor(self, chunk: Chunk) -> Actor:
        """The actor of a claim."""
        span = Span(self._start(chunk), chunk.end)
        text = span.of(self.body)
        namesake = self.local.get(id(chunk))
        if namesake is not None:
            known = self.actor(namesake)
            return Actor(known.actor_id, known.name, known.name_ar, known.class_, text, span)
        identifier = self.resolved.get(id(chunk))
        if identifier is None and chunk.actor is not None and len(chunk.actor.ids) == 1:
            # A capital became its state only when it was seen to speak.
            identifier = chunk.actor.ids[0]
        if identifier is not None and identifier in self.rows:
            row = self.rows[identifier]
            return Actor(identifier, row.name, row.name_ar, row.class_, text, span)
        if chunk.actor is not None and chunk.actor.sources:
            source = self.sources[chunk.actor.sources[0]]
            if source.side and source.side in self.rows:
                row = self.rows[source.side]
                return Actor(source.side, row.name, row.name_ar, row.class_, text, span)
            return Actor(
                None,
                source.name,
                source.name_ar,
                "organisation" if source.kind in ("ngo", "un", "monitor") else "media",
                text,
                span,
            )
        told = chunk.head[1] if chunk.head is not None else ""
        class_ = None if told == "-" or told == "" else told
        return Actor(None, text, text if self.arabic else None, class_, text, span)

    def _start(self, chunk: Chunk) -> int:
        """Where the actor's own words begin: after the event noun that they follow ("the targeting of a ship")."""
        if not self.arabic or not chunk.frames or len(chunk.words) < 2:
            return chunk.start
        events = [i for i, word in enumerate(chunk.words) if "event" in word.entries]
        following = chunk.words[events[0] + 1 :] if events and events[0] == 0 else []
        return (
            following[0].start
            if following and any("head" in w.entries or "actor" in w.entries for w in following)
            else chunk.start
        )

    def class_of(self, chunk: Chunk) -> str | None:
        """The class of a noun phrase's actor, as at home."""
        return self.actor(chunk).class_
