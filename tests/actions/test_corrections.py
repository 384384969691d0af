"""Corrections: a new version with its kind and reason; substantive ones reopen verdicts."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tracker.actions import corrections
from tracker.models import (
    Actor,
    Assessment,
    LogEntry,
    Pledge,
    PledgeVersion,
    Segment,
    StatusUpdate,
    UpdateVersion,
)
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def correct(row: Content, actor: Actor, change: Change, **changes: Any) -> Content:
    return factories.correct(row, changes=changes, change=change, reason="A slip.", by=actor)


def reviews() -> list[Assessment]:
    return list(Assessment.published.filter(assessment="under_review").order_by("number"))


@pytest.mark.parametrize(
    ("change", "changes", "verb"),
    [
        (Change.TYPO, {"title_en": "Open the hotline"}, "typo"),
        (Change.TRANSLATION, {"title_zh": "开通热线"}, "translation"),
        (Change.SUBSTANTIVE, {"due": "2016-12-31"}, "substantive"),
        (Change.WITHDRAWAL, {}, "withdrawal"),
    ],
)
def test_correction_is_the_next_version_in_the_log(
    pledge_version: PledgeVersion,
    actor: Actor,
    change: Change,
    changes: dict[str, Any],
    verb: str,
) -> None:
    version = correct(pledge_version, actor, change, **changes)

    assert version.version == 2
    assert version.entry is not None
    assert (version.entry.verb, version.entry.reason) == (verb, "A slip.")
    assert {name: getattr(version, name) for name in changes} == changes


def test_old_version_stays_as_it_was(pledge_version: PledgeVersion, actor: Actor) -> None:
    correct(pledge_version, actor, Change.TYPO, title_en="Open the hotline")

    old = PledgeVersion.objects.get(pk=pledge_version.pk)

    assert (old.title_en, old.is_current) == ("Open a hotline", False)


def test_public_reads_the_new_version(pledge_version: PledgeVersion, actor: Actor) -> None:
    correct(pledge_version, actor, Change.TYPO, title_en="Open the hotline")

    assert PledgeVersion.published.get().title_en == "Open the hotline"
    assert Pledge.published.get().current == PledgeVersion.published.get()


def test_translation_adds_the_other_language(pledge_version: PledgeVersion, actor: Actor) -> None:
    changes = {"title_zh": "开通热线"}

    version = factories.correct(
        pledge_version, changes=changes, change=Change.TRANSLATION, reason="Done.", by=actor
    )

    assert version.change == Change.TRANSLATION


def test_moved_deadline_moves_the_status(pledge_version: PledgeVersion, actor: Actor) -> None:
    correct(pledge_version, actor, Change.SUBSTANTIVE, due="2016-12-31")

    assert not Segment.objects.filter(due_latest="2016-08-31").exists()


def test_correction_keeps_what_belongs_to_the_version(
    update_version: UpdateVersion, actor: Actor
) -> None:
    version = correct(update_version, actor, Change.TYPO, fact_en="The hotline opened.")

    assert [each.source.slug for each in version.citations.all()] == ["news-report"]  # type: ignore[attr-defined]
    assert update_version.update.bearings.count() == 1


@pytest.mark.parametrize("change", [Change.SUBSTANTIVE, Change.WITHDRAWAL])
def test_changed_evidence_reopens_the_verdict(
    update_version: UpdateVersion, verdict: Assessment, actor: Actor, change: Change
) -> None:
    changes = {} if change == Change.WITHDRAWAL else {"date": "2016-06-15"}

    correct(update_version, actor, change, **changes)

    (review,) = reviews()
    assert (review.pledge, review.as_of, review.number) == (verdict.pledge, verdict.as_of, 2)
    assert review.reason_en.startswith("An update that it rests on (1")
    assert review.reason_zh.startswith("所依据的进展（2016年6月1")


@pytest.mark.parametrize(
    ("change", "changes"),
    [
        (Change.TYPO, {"fact_en": "The hotline opened."}),
        (Change.TRANSLATION, {"fact_zh": "热线已开通。"}),
    ],
)
def test_changed_words_reopen_nothing(
    update_version: UpdateVersion, actor: Actor, change: Change, changes: dict[str, Any]
) -> None:
    correct(update_version, actor, change, **changes)

    assert reviews() == []


def test_every_verdict_that_cites_the_update_is_reopened(
    update_version: UpdateVersion, actor: Actor
) -> None:
    factories.publish("assessment", number=2, as_of="2016-08-01")
    factories.publish("pledge", id="second-pledge")
    factories.publish("assessment", pledge="second-pledge")

    correct(update_version, actor, Change.SUBSTANTIVE, date="2016-06-15")

    named = [(review.pledge.slug, review.number, str(review.as_of)) for review in reviews()]
    assert sorted(named) == [
        (factories.HOTLINE, 3, "2016-07-01"),
        (factories.HOTLINE, 4, "2016-08-01"),
        ("second-pledge", 2, "2016-07-01"),
    ]


def test_verdict_under_review_is_not_reopened_twice(
    update: StatusUpdate, update_version: UpdateVersion, actor: Actor
) -> None:
    correct(update_version, actor, Change.SUBSTANTIVE, date="2016-06-15")
    update.refresh_from_db()
    assert update.current is not None

    correct(update.current, actor, Change.SUBSTANTIVE, date="2016-06-16")

    assert len(reviews()) == 1


def test_withdrawn_pledge_keeps_its_page_and_leaves_the_lists(
    pledge: Pledge, pledge_version: PledgeVersion, actor: Actor
) -> None:
    corrections.withdraw(pledge_version, reason="Recorded twice.", by=actor)

    pledge.refresh_from_db()
    assert pledge.withdrawn
    assert Pledge.published.filter(pk=pledge.pk).exists()
    assert not Pledge.published.listed().filter(pk=pledge.pk).exists()
    assert not Segment.objects.filter(pledge=pledge).exists()


def test_withdrawn_verdict_counts_no_more(verdict: Assessment, actor: Actor) -> None:
    corrections.withdraw(verdict, reason="Recorded in error.", by=actor)

    labels = Segment.objects.of_pledges().values_list("label", flat=True)

    assert set(labels) == {"not_assessed"}


def test_withdrawn_pledge_comes_back_by_a_substantive_correction(
    pledge: Pledge, pledge_version: PledgeVersion, actor: Actor
) -> None:
    withdrawn = corrections.withdraw(pledge_version, reason="Recorded twice.", by=actor)

    correct(withdrawn, actor, Change.SUBSTANTIVE, deadline_note_en="Not the same after all.")

    pledge.refresh_from_db()
    assert not pledge.withdrawn


@pytest.mark.parametrize("change", [Change.SUBSTANTIVE, Change.WITHDRAWAL])
def test_update_is_corrected_though_a_pledge_that_it_bore_on_is_gone(
    pledge_version: PledgeVersion, update_version: UpdateVersion, actor: Actor, change: Change
) -> None:
    corrections.withdraw(pledge_version, reason="Recorded twice.", by=actor)
    said = {"fact_en": "It was tested."} if change == Change.SUBSTANTIVE else {}

    version = correct(update_version, actor, change, **said)

    assert UpdateVersion.objects.get(is_current=True) == version
    assert Assessment.objects.count() == 1


def test_typo_in_the_statement_is_corrected(pledge_version: PledgeVersion, actor: Actor) -> None:
    version = correct(
        pledge_version, actor, Change.TYPO, statement_en="China will open a hotline by September."
    )

    assert PledgeVersion.published.get() == version


def test_drafted_correction_is_private(pledge_version: PledgeVersion) -> None:
    before = LogEntry.objects.count()

    corrections.draft_correction(
        pledge_version, changes={"title_en": "New"}, change=Change.TYPO, reason="A slip."
    )

    assert PledgeVersion.published.get() == pledge_version
    assert LogEntry.objects.count() == before


def test_verdict_is_corrected(verdict: Assessment, actor: Actor) -> None:
    version = correct(verdict, actor, Change.SUBSTANTIVE, confidence="low")

    assert Assessment.published.get() == version
