"""The pages over HTTP: what is there, in which language, with which headers."""

import re

import pytest

from tawatur.site.app import PAGES

LANGUAGES = ("ar", "en")


@pytest.fixture
def paths(documents):
    return (
        "/", "/about", "/events/e1", "/events/x3", f"/documents/{documents[0].id}", "/sources/green-rescue",
        "/sources/reuters", "/actors/blue-brigade", "/places/x-marj-karam",
    )  # fmt: skip


def test_every_page_answers_in_both_languages(client, paths):
    for lang in LANGUAGES:
        for path in paths:
            answer = client.get(f"/{lang}{path}")
            assert answer.status_code == 200, (lang, path)
            direction = "rtl" if lang == "ar" else "ltr"
            assert f'<html lang="{lang}" dir="{direction}"' in answer.text
            assert re.search(r"<h1[ >]", answer.text) and answer.text.count("<h1") == 1
            assert "None" not in re.sub(r"<[^>]*>", "", answer.text)


def test_the_other_language_is_the_same_page(client):
    answer = client.get("/ar/?kind=clash&since=2024-12-01")
    assert 'href="/en/?kind=clash&amp;since=2024-12-01"' in answer.text


def test_the_front_door_leads_to_the_readers_language(client):
    for wish, lang in (("", "ar"), ("en-GB,en;q=0.9,ar;q=0.5", "en"), ("ar-SY,en", "ar"), ("fr,de", "ar")):
        answer = client.get("/", headers={"Accept-Language": wish})
        assert answer.status_code == 302 and answer.headers["location"] == f"/{lang}/"


def test_an_event_merged_away_leads_to_its_heir(client):
    answer = client.get("/ar/events/old-id")
    assert answer.status_code == 308 and answer.headers["location"] == "/ar/events/e1"
    assert client.get("/api/events/old-id").headers["location"] == "/api/events/e1"


@pytest.mark.parametrize(
    "path",
    [
        "/events/none",
        "/documents/none",
        "/sources/none",
        "/actors/none",
        "/places/none",
        "/none",
        "/events/e1/cite.doc",
    ],
)
def test_what_is_not_there_says_so_in_the_language_of_the_path(client, path):
    for lang, words in (("ar", "لا صفحة في هذا العنوان"), ("en", "There is no page at this address")):
        answer = client.get(f"/{lang}{path}")
        assert answer.status_code == 404 and words in answer.text


def test_outside_of_a_language_both_are_spoken(client):
    answer = client.get("/nothing/here")
    assert answer.status_code == 404
    assert "لا صفحة في هذا العنوان" in answer.text and "There is no page at this address" in answer.text


def test_security_headers_are_on_every_answer(client):
    for path in ("/ar/", "/en/nothing", "/api/events", "/static/site.css", "/nothing", "/", "/leaflet/leaflet.js"):
        answer = client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "same-origin"


def test_no_page_names_another_host(client, paths):
    for path in paths:
        for tag in re.findall(r"<(?:a|link|script|img|form)\b[^>]*>", client.get(f"/ar{path}").text):
            assert not re.search(r"""(?:href|src|action)=["'](?:https?:)?//""", tag), tag


def test_words_from_outside_are_escaped(client):
    page = client.get("/en/events/e1").text
    assert "Marj Karam &lt;monitor&gt;" in page and "<monitor>" not in page
    assert "<script>alert" not in client.get("/en/?q=<script>alert(1)</script>&place=<script>alert(2)").text


def test_filters_narrow_the_list_and_stay_in_the_form(client):
    page = client.get("/en/?kind=protest&since_y=٢٠٢٤&since_m=12&since_d=1").text
    assert '<option value="protest" selected>' in page
    assert re.search(r'name="since_y"\s+value="2024"', page)
    assert "Armed clash between" not in page
    assert "Protest by" in page


def test_a_date_that_does_not_exist_is_said(client):
    assert 'role="alert"' in client.get("/ar/?since_y=2024&since_m=2&since_d=31").text


def test_the_form_keeps_what_it_has_no_control_for(client):
    page = client.get("/en/?kind=attack&status=machine&bbox=30,30,40,40").text
    assert '<option value="attack" selected>attack</option>' in page
    assert '<input type="hidden" name="status" value="machine">' in page
    assert '<input type="hidden" name="bbox" value="30,30,40,40">' in page
    assert 'type="hidden"' not in client.get("/en/").text


def test_an_empty_view_says_so(client):
    assert "No event answers these filters" in client.get("/en/?place=Atlantis").text


