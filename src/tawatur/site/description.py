"""What the API offers: read from words/api.tsv, shown as a page and as OpenAPI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from tawatur.lexicon.tables import rows
from tawatur.site.api import answer
from tawatur.site.rendering import page

ALL, ITSELF, FILTERS, NONE = "*", "-", "filters", "-"
SCHEMAS: dict[str, dict[str, Any]] = {
    "string": {"type": "string"},
    "integer": {"type": "integer", "minimum": 0},
    "date": {"type": "string", "format": "date"},
}
VERSION = "1"
"""Grows when an address or a field changes its meaning or goes away; new ones may come at any time."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of the query string."""

    name: str
    schema: str
    example: str
    says: dict[str, str]

    @property
    def values(self) -> tuple[str, ...]:
        """The values that it may take; none if any."""
        return () if self.schema in SCHEMAS else tuple(self.schema.split("|"))


@dataclass(frozen=True, slots=True)
class Address:
    """One address and its parameters."""

    path: str
    says: dict[str, str]
    own: tuple[Parameter, ...]
    filtered: bool

    @property
    def inside(self) -> tuple[str, ...]:
        """The names of the parts of the path that stand for something."""
        return tuple(re.findall(r"{(\w+)}", self.path))


@lru_cache(maxsize=1)
def load() -> tuple[tuple[Parameter, ...], tuple[Address, ...]]:
    """The filters of events, and the addresses in the order of the table."""
    heads: dict[str, dict[str, str]] = {}
    parameters: dict[str, list[Parameter]] = {}
    filtered = set()
    table = rows(files("tawatur.words").joinpath("api.tsv"), ("path", "name", "schema", "example", "en", "ar"))
    for row in table:
        path, name, says = row["path"], row["name"], {"en": row["en"], "ar": row["ar"]}
        if name == ITSELF:
            heads[path] = says
        elif name == FILTERS:
            filtered.add(path)
        else:
            parameters.setdefault(path, []).append(Parameter(name, row["schema"], row["example"], says))
    addresses = (Address(path, says, tuple(parameters.get(path, ())), path in filtered) for path, says in heads.items())
    return tuple(parameters[ALL]), tuple(addresses)


def described(request: Request) -> Response:
    """The page that describes the API."""
    filters, addresses = load()
    return page(request, "api.html", filters=filters, addresses=addresses)


def openapi(_: Request) -> Response:
    """The description as OpenAPI 3.0."""
    return answer(document(), "vnd.oai.openapi+json;version=3.0")


def document() -> dict[str, Any]:
    """The description as plain values."""
    filters, addresses = load()
    return {
        "openapi": "3.0.3",
        "info": {
            "title": "Tawatur",
            "version": VERSION,
            "description": "Conflict news as an event record: every fact tied to who said it. Plain GET; no key.",
        },
        "paths": {address.path: {"get": _operation(address, filters)} for address in addresses},
    }


def _operation(address: Address, filters: tuple[Parameter, ...]) -> dict[str, Any]:
    given = [*(filters if address.filtered else ()), *address.own]
    return {
        "summary": address.says["en"],
        "operationId": re.sub(r"\W+", "_", address.path).strip("_"),
        "parameters": [*map(_part, address.inside), *map(_parameter, given)],
        "responses": {
            "200": {"description": address.says["en"]},
            **({"404": {"description": "There is none with this id."}} if "id" in address.inside else {}),
        },
    }


def _part(name: str) -> dict[str, Any]:
    schema = {"type": "string", "enum": ["ar", "en"]} if name == "lang" else {"type": "string"}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _parameter(one: Parameter) -> dict[str, Any]:
    schema = SCHEMAS.get(one.schema) or {"type": "string", "enum": list(one.values)}
    return {"name": one.name, "in": "query", "description": one.says["en"], "schema": schema}
