"""Pages of made-up happenings, read and assembled: an original, its translation, and two that retell it."""

from pathlib import Path

import pytest

from tawatur.assembly import assemble_with_reasons
from tawatur.intake import document_from_bytes
from tawatur.reading import Reader

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
