"""The page of the bulletin and its files."""


def test_the_last_day_with_an_event_is_shown_first(client):
    page = client.get("/en/bulletin").text
    last = client.get("/ogc/collections/events").json()["extent"]["temporal"]["interval"][0][1][:10]
    assert f"bulletin.md?day={last}" in page


def test_every_sentence_leads_to_its_event(client):
    page = client.get("/ar/bulletin?day=2024-11-29").text
    assert 'href="/ar/events/e1"' in page and "حصاد 29 تشرين الثاني 2024" in page


def test_a_day_may_be_typed_in_three_fields(client):
    assert client.get("/en/bulletin?day_d=29&day_m=11&day_y=2024").text.count("/en/events/e1") == 1
    assert 'role="alert"' in client.get("/en/bulletin?day=2024-02-31").text


def test_files_in_every_form(client):
    for ending in ("html", "md", "docx"):
        answer = client.get(f"/en/bulletin.{ending}?day=2024-11-29")
        assert answer.status_code == 200
        assert f"tawatur-2024-11-29-en.{ending}" in answer.headers["content-disposition"]
    assert client.get("/en/bulletin.pdf?day=2024-11-29").status_code == 404


def test_no_private_name_stands_in_a_bulletin(client):
    for path in ("/en/bulletin?day=2024-11-29", "/ar/bulletin.md?day=2024-11-29"):
        assert "Salim" not in client.get(path).text and "سليم مثال" not in client.get(path).text
