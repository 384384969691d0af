"""The days from which the desk has to look again follow every publication."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from tests import factories
from tests.actions.tampering import findings, tamper
from tracker.actions import projections, together
from tracker.models import Pledge

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

RECURRING: dict[str, Any] = {
    "kind": "recurring",
    "due": "",
    "basis": "none",
    "recurs_count": 1,
    "recurs_per": "P1Y",
    "recurs_start": "2016-01-01",
}


def again(slug: str = factories.HOTLINE) -> Pledge:
    return Pledge.objects.get(slug=slug)


def test_verdict_moves_the_days_to_look_again() -> None:
    before = again()
    factories.publish("assessment", number=2, as_of="2016-09-10")

    assert (before.stale_from, before.deadline_look_from) == (date(2017, 1, 2), date(2016, 8, 1))
    assert (again().stale_from, again().deadline_look_from) == (date(2017, 3, 11), None)


def test_pledge_nobody_ever_checked_is_stale_half_a_year_after_it_was_made() -> None:
    factories.publish("pledge", id="unchecked", due="2017-06-30")

    assert again("unchecked").stale_from == date(2016, 6, 3)
    assert again("unchecked").deadline_look_from == date(2017, 5, 31)


def test_own_deadline_of_an_obligor_calls_for_a_look() -> None:
    version = factories.draft("pledge", id="shared", due="", basis="none")
    obligation = version.pledge.obligations.get()
    obligation.due = "2016-03-31"
    obligation.save()
    together.publish([version], by=factories.editor_actor())

    assert again("shared").deadline_look_from == date(2016, 3, 1)


@pytest.mark.parametrize(
    "changes",
    [{"settled_at_adoption": True}, {"id": "part", "part_of": "whole"}],
    ids=["settled at adoption", "bundle"],
)
def test_what_is_never_judged_calls_for_no_check(changes: dict[str, Any]) -> None:
    factories.publish("pledge", id="whole", **({} if "part_of" in changes else changes))
    if "part_of" in changes:
        factories.publish("pledge", **changes)

    assert (again("whole").stale_from, again("whole").deadline_look_from) == (None, None)


def test_withdrawn_pledge_calls_for_nothing() -> None:
    factories.publish("pledge", id="recurs", **RECURRING)
    factories.withdraw(again("recurs").current)

    pledge = again("recurs")
    assert (pledge.stale_from, pledge.deadline_look_from, pledge.unconfirmed_from) == (None,) * 3


def test_occurrence_without_a_milestone_waits_from_its_end() -> None:
    factories.publish("pledge", id="recurs", **RECURRING)

    assert again("recurs").unconfirmed_from == date(2017, 1, 1)


def test_milestone_confirms_an_occurrence() -> None:
    factories.publish("pledge", id="recurs", **RECURRING)
    factories.publish("milestone", pledge="recurs", number=1)

    assert again("recurs").unconfirmed_from == date(2018, 1, 1)


def test_drafted_milestone_confirms_nothing_yet() -> None:
    factories.publish("pledge", id="recurs", **RECURRING)
    factories.draft("milestone", pledge="recurs", number=1)
    projections.describe([again("recurs").pk])

    assert again("recurs").unconfirmed_from == date(2017, 1, 1)


def test_occurrences_end_with_the_duty() -> None:
    factories.publish("pledge", id="recurs", **RECURRING)
    ending = factories.bearing(pledge="recurs", effect="lapsed")
    factories.publish("update", id="lapse", date="2016-06-30", bearings=[ending])

    assert again("recurs").unconfirmed_from is None


def test_record_older_than_these_days_gets_them_by_migrating() -> None:
    before = again()
    Pledge.objects.update(stale_from=None, deadline_look_from=None, unconfirmed_from=None)

    call_command("migrate", verbosity=0)

    pledge = again()
    assert pledge.stale_from is not None
    assert (pledge.stale_from, pledge.deadline_look_from) == (
        before.stale_from,
        before.deadline_look_from,
    )


def test_record_older_than_the_order_of_lists_gets_it_by_migrating() -> None:
    before = again()
    Pledge.objects.update(sorted_on=None)

    call_command("migrate", verbosity=0)

    assert again().sorted_on == before.sorted_on == date(2015, 12, 2)


@pytest.mark.parametrize(
    "column", ["stale_from", "deadline_look_from", "unconfirmed_from", "sorted_on"]
)
def test_altered_day_is_found(column: str) -> None:
    tamper(lambda: Pledge.objects.filter(slug=factories.HOTLINE).update(**{column: "2030-01-01"}))

    assert findings() == [
        f"pledge {factories.HOTLINE}: what lists show of it does not follow from it"
    ]
