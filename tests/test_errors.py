"""What the user must mend is said in Arabic too: every error has a code, and the code has words with as many places."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

import tawatur
from tawatur.commands.output import Words, _all_words
from tawatur.errors import UserError
from tawatur.store.errors import _KNOWN, StoreError, explain

PACKAGE = Path(tawatur.__file__).parent
ARABIC = _all_words()["ar"]["errors"]
FOR_EDITORS = frozenset({"TableError", "UnreadablePage"})
"""Errors of our own tables, which only those who edit them see, and pages, whose reasons are words of their own."""


def errors():
    """The names of the errors that the user is told of."""
    for module in pkgutil.walk_packages(tawatur.__path__, "tawatur."):
        if "migrations" not in module.name and "__main__" not in module.name:
            importlib.import_module(module.name)
    found, waiting = set(), [UserError]
    while waiting:
        one = waiting.pop()
        found.add(one.__name__)
        waiting += one.__subclasses__()
    return found - FOR_EDITORS


def raised():
    """Each place where such an error is made: where it is, and the parts after the message."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
                name = ast.unparse(node.exc.func).rpartition(".")[2]
                if name in errors():
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", [ast.unparse(arg) for arg in node.exc.args[1:]]


def test_every_error_has_words_in_arabic_with_a_place_for_each_value():
    places, used = dict(raised()), {code for _, _, code, _ in _KNOWN} | {"store"}
    assert len(places) > 20
    for where, (code, *values) in places.items():
        template = ARABIC[ast.literal_eval(code)] if code.startswith("'") else None
        # A code that is chosen at run time is one of the codes that the function names.
        assert template is None or template.count("{}") <= len(values), where
        used.add(code.strip("'"))
    source = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    unused = [code for code in ARABIC if code not in used and f'"{code}"' not in source]
    assert not unused, f"words of errors that nothing raises: {unused}"


@pytest.mark.parametrize("sign", [sign for _, signs, _, _ in _KNOWN for sign in signs] + ["some other thing"])
def test_what_the_database_says_is_said_in_both_languages(sign):
    error = explain("my.db", DatabaseError("", None, Exception(f"database {sign}")))
    assert isinstance(error, StoreError) and str(error).startswith("my.db: ")
    said = Words("ar").error(error)
    assert said.startswith("my.db: ") and re.search("[\u0621-\u064a]", said)
    assert Words("en").error(error) == str(error)


def test_what_the_system_says_is_said_in_arabic_inside_a_message():
    error = UserError("x: cannot be read (Permission denied)", "file_unreadable", "x", "Permission denied")
    assert "Permission" not in Words("ar").error(error)


def test_an_error_without_words_is_said_as_it_is():
    assert Words("ar").error(UserError("a table is wrong")) == "a table is wrong"
