"""Pages in: HTML and plain text in any encoding, to documents without the chrome of their sites."""

from tawatur.intake.document import document_from_bytes
from tawatur.intake.errors import IntakeError, UnreadablePage
from tawatur.intake.paths import Page, read_paths
from tawatur.intake.problems import Problem, Skipped

__all__ = ["IntakeError", "Page", "Problem", "Skipped", "UnreadablePage", "document_from_bytes", "read_paths"]
