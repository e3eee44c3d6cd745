import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import tawatur.store
from making import claim, document
from tawatur.records import Credit, Source
from tawatur.store import Store
from tawatur.store.schema import REVISION, metadata


def test_the_newest_migration_is_the_one_the_program_knows():
    config = Config()
    config.set_main_option("script_location", str(Path(tawatur.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_the_migrations_make_the_schema(place):
    def ours(obj, name, kind, reflected, compare_to):
        return not (kind == "table" and "_words" in name)

    with Store.open(place) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []


def test_a_store_of_the_first_schema_is_brought_up_to_date(server, tmp_path):
    server.run("CREATE DATABASE old")
    for place in (str(tmp_path / "old.db"), server.address("old")):
        url = place if "://" in place else f"sqlite:///{place}"
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            config = Config()
            config.set_main_option("script_location", str(Path(tawatur.store.__file__).parent / "migrations"))
            config.attributes["connection"] = connection
            command.upgrade(config, "0001")
        engine.dispose()
        with Store.open(place) as store:
            assert store.add(document("d-ar"), [claim("c1", "d-ar")]) and store.search("الجيش")


@pytest.mark.parametrize("place", ["sqlite"], indirect=True)
def test_whom_the_pages_relay_is_found_in_a_store_of_before(place):
    wire = Source("wire-of-tests", "Wire of Tests", kind="news_agency")
    told = [
        (document("d-en", id=f"d{n}", credits=(Credit("agency", wire),)), [claim(f"c{n}", "d-en")]) for n in range(12)
    ]
    for page, found in told:
        found[0].document_id = page.id
    with Store.open(place) as store:
        store.add_all(told)
        store.reassemble()
        before = store.relays(cited=True)
        assert before[0].agency == 12 and before[0].learned
    # What the migration leaves.
    with sqlite3.connect(place) as connection:
        for table in ("relay_reports", "relay_learned", "assembly_state"):
            connection.execute(f"DELETE FROM {table}")
    with Store.open(place) as store:
        store.reassemble()
        assert store.relays(cited=True) == before
