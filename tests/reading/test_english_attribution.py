"""Who says what in English: appositions, asides, quotations over several sentences, headlines, verbs of many kinds."""

import pytest

from tawatur.reading import Reader
from tawatur.records import Document

READER = Reader()


def sources(text: str, kind: str) -> list[str | None]:
    """The words that name the origin of each claim of a kind."""
    document = Document(id="page", url=None, outlet=None, title=None, text=text, lang="en", published="2024-05-15")
    claims = [claim for claim in READER.read(document) if claim.kind == kind]
    assert claims
    return [claim.chain[0].text if claim.chain else None for claim in claims]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Mr. Holm said the army shelled Marala village.", "Mr. Holm"),
        ("The army shelled Marala village, said Gen. Taren E. Holm.", "Gen. Taren E. Holm"),
        (
            "Taren Holm, a farmer from the next village, said that the army shelled the town.",
            "Taren Holm, a farmer from the next village",
        ),
        ("The army shelled the town, said Taren Holm, a farmer who fled.", "Taren Holm, a farmer who fled"),
        ("Holm, a farmer, said soldiers shelled the town.", "Holm, a farmer"),
        ("Holm, a farmer, says the army is shelling the town.", "Holm, a farmer"),
        ("Holm and his brothers say that soldiers shelled the town.", "Holm and his brothers"),
        ("A spokesman for the rebels said the army shelled the town.", "A spokesman for the rebels"),
        ("An aid worker, speaking on condition of anonymity, said soldiers shelled the town.", "An aid worker"),
        ("The army, residents said, shelled the town on Monday.", "residents"),
        ("The army, residents said on Monday, shelled the town.", "residents"),
        ("The agency has long said that the army shelled the town.", "The agency"),
        ("The army shelled the town, the Marala Watch first reported.", "the Marala Watch"),
        ("Public records show rebels shelled the town on Monday.", "Public records"),
        ("He went on to say the army shelled the town.", "He"),
        ("The army shelled the town, according to a letter kept secret.", "a letter kept secret"),
        ("The army shelled the town, according to a count that the ministry gave.", "the ministry"),
        ("The army shelled the town, he said in a statement, and burned the market.", "he"),
        ("The rebels denied that the town had fallen and said the army shelled it.", "The rebels"),
        ("Army shells the town of Marala: police", "police"),
        ("Marala News: army shells the town of Kulmara", "Marala News"),
    ],
)
def test_source_in_its_own_words(text: str, source: str) -> None:
    assert sources(text, "attack.shelling") == [source]


def test_a_quotation_goes_on_over_sentences() -> None:
    text = (
        '"We heard the planes come at night. The army shelled the market of Marala," said Holm, a farmer. '
        '"They burned 12 houses in the village. Then they left for the hills."'
    )
    assert sources(text, "attack.shelling") == ["Holm, a farmer"]
    assert sources(text, "loot_destroy") == ["Holm, a farmer"]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    text = (
        "Holm told the court what he saw: \u201cThe soldiers came at night and we hid in the field.\n"
        "\u201cThe army shelled the market of Marala for an hour.\u201d\n"
        "The rebels burned 12 houses in Kulmara on Monday."
    )
    assert sources(text, "attack.shelling") == ["Holm"]
    assert sources(text, "loot_destroy") == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The army vowed to respond after rebels shelled the town.",
        "Rebels shelled the town and soldiers answered with fire.",
        "The firms continued the work until the army shelled the town.",
        "I believe the army shelled the town.",
    ],
)
def test_no_source_where_nobody_speaks(text: str) -> None:
    assert sources(text, "attack.shelling") == [None]


def test_who_speaks_in_a_relative_clause_says_no_more_than_it() -> None:
    text = "The envoy, who said that the army shelled the town, was abducted in Marala on Monday."
    assert sources(text, "attack.shelling") == ["The envoy"]
    assert sources(text, "abduction") == [None]


def test_a_military_police_is_a_party() -> None:
    from tawatur.lexicon import actors
    from tawatur.reading.actors import Cast
    from tawatur.reading.speakers import Chains

    document = Document(id="page", url=None, outlet=None, title=None, text="", lang="en", published=None)
    chains = Chains(document, Cast(None, {}, False, ""))
    assert {i for i in ("israel-police", "gaza-police", "police", "gaza-civil-defence") if chains._is_civil(i)} == {
        "israel-police", "gaza-police", "police", "gaza-civil-defence",
    }  # fmt: skip
    assert not any(chains._is_civil(i) for i in ("russia-military-police", "sna-military-police", "liyu-police"))
    assert "russia-military-police" in actors.load()
