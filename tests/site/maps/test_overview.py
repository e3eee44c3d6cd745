import re
from xml.etree import ElementTree

import msgspec
import world

from tawatur.site.maps import boundaries, overview
from tawatur.store import Cell


def cell(count, approximate):
    return Cell(35.8, 36.7, count, None, approximate, None, 36.7, 35.8, 36.7, 35.8)


def test_the_boundaries_cover_the_world_with_names_in_both_languages():
    known = boundaries.load()
    assert len(known.countries) > 170 and len(known.inner) > 100
    names = {label.name: label.name_ar for label in known.labels}
    assert names["Idlib"] == "إدلب" and names["Syria"] == "سوريا"
    assert sum(1 for label in known.labels if not label.name_ar) < 12


def test_coordinates_are_of_the_world():
    for country in boundaries.load().countries:
        for west, south, east, north in country.boxes:
            assert -180.01 <= west <= east <= 180.01 and -90.01 <= south <= north <= 90.01


def test_an_approximate_place_is_never_a_point():
    for precision in ("near", "admin2", "admin1", "vague", "country"):
        drawing = overview.locator("en", msgspec.structs.replace(world.MARJ, precision=precision), "Where")
        assert 'class="mark"' not in drawing and 'class="area"' in drawing
    assert 'class="mark"' in overview.locator("en", world.MARJ, "Where")


def test_the_overview_is_sound_xml_with_marks_by_certainty():
    drawing = overview.overview("ar", [cell(3, 0), cell(2, 2)], "خريطة <الأحداث>")
    ElementTree.fromstring(drawing)
    assert drawing.count('circle class="mark"') == 1 and drawing.count('circle class="area"') == 1


def test_no_event_is_drawn_outside_of_the_view():
    view = overview.around([(-60.0, -50.0), (170.0, 70.0)])
    for lon, lat in ((-60.0, -50.0), (170.0, 70.0)):
        x, y = view.point(lon, lat)
        assert 0 < x < view.width and 0 < y < view.height


def test_labels_are_in_the_language_of_the_page():
    words = re.findall(r">([^<>]+)</text>", overview.locator("ar", world.MARJ, "x"))
    assert words and all(re.search("[\u0600-\u06ff]", word) for word in words)
