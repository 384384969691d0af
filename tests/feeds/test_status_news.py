"""What the desk decides today is today's news in the feed of statuses, whatever day it is about."""

from __future__ import annotations

from typing import Any

import pytest
import time_machine

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import ATOM, atom, categories, texts
from tests.feeds.test_list_feeds import correct
from tracker.feeds import listed_pledges
from tracker.models import Assessment, StatusUpdate
from tracker.rules.vocabulary import Change

PUBLISHED, LATER = "2026-11-21T12:00:00+00:00", "2026-11-28T09:00:00+00:00"
ADDRESS = "/status.atom"


def told(get: Get) -> list[tuple[str, str, bool]]:
    """Each entry: what it says, the day on which it became news, and whether as a correction."""
    feed = atom(get(ADDRESS).body)
    titles = (each.removeprefix("Open a hotline: ") for each in texts(feed, "title"))
    days = (each[:10] for each in texts(feed, "updated"))
    marked = ("correction" in each for each in categories(feed))
    return list(zip(titles, days, marked, strict=True))


def test_verdict_about_years_ago_is_news_of_the_day_it_was_published(
    published_update: StatusUpdate, get: Get
) -> None:
    with time_machine.travel(LATER, tick=False):
        factories.publish("assessment")

        assert told(get) == [
            ("Under way · deadline passed (31 Aug 2016)", "2026-11-28", False),
            ("Under way", "2026-11-28", False),
            ("Not assessed yet", "2026-11-21", False),
        ]


def test_deadline_that_passes_is_news_of_that_day(db: None, get: Get) -> None:
    factories.publish("pledge", due="2026-11-24")

    with time_machine.travel(LATER, tick=False):
        assert told(get) == [
            ("Not assessed yet · deadline passed (24 Nov 2026)", "2026-11-25", False),
            ("Not assessed yet", "2026-11-21", False),
        ]


def test_correction_of_an_old_update_is_told_at_once_and_marked(
    published_update: StatusUpdate, published_verdict: object, get: Get
) -> None:
    with time_machine.travel(LATER, tick=False):
        correct(published_update.current, fact_en="The hotline was tested.")

        assert told(get) == [
            ("Under review · deadline passed (31 Aug 2016)", "2026-11-28", True),
            ("Under review", "2026-11-28", True),
            ("Not assessed yet", "2026-11-21", False),
        ]
        assert atom(get(ADDRESS).body).findtext(f"{ATOM}updated") == LATER


def test_typing_error_in_a_verdict_is_no_change_of_status(
    published_verdict: Assessment, get: Get
) -> None:
    before = told(get)
    with time_machine.travel(LATER, tick=False):
        changes = {"reason_en": "It was opened; no call is known yet."}
        factories.correct(published_verdict, changes=changes, change=Change.TYPO)

        assert told(get) == before


def test_status_that_a_withdrawn_verdict_gives_way_to_is_a_correction(
    published_verdict: Assessment, get: Get
) -> None:
    with time_machine.travel(LATER, tick=False):
        factories.withdraw(published_verdict)

        assert [each for each in told(get) if each[2]] == [("Not assessed yet", "2026-11-28", True)]


def test_deadline_corrected_is_a_correction_from_then_on(published_pledge: Any, get: Get) -> None:
    with time_machine.travel(LATER, tick=False):
        correct(published_pledge.current, due="2017-08-31")

        assert told(get) == [
            ("Not assessed yet · deadline passed (31 Aug 2017)", "2026-11-28", True),
            ("Not assessed yet", "2026-11-21", False),
        ]


def test_short_feed_holds_what_was_decided_last(
    published_verdict: Assessment, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Though the status of the other pledge changed later in the world."""
    factories.publish("pledge", id="other", due="2026-11-24")
    monkeypatch.setattr(listed_pledges, "NEWEST", 1)
    with time_machine.travel(LATER, tick=False):
        factories.publish("assessment", number=2, as_of="2016-08-01", delivery="no_evidence")

        assert [day for _, day, _ in told(get)] == ["2026-11-28"]
