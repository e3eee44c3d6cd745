"""The sources of a store by name: pages give one source several ids, by its domain here, by its name in a credit
there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, select

from tawatur.orthography.folding import fold
from tawatur.records import Source
from tawatur.store.schema import sources

Pair = tuple[str, str]


class Bearers:
    """Which ids are one source, because they bear one name."""

    def __init__(self, connection: Connection) -> None:
        from tawatur.assembly.settings import lexicon_knowledge
        from tawatur.assembly.unions import Unions

        self._known = lexicon_knowledge()
        self._records: dict[str, Source] = {}
        self._sets: Unions[str] = Unions()
        ids: set[str] = set()
        for record in connection.execute(select(sources.c.record).order_by(sources.c.id)).scalars():
            source = msgspec.json.decode(record, type=Source)
            self._records[source.id] = source
            ids.add(source.id)
            for name in filter(None, map(fold, (source.name, source.name_ar or ""))):
                self._sets.join(f"id {source.id}", f"name {name}")
                if (tabled := self._known.source_ids.get(name)) is not None:
                    self._sets.join(f"id {tabled}", f"name {name}")
                    ids.add(tabled)
        self._all: dict[str, list[str]] = defaultdict(list)
        for key in sorted(ids, key=lambda key: (key not in self._known.ids, key)):
            self._all[self._sets.find(f"id {key}")].append(key)

    def all(self, key: str) -> list[str]:
        """All ids of a source, that of the tables first."""
        return self._all.get(self._sets.find(f"id {key}"), [key])

    def one(self, key: str) -> str:
        """The id that stands for all of them."""
        return self.all(key)[0]

    def pairs(self, found: Iterable[Pair]) -> set[Pair]:
        """Pairs of sources, each by the id that stands for all."""
        return {(self.one(relay), self.one(origin)) for relay, origin in found}

    def spread(self, found: Iterable[Pair]) -> set[Pair]:
        """Pairs of sources, each by all ids."""
        return {(one, other) for relay, origin in found for one in self.all(relay) for other in self.all(origin)}

    def named(self, name: str) -> str | None:
        """The id of the only source of a name; None if there is none, or several."""
        folded = fold(name)
        found = {
            self.one(key) for key, one in self._records.items() if folded in (fold(one.name), fold(one.name_ar or ""))
        }
        if len(found) == 1:
            return found.pop()
        return None if found else self._known.source_ids.get(folded) or self._known.actor_ids.get(folded)

    def knows(self, key: str) -> bool:
        """Whether this is the id of a source, here or in the tables."""
        return key in self._records or key in self._known.ids

    def names(self, key: str) -> tuple[str, str | None]:
        """The names of a source, as the tables or pages give them, else its id."""
        if key in self._known.names_en:
            return self._known.names_en[key] or key, self._known.names_ar.get(key) or None
        for source in (self._records[one] for one in self.all(key) if one in self._records):
            return source.name, source.name_ar
        return key, None
