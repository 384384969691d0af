"""Rows of several nouns are published in the order in which they rest on each other."""

from __future__ import annotations

import json

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, desk, together
from tracker.models import Actor, Assessment, LogEntry, Pledge, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def drafts(analyst: User) -> list[Content]:
    """A verdict, the update it cites and the wording of another pledge, the last first."""
    update = factories.draft("update", id="second-report", by=analyst)
    verdict = factories.draft("assessment", number=2, evidence=["second-report"], by=analyst)
    return [verdict, factories.draft("wording", by=analyst), update]


def test_verdict_comes_after_the_update_it_cites(analyst: User, actor: Actor) -> None:
    done = together.publish(drafts(analyst), by=actor)

    assert [entry.subject_type for entry in done.entries] == ["wording", "update", "assessment"]
    assert len({entry.batch for entry in done.entries}) == 1


def test_verdict_without_the_update_it_cites_is_refused(analyst: User, actor: Actor) -> None:
    verdict, *_ = drafts(analyst)

    with refusal("evidence", rule=13):
        together.publish([verdict], by=actor)


def test_fault_of_the_last_stops_the_first(analyst: User, actor: Actor) -> None:
    update = factories.draft("update", id="second-report", by=analyst)
    verdict = factories.draft(
        "assessment", number=2, evidence=["second-report"], delivery="delivered", by=analyst
    )

    with refusal("evidence", rule=15):
        together.publish([update, verdict], by=actor)


def test_update_of_a_pledge_published_with_it_is_asked_for_its_day(
    analyst: User, actor: Actor
) -> None:
    pledge = factories.draft("pledge", id="second-pledge", by=analyst)
    bearing = factories.bearing(pledge="second-pledge", effect="advanced")
    update = factories.draft(
        "update", id="early-report", date="2010-01-01", bearings=[bearing], by=analyst
    )

    with refusal("bearings", rule=12):
        together.publish([update, pledge], by=actor)


def test_corrections_among_many_reopen_what_rests_on_them(
    analyst: User, update_version: UpdateVersion, verdict: Assessment, actor: Actor
) -> None:
    correction = corrections.draft_correction(
        update_version,
        changes={"date": "2016-06-15"},
        change=Change.SUBSTANTIVE,
        reason="Misread.",
        by=analyst,
    )
    foreseen = corrections.reopened_by(correction)

    done = together.publish([*drafts(analyst), correction], by=actor)

    assert foreseen == [verdict]
    assert [each.pledge for each in done.reviews] == [verdict.pledge]
    assert LogEntry.objects.latest("seq").subject_type == "assessment"


def test_pledge_and_what_belongs_to_it_become_public_at_once(analyst: User, actor: Actor) -> None:
    pledge = factories.draft("pledge", id="second-pledge", by=analyst)
    test = factories.draft("fulfilment_test", pledge="second-pledge", by=analyst)
    verdict = factories.draft("assessment", pledge="second-pledge", number=1, by=analyst)

    together.publish([verdict, test, pledge], by=actor)

    assert Pledge.published.filter(slug="second-pledge").exists()
    assert Assessment.published.filter(pledge__slug="second-pledge").exists()


@pytest.mark.parametrize("change", [Change.TYPO, Change.TRANSLATION])
def test_nothing_rests_on_the_words_alone(
    analyst: User, update_version: UpdateVersion, change: Change
) -> None:
    field = {Change.TYPO: "fact_en", Change.TRANSLATION: "fact_zh"}[change]
    correction = corrections.draft_correction(
        update_version, changes={field: "热线。"}, change=change, reason="A slip.", by=analyst
    )

    assert corrections.reopened_by(correction) == []


def test_published_row_says_what_its_entry_says(analyst: User, actor: Actor) -> None:
    read = factories.draft("update", id="second-report", by=analyst)
    desk.edit(read, changes={"fact_en": "Edited since it was read."}, by=analyst)

    (entry,) = together.publish([read], by=actor).entries

    row = UpdateVersion.objects.get(pk=read.pk)
    body = json.loads(entry.body.body or "")
    assert body["content"]["fact_en"] == row.fact_en == "Edited since it was read."


def test_row_that_is_gone_stops_the_others(analyst: User, actor: Actor) -> None:
    verdict, wording, update = drafts(analyst)
    desk.discard(Assessment.objects.get(pk=verdict.pk), by=analyst)

    with refusal("state", "is gone"):
        together.publish([verdict, wording, update], by=actor)

    assert not UpdateVersion.objects.filter(pk=update.pk, entry__isnull=False).exists()
