"""`tawatur store`, and the commands on a store in PostgreSQL."""

import pytest

from postgres_server import PASSWORD, running


@pytest.fixture
def team():
    """The address of an empty store in PostgreSQL."""
    server = running()
    if isinstance(server, str):
        pytest.skip(server)
    return server.store("commands")


def test_what_a_store_holds(run, store):
    ran = run("store", "info")
    assert ran.code == 0
    assert "tawatur.db" in ran.out and "SQLite 3" in ran.out and "2022-03-01 to 2023-01-18" in ran.out
    arabic = run("store", "info", "--lang", "ar").out
    assert "الصفحات" in arabic and "Pages" not in arabic and "documents" not in arabic


def test_a_store_goes_to_the_team_and_back(run, store, team):
    ran = run("store", "copy", "tawatur.db", team)
    assert (ran.code, ran.out) == (0, "")
    assert "Pages: 3, claims: 3, events: 2." in ran.err and "tester:***@" in ran.err
    again = run("store", "copy", "tawatur.db", team, "--lang", "ar")
    assert again.code == 2 and "غير فارغ" in again.err
    assert run("store", "copy", "tawatur.db", team, "--replace", "--quiet").err == ""
    for command in (["events"], ["show", "e1"], ["search", "ادلب"], ["export", "claims"]):
        assert run(*command, "--store", team).out == run(*command).out
    assert "PostgreSQL" in run("store", "info", "--store", team).out
    assert run("store", "copy", team, "back.db").code == 0
    assert run("export", "events", "--store", "back.db").out == run("export", "events").out
    printed = "".join(part for code in (ran, again) for part in (ran.out, ran.err))
    assert PASSWORD not in printed


def test_a_store_that_the_environment_names(run, store, team, monkeypatch):
    run("store", "copy", "tawatur.db", team)
    monkeypatch.setenv("TAWATUR_STORE", team)
    assert "PostgreSQL" in run("store", "info").out
    ran = run("show", "e9")
    assert ran.code == 2 and "***" in ran.err and PASSWORD not in ran.err and "%20" not in ran.err


def test_a_store_to_copy_that_is_not_there(run):
    ran = run("store", "copy", "nothing.db", "other.db")
    assert ran.code == 2 and "there is no store here" in ran.err


def test_copying_a_store_to_itself(run, store):
    ran = run("store", "copy", "tawatur.db", "./tawatur.db", "--replace", "--lang", "ar")
    assert ran.code == 2 and "المصدر والهدف" in ran.err
