"""Whose copy is still good: the ETag follows the record, the day, the address, nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests import factories
from tracker import conditional
from tracker.build import built_at

NOON = "2026-11-21T12:00:00+00:00"
pytestmark = pytest.mark.django_db


def tag(address: str) -> str:
    request = RequestFactory().get(address)
    return conditional.validators(request, conditional.edition(), language="en").etag


def answered(request: HttpRequest) -> HttpResponse:
    return conditional.answer(request, conditional.edition(), lambda: HttpResponse("whole"))


def test_order_of_parameters_does_not_matter() -> None:
    assert tag("/pledges.csv?q=a&sort=due") == tag("/pledges.csv?sort=due&q=a")


@pytest.mark.parametrize(
    "other",
    ["/pledges.json?q=a", "/zh-hans/pledges.csv?q=a", "/pledges.csv?q=b", "/pledges.csv?q=a&q=b"],
)
def test_every_address_has_a_tag_of_its_own(other: str) -> None:
    assert tag("/pledges.csv?q=a") != tag(other)


def test_tag_changes_with_the_record_and_with_the_day() -> None:
    with time_machine.travel(NOON, tick=False):
        empty = tag("/pledges.csv")
        factories.publish("pledge")
        published = tag("/pledges.csv")
    with time_machine.travel("2026-11-22T00:00:00+00:00", tick=False):
        next_day = tag("/pledges.csv")

    assert len({empty, published, next_day}) == 3


def test_answer_is_as_old_as_the_newest_thing_it_rests_on() -> None:
    built = datetime.fromtimestamp(built_at(), UTC)
    with time_machine.travel(NOON, tick=False):
        factories.publish("pledge")
        told = conditional.edition()
    with time_machine.travel("2026-11-22T05:00:00+00:00", tick=False):
        later = conditional.edition()

    assert told.changed == max(built, datetime(2026, 11, 21, 12, tzinfo=UTC))
    assert later.changed == max(built, datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("good tag", 304),
        ("strong tag", 304),
        ("one of several", 304),
        ("*", 304),
        ('"another"', 200),
        ("no tag at all", 200),
    ],
)
def test_reader_who_has_it_is_told_so(header: str, status: int) -> None:
    good = tag("/pledges.csv")
    sent = {
        "good tag": good,
        "strong tag": good.removeprefix("W/"),
        "one of several": f'"x", {good}',
    }

    request = RequestFactory().get(
        "/pledges.csv", headers={"if-none-match": sent.get(header, header)}
    )
    response = answered(request)

    assert (response.status_code, response.content) == (status, b"whole" if status == 200 else b"")
    assert (response["ETag"], response["Cache-Control"]) == (good, "no-cache")


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Fri, 01 Jan 2100 00:00:00 GMT", 304),
        ("Thu, 01 Jan 1998 00:00:00 GMT", 200),
        ("yesterday", 200),
    ],
)
def test_reader_may_ask_by_date(since: str, status: int) -> None:
    request = RequestFactory().get("/pledges.csv", headers={"if-modified-since": since})

    assert answered(request).status_code == status
