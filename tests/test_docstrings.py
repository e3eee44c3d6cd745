"""The examples in docstrings hold."""

import doctest
import importlib
from pathlib import Path

import pytest

import tawatur

PACKAGE = Path(tawatur.__file__).parent
WITH_EXAMPLES = sorted(
    ".".join(["tawatur", *path.relative_to(PACKAGE).with_suffix("").parts])
    for path in PACKAGE.rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples_hold(name):
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried > 0
    assert failed == 0