def test_persons_have_no_pages_and_stay_in_quoted_words(client):
    for lang in LANGUAGES:
        page = client.get(f"/{lang}/events/e1").text
        archived = re.sub(r'(?s)<div class="archived".*?</div>', "", page)
        assert "سليم" not in archived and "Salim" not in archived
    assert client.get("/en/actors/Salim%20Example").status_code == 404


@pytest.mark.parametrize("path", ["/", "/?origin=unnamed-1", "/events/x7", "/sources/unnamed-1"])
def test_private_persons_who_speak_are_a_role(client, path):
    for lang, shown in (("en", "one person"), ("ar", "شخص")):
        page = client.get(f"/{lang}{path}").text
        assert "Salim" not in page and (shown in page or path == "/")


def test_names_of_victims_outside_of_the_event_stay_on_the_document_page(client, documents):
    assert "سليم مثال" not in client.get("/ar/events/e1").text
    assert "سليم مثال" in client.get(f"/ar/documents/{documents[0].id}").text


def test_graphic_text_can_be_hidden_without_scripts(client):
    answer = client.get("/ar/events/e1?graphic=hide")
    assert answer.status_code == 303 and answer.headers["location"] == "/ar/events/e1"
    page = client.get("/ar/events/e1").text
    assert '<details class="graphic">' in page and "graphic=show" in page
    assert '<q class="quote" lang="en" dir="ltr">At least 19 people were killed</q>' not in page
    client.get("/ar/events/e1?graphic=show")
    assert '<details class="graphic">' not in client.get("/ar/events/e1").text


@pytest.mark.parametrize(("kind", "media"), [("txt", "text/plain"), ("bib", "text/x-bibtex"), ("ris", "application/")])
def test_citations_are_files(client, kind, media):
    answer = client.get(f"/en/events/e1/cite.{kind}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith(media)
    assert f"tawatur-e1.{kind}" in answer.headers["content-disposition"]
    assert "/en/events/e1" in answer.text


def test_maps_without_scripts_are_drawings(client):
    for path in ("/ar/map.svg?kind=clash", "/en/events/e1/map.svg"):
        answer = client.get(path)
        assert answer.headers["content-type"].startswith("image/svg+xml") and answer.text.startswith("<svg")
    assert client.get("/en/events/x3/map.svg").status_code == 404


def test_static_files_are_kept_when_they_have_a_version(client):
    assert "immutable" in client.get("/static/site.css?v=1").headers["cache-control"]
    assert client.get("/static/site.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/../app.py").status_code == 404


def test_the_home_page_is_light(client):
    sizes = {}
    for path in (
        "/ar/", "/static/site.css", "/leaflet/leaflet.css", "/leaflet/leaflet.js", "/static/js/site.js",
        "/static/js/map.js", "/static/boundaries.json",
    ):  # fmt: skip
        with client.stream("GET", path, headers={"Accept-Encoding": "gzip"}) as answer:
            sizes[path] = sum(len(part) for part in answer.iter_raw())
    fonts = sum(len(client.get(f"/static/fonts/naskh-arabic-{weight}.woff2").content) for weight in (400, 700))
    assert sizes["/static/js/site.js"] + sizes["/static/js/map.js"] < 6_000
    assert sum(sizes.values()) + fonts < 200_000, sizes


def test_every_route_is_covered_by_these_tests():
    assert set(PAGES) == {
        "/", "/map.svg", "/about", "/api", "/bulletin", "/bulletin.{format}", "/feed.json", "/feed.rss", "/trends",
        "/events/{id}", "/events/{id}/map.svg", "/events/{id}/cite.{format}", "/documents/{id}", "/sources/{id:path}",
        "/actors/{id:path}", "/places/{id:path}",
    }  # fmt: skip


def test_the_record_says_how_firmly_it_names_whom_and_by_which_rule(client):
    page = client.get("/en/events/e1").text
    assert "Rule: " in page and "only alleged" not in page
    assert "a civilian" in page


def test_the_record_has_the_weapons_and_the_firmness_of_the_accounts(client):
    cells = re.findall(r'(?s)<td role="cell" class="merged".*?</td>', client.get("/en/events/e1").text)
    assert "artillery" in cells[-2] and "Rule: all that any account names" in cells[-2]
    assert "Asserted" in cells[-1] and "Rule: the firmest" in cells[-1]


def test_every_list_names_those_whom_claims_vouch_for(client, documents):
    for path in ("/en/?kind=clash", "/en/actors/blue-brigade"):
        assert "Armed clash between Blue Brigade and Ridge Guard" in client.get(path).text, path
    assert "Shelling by Ridge Guard" in client.get(f"/en/documents/{documents[0].id}").text
