"""The checks of what intake makes of a page."""

import msgspec

from scorer import pages
from tawatur.records import Credit, Document, Source

TEXT = "A first sentence that is long enough for forty letters. A last sentence that is long enough for forty letters."
ROW = {
    "doc": "x01",
    "file": "docs/x01.txt",
    "title": "A title",
    "published": None,
    "body_first": TEXT[:40],
    "body_last": TEXT[-40:],
    "credits": {"origin": None, "translator": "Harir Post", "agency": None, "author": None},
    "credits_text": {"translator": "حرير بوست"},
}
PAGE = Document(
    id="1",
    url=None,
    outlet=None,
    title="A  title",
    text=TEXT,
    lang="en",
    credits=(Credit("translator", Source("s", "حرير بوست"), text="حرير بوست"),),
    origin_file="x01.txt",
)


def wrong(**changes):
    page = msgspec.structs.replace(PAGE, **changes)
    return [name for name, share in pages.score([ROW], [page]).items() if share.wrong]


def test_a_right_page_passes_every_check():
    assert wrong() == []


def test_each_check_sees_its_mistake():
    assert wrong(text="Menu\n" + TEXT) == ["body"]
    assert wrong(title="Another title") == ["title"]
    assert wrong(published="2023-01-01") == ["published"]
    assert wrong(credits=()) == ["credits"]
    assert wrong(credits=(*PAGE.credits, Credit("origin", Source("o", "Someone"), text="Someone"))) == ["credits"]


def test_a_page_that_was_not_read_is_wrong():
    assert [share.right for share in pages.score([ROW], []).values()] == [0, 0, 0, 0]


def test_pages_without_credits_are_not_counted():
    assert pages.score([ROW | {"credits_text": {}}], [PAGE])["credits"].of == 0
