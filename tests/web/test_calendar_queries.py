"""The calendar asks the database as often for many pledges as for one."""

from __future__ import annotations

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Count

CALENDAR = "/calendar/"


def test_calendar_takes_as_many_queries_for_one_of_each_as_for_many(db: None, count: Count) -> None:
    some_of_each(1, 1)
    once = count(CALENDAR)
    some_of_each(2, 3)

    assert count(CALENDAR) == once


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
