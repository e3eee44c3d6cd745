import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tawatur.cluster.inputs import IN_RUNS, Entry
from tawatur.cluster.shards import PAGES, number_of, plan


def entry(name, sha="sha", **changes):
    return Entry(name, sha, f"/archive/{name}", **changes)


def keys(entries, program="reader", before=None):
    return {shard.number: shard.key for shard in plan("pages", entries, program, before=before).shards}


NAMES = st.sets(st.text("ab1 ./_إد\u200e😀", min_size=1, max_size=8), min_size=2, max_size=30)


@given(NAMES)
def test_a_page_changes_its_own_shard_only(names):
    entries = [entry(name) for name in sorted(names)]
    first, rest = entries[0], entries[1:]
    before = keys(entries, before=5)
    for others in (rest, [msgspec.structs.replace(first, sha="changed"), *rest], [entry("new" + first.name), *entries]):
        after = keys(others, before=5)
        moved = {number for number in before | after if before.get(number) != after.get(number)}
        assert len(moved) <= 1


@given(NAMES)
def test_the_order_of_pages_does_not_matter(names):
    entries = [entry(name) for name in names]
    assert plan("pages", entries, "reader") == plan("pages", entries[::-1], "reader")
    assert plan("pages", entries, "reader").pages == len(names)


def test_the_key_follows_from_all_that_decides_a_reading():
    one = keys([entry("a")])
    changed = [keys([entry("a")], "newer reader"), keys([entry("a", "other")])]
    for field in ("url", "outlet", "published", "lang"):
        changed.append(keys([entry("a", **{field: "given"})]))
    assert len({tuple(found.values()) for found in [one, *changed]}) == 7
    # Where a page lies does not decide how it is read.
    assert keys([Entry("a", "sha", "s3a://bucket/a")]) == one


def test_shards_are_as_many_as_the_archive_asks_for():
    many = [entry(str(number)) for number in range(3 * PAGES)]
    assert plan("pages", many, "reader").count == 3
    assert plan("pages", many, "reader", before=2).count == 2
    # An archive that has outgrown its shards by far is divided anew.
    assert plan("pages", [*many, *(entry(f"more {n}") for n in range(2 * PAGES))], "reader", before=1).count == 5


def test_rows_stay_with_their_neighbours():
    rows = [entry(f"id-{number}", size=IN_RUNS) for number in range(300)]
    rows = [Entry(row.name, row.sha, "/archive/a.parquet", at, IN_RUNS) for at, row in enumerate(rows)]
    assert len({number_of(row, 1000) for row in rows}) <= 3
    assert len({number_of(entry(f"id-{number}"), 1000) for number in range(300)}) > 100


def test_shards_are_the_same_on_every_machine():
    # Fixed, as folders of runs outlive the program that made them.
    assert [number_of(entry(name), 100) for name in ("a", "b", "إدلب.html")] == FIXED


FIXED = [50, 46, 24]
