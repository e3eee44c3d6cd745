"""Pages of made-up happenings, read and assembled: an original, its translation, and two that retell it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from tawatur.assembly import assemble_with_reasons
from tawatur.intake import document_from_bytes
from tawatur.reading import Reader
from tawatur.records import Source

PAGES = Path(__file__).with_name("pages")
OUTLETS = {
    "original_en": ("Tarn Courier", "2019-03-08"),
    "translated_ar": ("السنابل", "2019-03-09"),
    "retold_ar": ("Wadi Post", "2019-03-09"),
    "retold_en": ("Narjis Times", "2019-03-10"),
}
MAIN = {"attack.shelling": 7, "attack.ground": 4, "arrest": None}


@pytest.fixture(scope="module")
def assembled():
    reader = Reader()
    pages, claims = {}, []
    for name, (outlet, day) in OUTLETS.items():
        data = (PAGES / f"{name}.txt").read_bytes()
        pages[name] = document_from_bytes(data, name=name, outlet=outlet, published=day)
        claims += reader.read(pages[name])
    return pages, claims, assemble_with_reasons(pages.values(), claims)


def test_all_pages_go_back_to_one_source(assembled):
    pages, _, found = assembled
    roots = {found.chains.roots[page.id] for page in pages.values()}
    assert len(roots) == 1 and len(next(iter(roots))) == 1
    assert found.chains.group(pages["translated_ar"].id) == pages["original_en"].id


@pytest.mark.parametrize(("kind", "deaths"), MAIN.items())
def test_four_reports_of_one_happening_are_one_origin(assembled, kind, deaths):
    pages, claims, found = assembled
    event = max((event for event in found.events if event.kind == kind), key=lambda event: event.n_reports)
    languages = {pages_.lang for pages_ in pages.values()}
    of_claim = {claim.id: claim.document_id for claim in claims}
    told = {page.lang for page in pages.values() if page.id in {of_claim[key] for key in event.claims}}
    assert (event.n_reports, event.n_origins, event.independence) == (4, 1, "one_origin")
    assert event.deaths.best == deaths and told == languages == {"ar", "en"}


def test_the_translation_is_found_without_any_credit_line(assembled):
    pages, claims, _ = assembled
    bare = {name: replace(page, credits=()) for name, page in pages.items()}
    found = assemble_with_reasons(bare.values(), claims)
    assert found.chains.group(pages["translated_ar"].id) == pages["original_en"].id


@pytest.mark.parametrize("name", OUTLETS)
def test_a_copy_never_raises_a_count(assembled, name):
    """Each page once more in another outlet, with the same claims under ids of its own."""
    pages, claims, found = assembled
    page = pages[name]
    source = Source("another", "Another Outlet")
    copy = replace(page, id="c" * 16, outlet=source, published="2019-03-11")
    again = [
        replace(claim, id=f"copy-{claim.id}", document_id=copy.id) for claim in claims if claim.document_id == page.id
    ]
    more = assemble_with_reasons([*pages.values(), copy], [*claims, *again])
    home = {claim: event.n_origins for event in more.events for claim in event.claims}
    for event in found.events:
        assert all(home[claim] <= event.n_origins for claim in event.claims)
