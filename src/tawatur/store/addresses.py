"""The address of a store: a path, or the URL of a database; and how it is shown, without its password."""

from __future__ import annotations

import re

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tawatur.store.errors import StoreError

BACKENDS = {"sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}
"""What an address may begin with, and the driver that stands for it."""
_PASSWORD = re.compile(r"(?<=://)([^:/?#@]*):.*@|(?<=[?&]password=)[^&#]*", re.S)


def shown(place: str) -> str:
    """An address as it may be printed.

    >>> shown("postgresql://reader:secret@db.example/news")
    'postgresql://reader:***@db.example/news'
    """
    return _PASSWORD.sub(lambda found: f"{found[1]}:***@" if found[1] is not None else "***", place)


def url_of(place: str) -> URL:
    """The URL of a store's address.

    Raises
    ------
    StoreError
        It is neither a path nor the address of a database that can be a store.
    """
    if "://" not in place:
        return URL.create("sqlite", database=place)
    name, rest = place.split("://", 1)
    backend = BACKENDS.get(name.partition("+")[0])
    try:
        if backend is None:
            raise ArgumentError(name)
        return make_url(f"{backend if '+' not in name else name}://{rest}")
    except (ArgumentError, ValueError) as error:
        name = shown(place)
        message = (
            f"{name}: not a path or a database address; give the path of a file, such as tawatur.db, "
            "or postgresql://USER@HOST/DATABASE"
        )
        raise StoreError(message, "store_address", name) from error
