"""The facts that statuses follow from, read from the record."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tracker.actions import updates
from tracker.models import Actor, Assessment, LogEntry, Pledge, PledgeVersion, StatusUpdate
from tracker.models.facts import facts_of, recurrence_of
from tracker.rules.edtf import parse
from tracker.rules.pledge_facts import PledgeFacts
from tracker.rules.recurrence import Recurrence, RecurrenceKind
from tracker.rules.triggers import Trigger
from tracker.rules.vocabulary import Change, Delivery, Effect, Relation

pytestmark = pytest.mark.django_db


def facts(pledge: Pledge, revision: int | None = None) -> PledgeFacts:
    found = facts_of(pledge, revision)
    assert found is not None
    return found


def head() -> int:
    return LogEntry.objects.latest("seq").seq


def test_draft_has_no_facts(draft_pledge: PledgeVersion) -> None:
    assert facts_of(draft_pledge.pledge) is None


def test_withdrawn_pledge_has_no_facts(published_pledge: Pledge) -> None:
    assert published_pledge.current is not None
    factories.withdraw(published_pledge.current)

    assert facts_of(published_pledge) is None


def test_facts_hold_who_what_and_when(published_verdict: Assessment) -> None:
    found = facts(published_verdict.pledge)

    assert [each.party for each in found.obligors] == ["china"]
    assert found.due == parse("2016-08-31")
    assert [each.effect for each in found.effects] == [Effect.INITIATED]
    assert [each.delivery for each in found.verdicts] == [Delivery.INITIATED]


def test_facts_of_a_revision_are_those_of_then(published_verdict: Assessment, actor: Actor) -> None:
    pledge, before = published_verdict.pledge, head()
    version = PledgeVersion.objects.get()
    changes = {"due": "2016-12-31"}
    factories.correct(
        version, changes=changes, change=Change.SUBSTANTIVE, reason="Misread.", by=actor
    )
    update = StatusUpdate.objects.get()
    updates.add_bearing(
        update, pledge=pledge, effect=Effect.ADVANCED, reason="It says so.", by=actor
    )

    then, now = facts(pledge, before), facts(pledge)

    assert (then.due, now.due) == (parse("2016-08-31"), parse("2016-12-31"))
    assert (len(then.effects), len(now.effects)) == (1, 2)


def test_draft_verdict_is_no_fact(published_verdict: Assessment) -> None:
    factories.draft("assessment", number=2)

    assert len(facts(published_verdict.pledge).verdicts) == 1


def test_bearing_of_a_draft_is_no_fact(published_pledge: Pledge) -> None:
    factories.draft("update")

    assert facts(published_pledge).effects == ()


def test_bearing_of_a_withdrawn_update_is_no_fact(published_update: StatusUpdate) -> None:
    assert published_update.current is not None
    factories.withdraw(published_update.current)

    assert facts(Pledge.objects.get()).effects == ()


def test_effect_without_a_last_day_is_on_no_day(published_pledge: Pledge) -> None:
    factories.publish("update", date="2016-06-14/..")

    assert facts(published_pledge).effects == ()


def test_effect_on_one_obligor_names_it(published_pledge: Pledge) -> None:
    factories.publish("update", bearings=[factories.bearing(obligor="china")])

    assert [each.obligor for each in facts(published_pledge).effects] == ["china"]


@pytest.mark.parametrize(
    ("kind", "effect", "denies"),
    [
        ("position", "breach_denied", True),
        ("position", "breach_alleged", False),
        ("event", "breach_denied", False),
    ],
)
def test_only_a_position_denies(
    published_pledge: Pledge, kind: str, effect: str, denies: bool
) -> None:
    factories.publish("update", kind=kind, bearings=[factories.bearing(effect=effect)])

    assert [each.denies for each in facts(published_pledge).effects] == [denies]


def test_day_of_delivery_is_that_of_the_cited_report(published_pledge: Pledge) -> None:
    factories.publish("update", bearings=[factories.bearing(effect="delivered")])
    factories.publish("assessment", delivery="delivered")

    (verdict,) = facts(published_pledge).verdicts

    assert verdict.delivered_on == parse("2016-06-14")


def test_delivery_by_one_obligor_is_no_other_obligors_day(db: None) -> None:
    both = ["china", "united-states"]
    pledge = factories.published_pledge(joint=True, obligors=both, counterparts=[])
    bearings = [
        factories.bearing(obligor="united-states", effect="delivered"),
        factories.bearing(obligor="china", effect="initiated"),
    ]
    factories.publish("update", bearings=bearings)
    factories.publish("assessment", obligor="china")

    (verdict,) = facts(pledge).verdicts

    assert (verdict.obligor, verdict.delivered_on) == ("china", None)


def test_deadline_may_hang_on_one_dialogue(db: None) -> None:
    pledge = factories.published_pledge(
        due="", trigger_relation="before", trigger_dialogue="second-round"
    )

    found = facts(pledge)

    assert found.trigger == Trigger(Relation.BEFORE, dialogue="second-round")
    assert {each.id for each in found.rounds} == {"first-round", "second-round"}


def test_deadline_may_hang_on_the_next_round(db: None) -> None:
    pledge = factories.published_pledge(
        due="",
        trigger_relation="after",
        trigger_next_round_of="joint-dialogue",
        trigger_after="first-round",
    )

    assert facts(pledge).trigger == Trigger(
        Relation.AFTER, next_round_of="joint-dialogue", after="first-round"
    )


def test_rounds_of_dialogues_outside_any_forum_are_known(db: None) -> None:
    factories.publish("dialogue", id="lone-summit", mechanism=None, date="")
    pledge = factories.published_pledge(
        due="", trigger_relation="at", trigger_dialogue="lone-summit"
    )

    rounds = {each.id: each for each in facts(pledge).rounds}

    assert (rounds["lone-summit"].mechanism, rounds["lone-summit"].date) == (None, None)


def test_end_of_a_forum_is_known(db: None) -> None:
    factories.draft("mechanism", started="2014", ended="2017-01-01")
    pledge = factories.published_pledge(
        due="",
        trigger_relation="before",
        trigger_next_round_of="joint-dialogue",
        trigger_after="first-round",
    )

    assert facts(pledge).ended == {"joint-dialogue": parse("2017-01-01")}


@pytest.mark.parametrize(
    ("changes", "recurrence"),
    [
        ({"kind": "one_off"}, None),
        (
            {"recurs_count": 2, "recurs_per": "P1Y", "recurs_start": "2016-01-01"},
            Recurrence(RecurrenceKind.COUNT, count=2, per="P1Y", start=parse("2016-01-01")),
        ),
        (
            {"recurs_each_round_of": "joint-dialogue"},
            Recurrence(
                RecurrenceKind.EACH_ROUND, mechanism="joint-dialogue", start=parse("2015-12-02")
            ),
        ),
        ({"recurs_interval_not_stated": True}, Recurrence(RecurrenceKind.NOT_STATED)),
    ],
    ids=["none", "count per period", "each round", "not stated"],
)
def test_duty_repeats_as_its_text_says(
    db: None, changes: dict[str, Any], recurrence: Recurrence | None
) -> None:
    version = factories.publish("pledge", **{"kind": "recurring"} | changes)

    assert recurrence_of(version) == recurrence
    assert facts_of(version.pledge) is not None
