"""Writes an archive of short pages that the reader reads; all follows from the seed.

Places are real, who acts is nobody in particular, and nothing in it happened.
"""

import random
from datetime import date, timedelta

from tawatur.records import Document, Source, digest, encode

PLACES = (
    ("Idlib", "إدلب"), ("Aleppo", "حلب"), ("Homs", "حمص"), ("Hama", "حماة"), ("Raqqa", "الرقة"), ("Daraa", "درعا"),
    ("Manbij", "منبج"), ("Afrin", "عفرين"), ("Sarmin", "سرمين"), ("Binnish", "بنش"),
    ("Maarat al-Numan", "معرة النعمان"), ("Tal Rifaat", "تل رفعت"),
)  # fmt: skip
ENGLISH = (
    "Gunmen attacked a checkpoint in {place} on {day}, killing {n} soldiers, a medical source said.",
    "Shells hit {place} on {day}, killing {n} civilians, residents said.",
    "Protesters took to the streets of {place} on {day}.",
    "A car bomb exploded in {place} on {day} and injured {n} people.",
    "Warplanes bombed {place} on {day}, killing {n} people.",
    "Police arrested {n} people in {place} on {day}.",
)
ARABIC = (
    "هاجم مسلحون حاجزاً في {place} يوم {day} وقتلوا {n} جنود، بحسب مصدر طبي.",
    "سقطت قذائف على {place} يوم {day} وقُتل {n} مدنيين، وفق سكان.",
    "تظاهر محتجون في {place} يوم {day}.",
    "انفجرت سيارة مفخخة في {place} يوم {day} وأصيب {n} أشخاص.",
    "قصفت طائرات حربية {place} يوم {day} وقُتل {n} أشخاص.",
    "اعتقلت الشرطة {n} أشخاص في {place} يوم {day}.",
)
FIRST = date(2021, 3, 1)
WEEKDAYS = (
    ("Monday", "الاثنين"), ("Tuesday", "الثلاثاء"), ("Wednesday", "الأربعاء"), ("Thursday", "الخميس"),
    ("Friday", "الجمعة"), ("Saturday", "السبت"), ("Sunday", "الأحد"),
)  # fmt: skip
OUTLETS = tuple(Source(f"paper{n}.example", f"Paper {n}") for n in range(20))


def documents(count, seed=5):
    """So many documents: happenings told by several outlets in two languages, one in five a reprint."""
    draw, made = random.Random(seed), []
    while len(made) < count:
        if made and draw.random() < 0.2:
            text, lang, published = draw.choice(made[-50:])
            made.append((text, lang, published))
            continue
        day = FIRST + timedelta(days=len(made) // 25)
        lang = draw.choice(("en", "ar"))
        made.append((" ".join(_told(draw, day, lang) for _ in range(draw.choice((1, 1, 2)))), lang, day.isoformat()))
    return [document(number, *one, draw.choice(OUTLETS)) for number, one in enumerate(made)]


def _told(draw, day, lang):
    number, place = draw.randrange(len(ENGLISH)), min(int(draw.expovariate(0.4)), len(PLACES) - 1)
    ago = draw.randrange(3)
    weekday = WEEKDAYS[(day - timedelta(days=ago)).weekday()]
    # Few numbers and places: happenings of one day are often told by several.
    at = 0 if lang == "en" else 1
    return (ENGLISH, ARABIC)[at][number].format(place=PLACES[place][at], day=weekday[at], n=3 + draw.randrange(3))


def document(number, text, lang, published, outlet=OUTLETS[0]):
    key = digest(outlet.id, number, text)
    return Document(key, f"https://{outlet.id}/{number}", outlet, None, text, lang, published, text_sha256=digest(text))


def write_lines(path, found):
    """The documents as lines, as an archive keeps them."""
    path.write_bytes(b"".join(encode(one) + b"\n" for one in found))
    return path


def write_pages(folder, count, seed=5):
    """Pages as files; some of them in folders below."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(documents(count, seed)):
        below = folder / ("" if number % 3 else "deeper")
        below.mkdir(exist_ok=True)
        (below / f"page-{number:03}.txt").write_text(f"{one.published}\n\n{one.text}\n", encoding="utf-8")
    return folder
