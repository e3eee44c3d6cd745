"""The store of documents, claims and events, in SQLite or PostgreSQL: search, filters, facets, cells."""

from tawatur.store.copying import copy_store
from tawatur.store.errors import LockedStoreError, NewerStoreError, NoStoreError, NotAStoreError, StoreError
from tawatur.store.filters import EventFilter
from tawatur.store.holding import Info
from tawatur.store.relay_graph import Relay
from tawatur.store.search import Hit
from tawatur.store.store import Order, Stats, Store
from tawatur.store.views import Cell, Facet

__all__ = [
    "Cell",
    "EventFilter",
    "Facet",
    "Hit",
    "Info",
    "LockedStoreError",
    "NewerStoreError",
    "NoStoreError",
    "NotAStoreError",
    "Order",
    "Relay",
    "Stats",
    "Store",
    "StoreError",
    "copy_store",
]
