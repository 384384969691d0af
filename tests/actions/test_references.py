"""Reference rows: registered in private, revised in public with a log entry."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import references
from tracker.actions.actors import loader
from tracker.models import Actor, DeskEvent, LogEntry, Mechanism, Party, Segment, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def revise(row: Any, actor: Actor, **changes: Any) -> Any:
    return references.revise(row, changes=changes, reason="More is known.", by=actor)


def test_registered_row_is_private() -> None:
    row = references.register("party", factories.party_content(id="nobody", name_en="Nobody"))

    assert row.entry is None
    assert not Party.published.filter(slug="nobody").exists()


def test_private_row_is_revised_without_the_log(actor: Actor) -> None:
    row = factories.draft("topic", id="radio")
    before = LogEntry.objects.count()

    revise(row, actor, name_en="Radio")

    assert Topic.objects.get(slug="radio").name_en == "Radio"
    assert LogEntry.objects.count() == before


def test_only_a_person_leaves_a_trace_at_the_desk(actor: Actor) -> None:
    row = factories.draft("topic", id="radio")

    revise(row, loader(), name_en="Radio")
    revise(row, actor, name_en="The radio")

    (event,) = DeskEvent.objects.filter(noun="topic", public_id="radio")
    assert event.user == actor.user


def test_public_row_is_revised_in_the_log(actor: Actor) -> None:
    row = Topic.objects.get(slug="hotlines")

    revise(row, actor, name_en="Hot lines")

    newest = LogEntry.objects.latest("seq")
    assert (newest.verb, newest.subject_id, newest.reason) == (
        "revise",
        "hotlines",
        "More is known.",
    )
    assert json.loads(newest.body.body or "")["content"]["name_en"] == "Hot lines"
    assert Topic.published.get(slug="hotlines").entry == newest


def test_row_that_a_revision_names_becomes_public(actor: Actor) -> None:
    factories.draft("mechanism", id="next-forum")

    revise(Mechanism.objects.get(slug="joint-dialogue"), actor, succeeded_by="next-forum")

    assert Mechanism.published.filter(slug="next-forum").exists()


def test_members_of_a_public_mechanism_change_in_the_log(actor: Actor) -> None:
    mechanism = Mechanism.objects.get(slug="joint-dialogue")

    revise(mechanism, actor, parties=["china", "united-states"])

    assert mechanism.parties.count() == 2


def test_end_of_a_mechanism_stops_what_waits_for_its_next_round(actor: Actor) -> None:
    factories.publish(
        "pledge",
        id="waiting",
        due="",
        trigger_relation="before",
        trigger_next_round_of="joint-dialogue",
        trigger_after="first-round",
    )

    revise(Mechanism.objects.get(slug="joint-dialogue"), actor, ended="2017-01-01")

    timings = Segment.objects.filter(pledge__slug="waiting").order_by("valid_from")
    assert [each.timing for each in timings.of_pledges()] == ["upcoming", "stopped"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name_en": ""}, "name_en"),
        ({"kind": "planet"}, "kind"),
        ({"parent": "nobody"}, "parent"),
        ({"parent": "china"}, "parent"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_faulty_revision_is_refused_by_field(
    actor: Actor, changes: dict[str, Any], field: str
) -> None:
    party = Party.objects.get(slug="china")

    with refusal(field):
        revise(party, actor, **changes)


def test_revision_of_a_public_row_needs_a_reason(actor: Actor) -> None:
    topic = Topic.objects.get(slug="hotlines")

    with refusal("reason", rule=30):
        references.revise(topic, changes={"name_en": "Hot lines"}, reason=" ", by=actor)


def test_revision_does_not_change_the_id(actor: Actor) -> None:
    topic = revise(Topic.objects.get(slug="hotlines"), actor, id="new-id")

    assert topic.slug == "hotlines"
