"""From the claims of many documents to events: who copies whom, what is the same happening, how many independent
origins it has.

The steps, each a pure function in a module of its own:

1. `tellings`: what a document tells of a happening. 2. `chains` (`copies`, `translations`): where the words of
documents come from.
3. `merging` (`blocking`, `matching`, `clusters`): which tellings are one happening. 4. `events` (`origins`,
`independence`, `values`,
`contradiction`): what the happening's event says.
"""

from .assemble import Assembly, assemble, assemble_with_reasons
from .settings import Knowledge

__all__ = ["Assembly", "Knowledge", "assemble", "assemble_with_reasons"]
