from tawatur import ontology
from tawatur.records import Actor, Event, Place
from tawatur.site.words import titles

ARMY = Actor("a", "Ridge Guard", "حرس التل", "state_forces")
BRIGADE = Actor("b", "Blue Brigade", "اللواء الأزرق", "rebel")
SOMEBODY = Actor(None, "Salim Example", "سليم مثال", "civilians")
PLACE = Place("p", "Marj Karam", "مرج الكرم", "Idlib", "Syria", 35.8, 36.7, "near")


def test_a_title_names_kind_sides_and_place():
    event = Event("e", "clash", (ARMY,), (BRIGADE,), PLACE)
    assert titles.title("en", event) == "Armed clash between Ridge Guard and Blue Brigade near Marj Karam, Idlib"
    assert titles.title("ar", event) == "اشتباك مسلح قرب مرج الكرم، إدلب (الطرفان: حرس التل؛ اللواء الأزرق)"


def test_a_private_person_is_named_by_class_only():
    event = Event("e", "attack.shelling", (ARMY,), (SOMEBODY,), PLACE)
    for lang in ("ar", "en"):
        assert "Salim" not in titles.title(lang, event) and "سليم" not in titles.title(lang, event)
    assert "on civilians near" in titles.title("en", event)


def test_every_kind_has_a_title_in_both_languages_whatever_is_known():
    for kind in ontology.kinds():
        for agents in ((), (ARMY,)):
            for targets in ((), (BRIGADE,)):
                for place in (None, PLACE):
                    for lang in ("ar", "en"):
                        title = titles.title(lang, Event("e", kind, agents, targets, place))
                        assert title and "{" not in title and "_" not in title and "  " not in title


def test_a_title_names_a_few_actors_only():
    many = tuple(Actor(str(n), f"Group {n}") for n in range(9))
    assert titles.title("en", Event("e", "statement", many)).count("Group") == titles.LONGEST
