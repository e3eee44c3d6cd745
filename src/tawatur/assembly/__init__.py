"""From the claims of many documents to events: who copies whom, what is the same happening, how many independent
origins it has.

The steps, each a pure function in a module of its own:

1. `tellings` (`parts`, `places`): what a document tells of a happening.
2. `chains` (`copies`, `translations`): where the words of documents come from.
3. `merging` (`blocking`, `matching`, `sentences`, `stories`, `clusters`): which tellings are one happening.
4. `events` (`origins`, `independence`, `values`, `parties`, `contradiction`): what the happening's event says.
"""

from tawatur.assembly.assemble import Assembly, assemble, assemble_with_reasons
from tawatur.assembly.constraints import Constraints
from tawatur.assembly.settings import Knowledge

__all__ = ["Assembly", "Constraints", "Knowledge", "assemble", "assemble_with_reasons"]
