from collections.abc import Callable

import pytest

from deciding import PAGES
from tawatur.store import Store


@pytest.fixture
def put(store: Store) -> Callable[..., None]:
    """Adds pages by their ids, with their claims or with others, and assembles."""

    def put(*names: str, **claims) -> None:
        for name in names:
            page, found = PAGES[name]
            store.add(page, claims.get(name.replace("-", "_"), found))
        store.reassemble()

    return put


@pytest.fixture
def only(store: Store):
    """The only event of the store."""

    def only():
        (event,) = store.events()
        return event

    return only
