"""Feeds of a view, as feed readers take them."""

import xml.etree.ElementTree as ElementTree


def items(client, path):
    return ElementTree.fromstring(client.get(path).content).findall("./channel/item")


def test_rss_lists_the_events_of_the_view(client):
    answer = client.get("/ar/feed.rss?kind=attack.shelling")
    assert answer.headers["content-type"].startswith("application/rss+xml")
    channel = ElementTree.fromstring(answer.content).find("channel")
    assert channel.findtext("language") == "ar"
    assert channel.findtext("link").endswith("/ar/?kind=attack.shelling")
    wanted = {e["id"] for e in client.get("/api/events?kind=attack.shelling&limit=50").json()["events"]}
    assert {item.findtext("link").rsplit("/", 1)[1] for item in channel.findall("item")} == wanted


def test_each_item_leads_to_its_event_in_the_language_of_the_feed(client):
    first = items(client, "/en/feed.rss")[0]
    path = first.findtext("link").split("/", 3)[3]
    page = client.get("/" + path)
    assert page.status_code == 200 and 'lang="en"' in page.text
    assert first.findtext("title") in page.text


def test_a_changed_event_is_a_new_item(client):
    """Feed readers know an item by its guid: it holds the day of the last report."""
    guid = items(client, "/en/feed.rss")[0].findtext("guid")
    assert guid.startswith("tawatur:") and guid.count(":") >= 2


def test_json_feed_says_the_same(client):
    answer = client.get("/en/feed.json?place=Idlib")
    assert answer.headers["content-type"].startswith("application/feed+json")
    feed = answer.json()
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"].endswith("/en/feed.json?place=Idlib")
    listed = [item.findtext("guid") for item in items(client, "/en/feed.rss?place=Idlib")]
    assert [item["id"] for item in feed["items"]] == listed
    assert all(item["title"] and item["content_text"] and item["url"] for item in feed["items"])


def test_no_private_name_stands_in_a_feed(client):
    for path in ("/en/feed.rss", "/ar/feed.rss", "/en/feed.json", "/ar/feed.json"):
        assert "Salim Example" not in client.get(path).text and "سليم مثال" not in client.get(path).text


def test_the_home_page_names_the_feeds_of_its_view(client):
    assert 'href="/ar/feed.rss?kind=clash"' in client.get("/ar/?kind=clash").text
