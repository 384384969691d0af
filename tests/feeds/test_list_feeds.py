"""Feeds of the lists: what is new first, under names that last, corrections marked as such."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine
from django.conf import settings

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import ATOM, XML_LANG, atom, categories, json_feed, texts
from tracker.actions import pledges
from tracker.feeds import listed_pledges, lists
from tracker.models import Checkpoint, Pledge, StatusUpdate
from tracker.rules.vocabulary import Change

FEEDS = ("/pledges.atom", "/status.atom", "/updates.atom")


@pytest.mark.parametrize("address", FEEDS)
def test_feed_names_itself_its_page_and_the_state_of_the_record(
    published_verdict: object, get: Get, address: str
) -> None:
    head = Checkpoint.objects.latest("size")

    feed = atom(get(f"{address}?sort=oldest").body)

    links = {each.attrib["rel"]: each.attrib["href"] for each in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"{settings.SITE_URL}{address}?sort=oldest"
    assert links["alternate"].endswith(("/pledges/?sort=oldest", "/updates/?sort=oldest"))
    assert f"record {head.size} · root {head.root[:8]}" in (feed.findtext(f"{ATOM}subtitle") or "")


@pytest.mark.parametrize("address", FEEDS)
def test_feed_of_nothing_is_a_feed(db: None, get: Get, address: str) -> None:
    assert texts(atom(get(address).body), "id") == []


def test_corrected_update_comes_first_and_says_that_it_was_corrected(
    published_update: StatusUpdate, get: Get
) -> None:
    factories.publish("update", id="second", fact_en="Another.")
    before = texts(atom(get("/updates.atom").body), "id")
    assert published_update.current is not None
    with time_machine.travel("2026-11-22T12:00:00+00:00", tick=False):
        correct(published_update.current, fact_en="The hotline was tested.")

    feed = atom(get("/updates.atom").body)

    assert texts(feed, "title") == [
        "Corrected · 14 June 2016: The hotline was tested.",
        "14 June 2016: Another.",
    ]
    assert categories(feed) == [["update", "correction"], ["update"]]
    assert texts(feed, "id") == before[::-1]
    assert texts(feed, "published")[0] < texts(feed, "updated")[0]


def test_update_has_one_name_in_every_feed(published_update: object, get: Get) -> None:
    (name,) = texts(atom(get("/updates.atom").body), "id")

    assert name in texts(atom(get("/pledges/open-a-hotline.atom").body), "id")


def test_json_feed_tells_what_atom_tells(two_pledges: None, get: Get) -> None:
    in_atom = atom(get("/updates.atom").body)
    sent = get("/updates.json")

    feed = json_feed(sent.body)

    assert sent.headers["Content-Type"] == "application/feed+json; charset=utf-8"
    assert [item["id"] for item in feed["items"]] == texts(in_atom, "id")
    assert [item["content_text"] for item in feed["items"]] == texts(in_atom, "summary")
    assert feed["feed_url"] == f"{settings.SITE_URL}/updates.json"
    assert feed["home_page_url"] == f"{settings.SITE_URL}/updates/"


def test_pledges_come_by_their_newest_change(two_pledges: None, get: Get) -> None:
    first = texts(atom(get("/pledges.atom").body), "title")
    factories.publish("update", id="later")
    then = texts(atom(get("/pledges.atom").body), "title")

    assert first == [
        "Share lists: Not assessed yet",
        "Open a hotline: Under way · deadline passed (31 Aug 2016)",
    ]
    assert then == first[::-1]


def test_status_feed_tells_of_status_alone(two_pledges: None, get: Get) -> None:
    feed = atom(get("/status.atom").body)

    assert texts(feed, "title") == [
        "Share lists: Not assessed yet",
        "Open a hotline: Under way · deadline passed (31 Aug 2016)",
        "Open a hotline: Under way",
        "Open a hotline: Not assessed yet",
    ]
    assert {name for (name,) in categories(feed)} == {"status"}


def test_status_feed_can_be_narrowed_and_asked_about_a_day(two_pledges: None, get: Get) -> None:
    feed = atom(get("/status.atom?obligor=china&kind=one_off&as_of=2016-08-01").body)

    assert texts(feed, "title") == ["Open a hotline: Under way", "Open a hotline: Not assessed yet"]


def test_pledge_has_a_feed_of_its_status_alone(published_verdict: object, get: Get) -> None:
    feed = atom(get("/pledges/open-a-hotline/status.atom").body)

    assert texts(feed, "id") == texts(atom(get("/status.atom").body), "id")
    assert texts(feed, "title")[-1] == "Status: Not assessed yet"


@pytest.mark.parametrize("address", ["/pledges.atom", "/status.atom", "/pledges/{}.atom"])
def test_names_outlive_a_rename(
    published_verdict: Any, get: Get, published_pledge: Pledge, address: str
) -> None:
    before = texts(atom(get(address.format(published_pledge.slug)).body), "id")
    by = factories.editor_actor()
    pledges.rename(published_pledge, slug="new-name", reason="Clearer.", by=by)

    after = texts(atom(get(address.format("new-name")).body), "id")

    assert set(before) <= set(after)


@pytest.mark.parametrize(("address", "told"), [("/updates.atom", 2), ("/status.atom", 2)])
def test_feed_ends_at_a_number_of_entries_and_says_so(
    two_pledges: None, get: Get, monkeypatch: pytest.MonkeyPatch, address: str, told: int
) -> None:
    factories.publish("update", id="second")
    factories.publish("update", id="third")
    for module in (lists, listed_pledges):
        monkeypatch.setattr(module, "NEWEST", told)

    feed = atom(get(address).body)

    assert len(texts(feed, "id")) == told
    assert f"The newest {told} entries" in (feed.findtext(f"{ATOM}subtitle") or "")


@pytest.mark.parametrize("address", ["/updates.atom", "/pledges.atom"])
def test_feed_that_ends_tells_the_newest(
    two_pledges: None, get: Get, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    """The update and the pledge that were published first go, those published last stay."""
    for each in ("second", "third"):
        factories.publish("pledge", id=each, made_on="2015-01")
        factories.publish("update", id=each, bearings=[factories.bearing(pledge=each)])
    for module in (lists, listed_pledges):
        monkeypatch.setattr(module, "NEWEST", 2)

    entries = atom(get(address).body).iter(f"{ATOM}entry")

    links = [each.find(f"{ATOM}link").attrib["href"] for each in entries]  # type: ignore[union-attr]
    assert [each.rsplit("/", 2)[1] for each in links] == ["third", "second"]


@pytest.mark.parametrize("address", [*FEEDS, "/updates.json"])
def test_feed_speaks_the_language_of_its_address(two_pledges: None, get: Get, address: str) -> None:
    chinese = get(f"/zh-hans{address}")

    if "json" in address:
        assert json_feed(chinese.body)["language"] == "zh-Hans"
    else:
        assert atom(chinese.body).attrib[XML_LANG] == "zh-hans"
    assert "/zh-hans/" in chinese.text


@pytest.mark.parametrize(
    ("query", "rights"),
    [
        ("", ["CC BY 4.0"]),
        ("?collection=own", ["CC BY 4.0"]),
        ("?collection=institute-pledges", ["CC BY-NC 4.0"]),
        ("?collection=own&collection=institute-pledges", []),
    ],
)
@pytest.mark.parametrize("address", ["/pledges.atom", "/status.atom"])
def test_feed_claims_no_rights_over_what_is_anothers(
    published_pledge: object, get: Get, address: str, query: str, rights: list[str]
) -> None:
    factories.scored_pledge("theirs")

    feed = atom(get(f"{address}{query}").body)

    assert [each.text for each in feed.findall(f"{ATOM}rights")] == rights


def test_feed_of_a_pledge_of_a_collection_names_its_licence(db: None, get: Get) -> None:
    factories.scored_pledge("theirs")

    feed = atom(get("/pledges/theirs.atom").body)

    assert feed.findtext(f"{ATOM}rights") == "CC BY-NC 4.0"


def correct(row: Any, **changes: str) -> None:
    factories.correct(row, changes=changes, change=Change.SUBSTANTIVE, reason="It was a test.")
