"""What is said when the server, the database or the user is not as it should be; and that no password is shown."""

import builtins
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from making import document
from postgres_server import PASSWORD
from tawatur.commands.output import Words
from tawatur.store import LockedStoreError, NewerStoreError, NoStoreError, NotAStoreError, Store, StoreError
from tawatur.store import engine as opening
from tawatur.store.addresses import shown, url_of
from tawatur.store.errors import NoDriverError, NoServerError


def refused(address, kind, *parts):
    """The message in both languages of a store that cannot be opened."""
    with pytest.raises(kind) as caught:
        Store.open(address)
    for message in (str(caught.value), Words("ar").error(caught.value), repr(caught.value)):
        assert PASSWORD not in message and "secret" not in message
        assert all(part in message for part in parts)
    return str(caught.value)


def test_a_wrong_password(server):
    address = server.address("postgres", password="secret guess")
    assert "user and password" in refused(address, NoServerError, "PGPASSWORD", "tester:***@127.0.0.1")


def test_a_user_that_is_not_there(server):
    refused(server.address("postgres", user="stranger", password="secret"), NoServerError, "stranger:***@")


def test_a_database_that_is_not_there(server):
    assert "has no such database" in refused(server.address("nothing_here"), NoStoreError, "createdb", "nothing_here")


def test_a_schema_that_is_not_there(server):
    server.store("of_several_programs")
    address = server.address("of_several_programs") + "?options=-csearch_path%3Dnowhere"
    message = refused(address, NoStoreError, "CREATE SCHEMA", "search_path")
    assert "has no such schema" in message
    server.run("CREATE SCHEMA nowhere", "of_several_programs")
    Store.open(address).close()
    server.run("DROP SCHEMA nowhere CASCADE", "of_several_programs")


def test_a_server_that_does_not_answer():
    message = refused("postgresql://me:secret@127.0.0.1:9/news", NoServerError, "me:***@127.0.0.1:9/news")
    assert "does not answer" in message


def test_a_host_that_is_none():
    message = refused("postgresql://me:secret@no.such.host.invalid/news", NoServerError)
    assert "does not answer" in message


def test_the_driver_is_missing(monkeypatch):
    importing = builtins.__import__

    def without_driver(name, *rest):
        if name.partition(".")[0] == "psycopg":
            raise ModuleNotFoundError(name)
        return importing(name, *rest)

    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_driver)
    refused("postgresql://me:secret@127.0.0.1:9/news", NoDriverError, "pip install 'tawatur[postgres]'")


@pytest.mark.parametrize("address", ["oracle://me:secret@host/x", "postgresql+nodriver", "mysql://me:secret@host:x/y"])
def test_an_address_of_another_kind(address):
    if "://" in address:
        refused(address, StoreError, "postgresql://USER@HOST/DATABASE")
    assert "secret" not in shown(address)


@pytest.mark.parametrize(
    ("address", "printed"),
    [
        ("tawatur.db", "tawatur.db"),
        ("postgresql://host/db", "postgresql://host/db"),
        ("postgresql://me@host/db", "postgresql://me@host/db"),
        ("postgresql://me:a@b:c/d@host/db", "postgresql://me:***@host/db"),
        ("postgresql://host/db?user=me&password=secret&sslmode=require",
         "postgresql://host/db?user=me&password=***&sslmode=require"),
    ],
)  # fmt: skip
def test_an_address_is_shown_without_its_password(address, printed):
    assert shown(address) == printed


def test_short_names_of_the_driver():
    for name in ("postgres", "postgresql", "postgresql+psycopg"):
        assert url_of(f"{name}://me@host/db").drivername == "postgresql+psycopg"


def test_the_store_does_not_tell_its_password(server):
    with Store.open(server.store()) as store:
        assert store.place == f"postgresql://tester:***@127.0.0.1:{server.port}/store"


def test_the_database_of_another_program(server):
    server.run("CREATE DATABASE kitchen")
    server.run("CREATE TABLE recipes (name text)", "kitchen")
    refused(server.address("kitchen"), NotAStoreError)


def test_a_database_that_lacks_letters(server):
    server.run("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0")
    refused(server.address("latin"), StoreError, "LATIN1", "CREATE DATABASE")


def test_a_store_of_a_newer_program_is_left_alone(server):
    address = server.store("newer")
    server.run("UPDATE alembic_version SET version_num = '9999'", "newer")
    refused(address, NewerStoreError, "9999")


def test_a_user_who_may_only_read(server):
    address = server.store("readers")
    with Store.open(address) as store:
        store.add(document("d-ar"), [])
    server.run("CREATE ROLE guest LOGIN PASSWORD 'secret'")
    server.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO guest", "readers")
    with Store.open(server.address("readers", user="guest", password="secret")) as store:
        assert store.stats().documents == 1 and store.search("والجيش")
        with pytest.raises(StoreError, match="GRANT"):
            store.add(document("d-en"), [])


def test_a_schema_of_its_own_in_a_database_that_others_use(server):
    server.run("CREATE DATABASE shared")
    server.run("CREATE TABLE recipes (name text)", "shared")
    server.run("CREATE SCHEMA news", "shared")
    with Store.open(server.address("shared") + "?options=-csearch_path%3Dnews") as store:
        store.add(document("d-ar"), [])
        assert store.search("والجيش")


def test_another_process_writes(server, monkeypatch):
    monkeypatch.setattr(opening, "WAIT_SECONDS", 0.2)
    address = server.store()
    with Store.open(address) as first, Store.open(address) as second:
        with first._writing(), pytest.raises(LockedStoreError, match="another process"):
            second.add(document("d-ar"), [])
        assert second.stats().documents == 0
        assert second.add(document("d-ar"), [])


def test_what_is_read_is_of_one_moment(server):
    address = server.store()
    with Store.open(address) as first, Store.open(address) as second, first._reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM documents").scalar()
        second.add(document("d-ar"), [])
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar() == before == 0


def test_text_is_ordered_by_code_point_in_every_table(server):
    query = "SELECT collation_name, count(*) FROM information_schema.columns WHERE table_schema = 'public' GROUP BY 1"
    with Store.open(server.store()) as store, store._reading() as connection:
        found = dict(connection.exec_driver_sql(query).all())
    assert found.keys() == {None, "C"} and found["C"] > 50


def test_several_open_a_new_store_at_once(server):
    server.run("CREATE DATABASE brand_new")

    def work(number):
        with Store.open(server.address("brand_new")) as store:
            return store.add(document("d-ar", id=f"d{number}"), [])

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(work, range(12)))
    with Store.open(server.address("brand_new")) as store:
        assert store.stats().documents == 12


def test_a_server_that_was_restarted(server):
    with Store.open(server.store()) as store:
        assert store.stats().documents == 0
        server.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'store'")
        assert store.stats().documents == 0
