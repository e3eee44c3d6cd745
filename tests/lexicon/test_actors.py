"""The actor tables: proven without gaps, and read as the rest of the package expects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tawatur.lexicon import actors
from tawatur.lexicon.actors.check import check_rows
from tawatur.lexicon.actors.organs import expand
from tawatur.lexicon.actors.rows import REQUIRED, ActorRow, actor_row
from tawatur.lexicon.tables import TableError, rows


def _table(folder: Path, *lines: str) -> Path:
    path = folder / "some.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _actors(folder: Path, *lines: str) -> dict[str, ActorRow]:
    header = "id\tname\tname_ar\tclass\tcountry\tparent\tside\tfrom\tto\taliases_en\taliases_ar\tnote"
    return {row["id"]: actor_row(row) for row in rows(_table(folder, header, *lines), REQUIRED)}


def _holders(name: str, country: str | None = None, day: date | None = None) -> set[str]:
    return {
        actor.id
        for actor in actors.load().values()
        if name in (*actor.names_en, *actor.names_ar)
        and (country is None or actor.country == country)
        and actor.valid_on(day)
    }


def test_the_tables_have_no_problem() -> None:
    assert actors.check() == []


def test_the_tables_are_large_and_sorted() -> None:
    loaded = actors.load()
    written = [actor for actor in loaded.values() if actor.file != "organs.tsv"]
    assert len(written) >= 1200
    assert list(loaded) == sorted(loaded)
    assert all(key == actor.id for key, actor in loaded.items())


def test_a_state_has_its_names_and_demonyms() -> None:
    turkey = actors.load()["turkey"]
    assert (turkey.name, turkey.name_ar, turkey.class_) == ("Turkey", "تركيا", "government")
    assert turkey.demonyms_en[0] == "Turkish"
    assert {"تركي", "تركية", "أتراك", "التركي", "التركية", "الأتراك"} <= set(turkey.demonyms_ar)
    assert "أنقرة" not in turkey.names_ar


def test_states_fill_the_patterns_of_their_organs() -> None:
    forces = actors.load()["turkey-forces"]
    assert forces.name == "Turkish forces"
    assert {"الجيش التركي", "قوات تركية", "الجنود الأتراك"} <= set(forces.aliases_ar)
    assert (forces.parent, forces.side, forces.country) == ("turkey", "turkey", "Turkey")
    assert actors.load()["turkey-air-force"].parent == "turkey-forces"


def test_a_states_further_adjectives_are_filled_in_too() -> None:
    police = actors.load()["united-states-police"]
    assert {"American police", "U.S. police"} <= set(police.aliases_en)
    assert {"الشرطة الأميركية", "الشرطة الأمريكية"} <= set(police.names_ar)


def test_a_written_row_names_the_organ_and_keeps_the_patterns() -> None:
    forces = actors.load()["syria-forces"]
    assert forces.name == "Syrian government forces"
    assert {"قوات الأسد", "الجنود السوريين"} <= set(forces.aliases_ar)


@pytest.mark.parametrize(
    ("day", "holder"), [(date(2023, 1, 1), "syria-forces"), (date(2025, 6, 1), "syria-forces-2024")]
)
def test_the_date_tells_which_syrian_army(day: date, holder: str) -> None:
    assert _holders("الجيش السوري", day=day) == {holder}


@pytest.mark.parametrize(
    ("name", "holder"),
    [
        ("قسد", "sdf"),
        ("SDF", "sdf"),
        ("داعش", "islamic-state"),
        ("هتش", "hts"),
        ("مجهولون", "unidentified-gunmen"),
        ("المتظاهرون", "protesters"),
        ("White Helmets", "syria-civil-defence"),
    ],
)
def test_usual_names_have_their_actor(name: str, holder: str) -> None:
    assert holder in _holders(name)


def test_validity_takes_a_year_a_month_or_a_day(tmp_path: Path) -> None:
    row = _actors(tmp_path, "a\tA\tألف\trebel\t\t\t\t2017\t2024-02\t\t\t")["a"]
    assert (row.valid_from, row.valid_to) == (date(2017, 1, 1), date(2024, 2, 29))
    assert row.valid_on(None) and row.valid_on(date(2020, 1, 1)) and not row.valid_on(date(2024, 3, 1))


def test_a_wrong_date_says_where_and_what_to_write(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"some\.tsv:2: from is 'soon': write"):
        _actors(tmp_path, "a\tA\tألف\trebel\t\t\t\tsoon")


def test_an_unknown_class_says_where_and_which_there_are(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"some\.tsv:2: class 'army' is none of state_forces, rebel"):
        _actors(tmp_path, "a\tA\tألف\tarmy")


def test_check_names_every_kind_of_problem(tmp_path: Path) -> None:
    found = check_rows(
        _actors(
            tmp_path,
            "one\tOne\tالأول\trebel\tHere\tnobody\tnobody\t2020\t2021\tTwin\tبالجيش",
            "two\tTwo\tالجيش الثاني\trebel\tHere\t\t\t2021\t\tTwin\tlatin",
            "three\tThree\tالثالث\trebel\tHere\tthree\t\t2022\t2021\t\t",
            "Four\tFour\tالرابع\trebel\tThere\t\t\t\t\tTwin\t",
        )
    )
    text = "\n".join(found)
    for part in (
        "parent 'nobody' is no actor",
        "side 'nobody' is no actor",
        "begins with a clitic",
        "'twin' names one and two",
        "not in Arabic script",
        "is its own parent",
        "ends before it begins",
        "lower case ASCII",
    ):
        assert part in text
    assert "Four (" not in text, "a namesake in another country is no problem"


def test_a_twin_at_another_time_is_no_problem(tmp_path: Path) -> None:
    assert not check_rows(
        _actors(
            tmp_path,
            "one\tOne\tالأول\trebel\tHere\t\t\t\t2020\tTwin\t",
            "two\tTwo\tالثاني\trebel\tHere\t\t\t2021\t\tTwin\t",
        )
    )


def test_a_state_with_too_few_adjective_forms_is_refused(tmp_path: Path) -> None:
    state = _table(
        tmp_path,
        "id\tname\tname_ar\tclass\tcountry\tdemonym_en\tdemonym_ar\ttier",
        "x\tX\tس\tgovernment\tX\tXish\tسي|سية\t1",
    )
    with pytest.raises(TableError, match="2 forms"):
        list(expand(rows(state), ()))
