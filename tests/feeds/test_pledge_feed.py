"""The feed of one pledge: everything that happens to it, under names that last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.actions import pledges
from tracker.models import Checkpoint, Pledge, StatusUpdate
from tracker.rules.vocabulary import Change

FEED = f"/pledges/{factories.HOTLINE}.atom"
ATOM = "{http://www.w3.org/2005/Atom}"
Read = Callable[..., ET.Element]


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """It is 21 November 2026."""
    with time_machine.travel("2026-11-21T12:00:00+00:00", tick=False):
        yield


@pytest.fixture
def feed(db: None, client: Client) -> Read:
    """`feed()`: the feed of the hotline, parsed."""

    def parsed(address: str = FEED) -> ET.Element:
        response = client.get(address)
        assert response.status_code == 200
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ET.fromstring(response.content)

    return parsed


def entries(feed: ET.Element, category: str) -> list[ET.Element]:
    """The entries of one sort."""
    return [
        entry
        for entry in feed.iter(f"{ATOM}entry")
        if entry.find(f"{ATOM}category").attrib["term"] == category  # type: ignore[union-attr]
    ]


def texts(found: list[ET.Element], tag: str) -> list[str]:
    return [entry.findtext(f"{ATOM}{tag}") or "" for entry in found]


def test_feed_names_itself_its_page_and_the_state_of_the_record(
    published_verdict: object, feed: Read
) -> None:
    head = Checkpoint.objects.latest("size")

    root = feed()

    links = {each.attrib["rel"]: each.attrib["href"] for each in root.findall(f"{ATOM}link")}
    assert root.findtext(f"{ATOM}title") == "Open a hotline · Followthrough"
    assert links["alternate"] == f"{settings.SITE_URL}/pledges/open-a-hotline/"
    assert links["self"] == f"{settings.SITE_URL}{FEED}"
    assert f"record {head.size} · root {head.root[:8]}" in (root.findtext(f"{ATOM}subtitle") or "")


def test_every_step_of_the_status_is_an_entry(published_verdict: object, feed: Read) -> None:
    found = entries(feed(), "status")

    assert texts(found, "title") == [
        "Status: Under way · deadline passed (31 Aug 2016)",
        "Status: Under way",
        "Status: Not assessed yet",
    ]


def test_step_that_lies_ahead_is_not_told(db: None, feed: Read) -> None:
    factories.publish("pledge", due="2030")

    assert texts(entries(feed(), "status"), "title") == ["Status: Not assessed yet"]


def test_update_and_verdict_are_entries_with_their_addresses(
    published_verdict: object, feed: Read
) -> None:
    root = feed()

    (update,), (verdict,) = entries(root, "update"), entries(root, "verdict")
    assert update.findtext(f"{ATOM}summary") == "The hotline was opened."
    assert verdict.findtext(f"{ATOM}title") == "Verdict: Initiated"
    assert [each.find(f"{ATOM}link").attrib["href"] for each in (update, verdict)] == [  # type: ignore[union-attr]
        f"{settings.SITE_URL}/updates/hotline-opened/",
        f"{settings.SITE_URL}/pledges/open-a-hotline/#verdict-1",
    ]


def test_correction_is_marked_as_one_and_keeps_the_name_of_what_it_corrects(
    published_update: StatusUpdate, feed: Read
) -> None:
    assert published_update.current is not None
    before = texts(entries(feed(), "update"), "id")
    factories.correct(
        published_update.current,
        changes={"fact_en": "The hotline was tested."},
        change=Change.SUBSTANTIVE,
        reason="It was a test.",
        by=factories.editor_actor(),
    )

    root = feed()

    (correction,) = entries(root, "correction")
    assert correction.findtext(f"{ATOM}title") == "Correction: Corrected (hotline-opened)"
    assert correction.findtext(f"{ATOM}summary") == "It was a test."
    assert texts(entries(root, "update"), "id") == before
    assert texts(entries(root, "update"), "summary") == ["The hotline was tested."]


def test_names_last_and_no_two_entries_share_one(published_verdict: object, feed: Read) -> None:
    names = texts(list(feed().iter(f"{ATOM}entry")), "id")

    assert len(names) == len(set(names)) == 5
    assert all(name.startswith("tag:127.0.0.1,2026:") for name in names)
    assert names == texts(list(feed().iter(f"{ATOM}entry")), "id")


def test_feed_speaks_the_language_of_its_address(db: None, feed: Read) -> None:
    factories.publish("pledge", title_zh="设立热线")

    root = feed(f"/zh-hans{FEED}")

    assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-hans"
    assert (root.findtext(f"{ATOM}title") or "").startswith("设立热线")
    assert root.findtext(f"{ATOM}id") != feed().findtext(f"{ATOM}id")


@pytest.mark.parametrize("text", ["]]> <b>&amp;", "\x01\ufffe\x1f", "\u202eRTL", "x" * 10_000])
def test_feed_is_well_formed_whatever_the_record_says(db: None, feed: Read, text: str) -> None:
    factories.publish("pledge", title_en=f"T{text[:150]}")
    factories.publish("update", fact_en=f"F{text}")

    root = feed()

    assert (root.findtext(f"{ATOM}title") or "").startswith("T")
    assert texts(entries(root, "update"), "summary")[0].startswith("F")


def test_draft_is_not_told(published_verdict: object, feed: Read) -> None:
    factories.draft("update", id="secret", fact_en="unpublished-marker")
    factories.draft("assessment", number=2, reason_en="unpublished-marker")

    assert "unpublished-marker" not in ET.tostring(feed(), encoding="unicode")


def test_withdrawn_pledge_tells_that_it_was_withdrawn(published_pledge: Pledge, feed: Read) -> None:
    factories.withdraw(published_pledge.current)

    assert "Withdrawn from the record" in texts(entries(feed(), "correction"), "title")[0]


def test_renamed_pledge_leads_on(published_pledge: Pledge, client: Client) -> None:
    by = factories.editor_actor()
    pledges.rename(published_pledge, slug="new-name", reason="Clearer.", by=by)

    response = client.get(f"/zh-hans{FEED}")

    assert (response.status_code, response["Location"]) == (301, "/zh-hans/pledges/new-name.atom")


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("get", "/pledges/no-such-pledge.atom", 404),
        ("get", "/pledges/secret-draft.atom", 404),
        ("get", f"{FEED}?as_of=2016-01-01", 400),
        ("get", f"{FEED}?colour=red", 400),
        ("post", FEED, 405),
        ("head", FEED, 200),
    ],
)
def test_feed_takes_no_question_and_nothing_else(
    published_pledge: object,
    draft_pledge: object,
    client: Client,
    method: str,
    address: str,
    status: int,
) -> None:
    assert getattr(client, method)(address).status_code == status


def test_feed_takes_as_many_queries_for_one_update_as_for_many(
    published_verdict: object, feed: Read
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            feed()
        return len(captured)

    once = queries()
    for each in range(2, 5):
        factories.publish("update", id=f"update-{each}")
        factories.publish("assessment", number=each, as_of=f"2016-0{each + 5}-02")

    assert queries() == once
