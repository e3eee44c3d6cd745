"""The package asks for what it imports, no less and no more."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
RUN = PROJECT["dependencies"]


def plain(name: str) -> str:
    """The name of a distribution as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: list[str]) -> set[str]:
    """The distributions that requirements name; an extra of our own stands for its requirements."""
    found = set()
    for requirement in requirements:
        if ours := re.fullmatch(r"tawatur\[(\w+)\]", requirement):
            found |= named(EXTRAS[ours[1]])
        else:
            found.add(plain(re.split(r"[<>=!~\[; ]", requirement)[0]))
    return found


OURS = {path.stem for folder in ("src", "tests", "eval", "bench", "tools") for path in (ROOT / folder).rglob("*")}


def imported(folder: str) -> set[str]:
    """The distributions that the modules of a folder import, anywhere in them."""
    known, found = packages_distributions(), set()
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            for name in {name.split(".")[0] for name in names} - OURS - sys.stdlib_module_names:
                found |= {plain(one) for one in known.get(name, [name])}
    return found


HEAVY = ("docx", "spark", "postgres")
"""Extras that the package imports only where they are asked for, inside functions."""


def test_runs_with_what_it_asks_for():
    assert named(RUN) <= imported("src/tawatur") <= named(RUN).union(*(named(EXTRAS[extra]) for extra in HEAVY))


def test_heavy_libraries_are_imported_only_where_they_are_used():
    """Every command must start without them."""
    heavy = {"pyspark", "pandas", "psycopg", "docx"}
    for path in sorted((ROOT / "src" / "tawatur").rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not heavy & {name.split(".")[0] for name in names}, path


@pytest.mark.parametrize("folder", ["tests", "eval", "bench"])
def test_the_other_folders_need_no_more_than_the_tests(folder):
    assert imported(folder) <= named(RUN) | named(EXTRAS["test"])


def test_the_tools_need_no_more_than_the_extra_for_tables():
    assert imported("tools") <= named(RUN) | named(EXTRAS["tables"])
