import csv
import io

import pytest


def test_events_are_paged_and_filtered(client):
    first = client.get("/api/events?limit=10").json()
    assert first["total"] == 46 and len(first["events"]) == 10
    second = client.get("/api/events?limit=10&offset=10").json()
    assert not {e["id"] for e in first["events"]} & {e["id"] for e in second["events"]}
    assert {e["kind"] for e in client.get("/api/events?kind=clash").json()["events"]} == {"clash"}


def test_an_event_comes_with_titles_claims_and_documents(client, documents):
    found = client.get("/api/events/e1").json()
    assert found["event"]["deaths"] == {"low": 0, "best": 12, "high": 19, "rule": "most_established_origins"}
    assert set(found["event"]["title"]) == {"ar", "en"}
    assert len(found["claims"]) == 3 and len(found["documents"]) == 3


def test_spans_have_utf16_offsets_beside_code_points(client, documents):
    english = documents[1]
    found = client.get(f"/api/documents/{english.id}").json()
    units = found["document"]["text"].encode("utf-16-le")
    claim = found["claims"][0]
    places = 0
    for value in (
        claim["span"],
        claim["places"][0]["span"],
        claim["casualties"][0]["span"],
        claim["agents"][0]["span"],
    ):
        points = english.text[value["start"] : value["end"]]
        assert units[2 * value["start_utf16"] : 2 * value["end_utf16"]].decode("utf-16-le") == points
        places += value["start"] != value["start_utf16"]
    # The guard is named after the emoji of the text: only there the two counts part.
    assert places == 1


def test_dates_are_iso_and_keep_their_own_start_and_end(client):
    date = client.get("/api/events/e1").json()["event"]["date"]
    assert date["start"] == "2024-11-29" and "start_utf16" not in date


def test_csv_is_safe_for_spreadsheets(client):
    text = client.get("/api/events?format=csv").text
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:])))
    assert len(rows) == 46
    one = next(row for row in rows if row["id"] == "e1")
    assert one["deaths_high"] == "19" and one["injured_low"] == ""
    assert "Salim" not in text and "سليم" not in text


def test_names_of_private_persons_are_only_in_the_texts(client, documents):
    for path in ("/api/events?limit=100", "/api/events/e1", "/api/events/x7", "/api/events?format=geojson&limit=100"):
        answer = client.get(path).text
        assert "Salim" not in answer and "سليم" not in answer, path
    found = client.get(f"/api/documents/{documents[0].id}").json()
    assert "سليم" in found["document"]["text"] and "سليم" not in str(found["claims"])
    assert client.get("/api/events/e1").json()["event"]["targets"][0]["name"] == "a civilian"


def test_geojson_has_no_geometry_where_there_is_no_place(client):
    features = client.get("/api/events?format=geojson").json()["features"]
    by_id = {feature["id"]: feature for feature in features}
    assert by_id["e1"]["geometry"] == {"type": "Point", "coordinates": [36.72, 35.82]}
    assert by_id["x3"]["geometry"] is None


@pytest.mark.parametrize("shape", ["json", "geojson", "csv"])
def test_one_event_in_every_shape(client, shape):
    assert client.get(f"/api/events/e1?format={shape}").status_code == 200


def test_cells_count_what_the_filters_find(client):
    def counted(query):
        return sum(cell["count"] for cell in client.get(f"/api/cells?bbox=-180,-85,180,85&z=6{query}").json()["cells"])

    assert counted("") == 35
    assert 0 < counted("&kind=clash") < 35
    assert client.get("/api/cells?bbox=0,0,1,1&z=6").json()["cells"] == []


def test_a_single_event_says_how_sure_its_place_is(client):
    cells = client.get("/api/cells?bbox=-180,-85,180,85&z=12&kind=attack.shelling&lang=ar").json()["cells"]
    assert len(cells) == 1
    assert cells[0]["precision"] == "exact" and cells[0]["radius_km"] == 0
    assert cells[0]["title"].startswith("قصف")


def test_odd_parameters_do_no_harm(client):
    for query in (
        "limit=-5",
        "limit=x&offset=y",
        "bbox=1,2",
        "bbox=a,b,c,d",
        "format=xml",
        "z=99",
        "limit=9999999999999",
    ):
        for path in ("/api/events", "/api/cells"):
            assert client.get(f"{path}?{query}").status_code == 200


def test_what_is_not_there_is_said_in_both_languages(client):
    answer = client.get("/api/events/none")
    assert answer.status_code == 404 and set(answer.json()["error"]) == {"ar", "en"}


def test_titles_are_given_in_both_languages_and_hedged(client):
    """The title of the list, of the event and of the table are one."""
    found = client.get("/api/events?kind=attack.shelling").json()["events"]
    alone = client.get("/api/events/e1").json()["event"]
    title = next(event["title"] for event in found if event["id"] == "e1")
    assert title == alone["title"] and title["en"] in client.get("/api/events/e1?format=csv").text
    assert "told" in client.get("/api/events/e1?format=csv").text


def test_the_claims_of_a_page_of_events_take_one_query(store):
    ids = [event.id for event in store.events(limit=10)]
    assert store.claims_of_events(ids) == {event_id: store.claims_of(event_id) for event_id in ids}
    assert store.claims_of_events(["no-such-event"]) == {"no-such-event": []}
