"""Help texts and usage errors in both languages."""

import re

import pytest
from typer.main import get_command

from tawatur.cli import app
from tawatur.commands import help, options

LATIN_LINE = re.compile(r"^[^\u0621-\u064a]*$")


def commands(command, name=()):
    yield name, command
    for word, below in getattr(command, "commands", {}).items():
        yield from commands(below, (*name, word))


ALL = dict(commands(get_command(app)))


def texts():
    """Every text of every help page."""
    for command in ALL.values():
        yield from help.paragraphs(command.help)
        yield from help.paragraphs(command.epilog)
        for parameter in command.params:
            yield from help.paragraphs(parameter.help)


def test_every_text_of_the_help_is_there_in_arabic():
    words = help._words()["help"]
    english = {text for text in texts() if not help.EXAMPLE.fullmatch(text)}
    fixed = {"Example", "Examples", "Show this message and exit.", "that of your environment"}
    assert english <= words.keys(), sorted(english - words.keys())
    assert words.keys() <= english | fixed, sorted(words.keys() - english - fixed)
    assert not [text for text in words.values() if LATIN_LINE.match(text)]


@pytest.mark.parametrize("name", ALL, ids="-".join)
def test_help_in_arabic(run, name):
    ran = run("--lang", "ar", *name, "--help")
    assert ran.code == 0
    assert "Show this message" not in ran.out and "environment" not in ran.out
    assert "Show this message" in run("--lang", "en", *name, "--help").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["read", "--nope"], "لا خيار باسم --nope"),
        (["read", "x", "--format", "bogus"], "قيمة لا تصلح في --format؛ القيم هي table, jsonl"),
        (["export", "bogus"], "قيمة لا تصلح في WHAT؛ القيم هي claims, events"),
        (["read", "x", "--processes", "0"], "قيمة لا تصلح في --processes"),
        (["export"], "ينقص WHAT"),
        (["search", "x", "--limit"], "الخيار --limit يحتاج إلى قيمة"),
        (["bogus"], "سطر أوامر لا يصلح"),
    ],
)
def test_a_mistake_in_the_command_line_is_said_in_arabic(run, words, said):
    ran = run("--lang", "ar", *words)
    assert (ran.code, ran.out) == (2, "") and said in ran.err and "Usage" not in ran.err
    assert run(*words).code == 2


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        (["read", "--lang", "ar"], "en_US.UTF-8", "ar"),
        (["--lang=en", "read"], "ar_SY.UTF-8", "en"),
        (["read", "--lang"], "ar", "ar"),
        (["read", "--language=ar"], "C", "en"),
    ],
)
def test_the_language_of_a_command_line(monkeypatch, words, environment, lang):
    monkeypatch.setenv("LC_ALL", environment)
    assert options.language_of(words) == lang


def test_the_language_may_stand_before_the_command(run, store):
    assert "القتلى" in run("--lang", "ar", "events").out
