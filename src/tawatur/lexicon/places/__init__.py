"""What the system knows of places: a gazetteer in Arabic and English."""

from tawatur.lexicon.places.gazetteer import Gazetteer, GazetteerRow, load
from tawatur.lexicon.places.importers import add, user_folder
from tawatur.lexicon.places.pack import GazetteerError

__all__ = ["Gazetteer", "GazetteerError", "GazetteerRow", "add", "load", "user_folder"]
