from tawatur import ontology
from tawatur.records import Actor, Claim, Event, Place, Span
from tawatur.words import titles

ARMY = Actor("a", "Ridge Guard", "حرس التل", "state_forces")
BRIGADE = Actor("b", "Blue Brigade", "اللواء الأزرق", "rebel")
SOMEBODY = Actor(None, "Salim Example", "سليم مثال", "civilians")
PLACE = Place("p", "Marj Karam", "مرج الكرم", "Idlib", "Syria", 35.8, 36.7, "near")


def title(lang, event):
    """The title where a report tells the event and its agents as a fact."""
    told = Claim("c", "d", event.id, Span(0, 1), Span(0, 1), kind=event.kind, agents=event.agents)
    return titles.title(lang, event, [told])


def test_a_title_names_kind_sides_and_place():
    event = Event("e", "clash", (ARMY,), (BRIGADE,), PLACE)
    assert title("en", event) == "Armed clash between Ridge Guard and Blue Brigade near Marj Karam, Idlib"
    assert title("ar", event) == "اشتباك مسلح قرب مرج الكرم، إدلب (الطرفان: حرس التل؛ اللواء الأزرق)"


def test_a_protest_does_not_name_its_protesters_again():
    crowd = Actor("protesters", "protesters", "متظاهرون", "protesters")
    assert title("en", Event("e", "protest", (crowd,), (), PLACE)) == "Protest near Marj Karam, Idlib"
    assert title("en", Event("e", "clash", (crowd,), (), PLACE)).startswith("Armed clash involving protesters")


def test_a_private_person_is_a_role():
    event = Event("e", "attack.shelling", (ARMY,), (SOMEBODY,), PLACE)
    for lang in ("ar", "en"):
        assert "Salim" not in title(lang, event) and "سليم" not in title(lang, event)
    assert "on a civilian near" in title("en", event)


def test_every_kind_has_a_title_in_both_languages_whatever_is_known():
    for kind in ontology.kinds():
        for agents in ((), (ARMY,)):
            for targets in ((), (BRIGADE,)):
                for place in (None, PLACE):
                    for lang in ("ar", "en"):
                        found = title(lang, Event("e", kind, agents, targets, place))
                        assert found and "{" not in found and "_" not in found and "  " not in found


def test_a_title_names_a_few_actors_only():
    many = tuple(Actor(str(n), f"Group {n}") for n in range(9))
    assert title("en", Event("e", "statement", many)).count("Group") == titles.LONGEST
