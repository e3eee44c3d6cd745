"""Documents to claims."""

from tawatur.reading.reader import Reader

__all__ = ["Reader"]
