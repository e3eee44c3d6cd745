from hypothesis import given
from hypothesis import strategies as st
from told import actor, claim, document, said

from tawatur.assembly import assemble
from tawatur.assembly.independence import count_independent, independence, relayed_origin
from tawatur.assembly.settings import Knowledge
from tawatur.records import Credit, Source

PAIRS = st.sets(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")))


@given(PAIRS, st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")))
def test_one_more_report_of_a_known_text_and_origin_adds_nothing(pairs, more):
    texts, origins = {text for text, _ in pairs}, {origin for _, origin in pairs}
    assert count_independent(pairs) <= min(len(texts), len(origins)) if pairs else count_independent(pairs) == 0
    assert count_independent(pairs) <= count_independent(pairs | {more}) <= count_independent(pairs) + 1


def test_states():
    assert independence({("a", "x")}, {("a", "x")}) == (1, "one_origin")
    assert independence({("a", "x"), ("a", "y")}, {("a", "x"), ("a", "y")}) == (1, "named_not_established")
    assert independence({("a", "x"), ("b", "y")}, {("a", "x")}) == (2, "named_not_established")
    assert independence({("a", "x"), ("b", "y")}, {("a", "x"), ("b", "y")}) == (2, "established")


def test_a_relay_stands_for_what_it_relays():
    knowledge = Knowledge(relays={"mirror": frozenset({"wire"})})
    assert relayed_origin("mirror", frozenset({"mirror", "wire"}), knowledge) == "wire"
    assert relayed_origin("mirror", frozenset({"mirror"}), knowledge) == "mirror"


def events(*told, knowledge=None):
    pages, claims = zip(*told, strict=True)
    return assemble(pages, claims, knowledge=knowledge or Knowledge())


def test_two_outlets_with_one_speaker_are_one_origin():
    (event,) = events(
        (document("a", outlet="One"), claim("a", chain=said("Rescuers", "One"))),
        (document("b", outlet="Two"), claim("b", chain=said("Rescuers", "Two"))),
    )
    assert (event.n_reports, event.n_origins, event.independence) == (2, 1, "one_origin")


def test_two_speakers_in_one_text_are_named_but_not_established():
    both = claim("a", 1, chain=said("Rescuers"), event_id="e"), claim("a", 2, chain=said("Hospital"), event_id="e")
    (event,) = assemble([document("a")], both, knowledge=Knowledge())
    assert (event.n_origins, event.independence, len(event.origins)) == (1, "named_not_established", 2)


def test_texts_of_one_agency_are_one():
    wire = (Credit("agency", Source("wire", "Wire", kind="news_agency")),)
    (event,) = events(
        (document("a", outlet="One", credits=wire), claim("a")), (document("b", outlet="Two", credits=wire), claim("b"))
    )
    assert event.n_origins == 1


def test_unnamed_sources_are_distinct_in_distinct_texts():
    (event,) = events(
        (document("a", outlet="One"), claim("a", chain=said("unnamed", "One"))),
        (document("b", outlet="Two"), claim("b", chain=said("unnamed", "Two"))),
    )
    assert (event.n_origins, event.independence) == (2, "named_not_established")


def test_the_organs_of_a_party_speak_with_one_voice():
    knowledge = Knowledge(parents={"ministry": ("state",), "army": ("state",)})
    (event,) = events(
        (document("a", outlet="One"), claim("a", chain=said("Ministry", "One"), modality="claimed")),
        (document("b", outlet="Two"), claim("b", chain=said("Army", "Two"), modality="claimed")),
        knowledge=knowledge,
    )
    assert event.n_origins == 1


def test_words_are_witnessed_by_outlets_unless_their_speaker_is_the_source():
    word = {"kind": "deny", "agents": (actor("Tarn Front"),), "targets": (actor("Army"),), "places": ()}
    (event,) = events(
        (document("a", outlet="One"), claim("a", **word)), (document("b", outlet="Two"), claim("b", **word))
    )
    assert (event.n_reports, event.n_origins) == (2, 2)
    (event,) = events(
        (document("a", outlet="One"), claim("a", **word, chain=said("Tarn Front", "One"))),
        (document("b", outlet="Two"), claim("b", **word, chain=said("Tarn Front", "Two"))),
    )
    assert (event.n_reports, event.n_origins) == (2, 1)


def test_an_outlet_that_speaks_for_itself_is_no_speaker():
    """A chain may begin with the outlet or the agency: it is the source of the text, as if nobody were named."""
    wire = (Credit("agency", Source("wire", "Wire", kind="news_agency")),)
    (event,) = events(
        (document("a", outlet="One", credits=wire), claim("a", chain=said("Wire", "One"))),
        (document("b", outlet="Wire"), claim("b", chain=said("Wire", "Wire"))),
    )
    assert [origin.source.id for origin in event.origins] == ["wire"]
