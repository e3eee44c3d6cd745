"""Assembly on Spark: the steps of `linking` on all machines, and the events on the driver.

1. Each document gives its tellings (map).
2. Tellings meet in blocks, documents under keys (group); what meets is compared, and links come out.
3. The driver gathers tellings and links, lets hang together what is linked, and makes the events, as one process does.

The comparisons are spread; what the driver holds grows with the archive (texts, and some kilobytes a claim).
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.assembly.assemble import conclude
from tawatur.assembly.blocking import keys
from tawatur.assembly.chains import SharedText
from tawatur.assembly.clusters import Edge, Stage
from tawatur.assembly.tellings import Telling
from tawatur.cluster import linking, tables
from tawatur.cluster.assembling import Happened, dated_events
from tawatur.cluster.linking import Met, Named, Pair, Shared
from tawatur.records import Claim, Document, encode

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

Batches = Iterator[Any]
PAGE = "id string, name string, sha string, record binary, told binary"
BLOCK = "key string, telling binary, speaks int"
MEMBER = "key string, day bigint, ordinal bigint, id string, size bigint"
MEETING = "a string, b string, banded bigint, sampled bigint, marked bigint, least bigint, linked int"
LINK = (
    "a_document string, a_event string, b_document string, b_event string, stage int, cost double, evidence binary,"
    " how string, linked int"
)
"""A link of tellings; or, with `how` it was found and without events, of documents with one text."""
_evidence = msgspec.json.Decoder(tuple[tuple[str, str, float], ...])


class SparkAssembly:
    """The events of the rows of shards.

    Parameters
    ----------
    shards : the rows of all shards
    """

    def __init__(self, shards: DataFrame, partitions: int) -> None:
        from pyspark import StorageLevel

        self.partitions = partitions
        self._kept: list[DataFrame] = []
        kept = _first_of_each(shards).repartition(partitions, "id")
        self.pages = self._keep(kept.mapInArrow(_tell, PAGE), StorageLevel.DISK_ONLY)
        blocks = self._grouped(self.pages.mapInArrow(_blocks, BLOCK), "key")
        # A pair meets in several blocks and is the same link in each.
        ends = ["a_document", "a_event", "b_document", "b_event"]
        self.dated = self._keep(blocks.mapInArrow(_block_links, LINK).dropDuplicates(ends), StorageLevel.DISK_ONLY)

    def _keep(self, frame: DataFrame, level: Any) -> DataFrame:
        self._kept.append(frame.persist(level))
        return self._kept[-1]

    def _grouped(self, frame: DataFrame, key: str) -> DataFrame:
        """The rows of a key one after another, all in one partition."""
        return frame.repartition(self.partitions, key).sortWithinPartitions(key)

    def winners(self) -> dict[str, tuple[str, str]]:
        """Document id -> the name and hash of the page that gives it."""
        rows = self.pages.select("id", "name", "sha").toArrow().to_pylist()
        return {row["id"]: (row["name"], row["sha"]) for row in rows}

    def happened(self, previous: dict[str, str]) -> Happened:
        """The events of all pages."""
        documents, tellings = self._told()
        numbers = {telling.key: telling.number for telling in tellings}
        shared: list[SharedText] = []
        edges: list[Edge] = []
        for frame in (self.dated, self.pages.mapInArrow(_own_links, LINK), self._pair_links()):
            for row in _rows(frame.toArrow().to_batches()):
                if row["how"] is not None:
                    shared.append(SharedText(row["a_document"], row["b_document"], row["how"], row["cost"]))
                    continue
                a, b = numbers[row["a_document"], row["a_event"]], numbers[row["b_document"], row["b_event"]]
                edges.append((Stage(row["stage"]), row["cost"], a, b, _evidence.decode(row["evidence"])))
        made = conclude(documents, tellings, edges, shared, linking.matcher(), previous)
        for frame in self._kept:
            frame.unpersist()
        claims = (claim for telling in tellings for claim in telling.claims)
        return Happened(dated_events(made.events, documents, claims), made.links)

    def _told(self) -> tuple[dict[str, Document], list[Telling]]:
        """The documents without their texts, and the tellings of all, in order."""
        documents: dict[str, Document] = {}
        found: list[Telling] = []
        for row in _rows(self.pages.mapInArrow(_without_text, PAGE).toArrow().to_batches()):
            document = msgspec.json.decode(row["record"], type=Document)
            documents[document.id] = document
            told = list(map(linking.unpacked, pickle.loads(row["told"])))
            for telling in told:
                # Each came with a copy of its document's text: one is enough.
                telling.text = told[0].text
            found += told
        return dict(sorted(documents.items())), linking.numbered(found)

    def _pair_links(self) -> DataFrame:
        """The links of documents that met under keys, or that a happening ties."""
        from pyspark.sql import functions as F

        met = self._grouped(self.pages.mapInArrow(_keys, MEMBER), "key").mapInArrow(_meetings, MEETING)
        linked = (
            self.dated.where("linked = 1")
            .selectExpr("least(a_document, b_document) as a", "greatest(a_document, b_document) as b")
            .distinct()
            .selectExpr(
                "a", "b", *(f"0L as {name}" for name in ("banded", "sampled", "marked")), "0L as least", "1 as linked"
            )
        )
        sums = [F.sum(name).alias(name) for name in ("banded", "sampled", "marked")]
        ends = [F.max("least").alias("least"), F.max("linked").alias("linked")]
        pairs = met.unionByName(linked).groupBy("a", "b").agg(*sums, *ends)
        worth = pairs.where("banded > 0 or sampled > 1 or marked > 1 or linked = 1")
        here = self.pages.selectExpr("id as a", "record as a_record", "told as a_told")
        there = self.pages.selectExpr("id as b", "record as b_record", "told as b_told")
        return worth.join(here, "a").join(there, "b").mapInArrow(_page_links, LINK)


def _first_of_each(shards: DataFrame) -> DataFrame:
    """The rows of pages that were read, each document once: the first by name."""
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    named = shards.where("document is not null").withColumn("id", F.expr("get_json_object(string(document), '$.id')"))
    first = Window.partitionBy("id").orderBy("name", "sha")
    return named.withColumn("rank", F.row_number().over(first)).where("rank = 1").drop("rank")


def _rows(batches: Iterable[Any]) -> Iterator[dict[str, Any]]:
    return (row for batch in batches for row in batch.to_pylist())


def _arrow(rows: Iterable[dict[str, Any]], columns: str, size: int = 2000) -> Batches:
    """Rows as batches of Arrow, some at a time."""
    import pyarrow as pa

    waiting: list[dict[str, Any]] = []
    form = tables.schema(columns)
    for row in rows:
        waiting.append(row)
        if len(waiting) >= size:
            yield from pa.Table.from_pylist(waiting, schema=form).to_batches()
            waiting = []
    yield from pa.Table.from_pylist(waiting, schema=form).to_batches()


def _tell(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for row in _rows(batches):
            document = msgspec.json.decode(row["document"], type=Document)
            page = linking.page_of(document, [msgspec.json.decode(claim, type=Claim) for claim in row["claims"]])
            told = pickle.dumps([linking.packed(telling) for telling in page.told], protocol=5)
            yield {"id": document.id, "name": row["name"], "sha": row["sha"], "record": encode(document), "told": told}

    return _arrow(rows(), PAGE, 64)


def _without_text(batches: Batches) -> Batches:
    """Pages as the driver gathers them: their texts come once, with their tellings."""

    def rows() -> Iterator[dict[str, Any]]:
        for row in _rows(batches):
            document = msgspec.json.decode(row["record"], type=Document)
            yield {**row, "record": encode(msgspec.structs.replace(document, text=""))}

    return _arrow(rows(), PAGE)


def _page(record: bytes, told: bytes) -> linking.Page:
    tellings = [linking.unpacked(sent) for sent in pickle.loads(told)]
    return linking.Page(msgspec.json.decode(record, type=Document), tellings)


def _pages(batches: Batches) -> Iterator[linking.Page]:
    return (_page(row["record"], row["told"]) for row in _rows(batches))


def _blocks(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for row in _rows(batches):
            page, sent = _page(row["record"], row["told"]), pickle.loads(row["told"])
            for telling, packed in zip(page.told, sent, strict=True):
                for key in keys(telling):
                    yield {"key": key, "telling": packed, "speaks": int(page.speaks)}

    return _arrow(rows(), BLOCK, 500)


def _block_links(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for _, found in groupby(_rows(batches), key=_key):
            members = list(found)
            if len(members) > 1:
                tellings = [linking.unpacked(member["telling"]) for member in members]
                speaking = {one.document for one, row in zip(tellings, members, strict=True) if row["speaks"]}
                for link in linking.block_edges(tellings):
                    yield _link(link, link.acts and link.a[0] in speaking and link.b[0] in speaking)

    return _arrow(rows(), LINK)


def _own_links(batches: Batches) -> Batches:
    return _arrow((_link(link) for page in _pages(batches) for link in linking.own_edges(page)), LINK)


def _keys(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for batch in batches:
            pages = [_page(row["record"], row["told"]) for row in batch.to_pylist()]
            for key, member in linking.key_rows(pages):
                yield {"key": key, **msgspec.structs.asdict(member)}

    return _arrow(rows(), MEMBER)


def _meetings(batches: Batches) -> Batches:
    names = {linking.BANDED: "banded", linking.SAMPLED: "sampled", linking.MARKED: "marked"}

    def rows() -> Iterator[dict[str, Any]]:
        for key, found in groupby(_rows(batches), key=_key):
            members = [msgspec.convert({**row, "key": None}, linking.Member) for row in found]
            for one in linking.met(key, members) if len(members) > 1 else ():
                yield _meeting(one, names)

    return _arrow(rows(), MEETING)


def _meeting(one: Met, names: dict[str, str]) -> dict[str, Any]:
    counts = {name: int(one.what == what) for what, name in names.items()}
    return {"a": one.a, "b": one.b, **counts, "least": one.least, "linked": 0}


def _page_links(batches: Batches) -> Batches:
    def rows() -> Iterator[dict[str, Any]]:
        for row in _rows(batches):
            here, there = _page(row["a_record"], row["a_told"]), _page(row["b_record"], row["b_told"])
            pair = Pair(row["banded"], row["sampled"], row["marked"], row["least"], bool(row["linked"]))
            shared, links = linking.pair_edges(here, there, pair)
            yield from map(_text, shared)
            yield from map(_link, links)

    return _arrow(rows(), LINK)


def _link(link: Named, linked: bool = False) -> dict[str, Any]:
    return {
        "a_document": link.a[0],
        "a_event": link.a[1],
        "b_document": link.b[0],
        "b_event": link.b[1],
        "stage": int(link.stage),
        "cost": link.cost,
        "evidence": msgspec.json.encode(link.evidence),
        "how": None,
        "linked": int(linked),
    }


def _text(shared: Shared) -> dict[str, Any]:
    empty: dict[str, Any] = dict.fromkeys(("a_event", "b_event", "stage", "evidence"))
    return {
        "a_document": shared.a,
        "b_document": shared.b,
        **empty,
        "cost": shared.share,
        "how": shared.how,
        "linked": 0,
    }


def _key(row: dict[str, Any]) -> str:
    return str(row["key"])
