"""Conflict news in, an event record out, with every fact tied to who said it."""

__version__ = "0.1.0"
