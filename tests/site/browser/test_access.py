"""Accessibility in the browser: axe, targets, reflow, keyboard, no scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe

LANGUAGES = ("ar", "en")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

FOCUSED = "document.activeElement.name || document.activeElement.closest('section')?.className"


@pytest.fixture
def paths(documents):
    return (
        "/", "/events/e1", f"/documents/{documents[0].id}", "/about", "/sources/green-rescue", "/actors/blue-brigade",
        "/places/x-marj-karam", "/trends?split=kind&by=month", "/api",
        "/bulletin?day=2024-11-29", "/none",
    )  # fmt: skip


def violations(page):
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [
        (rule["id"], node["target"], node["failureSummary"])
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(open_page, paths, lang, scheme):
    for path in paths[:-1]:
        page = open_page(f"/{lang}{path}", color_scheme=scheme)
        assert violations(page) == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_axe_finds_no_violation_on_a_narrow_screen_with_graphic_text_hidden(open_page, paths, lang):
    for path in paths[:3]:
        page = open_page(f"/{lang}{path}{'&' if '?' in path else '?'}graphic=hide", width=360, height=740)
        assert violations(page) == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_reflow_at_320_pixels(open_page, paths, lang):
    for path in paths[:-1]:
        page = open_page(f"/{lang}{path}", width=320, height=640)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path


@pytest.mark.parametrize("lang", LANGUAGES)
def test_targets_are_large_enough(open_page, paths, lang):
    """24 pixels each way, or apart from their neighbours, or inside a line of text, as WCAG 2.5.8 has it."""
    for path in paths[:-1]:
        page = open_page(f"/{lang}{path}", width=360, height=740)
        small = page.evaluate("""() => [...document.querySelectorAll('a, button, input, select, summary')]
          .filter((e) => e.checkVisibility() && !e.matches('.skip') && getComputedStyle(e).display !== 'inline')
          .map((e) => [e.outerHTML.slice(0, 90), e.getBoundingClientRect()])
          .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24)).map(([html]) => html)""")
        assert small == [], path


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_runs_over_the_edge(open_page, paths, lang, width):
    for path in paths[:3]:
        page = open_page(f"/{lang}{path}", width=width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_the_keyboard_reaches_skip_link_filters_and_list(open_page):
    page = open_page("/ar/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.id === 'main'")
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
    assert {"q", "kind", "place", "since_y"} <= reached
    assert any("list-card" in str(name) for name in reached)


def test_everything_is_there_without_scripts(open_page):
    page = open_page("/ar/", javascript=False)
    assert page.locator("#map img").bounding_box()["width"] > 300
    page.locator("input[name=q]").fill("مرج الكرم")
    page.locator("#filters button[type=submit]").click()
    assert "q=" in page.url
    page.locator(".event-item a").first.click()
    assert "/ar/events/" in page.url


def test_a_value_leads_to_its_words_without_scripts(open_page):
    page = open_page("/ar/events/e1", javascript=False)
    link = page.locator("td.row-casualties a.say").first
    link.click()
    mark = page.locator("mark:target")
    assert mark.count() == 1 and mark.text_content() == "12 مدنياً"


def test_a_contested_cell_says_so_in_words_and_shape(open_page):
    page = open_page("/ar/events/e1")
    cell = page.locator("tr.differs td.stated").first
    assert "روايات متعارضة" in cell.text_content()
    assert cell.evaluate("cell => getComputedStyle(cell).boxShadow") != "none"
    assert page.locator("td.unstated").first.text_content().strip() == "لم يُذكر"


def test_the_matrix_keeps_its_table_on_a_narrow_screen(open_page):
    page = open_page("/en/events/e1", width=360, height=740)
    tree = page.locator("table.matrix").aria_snapshot()
    assert "rowheader" in tree and "columnheader" in tree and "cell" in tree


def test_print_leaves_out_the_frame(open_page):
    page = open_page("/ar/events/e1")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator(".archived").first.is_visible()
    assert page.locator("table.matrix").is_visible()
