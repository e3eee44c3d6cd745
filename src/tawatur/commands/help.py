"""Help texts and usage errors in Arabic: the commands hold them in English, `help.toml` has them in Arabic."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, partial
from importlib.resources import files
from typing import Any

from tawatur.errors import UserError

EXAMPLE = re.compile(r"(Examples?): (.*)", re.S)
CHOICES = re.compile(r"not one of (.*?)\.?\Z", re.S)
"""What may be given, at the end of a message."""


@lru_cache(maxsize=1)
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("help.toml").read_text(encoding="utf-8"))


def paragraphs(text: str | None) -> Iterator[str]:
    """The paragraphs of a help text, each on one line."""
    for paragraph in (text or "").replace("\f", "").split("\n\n"):
        if line := " ".join(paragraph.split()):
            yield line


def arabic(text: str | None) -> str | None:
    """A help text in Arabic, paragraph by paragraph; what has no words there stays as it is."""
    if not text:
        return text
    return "\n\n".join(map(_paragraph, paragraphs(text)))


def _paragraph(text: str) -> str:
    if example := EXAMPLE.fullmatch(text):
        return f"{_words()['help'][example[1]]}: {example[2]}"
    return _words()["help"].get(text, text)


def speak_arabic(command: Any) -> None:
    """Puts the help of a command, of its options and of the commands under it into Arabic."""
    command.help, command.epilog = arabic(command.help), arabic(command.epilog)
    _translate(command.params)
    # The help option is made anew whenever it is asked for.
    command.get_params = partial(_params, command.get_params)
    for below in getattr(command, "commands", {}).values():
        speak_arabic(below)


def introduction() -> str:
    """What stands over the page of all commands."""
    return _words()["page"]["introduction"]


def name_panels() -> None:
    """Names the parts of a help page in Arabic, as far as the library that lays them out has names for them."""
    from typer import rich_utils

    for name, words in _words()["panels"].items():
        if hasattr(rich_utils, name):
            setattr(rich_utils, name, words)


def _params(in_english: Callable[[Any], list[Any]], context: Any) -> list[Any]:
    return _translate(in_english(context))


def _translate(found: list[Any]) -> list[Any]:
    for parameter in found:
        parameter.help = arabic(getattr(parameter, "help", None))
        if isinstance(default := getattr(parameter, "show_default", None), str):
            parameter.show_default = arabic(default)
    return found


def usage_error(error: Any) -> UserError:
    """A mistake in the command line as an error that has words in Arabic."""
    context, parameter = getattr(error, "ctx", None), getattr(error, "param", None)
    where = context.command_path if context else "tawatur"
    label = _label(parameter) if parameter else getattr(error, "option_name", None)
    message = error.format_message()
    if not label:
        return UserError(message, "usage", where)
    kinds = {"MissingParameter": "usage_missing", "NoSuchOption": "usage_option", "BadOptionUsage": "usage_value"}
    if choices := CHOICES.search(message):
        return UserError(message, "usage_choice", label, choices[1].replace("'", ""))
    return UserError(message, kinds.get(type(error).__name__, "usage_bad"), label, where)


def _label(parameter: Any) -> str:
    is_option = parameter.param_type_name == "option"
    return max(parameter.opts, key=len) if is_option else str(parameter.metavar or parameter.name.upper())
