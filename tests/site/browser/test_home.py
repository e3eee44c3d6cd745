"""The home page with scripts: map, filters, address."""


def ready(page):
    page.wait_for_selector("#map[data-ready=true]")
    return page


def test_the_map_shows_marks_names_and_the_disclaimer(open_page):
    for lang, name, words in (("ar", "سوريا", "لا تعبّر عن رأي"), ("en", "Syria", "do not imply any opinion")):
        page = ready(open_page(f"/{lang}/"))
        page.wait_for_selector(".map-name")
        assert page.locator(".cluster").count() >= 2
        assert name in page.locator("#map").inner_text()
        assert words in page.locator(".map-card .disclaimer").inner_text()
        assert page.locator("path.land").count() > 3


def test_an_approximate_place_is_an_area_on_the_map(open_page):
    page = ready(open_page("/en/?kind=protest"))
    assert page.locator(".cluster").count() == page.locator(".cluster.approximate").count() >= 1
    page = ready(open_page("/en/?kind=clash"))
    assert page.locator(".cluster.approximate").count() == 0 < page.locator(".cluster").count()


def test_a_place_that_is_only_near_is_no_exact_mark(open_page):
    page = ready(open_page("/en/?kind=attack.air"))
    assert page.locator(".cluster").count() == page.locator(".cluster.approximate").count() >= 1


def test_a_filter_changes_list_map_timeline_and_address_together(open_page):
    page = ready(open_page("/en/"))
    before = page.locator("#count").inner_text()
    with page.expect_response(lambda answer: "/api/cells" in answer.url and "kind=clash" in answer.url):
        page.locator("select[name=kind]").select_option("clash")
    page.wait_for_function("(old) => document.querySelector('#count').textContent !== old", arg=before)
    assert "kind=clash" in page.url and "place=" not in page.url
    titles = page.locator(".event-item h3").all_inner_texts()
    assert titles and all(title.startswith("Armed clash") for title in titles)
    assert page.locator("#count").get_attribute("aria-live") == "polite"
    assert "kind=clash" in page.locator(".reader a[hreflang]").get_attribute("href")


def test_back_leads_to_the_view_before(open_page):
    page = ready(open_page("/en/"))
    page.locator("select[name=kind]").select_option("clash")
    page.wait_for_url("**kind=clash**")
    page.go_back()
    page.wait_for_selector("#map[data-ready=true]")
    assert "kind=" not in page.url and page.locator("select[name=kind]").input_value() == ""


def test_a_mark_of_one_event_leads_to_it(open_page):
    page = ready(open_page("/ar/?kind=attack.shelling"))
    page.locator(".cluster").first.click()
    page.locator(".leaflet-popup-content a").click()
    page.wait_for_url("**/ar/events/e1")


def test_marks_can_be_reached_with_the_keyboard_and_have_names(open_page):
    page = ready(open_page("/en/"))
    mark = page.locator(".cluster").first
    assert mark.get_attribute("tabindex") == "0" and mark.get_attribute("aria-label")
