"""Makes the bulletin of a day from the store: no sentence that is not made from an event and its claims."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from tawatur.bulletin.model import Bulletin, Correction, Entry, Masthead, Section
from tawatur.bulletin.settings import Settings
from tawatur.bulletin.weather import temperatures
from tawatur.records import Claim, Document, Event, Toll
from tawatur.store import EventFilter, Store
from tawatur.store.coverage import STANDING
from tawatur.store.periods import ISO_DAY
from tawatur.words import areas, naming, titles, writing
from tawatur.words.strings import counted, text


def compose(store: Store, day: str, lang: str, settings: Settings, *, weather: bool = True) -> Bulletin:
    """The harvest of a day.

    1. Events of that very day, by governorate; an event of several days or of a vaguer date is not of one day.
    2. Events without a date that pages published on that day tell.
    3. Every sentence is the event's title with its toll, hedged as the claims are, and who it goes back to.

    Parameters
    ----------
    weather : ask the service of the settings for the temperature
    """
    dated, undated = _dated(store, day), store.events_told_on(day, status=STANDING)
    told = store.claims_of_events(event.id for event in (*dated, *undated))
    documents = _documents(store, told)
    entries = {event.id: entry(lang, event, told[event.id]) for event in (*dated, *undated)}
    return Bulletin(
        day,
        lang,
        text(lang, "bulletin.headline", day=writing.day(lang, day)),
        masthead(day, lang, settings, weather=weather),
        tuple(_sections(lang, dated, entries)),
        tuple(entries[event.id] for event in undated),
        tuple(_limits(lang, dated, undated, documents)),
        _outlets(lang, documents),
        _translators(lang, documents),
        len(documents),
    )


def masthead(day: str, lang: str, settings: Settings, *, weather: bool = True) -> Masthead:
    """The head of the page; the line of the weather only if the service answers."""
    city, name = settings.city, settings.outlet.of(lang) or text(lang, "site.name")
    measured = None
    if weather and city is not None and settings.weather:
        measured = temperatures(settings.weather, city.lat, city.lon, day)
    if city is None or measured is None:
        return Masthead(name, contact=settings.contact.of(lang))
    return Masthead(name, city.name.of(lang), *measured, settings.contact.of(lang))


def entry(lang: str, event: Event, claims: Sequence[Claim]) -> Entry:
    """One event in a sentence and a line on its sources."""
    sentence = titles.title(lang, event, claims)
    for key, toll in (("bulletin.killed", event.deaths), ("bulletin.injured", event.injured)):
        if amount := _amount(lang, toll):
            sentence = text(lang, "bulletin.told", sentence=sentence, toll=text(lang, key, n=amount))
    disputed = naming.listed(lang, [text(lang, f"bulletin.field.{field}") for field in event.contested])
    return Entry(
        event.id,
        event.claims,
        sentence + ".",
        sources_line(lang, event),
        text(lang, "bulletin.contested", fields=disputed) if disputed else "",
        event.status == "reviewed",
    )


def sources_line(lang: str, event: Event) -> str:
    """Who said it first, in how many pages, and what is known of their independence."""
    names = list(dict.fromkeys(naming.source(lang, origin.source).text for origin in event.origins))
    return text(
        lang,
        "bulletin.according",
        sources=naming.listed(lang, names) or text(lang, "event.not_named"),
        reports=counted(lang, "count.reports", event.n_reports),
        independence=naming.term(lang, "independence", event.independence).lower(),
    )


def corrections(frozen: Bulletin, now: Bulletin, current_id: Mapping[str, str]) -> tuple[Correction, ...]:
    """How what is known now differs from a frozen version, sentence by sentence.

    Parameters
    ----------
    current_id : id of an event at the time of freezing -> its id now; ids that are gone are missing
    """
    today = {one.event_id: one.sentence for one in now.entries()}
    found, seen = [], set()
    for one in frozen.entries():
        here = current_id.get(one.event_id)
        said = today.get(here) if here else None
        if here:
            seen.add(here)
        if said != one.sentence:
            found.append(Correction(one.event_id, one.sentence, said))
    found += [Correction(key, None, said) for key, said in today.items() if key not in seen]
    return tuple(found)


def _amount(lang: str, toll: Toll) -> str:
    return "" if toll.low is None and toll.high is None else writing.number(lang, toll.low, toll.high)


def _dated(store: Store, day: str) -> list[Event]:
    found = store.events(EventFilter(since=day, until=day, status=STANDING), limit=None, order="oldest")
    return [event for event in found if event.date and event.date.start and _is_day(event, day)]


def _is_day(event: Event, day: str) -> bool:
    assert event.date is not None
    start, end = event.date.start or "", event.date.end or event.date.start or ""
    return start[:ISO_DAY] == end[:ISO_DAY] == day


def _documents(store: Store, told: Mapping[str, Sequence[Claim]]) -> list[Document]:
    ids = sorted({claim.document_id for claims in told.values() for claim in claims})
    return [document for key in ids if (document := store.document(key))]


def _sections(lang: str, dated: Iterable[Event], entries: Mapping[str, Entry]) -> Iterable[Section]:
    """Areas with their entries, the fullest first; what has no area comes last."""
    by_area: dict[str, list[Event]] = defaultdict(list)
    for event in dated:
        by_area[_area(lang, event)].append(event)
    nowhere = text(lang, "bulletin.nowhere")
    for area in sorted(by_area, key=lambda name: (name == nowhere, -len(by_area[name]), name)):
        ordered = sorted(by_area[area], key=lambda event: (-(event.deaths.best or event.deaths.high or 0), event.id))
        yield Section(area, tuple(entries[event.id] for event in ordered))


def _area(lang: str, event: Event) -> str:
    place = event.place
    if place is None or not (place.admin1 or place.country):
        return text(lang, "bulletin.nowhere")
    parts = [areas.name(lang, name).text for name in (place.admin1, place.country) if name]
    return text(lang, "glue.separator").join(dict.fromkeys(parts))


def _limits(
    lang: str, dated: Sequence[Event], undated: Sequence[Event], documents: Sequence[Document]
) -> Iterable[str]:
    """What a reader must know before relying on it."""
    everything = (*dated, *undated)
    yield text(lang, "bulletin.limit.machine")
    yield counted(lang, "bulletin.limit.pages", len(documents))
    alone = sum(event.independence == "one_origin" for event in everything)
    if alone:
        yield counted(lang, "bulletin.limit.alone", alone)
    if unplaced := sum(event.place is None for event in dated):
        yield counted(lang, "bulletin.limit.unplaced", unplaced)
    if undated:
        yield counted(lang, "bulletin.limit.undated", len(undated))


def _outlets(lang: str, documents: Sequence[Document]) -> tuple[str, ...]:
    counts = Counter(naming.source(lang, document.outlet).text for document in documents if document.outlet)
    return tuple(name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _translators(lang: str, documents: Sequence[Document]) -> tuple[str, ...]:
    named = {
        naming.source(lang, credit.source).text
        for document in documents
        for credit in document.credits
        if credit.role == "translator"
    }
    return tuple(sorted(named))


def versioned(bulletin: Bulletin, version: int, author: str | None, frozen: str) -> Bulletin:
    """The bulletin as a frozen version."""
    return replace(bulletin, version=version, author=author, frozen=frozen)
