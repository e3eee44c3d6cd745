import io

import pyarrow.parquet as pq

from making import claim, document, event
from tawatur.exports import claims_table, events_table, format_named

TOLD = [claim("c1", "d-ar"), claim("c2", "d-ar")]


def written(table):
    stream = io.BytesIO()
    format_named("parquet").write(table, stream)
    return stream


def test_events_keep_their_types():
    rows = pq.read_table(
        written(events_table([(event("e1", "c1", "c2"), TOLD), (event("e2", place=None), ())]))
    ).to_pylist()
    assert [row["event_id"] for row in rows] == ["e1", "e2"]
    assert (rows[0]["deaths_low"], rows[0]["latitude"], rows[0]["claims"]) == (1, 35.9, ["c1", "c2"])
    assert rows[1]["latitude"] is None


def test_claims_and_the_same_bytes_twice():
    pairs = [(document("d-ar"), [claim("c1", "d-ar"), claim("c2", "d-ar")]), (document("d-no"), [])]
    once, again = written(claims_table(pairs)), written(claims_table(pairs))
    assert once.getvalue() == again.getvalue()
    assert pq.read_table(once).column("agents").to_pylist() == [["Army of Tests"]] * 2


def test_nothing_is_a_table_too():
    table = pq.read_table(written(events_table([])))
    assert table.num_rows == 0 and table.column_names[0] == "event_id"
