"""The same pipeline on a large archive: in one process, in a pool of processes, or on Spark.

The steps, the same functions on every engine:

1. `inputs`: what pages there are, each with the hash of its content.
2. `shards`: pages in shards by the hash of their names; a shard's key follows from what is in it and who reads it.
3. `pages`: page -> one row with its document and claims, or the reason why it gave none.
4. `assembling`: claims -> events.
5. `outputs`: documents, claims, events, links and skipped pages as Parquet.

`run` puts them together; `local` and `spark` are the engines.
"""
