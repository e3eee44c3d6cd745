"""Data flows one way: a folder of the package imports only from folders above it."""

import ast
import re
from pathlib import Path

import pytest

import tawatur

PACKAGE = Path(tawatur.__file__).parent
FLOORS = (
    ("__init__",),
    ("errors",),
    ("records",),
    ("schema", "orthography"),
    ("ontology",),
    ("lexicon",),
    ("intake",),
    ("language",),
    ("reading",),
    ("assembly",),
    ("store",),
    ("words",),
    ("bulletin",),
    ("exports", "site", "cluster"),
    ("pipeline",),
    ("commands",),
    ("cli",),
    ("reference", "__main__"),
)
"""From the top of the house down; rooms of one floor do not import each other."""
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
ARABIC = re.compile("[\u0600-\u06ff]")


def modules():
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations/versions" not in path.as_posix())


def room_of(path):
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imports(path):
    """The full names of the package's modules that a file imports, relative imports resolved."""
    package = ["tawatur", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            names = [".".join([*base, *filter(None, [node.module])])]
            if names == ["tawatur"]:
                names = [f"tawatur.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == "tawatur")


def allowed(room, name):
    parts = name.split(".")
    target = parts[1] if len(parts) > 1 else "__init__"
    if target not in FLOOR and target != "site":
        # `from tawatur import __version__` and the like.
        target = "__init__"
    return target == room or FLOOR[target] < FLOOR[room]


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_only_from_above(path):
    room = room_of(path)
    assert room in FLOOR, f"{room} has no floor in the house: add it to FLOORS"
    wrong = [name for name in imports(path) if not allowed(room, name)]
    assert not wrong, f"{path.relative_to(PACKAGE)} imports {', '.join(wrong)}, which stands below it"


def test_the_test_sees_what_is_wrong():
    assert not allowed("records", "tawatur.lexicon.tables")
    assert not allowed("exports", "tawatur.site.app")
    assert not allowed("intake", "tawatur.language.tokens")
    assert allowed("intake", "tawatur.orthography.folding")
    assert allowed("cli", "tawatur.commands.pages")
    assert allowed("reading", "tawatur.reading.marks")


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_files_fit_in_the_head(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def literals(tree):
    """The texts in the code that are not documentation."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    documentation = set()
    for node in ast.walk(tree):
        if isinstance(node, owners):
            for statement in node.body:
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    documentation.add(id(statement.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_code_has_no_arabic_letters(path):
    source = path.read_text(encoding="utf-8")
    lines = source.splitlines()
    # What stands as its code point, in `orthography`, is no word: letters, digits and punctuation.
    found = [node.lineno for node in literals(ast.parse(source)) if ARABIC.search(node.value)]
    wrong = [line for line in found if ARABIC.search(lines[line - 1])]
    assert not wrong, f"{path.relative_to(PACKAGE)}:{wrong}: words belong into the tables of the lexicon"
