"""Publication: drafts become public with what they name, each with one log entry."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import drafting, together
from tracker.models import (
    Actor,
    Assessment,
    LogEntry,
    Mechanism,
    Pledge,
    PledgeVersion,
    Segment,
    Source,
    StatusUpdate,
)
from tracker.models.base import Content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def newest_entry() -> LogEntry:
    return LogEntry.objects.latest("seq")


def entries_since(seq: int) -> list[tuple[str, str]]:
    newer = LogEntry.objects.filter(seq__gt=seq).order_by("seq")
    return list(newer.values_list("verb", "subject_id"))


def test_entry_names_the_pledges_it_touches() -> None:
    later = factories.publish("pledge_link")

    touched = {index.pledge.slug for index in later.entry.pledges.all()}

    assert touched == {factories.HOTLINE, factories.MEETINGS}


def test_reference_is_registered_once() -> None:
    before = newest_entry().seq

    factories.publish("pledge", id="second-pledge")

    assert entries_since(before) == [("publish", "second-pledge")]


def test_reference_that_nothing_names_stays_private() -> None:
    factories.draft("source", id="unused")

    factories.publish("pledge", id="second-pledge")

    assert not Source.published.filter(slug="unused").exists()


def test_forum_of_the_next_round_becomes_public_with_the_pledge() -> None:
    factories.publish(
        "pledge",
        id="second-pledge",
        due="",
        trigger_relation="before",
        trigger_next_round_of="other-forum",
        trigger_after="first-round",
    )

    assert Mechanism.published.filter(slug="other-forum").exists()


@pytest.mark.parametrize(
    ("noun", "changes", "field", "hidden"),
    [
        ("wording", {"number": 9, "pledge": "hidden"}, "pledge", "pledge"),
        ("pledge", {"id": "newcomer", "dialogue": "hidden"}, "dialogue", "dialogue"),
        ("pledge", {"id": "newcomer", "part_of": "hidden"}, "pledge", "pledge"),
        (
            "update",
            {"id": "newcomer", "bearings": [factories.bearing(pledge="hidden")]},
            "pledge",
            "pledge",
        ),
        ("conflict", {"updates": ["hidden"]}, "update", "update"),
    ],
)
def test_naming_what_is_not_public_is_refused(
    actor: Actor, noun: str, changes: dict[str, Any], field: str, hidden: str
) -> None:
    factories.draft(hidden, id="hidden")
    row = factories.draft(noun, **changes)

    with refusal(field, "'hidden' is not published yet"):
        together.publish([row], by=actor)


def test_verdict_on_a_draft_is_refused(actor: Actor) -> None:
    factories.draft("pledge", id="hidden")
    row = factories.draft("assessment", pledge="hidden")

    with refusal("pledge", "the pledge is not published"):
        together.publish([row], by=actor)


def test_publishing_twice_is_refused(pledge_version: PledgeVersion, actor: Actor) -> None:
    with refusal("state", "is already published"):
        together.publish([pledge_version], by=actor)


def test_bearings_of_an_update_become_public_with_it(update: StatusUpdate) -> None:
    assert update.current is not None

    assert [bearing.entry_id for bearing in update.bearings.all()] == [update.current.entry_id]


def test_identity_points_to_what_is_published(pledge: Pledge) -> None:
    version = pledge.versions.get()

    assert pledge.current == version
    assert version.is_current


def test_status_of_a_pledge_is_there_at_once(pledge: Pledge) -> None:
    labels = list(Segment.objects.of_pledges().values_list("label", flat=True).distinct())

    assert set(labels) == {"not_assessed", "under_way"}


def test_pledge_with_parts_is_a_bundle(pledge: Pledge) -> None:
    factories.publish("pledge", id="a-part", part_of=pledge.slug)

    pledge.refresh_from_db()

    assert pledge.is_bundle


def test_settled_pledge_says_so() -> None:
    version = factories.publish("pledge", id="second-pledge", settled_at_adoption=True)

    assert Pledge.objects.get(pk=version.pledge_id).settled


def test_strengths_of_wordings_are_summed_up(pledge: Pledge) -> None:
    factories.publish("wording", number=1, strength="plan")
    factories.publish("wording", number=2, strength="absent")

    pledge.refresh_from_db()

    assert (pledge.strongest, pledge.weakest) == ("plan", "absent")


def test_new_round_fixes_the_deadline_that_hangs_on_it() -> None:
    waiting = factories.publish(
        "pledge",
        id="waiting",
        due="",
        trigger_relation="before",
        trigger_next_round_of="joint-dialogue",
        trigger_after="first-round",
    )
    fixed = Segment.objects.filter(pledge=waiting.pledge, due_latest__isnull=False)
    assert not fixed.exists()

    factories.publish("dialogue", id="second-round", round=2, date="2016-06-14")

    assert {str(day) for day in fixed.values_list("due_latest", flat=True)} == {"2016-06-14"}


@pytest.mark.parametrize("noun", ["conflict", "external_verdict", "indicator_point", "milestone"])
def test_content_without_status_leaves_status_alone(noun: str) -> None:
    before = list(Segment.objects.filter(pledge__slug=factories.HOTLINE).values_list()[1:])

    factories.publish(noun)

    after = Segment.objects.filter(pledge__slug=factories.HOTLINE).count()
    assert after == len(before) + 1


def test_publishing_nothing_writes_nothing(actor: Actor) -> None:
    before = newest_entry()
    nothing: list[Content] = []

    entries = together.publish(nothing, by=actor).entries

    assert entries == []
    assert newest_entry() == before


def test_one_fault_among_many_stops_all(actor: Actor) -> None:
    sound = factories.draft("pledge", id="sound")
    (faulty,) = drafting.draft("update", [factories.update_content(id="faulty", citations=[])])

    with refusal("citations", rule=13):
        together.publish([sound, faulty], by=actor)

    assert Assessment.published.count() == 1
