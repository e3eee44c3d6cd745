from tawatur.intake.markup import container, parse, read_tree


def texts(html: str) -> list[str]:
    return [block.text for block in read_tree(parse(html)).blocks]


def test_what_is_never_text_goes() -> None:
    html = "<body><script>x()</script><nav>Home</nav><p>One.</p>"
    html += "<div class='social-share'>Tweet</div><!-- no --><p>Two.</p></body>"
    assert texts(html) == ["One.", "Two."]


def test_a_wrapper_named_like_chrome_keeps_the_article_in_it() -> None:
    words = "Two kites fell over the invented village of Bowline on Monday, its mayor said."
    assert texts(f"<div class='page sidebar-left'><h1>Kites</h1><p>{words}</p></div>") == ["Kites", words]


def test_breaks_part_paragraphs_and_bold_ones_are_headings() -> None:
    blocks = read_tree(parse("<div>One.<br><br><b>Two</b><br>Three<h2>Four</h2></div>")).blocks
    assert [(block.text, block.level) for block in blocks] == [("One.", 0), ("Two", 7), ("Three", 0), ("Four", 2)]


def test_the_container_is_the_element_with_the_running_text() -> None:
    words = "Two kites fell over the invented village of Bowline on Monday, its mayor said."
    tree = read_tree(
        parse(f"<div><p>Menu</p></div><div><div><p>{words}</p><p>{words}</p></div></div><div><p>Foot</p></div>")
    )
    start, stop = container(tree)
    assert [block.text for block in tree.blocks[start:stop]] == [words, words]


def test_nothing_gives_nothing() -> None:
    assert parse("") is None
    assert container(read_tree(parse("<html></html>"))) == (0, 0)
