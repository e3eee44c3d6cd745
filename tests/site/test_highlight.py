import re

from hypothesis import given
from hypothesis import strategies as st

from tawatur.site.highlight import Mark, paragraphs, render, utf16, whole


def plain(html):
    return re.sub(r"<[^>]+>", "", html).replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace(
        "&#39;", "'"
    ).replace("&amp;", "&")  # fmt: skip


letters = st.text(alphabet="abc <>&\"'\u0644\u0627\u0623\u064e\u0651\u0640\n😀", max_size=30)
spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


@given(letters, spans)
def test_marking_never_changes_the_text_and_always_nests(text, pairs):
    marks = [Mark(f"m{n}", min(pair), max(pair), "place") for n, pair in enumerate(pairs)]
    html = str(render(text, marks))
    assert plain(html) == text
    depth = 0
    for tag in re.findall(r"</?mark", html):
        depth += 1 if tag == "<mark" else -1
        assert depth >= 0
    assert depth == 0
    for mark in marks:
        start, end = whole(text, mark.start, mark.end)
        if start < end:
            assert html.count(f'id="{mark.id}"') == 1
        words = "".join(plain(part) for part in parts_of(html, mark.id))
        assert words == text[start:end]


def parts_of(html, name):
    """What stands inside the marks of a name."""
    found, depth, opened, part = [], 0, [], ""
    for token in re.findall(r"<[^>]+>|[^<]+", html):
        if token.startswith("<mark"):
            depth += 1
            if f'data-for="{name}"' in token:
                opened.append(depth)
        elif token == "</mark>":
            if opened and opened[-1] == depth:
                opened.pop()
                found.append(part)
                part = ""
            depth -= 1
        elif opened:
            part += token
    return found


@given(letters, st.integers(0, 30), st.integers(0, 30))
def test_widening_twice_is_widening_once(text, a, b):
    once = whole(text, min(a, b), max(a, b))
    assert whole(text, *once) == once


def test_a_mark_never_cuts_a_ligature_nor_leaves_a_combining_mark():
    assert whole("\u0644\u0627", 0, 1) == (0, 2)
    assert whole("\u0644\u064e\u0627", 2, 3) == (0, 3)
    assert whole("\u0643\u064e\u062a", 0, 1) == (0, 2)


def test_crossing_marks_are_cut_in_two_and_have_one_id_each():
    html = str(render("abcdef", [Mark("x", 0, 4, "place"), Mark("y", 2, 6, "date")]))
    assert html.count('data-for="y"') == 2 and html.count('id="y"') == 1


def test_a_paragraph_shows_its_part_of_a_mark():
    text = "one two\n\nthree"
    assert paragraphs(text) == [(0, 7), (9, 14)]
    mark = Mark("m", 4, 11, "place")
    assert "two" in render(text, [mark], 0, 7) and 'id="m"' in render(text, [mark], 0, 7)
    assert plain(render(text, [mark], 9, 14)) == "three" and 'id="m"' not in render(text, [mark], 9, 14)


def test_offsets_in_utf16():
    text = "a😀b"
    assert [utf16(text, n) for n in range(4)] == [0, 1, 3, 4]
    assert [len(text[:n].encode("utf-16-le")) // 2 for n in range(4)] == [0, 1, 3, 4]
