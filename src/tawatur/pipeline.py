"""The way from pages to claims and events: pages in sorted order, each with its claims, on one process or several.

Results come in the order of the pages whatever the number of processes, so that the output is the same to the byte.
Only a few pages are in memory at a time.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from tawatur.cluster.pages import Read, ReadsDocuments, read_page
from tawatur.errors import UserError
from tawatur.records import Claim, Document, Event

if TYPE_CHECKING:
    from tawatur.intake import Page, Problem, Skipped

PAGES_IN_A_TASK = 16
"""So many pages are handed to a process at a time: enough that handing over costs little, few enough that memory stays
small."""
TASKS_AHEAD = 3
"""So many tasks are prepared for each process before the first is waited for."""


class PipelineError(UserError):
    """The pages cannot be read; the message says what to do."""


@dataclass(slots=True)
class Report:
    """What became of a batch of pages."""

    pages: int = 0
    claims: int = 0
    without_claims: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def hear(self, outcomes: Iterable[Read | Skipped]) -> Iterator[Read]:
        """Passes on what was read, and remembers what was skipped."""
        for outcome in outcomes:
            if isinstance(outcome, Read):
                self.pages += 1
                self.claims += len(outcome.claims)
                self.without_claims += not outcome.claims
                yield outcome
            else:
                self.skipped.append(outcome)


def reader() -> ReadsDocuments:
    """The reader, with its tables loaded."""
    from tawatur.reading import Reader

    return Reader()


def read(
    paths: Iterable[str],
    *,
    published: str | None = None,
    outlet: str | None = None,
    manifest: str | None = None,
    processes: int = 1,
    progress: Callable[[int], None] | None = None,
    problem: Callable[[Problem], None] | None = None,
) -> Iterator[Read | Skipped]:
    """Reads pages: files, folders of them, or ``-`` for standard input.

    Parameters
    ----------
    published, outlet
        What to take where a page does not say when and where it was published.
    manifest
        A file of JSON lines with what is known of each page.
    processes
        How many processes read; the results do not depend on it.
    progress
        Hears after each page how many are done.
    problem
        Hears of what was not believed on a page that was read all the same; such things are logged if nobody does.

    Yields
    ------
    Read or Skipped
        One for each page, in the order of the sorted paths.
    """
    from tawatur.intake import read_paths
    from tawatur.intake.problems import log_problem

    pages = read_paths(paths, published=published, outlet=outlet, manifest=manifest, report=problem or log_problem)
    for done, outcome in enumerate(read_pages(pages, processes=processes), 1):
        yield outcome
        if progress:
            progress(done)


def count(paths: Iterable[str], manifest: str | None = None) -> int:
    """How many pages there are to read, for a progress bar; without paths, those that the manifest names."""
    from tawatur.intake.manifest import read_manifest
    from tawatur.intake.paths import files

    given = list(paths)
    if not given and manifest is not None:
        given = [str(path) for path in read_manifest(manifest).files()]
    return len(files(given))


def read_pages(
    pages: Iterable[Page], *, processes: int = 1, make: Callable[[], ReadsDocuments] = reader
) -> Iterator[Read | Skipped]:
    """Reads pages that are already documents; pages that were skipped pass through in their place."""
    if processes < 1:
        raise PipelineError(f"{processes} processes: give 1 or more", "processes", processes)
    if processes == 1:
        one = make()
        return (read_page(one, page) for page in once(pages))
    return _read_in_processes(once(pages), processes, make)


def once(pages: Iterable[Page]) -> Iterator[Page]:
    """The pages without those that say again, word for word, what an earlier page of the same outlet said."""
    from tawatur.intake import Skipped

    seen: dict[str, str] = {}
    for page in pages:
        if isinstance(page, Document):
            name = page.origin_file or page.url or page.id
            if page.id in seen:
                yield Skipped(name, "repeated", seen[page.id], None)
                continue
            seen[page.id] = name
        yield page


def assembled(read: Iterable[Read]) -> list[tuple[Event, list[Claim]]]:
    """The events of what was read, each with its claims, in memory, oldest first and undated ones last."""
    from tawatur.assembly import assemble
    from tawatur.store.assembling import dated

    batch = list(read)
    by_id = {one.document.id: one.document for one in batch}
    claims = {claim.id: claim for one in batch for claim in one.claims}
    events = assemble(by_id.values(), list(claims.values()))
    told = [(event, [claims[claim] for claim in event.claims]) for event in events]
    whole = [(dated(event, (by_id[claim.document_id] for claim in found)), found) for event, found in told]
    return sorted(whole, key=lambda pair: by_date(pair[0]))


def by_date(event: Event) -> tuple[bool, str, str]:
    """The order of a list of events: oldest first, undated ones last."""
    start = event.date.start if event.date else None
    return start is None, start or "", event.id


_of_this_process: ReadsDocuments | None = None


def _start(make: Callable[[], ReadsDocuments]) -> None:
    global _of_this_process
    _of_this_process = make()


def _read_task(pages: list[Page]) -> list[Read | Skipped]:
    assert _of_this_process is not None
    return [read_page(_of_this_process, page) for page in pages]


def _read_in_processes(
    pages: Iterator[Page], processes: int, make: Callable[[], ReadsDocuments]
) -> Iterator[Read | Skipped]:
    waiting: deque[Future[list[Read | Skipped]]] = deque()
    # New processes, not copies of this one: a copy would share its open store and its locks.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_start, initargs=(make,)) as pool:
        try:
            while True:
                while len(waiting) < processes * TASKS_AHEAD and (task := list(islice(pages, PAGES_IN_A_TASK))):
                    waiting.append(pool.submit(_read_task, task))
                if not waiting:
                    return
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise PipelineError(
                "a reading process ended unexpectedly (often for want of memory); try again with --processes 1",
                "process_ended",
            ) from error
        finally:
            for future in waiting:
                future.cancel()
