"""The store of documents, claims and events: SQLite by default; search, filters, facets, and the marks of the map."""

from tawatur.store.errors import LockedStoreError, NewerStoreError, NoStoreError, NotAStoreError, StoreError
from tawatur.store.filters import EventFilter
from tawatur.store.search import Hit
from tawatur.store.store import Order, Stats, Store
from tawatur.store.views import Cell, Facet

__all__ = [
    "Cell",
    "EventFilter",
    "Facet",
    "Hit",
    "LockedStoreError",
    "NewerStoreError",
    "NoStoreError",
    "NotAStoreError",
    "Order",
    "Stats",
    "Store",
    "StoreError",
]
