from tawatur.intake.plain import read_plain


def test_paragraphs_stand_between_empty_lines_or_on_lines() -> None:
    assert [block.text for block in read_plain("A title\nA date\n\nOne  two.\n \nThree.")] == [
        "A title",
        "A date",
        "One two.",
        "Three.",
    ]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "Two kites clashed over the invented village of Bowline on\n"
        "Monday, its mayor told a reporter who had come there for\n"
        "the harvest festival. Nobody was hurt, and both of them\n"
        "were found."
    )
    (block,) = read_plain(text)
    assert block.text == text.replace("\n", " ") and block.prose
