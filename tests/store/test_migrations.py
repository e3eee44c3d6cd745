from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

import tawatur.store
from making import claim, document
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
