import msgspec
from told import WORDS, claim, document, text

from tawatur.assembly import assemble_with_reasons
from tawatur.assembly.chains import text_roots
from tawatur.assembly.settings import Knowledge
from tawatur.records import Credit, Source


def credit(role, name, kind="news_site"):
    return Credit(role, Source(name.lower(), name, kind=kind))


def test_credits_say_whose_text_it_is():
    assert text_roots(document("a"), Knowledge()) == {"gazette"}
    assert text_roots(document("a", credits=(credit("agency", "Wire"),)), Knowledge()) == {"wire"}
    assert text_roots(document("a", credits=(credit("translator", "Someone"),)), Knowledge()) == {"gazette"}
    assert text_roots(document("a", credits=(credit("agency", "Agencies", "unnamed"),)), Knowledge()) == {"gazette"}


def test_copies_share_the_source_of_the_earliest_original():
    words = text(WORDS, 7, 90)
    pages = [
        document("a", outlet="Late", published="2030-01-05", text=words),
        document("b", outlet="Early", published="2030-01-03", text=words),
        document("c", outlet="Undated", published=None, text=words),
    ]
    found = assemble_with_reasons(pages, [claim(key) for key in "abc"], knowledge=Knowledge())
    assert found.chains.groups == {"a": "b", "b": "b", "c": "b"}
    (event,) = found.events
    assert [(origin.source.id, origin.chains) for origin in event.origins] == [("early", 1)]
    assert (event.n_reports, event.n_origins, event.independence) == (3, 1, "one_origin")


def test_an_original_comes_before_an_earlier_credited_reprint():
    words = text(WORDS, 8, 90)
    pages = [
        document("a", outlet="Reprint", published="2030-01-03", text=words, credits=(credit("origin", "Home"),)),
        document("b", outlet="Home", published="2030-01-04", text=words),
    ]
    found = assemble_with_reasons(pages, [], knowledge=Knowledge())
    assert found.chains.group("a") == found.chains.group("b") == "b"
    assert found.chains.group("nowhere") == "nowhere"


def test_one_outlet_under_two_ids_is_one():
    host = Source("home.example", "Home", kind="news_site")
    pages = [
        msgspec.structs.replace(document("a"), outlet=host),
        document("b", outlet="Reprint", credits=(credit("origin", "Home"),)),
    ]
    found = assemble_with_reasons(pages, [claim("a"), claim("b")], knowledge=Knowledge())
    (event,) = found.events
    assert (event.n_reports, event.n_origins) == (2, 1)


def test_an_outlet_credited_in_the_other_script_is_one():
    home, credited = Source("home.example", "Tarn Courier"), Source("s-1", "تارن كورير")
    pages = [
        msgspec.structs.replace(document("a"), outlet=home),
        document("b", outlet="Reprint", lang="ar", credits=(Credit("origin", credited),)),
    ]
    found = assemble_with_reasons(pages, [claim("a"), claim("b")], knowledge=Knowledge())
    (event,) = found.events
    assert (event.n_reports, event.n_origins, event.independence) == (2, 1, "one_origin")
