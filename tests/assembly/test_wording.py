from told import WORDS, claim, document, tellings
from told import text as made_up

from tawatur.assembly.wording import LEAST


def share(one, other):
    pages = [document("a", text=one), document("b", text=other)]
    (x, y), matcher = tellings(pages, [claim("a"), claim("b")])
    assert matcher.wording.share(x, y) == matcher.wording.share(y, x)
    return matcher.wording.share(x, y)


def test_the_same_words_are_all_shared_and_others_none():
    assert share(made_up(WORDS), made_up(WORDS)) == 1.0
    assert share(made_up(WORDS), made_up(("cloud", "boat", "harbour", "sail", "wind", "rope", "net"), seed=2)) == 0.0


def test_what_is_too_short_or_in_another_script_cannot_be_compared():
    assert share("three short words", made_up(WORDS)) is None
    arabic = " ".join(f"{letter}قرية{letter}" for letter in "ابتثجحخدذرزسشصضط")
    assert len(arabic.split()) > LEAST and share(arabic, made_up(WORDS)) is None


def test_the_more_words_are_shared_the_more_they_say():
    pages = [document("a", text=made_up(WORDS)), document("b", text=made_up(WORDS, seed=1))]
    (x, y), matcher = tellings(pages, [claim("a"), claim("b")])
    assert matcher.wording.evidence(x, x)[2] == matcher.wording.most
    assert matcher.wording.evidence(x, y)[2] <= matcher.wording.most
