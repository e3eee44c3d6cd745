import msgspec
import world

from tawatur.records import Actor, EventOrigin, Hop, Source
from tawatur.site import claims
from tawatur.site.highlight import whole


def made(lang="en"):
    event, pairs = world.main_event()
    documents = {document.id: document for document, _ in pairs}
    told = [claim for _, found in pairs for claim in found]
    return claims.matrix(lang, event, told, documents), documents, told


def test_a_column_for_each_origin_with_its_chain():
    matrix, _, _ = made()
    assert [column.name.text for column in matrix.columns] == [
        "Green Rescue Teams", "Plain Watch Monitor", "Blue Brigade Press",
    ]  # fmt: skip
    assert [hop.source_id for hop in matrix.columns[1].chains[0]] == ["plain-watch", "north-wire", "dawn-daily"]


def test_contested_rows_and_rival_accounts():
    matrix, _, _ = made()
    assert matrix.contested == {"place", "casualties"}
    assert [column.rival for column in matrix.columns] == [False, False, True]
    assert [column.party for column in matrix.columns] == [False, False, True]


def test_not_stated_is_an_empty_cell_and_none_is_a_value():
    matrix, _, _ = made()
    assert "weapons" not in matrix.columns[1].cells
    assert matrix.columns[2].cells["casualties"][0].shown == "Killed: none, expressly"


def test_every_value_has_a_mark_that_holds_its_words():
    _, documents, told = made()
    for claim in told:
        document = documents[claim.document_id]
        marks = {mark.id: mark for mark in claims.marks([claim])}
        for _, value in claims.values("ar", claim, document):
            if value.words:
                start, end = whole(document.text, marks[value.mark].start, marks[value.mark].end)
                assert value.words in document.text[start:end]


def test_persons_are_shown_by_a_role():
    matrix, _, _ = made()
    assert str(matrix.columns[0].cells["targets"][0].shown) == '<bdi lang="en">a civilian</bdi>'


def test_the_same_words_again_are_shown_once():
    event, pairs = world.main_event()
    documents = {document.id: document for document, _ in pairs}
    told = [pairs[0][1][0], pairs[0][1][0]]
    assert len(claims.matrix("en", event, told, documents).columns[0].cells["place"]) == 1


def test_nobodys_words_stand_under_another_name():
    """One document, two speakers of which the record lists one, and an unnamed one under an id of its own."""
    event, pairs = world.main_event()
    document, (claim,) = pairs[0]
    resident = msgspec.structs.replace(claim, id="c2", chain=(Hop("unnamed-1", "a resident", "origin"),))
    mayor = msgspec.structs.replace(claim, id="c3", chain=(Hop("mayor", "the mayor", "origin"),))
    unnamed = EventOrigin(Source("unnamed-x", "a resident", kind="unnamed"), (document.id,), 1)
    event = msgspec.structs.replace(event, origins=(*event.origins, unnamed))
    columns = claims.matrix("en", event, [claim, resident, mayor], {document.id: document}).columns
    assert [(column.name.text, [told.id for told in column.claims]) for column in columns] == [
        ("Green Rescue Teams", [claim.id]), ("a resident", ["c2"]), ("the mayor", ["c3"]),
    ]  # fmt: skip


def said(actor, document, number, words):
    """A claim of the main event that names an agent in these words."""
    _, pairs = world.main_event()
    claim = pairs[0][1][0]
    agent = msgspec.structs.replace(actor, text=words, span=claim.span)
    return msgspec.structs.replace(claim, id=f"c{number}", document_id=document.id, agents=(agent,))


def test_a_value_in_other_words_of_one_origin_is_shown_once_with_both():
    event, pairs = world.main_event()
    document = pairs[0][0]
    told = [said(world.GUARD, document, number, words) for number, words in enumerate(("حرس التل", "الحرس", "الحرس"))]
    (cell,) = claims.matrix("en", event, told, {document.id: document}).columns[0].cells["agents"]
    assert [cell.words, *(other.words for other in cell.again)] == ["حرس التل", "الحرس"]


def test_words_without_an_actor_are_shown_as_words_in_their_language():
    document = world.main_event()[1][0][0]
    (value,) = [
        value
        for row, value in claims.values("en", said(Actor(None, ""), document, 1, "منازل القرية"), document)
        if row == "agents"
    ]
    assert '<q class="worded" lang="ar" dir="rtl">منازل القرية</q>' in value.shown and value.words == ""


def test_private_persons_are_not_named_outside_the_source_text():
    document = world.main_event()[1][0][0]
    for class_, name, shown in (
        (None, "Zoe Example", "a name, in the source text"),
        (None, "Salim Example", "one person"),
        ("civilians", "Salim Example", "a civilian"),
    ):
        told = said(Actor(None, "", class_=class_), document, 1, name)
        (value,) = [value for row, value in claims.values("en", told, document) if row == "agents"]
        assert shown in value.shown and "Example" not in value.shown + value.words and value.mark


def test_the_origin_heard_first_stands_first():
    event, pairs = world.main_event()
    documents = {document.id: document for document, _ in pairs}
    late = msgspec.structs.replace(pairs[0][0], published="2025-01-01")
    documents[late.id] = late
    told = [claim for _, found in pairs for claim in found]
    names = [column.name.text for column in claims.matrix("en", event, told, documents).columns]
    assert names == ["Plain Watch Monitor", "Green Rescue Teams", "Blue Brigade Press"]
