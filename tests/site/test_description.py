"""What the API says of itself holds: every address answers, every example works, in both forms."""

import pytest

from tawatur.site import description
from tawatur.site.app import create_app

FILTERS, ADDRESSES = description.load()


def filled(path, documents):
    return path.format(id=documents[0].id if "documents" in path else "e1", lang="ar")


@pytest.mark.parametrize("described", ADDRESSES, ids=lambda one: one.path)
def test_every_address_answers_with_each_of_its_examples(client, documents, described):
    path = filled(described.path, documents)
    assert client.get(path).status_code == 200
    for parameter in (*described.own, *(FILTERS if described.filtered else ())):
        assert client.get(path, params={parameter.name: parameter.example}).status_code == 200, parameter.name
        for value in parameter.values:
            assert client.get(path, params={parameter.name: value}).status_code == 200, value


def test_every_address_for_machines_is_described(store_path):
    told = {address.path for address in ADDRESSES}
    routes = {route.path for route in create_app(str(store_path)).routes if route.path.startswith(("/api", "/ogc"))}
    assert routes <= told


def test_the_description_for_machines_has_all_addresses(client):
    answer = client.get("/ogc/api")
    assert answer.headers["content-type"].startswith("application/vnd.oai.openapi+json")
    found = answer.json()
    assert set(found["paths"]) == {address.path for address in ADDRESSES}
    operation = found["paths"]["/api/events/{id}"]["get"]
    assert [(p["name"], p["in"]) for p in operation["parameters"]] == [("id", "path"), ("format", "query")]
    assert operation["parameters"][1]["schema"]["enum"] == ["json", "csv", "geojson"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_page_names_every_address_and_filter(client, lang):
    page = client.get(f"/{lang}/api").text
    assert all(f"GET {address.path}" in page for address in ADDRESSES)
    assert all(one.says[lang].split("&")[0] in page for one in FILTERS)
