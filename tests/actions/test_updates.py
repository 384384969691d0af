"""Updates and searches: recorded as drafts; bearings added in public."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, updates
from tracker.models import (
    Actor,
    Bearing,
    LogEntry,
    Obligation,
    Pledge,
    Segment,
    StatusUpdate,
    UpdateVersion,
)
from tracker.rules.vocabulary import Effect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def second() -> Pledge:
    return factories.published_pledge(id="second-pledge")


def test_recorded_update_is_a_draft(analyst: User) -> None:
    version = updates.record(factories.update_content(id="newcomer"), by=analyst)

    assert (version.state, version.drafted_by) == ("draft", analyst)
    assert not Bearing.objects.get(update=version.update).entry


def test_logged_search_is_a_draft_search(analyst: User) -> None:
    content = factories.search_content(kind="event")

    version = updates.log_search(content, by=analyst)

    assert (version.kind, version.state) == ("search", "draft")


def test_added_bearing_is_public_at_once(
    update: StatusUpdate, second: Pledge, actor: Actor
) -> None:
    updates.add_bearing(
        update, pledge=second, effect=Effect.SUSPENDED, reason="It says so.", by=actor
    )

    newest = LogEntry.objects.latest("seq")
    assert (newest.verb, newest.subject_id, newest.reason) == (
        "bear",
        "hotline-opened/second-pledge/all/suspended",
        "It says so.",
    )
    assert "suspended" in Segment.objects.filter(pledge=second).values_list("standing", flat=True)


def test_bearing_on_one_obligor_names_it(
    update: StatusUpdate, second: Pledge, actor: Actor
) -> None:
    bearing = updates.add_bearing(
        update,
        pledge=second,
        effect=Effect.ADVANCED,
        obligation=second.obligations.get(),
        reason="It says so.",
        by=actor,
    )

    assert bearing.entry is not None
    assert bearing.entry.subject_id == "hotline-opened/second-pledge/china/advanced"


def test_bearing_of_a_draft_is_refused(pledge: Pledge, actor: Actor) -> None:
    hidden = factories.draft("update", id="hidden").update

    with refusal("update", "is not published"):
        updates.add_bearing(
            hidden, pledge=pledge, effect=Effect.CONTEXT, reason="It says so.", by=actor
        )


def test_bearing_of_a_withdrawn_update_is_refused(
    update: StatusUpdate, update_version: UpdateVersion, pledge: Pledge, actor: Actor
) -> None:
    corrections.withdraw(update_version, reason="In error.", by=actor)
    update.refresh_from_db()

    with refusal("update", "is not published"):
        updates.add_bearing(
            update, pledge=pledge, effect=Effect.CONTEXT, reason="It says so.", by=actor
        )


def test_bearing_on_a_draft_is_refused(update: StatusUpdate, actor: Actor) -> None:
    hidden = factories.draft("pledge", id="hidden").pledge

    with refusal("pledge", "'hidden' is not published"):
        updates.add_bearing(
            update, pledge=hidden, effect=Effect.CONTEXT, reason="It says so.", by=actor
        )


def test_bearing_on_a_withdrawn_pledge_is_refused(
    update: StatusUpdate, second: Pledge, actor: Actor
) -> None:
    assert second.current is not None
    corrections.withdraw(second.current, reason="In error.", by=actor)
    second.refresh_from_db()

    with refusal("pledge", "'second-pledge' is not published"):
        updates.add_bearing(
            update, pledge=second, effect=Effect.CONTEXT, reason="It says so.", by=actor
        )


def test_bearing_on_an_obligor_of_another_pledge_is_refused(
    update: StatusUpdate, pledge: Pledge, second: Pledge, actor: Actor
) -> None:
    stranger = Obligation.objects.get(pledge=second)

    with refusal("obligor", "is not an obligor of"):
        updates.add_bearing(
            update,
            pledge=pledge,
            effect=Effect.CONTEXT,
            obligation=stranger,
            reason="It says so.",
            by=actor,
        )


def test_bearing_is_not_added_twice(update: StatusUpdate, pledge: Pledge, actor: Actor) -> None:
    with refusal("effect", "is already noted"):
        updates.add_bearing(
            update, pledge=pledge, effect=Effect.INITIATED, reason="It says so.", by=actor
        )


def test_effect_from_before_the_pledge_is_refused(update: StatusUpdate, actor: Actor) -> None:
    later = factories.published_pledge(id="later-pledge", made_on="2017-01-01", due="2018")

    with refusal("bearings", "It happened before later-pledge was made", rule=12):
        updates.add_bearing(
            update, pledge=later, effect=Effect.INITIATED, reason="It says so.", by=actor
        )


def test_bearing_without_a_public_reason_is_refused(
    update: StatusUpdate, second: Pledge, actor: Actor
) -> None:
    with refusal("reason", "a public reason"):
        updates.add_bearing(update, pledge=second, effect=Effect.CONTEXT, reason=" ", by=actor)
