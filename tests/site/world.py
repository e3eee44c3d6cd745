"""A small fictional world for the tests of the site: pages, claims and events built by hand, in a real store.

Villages, groups and outlets are invented. Square brackets mark the words of values: [place|Marj Karam].
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import msgspec

from making import write_events
from tawatur.records import (
    Actor,
    Casualty,
    Claim,
    Credit,
    Date,
    Document,
    Event,
    EventOrigin,
    Hop,
    Place,
    Source,
    Span,
    Toll,
    Weapon,
    digest,
)
from tawatur.store import Store

RESCUE = Source("green-rescue", "Green Rescue Teams", "فرق الإنقاذ الخضراء", "medical", None, "Syria", (), ("ar",))
WATCH = Source("plain-watch", "Plain Watch Monitor", "مرصد السهل", "monitor", None, "Syria", (), ("en",))
OUTLET = Source("dawn-daily", "Dawn Daily", "صحيفة الفجر", "newspaper", None, "Syria", ("dawn.example",), ("ar",))
WIRE = Source("north-wire", "North Wire", "وكالة الشمال", "news_agency", None, None, ("wire.example",), ("en", "ar"))
BRIGADE_VOICE = Source("brigade-press", "Blue Brigade Press", "إعلام اللواء الأزرق", "party", "blue-brigade")
BRIGADE = Actor("blue-brigade", "Blue Brigade", "اللواء الأزرق", "rebel")
GUARD = Actor("ridge-guard", "Ridge Guard", "حرس التل", "state_forces")
WITNESS = Source("unnamed-1", "Salim Example", None, "unnamed")
CIVILIANS = Actor(None, "Salim Example", "سليم مثال", "civilians")
MARJ = Place("x-marj-karam", "Marj Karam", "مرج الكرم", "Idlib", "Syria", 35.82, 36.72, "exact")
NEAR_MARJ = msgspec.structs.replace(MARJ, precision="near")
IDLIB = Place("x-idlib", "Idlib", "إدلب", None, "Syria", 35.9, 36.6, "admin1")
TALL = Place("x-tall-safa", "Tall Safa", "تل الصفا", "Homs", "Syria", 34.7, 37.4, "exact")
NOWHERE = Place(None, "the front", "الجبهة", None, "Syria", None, None, "vague")

ARABIC = (
    "قُتل [casualties|12 مدنياً]، بينهم أطفال، جراء قصف مدفعي استهدف [place|مرج الكرم] مساء"
    " [date|الجمعة 29 تشرين الثاني 2024]، بحسب ما أفادت [chain|فرق الإنقاذ الخضراء].\n"
    "وقال مصدر محلي إن [agents|حرس التل] استخدم [weapons|قذائف من عيار 130 ملم] في القصف على [targets|الأهالي].\n"
    "وتشهد المنطقة هدوءاً حذراً منذ الصباح.\n"
    "ونعى أهالي القرية سليم مثال، وهو معلم في مدرستها.\n"
)
ENGLISH = (
    "[casualties|At least 19 people were killed] [date|on Friday] in shelling [place|near Marj Karam], the"
    " [chain|Plain Watch Monitor] told North Wire 😀.\n"
    "[agents|Ridge Guard] gunners had fired dozens of rounds, a resident said.\n"
    "Markets in the town had been closed for a week.\n"
)
PARTY = (
    "أعلن [chain|اللواء الأزرق] أن [agents|مقاتليه] لم يكونوا طرفاً في قصف [place|مرج الكرم]، وأن أحداً"
    " [casualties|لم يُقتل] في مواقعه.\n"
)


def parse(marked: str) -> tuple[str, dict[str, tuple[str, Span]]]:
    """A text without its marks, and the words and span of every mark."""
    text, spans, position = "", {}, 0
    for found in re.finditer(r"\[(\w+)\|([^\]]*)\]", marked):
        text += marked[position : found.start()]
        spans[found[1]] = (found[2], Span(len(text), len(text) + len(found[2])))
        text += found[2]
        position = found.end()
    return text + marked[position:], spans


def page(marked: str, lang: str, title: str, outlet: Source, published: str | None) -> tuple[Document, dict]:
    """A document of a marked text."""
    text, spans = parse(marked)
    document = Document(
        id=digest(outlet.id, text), url=f"https://{outlet.id}.example/{lang}/1?a=1&b=2", outlet=outlet, title=title,
        text=text, lang=lang, published=published, retrieved=None, origin_file="pages/1.html",
        credits=(Credit("agency", WIRE),), text_sha256=hashlib.sha256(text.encode()).hexdigest(), extractor="tests/1",
    )  # fmt: skip
    return document, spans


def claim(document: Document, spans: dict, *, event: str, chain: tuple[Hop, ...], places: tuple, agents: tuple,
          targets: tuple, date: Date | None, casualties: tuple, weapons: tuple = (), **more) -> Claim:  # fmt: skip
    """A claim whose values take their words and spans from the marks of the document."""

    def at(record, field):
        if field not in spans:
            return record
        words, span = spans[field]
        return msgspec.structs.replace(record, text=words, span=span)

    end = document.text.index("\n")
    hops = tuple(at(hop, "chain") if n == 0 else hop for n, hop in enumerate(chain))
    return Claim(
        id=digest(document.id, event), document_id=document.id, event_id=event, span=Span(0, end), trigger=Span(0, 3),
        kind=more.pop("kind", "attack.shelling"), places=tuple(at(p, "place") for p in places),
        agents=tuple(at(a, "agents") for a in agents), targets=tuple(at(t, "targets") for t in targets),
        date=at(date, "date") if date else None, casualties=tuple(at(c, "casualties") for c in casualties),
        weapons=tuple(at(w, "weapons") for w in weapons), chain=hops, rule="test.rule", confidence=0.9, **more,
    )  # fmt: skip


def main_event() -> tuple[Event, list[tuple[Document, list[Claim]]]]:
    """Shelling told by two origins with different tolls, and denied by a party."""
    ar, ar_spans = page(ARABIC, "ar", "مقتل مدنيين بقصف على مرج الكرم", OUTLET, "2024-11-30")
    en, en_spans = page(ENGLISH, "en", "Shelling kills 19 near Marj Karam <monitor>", WIRE, "2024-11-30T08:00:00+00:00")
    de, de_spans = page(PARTY, "ar", "بيان", BRIGADE_VOICE, None)
    friday = Date("2024-11-29", "2024-11-29", "day")
    one = claim(
        ar, ar_spans, event="e1", places=(MARJ,), agents=(GUARD,), targets=(CIVILIANS,), date=friday,
        chain=(Hop(RESCUE.id, "فرق الإنقاذ الخضراء", "origin"), Hop(OUTLET.id, "Dawn Daily", "publisher")),
        casualties=(Casualty("killed", 12, 12, None, "civilians"),), weapons=(Weapon("artillery"),),
    )  # fmt: skip
    two = claim(
        en, en_spans, event="e1", places=(NEAR_MARJ,), agents=(GUARD,), targets=(), date=friday, modality="alleged",
        chain=(
            Hop(WATCH.id, "مرصد السهل", "origin"), Hop(WIRE.id, "North Wire", "agency"),
            Hop(OUTLET.id, "صحيفة الفجر", "translated"),
        ),
        casualties=(Casualty("killed", 19, None, None, None),),
    )  # fmt: skip
    three = claim(
        de, de_spans, event="e1", places=(MARJ,), agents=(BRIGADE,), targets=(), date=Date(None, None, "unknown"),
        chain=(Hop(BRIGADE_VOICE.id, "إعلام اللواء الأزرق", "origin"),), modality="claimed", negated=True,
        casualties=(Casualty("killed", 0, 0),), contests=one.id,
    )  # fmt: skip
    event = Event(
        id="e1", kind="attack.shelling", agents=(GUARD,), targets=(CIVILIANS,), place=MARJ, date=friday,
        deaths=Toll(0, 12, 19, "most_established_origins"), claims=(one.id, two.id, three.id),
        origins=(
            EventOrigin(RESCUE, (ar.id,), 1), EventOrigin(WATCH, (en.id,), 1), EventOrigin(BRIGADE_VOICE, (de.id,), 1),
        ),
        n_reports=3, n_origins=3, independence="named_not_established", agreement="contested",
        contested=("deaths", "place"), first_seen="2024-11-30", updated="2024-12-01",
    )  # fmt: skip
    return event, [(ar, [one]), (en, [two]), (de, [three])]


def lesser_event(number: int) -> tuple[Event, tuple[Document, list[Claim]]]:
    """One of several plain events with one origin; that of one is a private person."""
    origin = WITNESS if number == 7 else OUTLET
    kinds = ("clash", "protest", "attack.air", "meeting")
    place = (TALL, IDLIB, NEAR_MARJ, NOWHERE)[number % 4]
    day = f"2024-12-{number % 28 + 1:02d}"
    marked = f"وقع حادث رقم {number} في [place|{place.name_ar}] يوم [date|{number % 28 + 1} كانون الأول].\n"
    document, spans = page(marked, "ar", f"خبر رقم {number}", OUTLET, day)
    when = Date(day, day, "day") if number % 5 else None
    told = claim(
        document, spans, event=f"x{number}", places=(place,), agents=(BRIGADE,), targets=(GUARD,), date=when,
        casualties=(), chain=(Hop(origin.id, origin.name, "origin"),), kind=kinds[number % 4],
    )  # fmt: skip
    event = Event(
        id=f"x{number}", kind=kinds[number % 4], agents=(BRIGADE,), targets=(GUARD,), place=place, date=when,
        claims=(told.id,), origins=(EventOrigin(origin, (document.id,), 1),), n_reports=1, n_origins=1,
        first_seen=day, updated=day,
    )  # fmt: skip
    return event, (document, [told])


def build(path: Path, lesser: int = 45) -> None:
    """A store with all of it. `old-id` is the address of an event that was merged into `e1`."""
    event, pairs = main_event()
    others = [lesser_event(number) for number in range(lesser)]
    with Store.open(str(path)) as store:
        store.add_all([*pairs, *(pair for _, pair in others)])
        write_events(store, msgspec.structs.replace(event, id="old-id"))
        write_events(store, event, *(other for other, _ in others))
