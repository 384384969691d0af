"""Which pledges call for somebody on a day, how many, and what is said of them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker.actions import together
from tracker.models.looks import Look, look_counts, pledges_for, standings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_verdict")]

LONG_AFTER = date(2020, 1, 1)


def calling(look: Look, on: date) -> list[str]:
    return [pledge.slug for pledge in pledges_for(look, on)]


def says(look: Look, on: date) -> str:
    (pledge,) = pledges_for(look, on).select_related("current")
    return standings([pledge], on)[pledge.pk].says(look, on)


@pytest.mark.parametrize(
    ("look", "first"),
    [(Look.DEADLINE, date(2016, 8, 1)), (Look.STALE, date(2017, 1, 2))],
    ids=["deadline", "stale"],
)
def test_pledge_calls_from_its_first_day_on(look: Look, first: date) -> None:
    day_before = date.fromordinal(first.toordinal() - 1)

    assert (calling(look, day_before), calling(look, first)) == ([], [factories.HOTLINE])
    assert calling(look, LONG_AFTER) == [factories.HOTLINE]


def test_repeating_duty_calls_once_an_occurrence_is_over() -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])

    assert calling(Look.OCCURRENCES, date(2016, 12, 31)) == []
    assert calling(Look.OCCURRENCES, date(2017, 1, 1)) == [factories.MEETINGS]


def test_pledge_is_under_review_until_the_next_verdict() -> None:
    review: dict[str, Any] = {"assessment": "under_review", "delivery": "", "confidence": ""}
    factories.publish("assessment", number=2, as_of="2016-07-02", **review)
    factories.publish("assessment", number=3, as_of="2016-07-05")

    days = [date(2016, 7, day) for day in (1, 2, 4, 5)]
    assert [len(calling(Look.UNDER_REVIEW, day)) for day in days] == [0, 1, 1, 0]


def test_review_of_an_earlier_verdict_waits_though_a_later_verdict_stands() -> None:
    review: dict[str, Any] = {"assessment": "under_review", "delivery": "", "confidence": ""}
    factories.publish("assessment", number=2, as_of="2016-07-05", delivery="initiated")
    factories.publish("assessment", number=3, as_of="2016-07-01", **review)

    assert calling(Look.UNDER_REVIEW, LONG_AFTER) == [factories.HOTLINE]
    assert look_counts(LONG_AFTER)[Look.UNDER_REVIEW] == 1
    assert says(Look.UNDER_REVIEW, LONG_AFTER) == "an earlier verdict is under review · Under way"

    factories.publish("assessment", number=4, as_of="2016-07-01")

    assert calling(Look.UNDER_REVIEW, LONG_AFTER) == []


def test_denied_breach_is_contested() -> None:
    denial = [factories.bearing(effect="breach_denied")]
    factories.publish("update", id="denial", kind="position", date="2016-07-03", bearings=denial)

    assert calling(Look.CONTESTED, date(2016, 7, 2)) == []
    assert calling(Look.CONTESTED, LONG_AFTER) == [factories.HOTLINE]


def test_every_list_is_counted_in_one_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        numbers = look_counts(LONG_AFTER)

    assert len(queries) == 1
    assert numbers == {
        Look.DEADLINE: 1,
        Look.STALE: 1,
        Look.OCCURRENCES: 0,
        Look.UNDER_REVIEW: 0,
        Look.CONTESTED: 0,
    }


@pytest.mark.parametrize(
    ("look", "on", "words"),
    [
        (Look.DEADLINE, date(2016, 8, 31), "due today · last checked 1 Jul 2016"),
        (
            Look.DEADLINE,
            LONG_AFTER,
            "deadline passed on 31 Aug 2016 · last checked 1 Jul 2016",
        ),
        (Look.STALE, LONG_AFTER, "last checked 1 Jul 2016 · Under way"),
    ],
    ids=["due", "overdue", "stale"],
)
def test_pledge_says_why_it_calls(look: Look, on: date, words: str) -> None:
    assert says(look, on) == words


def test_deadline_named_is_the_one_that_calls() -> None:
    version = factories.draft("pledge", id="shared", due="2020-01-20")
    obligation = version.pledge.obligations.get()
    obligation.due = "2019-01-31"
    obligation.save()
    together.publish([version], by=factories.editor_actor())

    (pledge,) = pledges_for(Look.DEADLINE, LONG_AFTER).filter(slug="shared")
    told = standings([pledge], LONG_AFTER)[pledge.pk].says(Look.DEADLINE, LONG_AFTER)
    assert told == "deadline passed on 31 Jan 2019 · never checked"
