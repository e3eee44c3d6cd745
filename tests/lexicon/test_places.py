"""The gazetteer: what is in it, where it is, and what may not be taken bare."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from tawatur.lexicon import tables
from tawatur.lexicon.places import GazetteerError, add, common, curated, load, pack, spelling

NOWHERE = Path("no-such-folder")
GAZETTEER = load(NOWHERE)

INDEX: dict[str, list[int]] = defaultdict(list)
for _name, _row in GAZETTEER.names():
    INDEX[spelling.plain(_name)].append(_row)

KNOWN = list(tables.rows(Path(__file__).parent / "known_places.tsv", required=("name", "country")))

BOXES = {
    "Syria": (32.2, 37.4, 35.5, 42.5),
    "Iraq": (29.0, 37.5, 38.7, 48.8),
    "Lebanon": (33.0, 34.8, 35.0, 36.7),
    "Palestine": (31.2, 32.6, 34.1, 35.7),
    "Israel": (29.4, 33.4, 34.2, 36.0),
    "Yemen": (12.0, 19.1, 41.8, 54.8),
    "Sudan": (8.6, 23.2, 21.8, 38.7),
    "Libya": (19.4, 33.3, 9.2, 25.3),
    "Somalia": (-1.8, 12.1, 40.9, 51.6),
    "Ukraine": (44.2, 52.5, 22.0, 40.4),
    "Egypt": (21.9, 31.8, 24.6, 37.0),
    "Mali": (10.0, 25.1, -12.4, 4.4),
    "Niger": (11.6, 23.6, 0.1, 16.1),
    "Burkina Faso": (9.3, 15.2, -5.6, 2.5),
    "Ethiopia": (3.3, 15.0, 32.9, 48.1),
    "Afghanistan": (29.3, 38.6, 60.4, 75.0),
    "Iran": (25.0, 39.9, 44.0, 63.4),
    "Turkey": (35.7, 42.3, 25.6, 45.0),
}


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row["name"])
def test_a_known_place_is_found_in_its_unit(row: tables.Row) -> None:
    found = [GAZETTEER.rows[index] for index in INDEX[spelling.plain(row["name"])]]
    assert any(
        place.country == row["country"] and (not row["admin1"] or place.admin1 == row["admin1"]) for place in found
    ), [(place.id, place.admin1, place.country) for place in found]


def test_enough_places_are_known_in_both_scripts() -> None:
    assert len(KNOWN) >= 150
    assert sum(spelling.is_arabic(row["name"]) for row in KNOWN) >= 60


def test_no_id_occurs_twice() -> None:
    assert len(GAZETTEER.by_id) == len(GAZETTEER.rows)


@pytest.mark.parametrize("country", sorted(BOXES))
def test_no_place_lies_outside_its_country(country: str) -> None:
    south, north, west, east = BOXES[country]
    outside = [
        (row.id, row.lat, row.lon)
        for row in GAZETTEER.rows
        if row.country == country
        and row.lat is not None
        and row.lon is not None
        and not (south <= row.lat <= north and west <= row.lon <= east)
    ]
    assert not outside or (country in ("Yemen", "Israel") and len(outside) < 4), outside[:10]


@pytest.mark.parametrize(
    "country", sorted({row.country for row in curated.load() if row.kind == "admin1" and row.country})
)
def test_a_curated_country_has_first_level_units_in_both_languages(country: str) -> None:
    units = [row for row in GAZETTEER.rows if row.country == country and row.kind == "admin1"]
    assert units
    assert all(row.admin1 for row in units)
    assert any(row.name_ar for row in units)


def test_every_country_has_both_names_and_no_point() -> None:
    countries = [row for row in GAZETTEER.rows if row.kind == "country"]
    assert len(countries) >= 240
    assert all(row.names_en and row.names_ar and row.lat is None and row.precision == "country" for row in countries)


def test_units_that_curated_rows_name_exist() -> None:
    units = {(row.country, row.admin1) for row in GAZETTEER.rows if row.kind == "admin1"}
    missing = Counter(
        (row.country, row.admin1) for row in curated.load() if row.admin1 and (row.country, row.admin1) not in units
    )
    assert not missing


def test_a_point_says_how_far_it_goes() -> None:
    for row in GAZETTEER.rows:
        assert (row.lat is None) == (row.lon is None), row.id
        assert row.lat is not None or row.precision != "exact", row.id


@pytest.mark.parametrize(
    ("name", "country", "script"),
    [
        ("Hit", "Iraq", "en"),
        ("هيت", "Iraq", "ar"),
        ("Nice", "France", "en"),
        ("الباب", "Syria", "ar"),
        ("Split", "Croatia", "en"),
        ("الجزيرة", "Sudan", "ar"),
        ("Reading", "United Kingdom", "en"),
        ("Mobile", "United States", "en"),
    ],
)
def test_an_ordinary_word_is_ambiguous(name: str, country: str, script: str) -> None:
    found = [GAZETTEER.rows[index] for index in INDEX[spelling.plain(name)]]
    assert found
    assert all(
        script in row.ambiguous_in
        for row in found
        if row.country == country and spelling.plain(row.names_en[0]) == spelling.plain(name)
    )


@pytest.mark.parametrize(
    "name", ["Idlib", "Aleppo", "Gaza", "Khan Younis", "Mosul", "Marib", "حلب", "خان يونس", "الفاشر", "Kyiv", "Bakhmut"]
)
def test_a_well_known_place_is_not(name: str) -> None:
    assert any(not GAZETTEER.rows[index].ambiguous for index in INDEX[spelling.plain(name)])


@pytest.mark.parametrize(
    "word", ["of", "same", "police", "march", "محمد", "علي", "قتل", "جسر", "كبير", "الصحة", "الحرية", "سعيد"]
)
def test_no_ordinary_word_may_be_taken_bare(word: str) -> None:
    script = "ar" if spelling.is_arabic(word) else "en"
    assert common.is_ordinary(word, script)
    assert not [
        GAZETTEER.rows[index].id for index in INDEX[spelling.plain(word)] if not GAZETTEER.rows[index].ambiguous
    ]


def test_packing_is_a_round_trip() -> None:
    rows = GAZETTEER.rows[::997]
    again = pack.unpack(pack.pack(rows))
    assert again.rows == rows
    assert pack.pack(rows) == pack.pack(rows)


def test_a_broken_file_is_refused() -> None:
    with pytest.raises(GazetteerError, match="not a compiled gazetteer"):
        pack.unpack(b"nothing")


def test_a_geonames_file_is_added(tmp_path: Path) -> None:
    line = ["999000001", "Tall al Mithāl", "Tall al Mithal", "تل المثال", "35.5", "36.7", "P", "PPL", "SY", "", "12"]
    file = tmp_path / "SY.txt"
    file.write_text(
        "\t".join([*line, "", "", "", "120", "", "", "Asia/Damascus", "2024-01-01"]) + "\n", encoding="utf-8"
    )
    assert add(file, tmp_path) == 1
    row = load(tmp_path).by_id["gn:999000001"]
    assert (row.admin1, row.country, row.kind, row.precision) == ("Idlib", "Syria", "village", "exact")
    assert "Tal al-Mithal" in row.names_en
    assert row.name_ar == "تل المثال"
    assert load(tmp_path).version != GAZETTEER.version


def test_a_cod_table_is_added(tmp_path: Path) -> None:
    file = tmp_path / "syr.csv"
    file.write_text(
        "ADM0_EN,ADM1_EN,ADM1_AR,ADM2_EN,ADM2_AR,ADM2_PCODE\nSyria,Idlib,إدلب,Example,المثال,SY9999\n", encoding="utf-8"
    )
    assert add(file, tmp_path) == 1
    row = load(tmp_path).by_id["cod:SY9999"]
    assert (row.kind, row.admin1, row.country, row.lat) == ("admin2", "Idlib", "Syria", None)


@pytest.mark.parametrize("text", ["just words\n", "", "1\t2\t3\n"])
def test_another_file_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"notes\.txt"):
        add(file, tmp_path)


def test_spellings_meet_under_one_key() -> None:
    assert spelling.key("Ma‘arrat an Nu‘mān") == spelling.key("Maarrat al-Numan")
    assert spelling.news_form("Dayr az Zawr") == "Deir al-Zawr"


def test_villages_near_a_located_place_take_its_point_as_near() -> None:
    rows = {row.id: row for row in load().rows}
    for identifier, anchor in sorted(curated.near().items()):
        row, beside = rows[identifier], rows.get(anchor)
        if row.precision == "near" and beside is not None:
            assert (row.lat, row.lon) == (beside.lat, beside.lon), identifier
    assert sum(rows[identifier].precision == "near" for identifier in curated.near()) > 400
