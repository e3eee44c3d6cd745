from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import tawatur.store
from tawatur.store import Store
from tawatur.store.schema import REVISION, metadata


def test_the_newest_migration_is_the_one_the_program_knows():
    config = Config()
    config.set_main_option("script_location", str(Path(tawatur.store.__file__).parent / "migrations"))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_the_migrations_make_the_schema(path):
    def ours(obj, name, kind, reflected, compare_to):
        return not (kind == "table" and "_words" in name)

    with Store.open(str(path)) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
