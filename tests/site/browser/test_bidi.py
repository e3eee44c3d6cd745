"""The bidi and number traps, each as the browser really draws it."""

import re

WHERE = """
(words) => {
  const walker = document.createTreeWalker(document.querySelector(words.within), NodeFilter.SHOW_TEXT);
  const found = {};
  while (walker.nextNode()) {
    for (const word of words.list) {
      const at = walker.currentNode.data.indexOf(word);
      if (at < 0 || word in found) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, at); range.setEnd(walker.currentNode, at + word.length);
      const box = range.getBoundingClientRect();
      found[word] = { left: box.left, right: box.right, top: box.top };
    }
  }
  return found;
}
"""


def drawn(page, within, *words):
    """Where words are drawn inside an element."""
    return page.evaluate(WHERE, {"within": within, "list": list(words)})


def test_a_chain_reads_from_its_origin_in_both_directions(open_page):
    hops = {"ar": ("مرصد السهل", "North Wire", "صحيفة الفجر"), "en": ("مرصد السهل", "North Wire", "صحيفة الفجر")}
    for lang, names in hops.items():
        page = open_page(f"/{lang}/events/e1", width=1600)
        chain = page.locator("th.origin").nth(1).locator("ol.chain")
        assert [item.strip() for item in chain.locator("li bdi").all_inner_texts()] == list(names)
        boxes = [chain.locator("li bdi").nth(n).bounding_box() for n in range(3)]
        line = [box for box in boxes if abs(box["y"] - boxes[0]["y"]) < 6]
        xs = [box["x"] for box in line]
        assert len(line) >= 2 and xs == sorted(xs, reverse=lang == "ar")
        arrow = chain.locator("li").nth(1).evaluate("li => getComputedStyle(li, '::before').content")
        assert ("←" if lang == "ar" else "→") in arrow


def test_a_chain_has_words_for_screen_readers(open_page):
    page = open_page("/ar/events/e1")
    header = page.locator("th.origin").nth(1)
    assert "كيف وصل إلينا، بدءاً من الأصل:" in header.text_content()
    assert header.locator("li .visually-hidden").all_text_contents() == ["ثم ", "ثم "]


def test_a_range_of_numbers_is_not_turned_round(open_page):
    page = open_page("/ar/events/e1")
    badge = page.locator(".b-deaths bdi").first
    assert badge.get_attribute("dir") == "ltr" and badge.text_content() == "0–19"
    at = drawn(page, ".b-deaths bdi", "0", "19")
    assert at["0"]["right"] <= at["19"]["left"] + 0.5


def test_no_iso_date_and_no_bare_range_stands_in_arabic_prose(open_page, documents):
    for path in ("/ar/", "/ar/events/e1", f"/ar/documents/{documents[0].id}"):
        page = open_page(path)
        loose = page.evaluate("""() => {
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT), found = [];
          while (walker.nextNode()) {
            const node = walker.currentNode;
            if (!node.parentElement.closest('bdi[dir=ltr], pre, code, [lang=en], .citation, script, .archived'))
              found.push(node.data);
          }
          return found.join('\\n');
        }""")
        assert not re.search(r"\d{4}-\d{2}-\d{2}|\d+[–-]\d+", loose)


def test_dates_are_levantine_with_western_digits_and_iso_for_machines(open_page):
    page = open_page("/ar/events/e1")
    shown = page.locator("main time").first
    assert shown.text_content() == "29 تشرين الثاني 2024" and shown.get_attribute("datetime") == "2024-11-29"
    assert not re.search("[٠-٩۰-۹]", page.locator("main").inner_text())


def test_dates_are_asked_for_in_three_fields(open_page):
    page = open_page("/ar/")
    assert page.locator("input[type=date]").count() == 0
    legend = page.locator("fieldset.date").first
    assert legend.locator("input, select").count() == 3
    assert "تشرين الثاني" in legend.locator("select").inner_text()


def test_the_empty_search_box_keeps_its_placeholder_in_place(open_page):
    page = open_page("/ar/")
    box = page.locator("input[type=search]")
    assert box.get_attribute("dir") is None
    assert box.evaluate("box => getComputedStyle(box).direction") == "rtl"


def test_arabic_letters_are_never_spaced_or_slanted(open_page):
    page = open_page("/ar/events/e1")
    styles = page.evaluate("""() => [...document.querySelectorAll('main *, header *')].map((element) => {
      const style = getComputedStyle(element);
      return [style.letterSpacing, style.fontStyle];
    })""")
    assert {spacing for spacing, _ in styles} <= {"normal", "0px"}
    assert {slant for _, slant in styles} == {"normal"}


def test_arabic_text_has_room_between_its_lines(open_page, documents):
    for path in ("/ar/", "/ar/events/e1", f"/en/documents/{documents[0].id}"):
        page = open_page(path)
        ratios = page.evaluate("""() => [...document.querySelectorAll('p, li, h1')]
          .filter((e) => e.closest('[lang]').lang === 'ar' && !e.closest('.gap, .leaflet-container'))
          .map((e) => parseFloat(getComputedStyle(e).lineHeight) / parseFloat(getComputedStyle(e).fontSize))""")
        assert ratios and min(ratios) >= 1.7


def test_marks_do_not_part_joined_letters(open_page):
    """A word with a mark on its second half is as wide as the word without: its letters still join."""
    page = open_page("/ar/events/e1")
    widths = page.evaluate("""() => ['<p>مقاتليه</p>', '<p>مقا<mark class="m m-actor">تليه</mark></p>',
        '<p>م<mark class="m m-clause">قاتليه</mark></p>'].map((html) => {
      const box = document.createElement('div');
      box.className = 'archived'; box.lang = 'ar'; box.style.cssText = 'position:absolute; inline-size:max-content';
      box.innerHTML = html; document.body.append(box);
      const width = box.firstChild.getBoundingClientRect().width; box.remove(); return width;
    })""")
    assert max(widths) - min(widths) < 0.6


def test_the_face_is_the_one_that_ships(open_page):
    page = open_page("/ar/")
    faces = page.evaluate("() => [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)")
    assert '"Noto Naskh Arabic"' in faces or "Noto Naskh Arabic" in faces


def test_names_in_the_other_script_are_isolated_and_marked(open_page):
    page = open_page("/ar/events/e1")
    name = page.locator("th.origin bdi", has_text="North Wire").first
    assert name.get_attribute("lang") == "en"


def test_quotations_and_texts_say_their_language_and_direction(open_page):
    page = open_page("/ar/events/e1")
    for quote in page.locator("q.quote, .archived").all():
        assert quote.get_attribute("lang") in ("ar", "en")
        assert quote.get_attribute("dir") == ("rtl" if quote.get_attribute("lang") == "ar" else "ltr")


def test_a_text_stands_at_its_own_beginning(open_page):
    page = open_page("/ar/events/e1", width=1040)
    english = page.locator('.archived[lang="en"]')
    card, text = english.locator("xpath=..").bounding_box(), english.bounding_box()
    assert text["x"] - card["x"] < 3
