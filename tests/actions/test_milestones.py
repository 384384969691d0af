"""Occurrences of a repeated duty: proposed from the record, confirmed as drafts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import milestones
from tracker.models import DeskEvent, Milestone, PledgeVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

ON = date(2017, 6, 1)


@pytest.fixture
def meetings() -> PledgeVersion:
    """Two meetings a year from 2016 on; one in June 2016 is on record."""
    (version,) = factories.publish_all("pledge", [factories.recurring_pledge_content()])
    factories.publish(
        "update",
        id="met-in-june",
        date="2016-06-14",
        bearings=[factories.bearing(pledge=factories.MEETINGS, effect="advanced")],
    )
    found: PledgeVersion = version
    return found


def outcome(**changes: Any) -> dict[str, Any]:
    held = {"number": 1, "outcome": "held", "evidence": "met-in-june", "note_en": ""}
    return held | changes


def waiting(version: PledgeVersion) -> list[tuple[int, str | None, str | None]]:
    opened = milestones.slots_of(version, ON)
    found = milestones.to_confirm(version, opened, ON)
    return [(each.slot.number, each.outcome, each.update) for each in found]


def test_occurrences_wait_with_what_the_record_proposes(meetings: PledgeVersion) -> None:
    assert waiting(meetings) == [(1, "held", "met-in-june"), (2, None, None)]


def test_confirmed_occurrence_is_drafted_and_waits_no_more(
    meetings: PledgeVersion, analyst: User
) -> None:
    (row,) = milestones.confirm(meetings, [outcome()], on=ON, by=analyst)

    assert (row.state, row.drafted_by, row.evidence) == (
        "draft",
        analyst,
        meetings.pledge.bearings.get().update,
    )
    assert waiting(meetings) == [(2, None, None)]


def test_confirmed_occurrences_are_submitted_with_a_note_at_the_desk(
    meetings: PledgeVersion, analyst: User
) -> None:
    (row,) = milestones.confirm(meetings, [outcome()], on=ON, by=analyst, submit=True)

    assert row.state == "submitted"
    assert DeskEvent.objects.get().public_id == "meet-twice-a-year/1"


def test_withdrawn_update_is_not_proposed(meetings: PledgeVersion) -> None:
    factories.withdraw(meetings.pledge.bearings.get().update.current)

    assert waiting(meetings) == [(1, None, None), (2, None, None)]


def test_occurrences_stop_when_the_duty_ended(meetings: PledgeVersion) -> None:
    factories.publish(
        "update",
        id="given-up",
        date="2016-11-01",
        bearings=[factories.bearing(pledge=factories.MEETINGS, effect="superseded")],
    )

    assert waiting(meetings) == []


def test_single_act_has_no_occurrences(pledge_version: PledgeVersion) -> None:
    assert milestones.slots_of(pledge_version, ON) == []


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"number": 9}, "number", "no such occurrence"),
        ({"outcome": "expected"}, "outcome", "expected until"),
        ({"evidence": None}, "evidence", "name the update"),
    ],
    ids=["no such number", "expected", "held without an update"],
)
def test_confirmation_is_refused(
    changes: dict[str, Any], field: str, reason: str, meetings: PledgeVersion, analyst: User
) -> None:
    with refusal(field, reason):
        milestones.confirm(meetings, [outcome(**changes)], on=ON, by=analyst)


def test_occurrence_is_confirmed_once(meetings: PledgeVersion, analyst: User) -> None:
    milestones.confirm(meetings, [outcome()], on=ON, by=analyst)

    with refusal("number", "already"):
        milestones.confirm(meetings, [outcome()], on=ON, by=analyst)

    assert Milestone.objects.count() == 1


def test_nothing_chosen_is_refused(meetings: PledgeVersion, analyst: User) -> None:
    with refusal("outcome", "choose"):
        milestones.confirm(meetings, [], on=ON, by=analyst)
