"""METHOD rules that are enforced: breaking one is refused by its number."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import drafting, together
from tracker.models import Actor, Bearing, Obligation
from tracker.models.base import Content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

COUNTED: dict[str, Any] = {"recurs_count": 2, "recurs_per": "P1Y", "recurs_start": "2016"}


def publish(row: Content, actor: Actor) -> None:
    together.publish([row], by=actor)


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"joint": True}, "counterparts", 2),
        ({"elements": ["colour"]}, "elements", 6),
        (COUNTED | {"kind": "recurring", "recurs_per": "weekly"}, "recurs_per", 9),
        (COUNTED, "kind", 11),
    ],
)
def test_pledge_that_breaks_a_rule_is_refused(
    actor: Actor, changes: dict[str, Any], field: str, rule: int
) -> None:
    row = factories.draft("pledge", id="second-pledge", **changes)

    with refusal(field, rule=rule):
        publish(row, actor)


def test_pledge_that_names_nobody_is_refused(actor: Actor) -> None:
    row = factories.draft("pledge", id="second-pledge")
    Obligation.objects.filter(pledge=row.pledge).delete()

    with refusal("obligors", rule=1):
        publish(row, actor)


def test_update_without_a_source_is_refused(actor: Actor) -> None:
    row = factories.draft("update", id="second-report", citations=[])

    with refusal("citations", rule=13):
        publish(row, actor)


def test_search_that_looked_nowhere_is_refused(actor: Actor) -> None:
    (row,) = drafting.draft("update", [factories.search_content(search_places_en=[])])

    with refusal("search_places_en", rule=13):
        publish(row, actor)


def test_search_needs_no_source(actor: Actor) -> None:
    (row,) = drafting.draft("update", [factories.search_content()])

    publish(row, actor)

    assert row.is_published


def test_effect_from_before_the_pledge_is_refused(actor: Actor) -> None:
    row = factories.draft("update", id="early-report", date="2015-01-01")

    with refusal("bearings", rule=12):
        publish(row, actor)


@pytest.mark.parametrize("effect", ["predates", "context", "made"])
def test_background_may_come_from_before_the_pledge(actor: Actor, effect: str) -> None:
    bearings = [factories.bearing(effect=effect)]
    row = factories.draft("update", id="early-report", date="2015-01-01", bearings=bearings)

    publish(row, actor)

    assert Bearing.objects.get(update=row.update).entry == row.entry


def test_expected_milestone_is_refused(actor: Actor) -> None:
    row = factories.draft("milestone", outcome="expected")

    with refusal("outcome", rule=17):
        publish(row, actor)


def test_milestone_of_a_single_act_is_refused(actor: Actor) -> None:
    row = factories.draft("milestone", pledge=factories.HOTLINE)

    with refusal("pledge", rule=11):
        publish(row, actor)


def test_milestone_of_a_draft_is_refused(actor: Actor) -> None:
    factories.draft("pledge", id="hidden")
    row = factories.draft("milestone", pledge="hidden")

    with refusal("pledge", rule=11):
        publish(row, actor)
