from tawatur import ontology
from tawatur.assembly.settings import Knowledge, families, kind_degrees, lexicon_knowledge, manners


def test_every_kind_has_a_family_and_degrees_are_symmetric():
    assert families().keys() == ontology.kinds().keys()
    for (a, b), degree in kind_degrees().items():
        assert kind_degrees()[b, a] == degree
        assert families()[a] == families()[b]
    assert manners()["deny"] == "spoken" and manners()["release"] == "move"


def test_lines_of_parents_and_sides_end():
    knowledge = Knowledge(parents={"a": ("b",), "b": ("a",)}, sides={"voice": "a"})
    assert knowledge.ancestors("a") == {"a", "b"}
    assert knowledge.side("voice") == "b"
    assert knowledge.side("free") == "free"


def test_the_lexicon_is_known():
    knowledge = lexicon_knowledge()
    assert knowledge.ids and knowledge.actor_ids
    assert all(key in knowledge.ids for key in knowledge.actor_ids.values())
