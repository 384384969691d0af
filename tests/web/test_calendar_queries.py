"""The calendar asks the database as often for many pledges as for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Read

CALENDAR = "/calendar/"


@pytest.fixture
def count(read: Read) -> Callable[[], int]:
    """How many queries the calendar takes once everything that is kept is kept."""

    def queries() -> int:
        read(CALENDAR)
        with CaptureQueriesContext(connection) as captured:
            assert read(CALENDAR).status == 200
        return len(captured)

    return queries


def test_calendar_takes_as_many_queries_for_one_of_each_as_for_many(
    db: None, count: Callable[[], int]
) -> None:
    some_of_each(1, 1)
    once = count()
    some_of_each(2, 3)

    assert count() == once


def some_of_each(first: int, last: int) -> None:
    for each in range(first, last + 1):
        recurring = f"recurring-{each}"
        factories.publish("pledge", id=f"pledge-{each}", due="2027-03")
        factories.publish_all("pledge", [factories.recurring_pledge_content(id=recurring)])
        factories.publish("update", id=f"update-{each}", bearings=[bearing(pledge=recurring)])
        factories.publish("milestone", pledge=recurring, evidence=f"update-{each}")
        factories.publish("assessment", pledge=recurring, evidence=[f"update-{each}"])
        factories.publish(
            "pledge",
            id=f"at-rounds-{each}",
            kind="recurring",
            due="",
            recurs_each_round_of="joint-dialogue",
        )
