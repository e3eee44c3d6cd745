"""OGC API Features as a client such as QGIS walks through it."""

import pytest


def link(answer, relation):
    return next(one["href"] for one in answer["links"] if one["rel"] == relation)


def test_a_client_finds_the_features_from_the_landing_page(client):
    landing = client.get("/ogc").json()
    assert "core" in " ".join(client.get(link(landing, "conformance")).json()["conformsTo"])
    assert client.get(link(landing, "service-desc")).json()["openapi"].startswith("3.")
    (events,) = client.get(link(landing, "data")).json()["collections"]
    assert events == client.get("/ogc/collections/events").json()
    west, south, east, north = events["extent"]["spatial"]["bbox"][0]
    assert west < east and south < north
    answer = client.get(link(events, "items"))
    assert answer.headers["content-type"].startswith("application/geo+json")
    found = answer.json()
    assert found["type"] == "FeatureCollection" and found["numberMatched"] == 46
    assert found["numberReturned"] == len(found["features"]) == 46


def test_pages_follow_each_other_and_hold_everything_once(client):
    seen, address = [], "/ogc/collections/events/items?limit=10"
    while address:
        page = client.get(address).json()
        seen += [feature["id"] for feature in page["features"]]
        address = next((one["href"] for one in page["links"] if one["rel"] == "next"), None)
    assert len(seen) == len(set(seen)) == 46


def test_box_and_time_narrow_as_the_standard_says(client):
    inside = client.get("/ogc/collections/events/items?bbox=36,35,37,36").json()["features"]
    assert inside
    for feature in inside:
        lon, lat = feature["geometry"]["coordinates"]
        assert 36 <= lon <= 37 and 35 <= lat <= 36
    counts = [
        client.get("/ogc/collections/events/items", params={"datetime": when}).json()["numberMatched"]
        for when in ("2024-11-29", "2024-11-29T00:00:00Z/2024-11-29T23:59:59Z", "../2024-11-29", "2024-11-29/..")
    ]
    assert counts[0] == counts[1] >= 1
    assert counts[2] >= counts[0] and counts[3] >= counts[0]


def test_one_feature_and_none(client):
    feature = client.get("/ogc/collections/events/items/e1").json()
    assert feature["type"] == "Feature" and feature["id"] == "e1"
    assert link(feature, "collection").endswith("/ogc/collections/events")
    assert client.get("/ogc/collections/events/items/none").status_code == 404


@pytest.mark.parametrize("query", ["bbox=here", "bbox=1,2,3", "datetime=yesterday", "datetime=2024-01-01/2024/x"])
def test_what_is_not_understood_is_refused(client, query):
    answer = client.get(f"/ogc/collections/events/items?{query}")
    assert answer.status_code == 400
    assert query.split("=")[0] in answer.json()["error"]["en"]


def test_an_answer_that_a_client_has_is_not_sent_again(client):
    for path in ("/ogc/collections/events/items", "/api/events", "/ar/", "/en/feed.rss"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
        assert client.get(path, headers={"If-None-Match": '"other"'}).status_code == 200
