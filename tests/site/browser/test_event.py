"""The page of an event with scripts: from a value to its words."""


def test_a_value_focuses_its_exact_words(open_page):
    page = open_page("/ar/events/e1")
    for row, words in (("casualties", "12 مدنياً"), ("place", "مرج الكرم"), ("date", "الجمعة 29 تشرين الثاني 2024")):
        page.locator(f"td.row-{row} a.say").first.click()
        assert page.evaluate("document.activeElement.textContent") == words
        focused = page.locator("mark.is-focus")
        assert focused.count() == 1 and focused.is_visible()
        assert page.locator("a.say.is-shown").count() == 1


def test_a_value_opens_a_hidden_text(open_page):
    page = open_page("/en/events/e1?graphic=hide")
    assert not page.locator(".archived").first.is_visible()
    page.locator("td.row-place a.say").first.click()
    assert page.locator(".archived").first.is_visible()


def test_the_address_of_a_value_shows_its_words(open_page):
    page = open_page("/en/events/e1")
    href = page.locator("td.row-casualties a.say").first.get_attribute("href")
    again = open_page(f"/en/events/e1{href}")
    assert again.locator("mark:target").text_content() == "12 مدنياً"


def test_the_merged_value_and_its_rule_stand_beside_the_accounts(open_page):
    page = open_page("/en/events/e1")
    merged = page.locator("td.merged", has_text="Killed")
    assert "0–19" in merged.inner_text() and "best 12" in merged.inner_text() and "Rule:" in merged.inner_text()


def test_texts_stand_side_by_side_with_the_words_of_values_marked(open_page, documents):
    page = open_page("/en/events/e1", width=1440)
    texts = page.locator(".side-by-side .archived")
    assert texts.count() == 3
    tops = [texts.nth(n).locator("xpath=..").bounding_box()["y"] for n in range(2)]
    assert tops[0] == tops[1]
    assert page.locator(".archived mark.m-chain").first.inner_text() == "فرق الإنقاذ الخضراء"


def test_what_does_not_belong_to_the_event_is_left_out_visibly(open_page):
    page = open_page("/ar/events/e1")
    first = page.locator(".archived").first.inner_text()
    assert "هدوءاً حذراً" not in first and "…" in first
