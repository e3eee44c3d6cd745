"""Makes documents and claims for the tests of assembly; every name and act is made up."""

from tawatur.assembly.matching import Matcher
from tawatur.assembly.places import Spots
from tawatur.assembly.settings import Knowledge
from tawatur.assembly.tellings import Telling, tell
from tawatur.records import Actor, Casualty, Claim, Date, Document, Hop, Place, Source, Span

NOTHING = Knowledge()
WORDS = ("village", "river", "people", "told", "road", "saw", "morning", "stone", "lamp", "field", "gate", "market")


def place(name="Alpha", *, key=True, admin1="North", precision="exact", at=None, name_ar=None):
    lat, lon = at or (None, None)
    known = f"place-{name.lower()}" if key else None
    return Place(known, name, name_ar, admin1, "Ruritania", lat, lon, precision)


def actor(name):
    return Actor(name.lower(), name)


def named(name):
    return Actor(None, name)


def on(day, end=None, precision="day"):
    return Date(day, end, precision)


def killed(low, high=None, vague=None):
    return Casualty("killed", low, low if high is None else high, vague)


def said(source, outlet="Gazette", role="origin"):
    return (Hop(source.lower(), source, role), Hop(outlet.lower(), outlet, "publisher"))


def document(key, *, outlet="Gazette", published="2030-01-02", lang="en", text=None, credits=()):
    source = Source(outlet.lower(), outlet) if outlet else None
    return Document(
        key, None, source, None, f"text of {key}" if text is None else text, lang, published, credits=credits
    )


def claim(doc, number=1, **fields):
    key = f"{doc}-{number}"
    given = {
        "kind": "attack.shelling",
        "agents": (),
        "targets": (),
        "places": (place(),),
        "date": on("2030-01-01"),
        "event_id": f"e-{key}",
    } | fields
    return Claim(key, doc, span=Span(number * 10, number * 10 + 5), trigger=Span(number * 10, number * 10 + 5), **given)


def tellings(documents, claims, knowledge=NOTHING) -> tuple[list[Telling], Matcher]:
    matcher = Matcher(Spots(), knowledge)
    return tell({page.id: page for page in documents}, claims, matcher.spots, knowledge), matcher


def pair(first=None, second=None, *, published=("2030-01-02", "2030-01-02"), knowledge=NOTHING):
    """Two tellings of two documents, and what compares them."""
    pages = [document(key, published=day) for key, day in zip("ab", published, strict=True)]
    (x, y), matcher = tellings(pages, [claim("a", **(first or {})), claim("b", **(second or {}))], knowledge)
    return x, y, matcher


def text(words, seed=0, length=80):
    """A text whose order of words follows from the seed."""
    return " ".join(
        words[(at * at * (seed + 3) + at * (seed + 1)) % len(words)] + str((at * 7 + seed) % 13) for at in range(length)
    )
