"""METHOD rules about verdicts: breaking one is refused by its number."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import drafting, together
from tracker.models import Actor, Assessment, Pledge
from tracker.models.base import Content

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def publish(row: Content, actor: Actor) -> None:
    together.publish([row], by=actor)


def report(**changes: Any) -> None:
    """Another published update; its source is an independent newspaper."""
    factories.publish("update", **{"id": "second-report", "date": "2016-07-01"} | changes)


def verdict(**changes: Any) -> Assessment:
    """A draft that takes the place of the published verdict, a day after the deadline."""
    later: dict[str, Any] = {"number": 2, "as_of": "2016-09-01"}
    row: Assessment = factories.draft("assessment", **later | changes)
    return row


def test_verdict_without_a_test_is_refused(actor: Actor) -> None:
    factories.publish("pledge", id="second-pledge")
    content = factories.assessment_content(pledge="second-pledge")
    (row,) = drafting.draft("assessment", [content])

    with refusal("pledge", rule=8):
        publish(row, actor)


@pytest.mark.parametrize(
    ("changes", "field", "rule"),
    [
        ({"delivery": "holding"}, "delivery", 11),
        ({"evidence": []}, "evidence", 13),
        ({"delivery": "delivered"}, "evidence", 15),
        ({"delivery": "not_delivered"}, "evidence", 18),
        ({"delivery": "partly_delivered", "as_of": "2016-08-31"}, "delivery", 22),
        ({"obligor": "china"}, "party", 24),
    ],
)
def test_verdict_that_breaks_a_rule_is_refused(
    actor: Actor, changes: dict[str, Any], field: str, rule: int
) -> None:
    row = verdict(**changes)

    with refusal(field, rule=rule):
        publish(row, actor)


def test_verdict_on_background_is_refused(actor: Actor) -> None:
    report(date="2015-01-01", bearings=[factories.bearing(effect="context")])
    row = verdict(delivery="partly_delivered", evidence=["second-report"])

    with refusal("evidence", rule=12):
        publish(row, actor)


def test_verdict_on_opinion_is_refused(actor: Actor) -> None:
    factories.draft("source", id="column", kind="opinion")
    report(citations=[factories.citation(source="column")])
    row = verdict(evidence=["second-report"])

    with refusal("evidence", rule=15):
        publish(row, actor)


def test_obligors_word_alone_is_no_delivery(actor: Actor) -> None:
    factories.draft("party", id="ministry", kind="agency", parent="china")
    factories.draft("source", id="readout", kind="official_readout", side="ministry")
    report(
        citations=[factories.citation(source="readout")],
        bearings=[factories.bearing(effect="delivered")],
    )
    row = verdict(delivery="delivered", evidence=["second-report"])

    with refusal("evidence", "reported by the obligor only", rule=15):
        publish(row, actor)


def test_counterpart_confirms_delivery(actor: Actor) -> None:
    factories.draft("source", id="readout", kind="official_readout", side="united-states")
    report(
        citations=[factories.citation(source="readout")],
        bearings=[factories.bearing(obligor="china", effect="delivered")],
    )
    row = verdict(delivery="delivered", evidence=["second-report"])

    publish(row, actor)

    assert row.is_published


def test_complete_search_after_the_deadline_shows_failure(actor: Actor) -> None:
    factories.publish_all("update", [factories.search_content(search_complete=True)])
    row = verdict(delivery="not_delivered", evidence=["search-for-calls"])

    publish(row, actor)

    assert row.is_published


def test_withdrawn_update_is_no_evidence(actor: Actor) -> None:
    report()
    row = verdict(evidence=["second-report"])
    withdrawn = row.evidence.get().current
    assert withdrawn is not None
    factories.withdraw(withdrawn)

    with refusal("evidence", rule=13):
        publish(row, actor)


def test_effect_on_another_obligor_is_no_evidence(actor: Actor) -> None:
    both = ["china", "united-states"]
    factories.publish("pledge", id="joint-pledge", joint=True, obligors=both, counterparts=[])
    bearing = factories.bearing(pledge="joint-pledge", obligor="united-states", effect="delivered")
    report(bearings=[bearing])
    row = verdict(
        pledge="joint-pledge", obligor="china", delivery="delivered", evidence=["second-report"]
    )

    with refusal("evidence", "delivered or confirmed is missing", rule=15):
        publish(row, actor)


def test_duty_that_recurs_is_partly_kept_after_one_period(actor: Actor) -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])
    report(bearings=[factories.bearing(pledge=factories.MEETINGS, effect="partly_delivered")])
    content = {"pledge": factories.MEETINGS, "delivery": "partly_delivered"}

    early = verdict(**content, number=1, as_of="2016-06-30", evidence=["second-report"])
    with refusal("delivery", rule=22):
        publish(early, actor)
    late = verdict(**content, number=2, as_of="2017-01-01", evidence=["second-report"])
    publish(late, actor)

    assert late.is_published


def test_deadline_on_a_round_passes_with_it(actor: Actor) -> None:
    on_a_round: dict[str, Any] = {
        "due": "",
        "trigger_relation": "before",
        "trigger_dialogue": "second-round",
    }
    factories.publish("dialogue", id="second-round", round=2, date="2016-06-14")
    factories.publish("pledge", id="second-pledge", **on_a_round)
    report(bearings=[factories.bearing(pledge="second-pledge", effect="partly_delivered")])
    content = {"pledge": "second-pledge", "delivery": "partly_delivered"}
    evidence = ["second-report"]

    early = verdict(**content, number=1, as_of="2016-06-14", evidence=evidence)
    with refusal("delivery", rule=22):
        publish(early, actor)
    late = verdict(**content, number=2, as_of="2016-06-15", evidence=evidence)
    publish(late, actor)

    assert late.is_published


def test_verdict_of_a_published_pledge_counts_as_its_own_level(
    pledge: Pledge, actor: Actor
) -> None:
    row = verdict()

    publish(row, actor)

    assert Assessment.published.filter(pledge=pledge).count() == 2
