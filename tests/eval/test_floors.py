"""Floors only go up, and hold for one corpus only."""

import pytest

from measuring import floors


def figures(value):
    names = [f"{lang}.{head}" for lang in floors.LANGUAGES for head in floors.HELD]
    return dict.fromkeys([*names, *floors.OTHERS], value)


def test_a_first_update_pins_what_is_reached_rounded_down():
    entry = floors.raised("examples", "abc", figures(0.87654), {})
    assert entry.sha256 == "abc"
    assert set(entry.floors.values()) == {0.876}


def test_the_gate_names_what_fell():
    stored = {"examples": floors.raised("examples", "abc", figures(0.8), {})}
    assert floors.failures("examples", "abc", figures(0.8), stored) == []
    fallen = figures(0.8) | {"ar.record": 0.79}
    assert floors.failures("examples", "abc", fallen, stored) == ["examples: ar.record 0.790 is below its floor 0.800"]
    assert "no floors yet" in floors.failures("gold", "abc", figures(0.8), stored)[0]


def test_an_update_raises_and_never_lowers():
    stored = {"examples": floors.raised("examples", "abc", figures(0.8), {})}
    assert set(floors.raised("examples", "abc", figures(0.9), stored).floors.values()) == {0.9}
    with pytest.raises(floors.FloorError, match="only go up"):
        floors.raised("examples", "abc", figures(0.9) | {"en.slot.date": 0.1}, stored)


def test_another_corpus_needs_a_word():
    stored = {"examples": floors.raised("examples", "abc", figures(0.8), {})}
    assert "changed" in floors.failures("examples", "def", figures(0.9), stored)[0]
    with pytest.raises(floors.FloorError, match="changed"):
        floors.raised("examples", "def", figures(0.9), stored)
    assert floors.raised("examples", "def", figures(0.7), stored, corpus_changed=True).floors["ar.record"] == 0.7


def test_floors_come_back_as_written(tmp_path):
    path = tmp_path / "floors.json"
    stored = {name: floors.raised(name, "abc", figures(0.5), {}) for name in ("gold", "examples")}
    assert floors.load(path) == {}
    floors.save(stored, path)
    assert floors.load(path) == stored
    path.write_text('{"gold": 3}', encoding="utf-8")
    with pytest.raises(floors.FloorError, match=r"floors\.json"):
        floors.load(path)
