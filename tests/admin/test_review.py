"""The review page: all that speaks for and against publishing, and the two buttons."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests import factories
from tests.admin.desk import page, pressed, sent
from tests.admin.test_screens import CONTENT, NOUNS
from tracker.actions import companions, corrections, desk
from tracker.models import Assessment, Pledge, StatusUpdate, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

QUERIES_AT_MOST = 20


@pytest.fixture
def submitted(published_pledge: Pledge, analyst: User) -> UpdateVersion:
    """An update with a verdict drafted beside it, both handed in."""
    factories.publish("fulfilment_test")
    row: UpdateVersion = factories.draft("update", by=analyst)
    factories.draft("assessment", by=analyst)
    companions.submit(row, by=analyst)
    return row


@pytest.fixture
def correction(published_verdict: Assessment, analyst: User) -> Content:
    """A substantive correction of the update that the verdict cites, handed in."""
    update = published_verdict.evidence.get()
    assert update.current is not None
    version = corrections.draft_correction(
        update.current,
        changes={"fact_en": "The hotline was tested.", "date": "2016-06-15"},
        change=Change.SUBSTANTIVE,
        reason="Misread.",
        by=analyst,
    )
    return desk.submit(version, by=analyst)


def address(row: Any) -> str:
    return page(row._meta.model_name, "review", row.pk)


def verb(row: Any, name: str) -> str:
    return page(row._meta.model_name, "verb", row.pk, name)


def read(client: Client, row: Any) -> str:
    return client.get(address(row)).content.decode()


@pytest.mark.parametrize("noun", CONTENT)
def test_draft_of_every_noun_opens_for_review_in_few_queries(
    noun: str, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft(noun, by=analyst)

    with CaptureQueriesContext(connection) as queries:
        answer = editor_desk.get(page(NOUNS[noun], "review", row.pk))

    assert answer.status_code == 200
    assert len(queries) <= QUERIES_AT_MOST


@pytest.mark.parametrize("noun", CONTENT)
def test_withdrawal_of_every_noun_opens_in_few_queries(noun: str, editor_desk: Client) -> None:
    row = factories.publish(noun)

    with CaptureQueriesContext(connection) as queries:
        answer = editor_desk.get(verb(row, "withdraw"))

    assert answer.status_code == 200
    assert len(queries) <= QUERIES_AT_MOST


def test_correction_of_an_update_opens_in_few_queries(
    correction: Content, editor_desk: Client
) -> None:
    with CaptureQueriesContext(connection) as queries:
        editor_desk.get(address(correction))

    assert len(queries) <= QUERIES_AT_MOST


def test_correction_of_a_verdict_opens_in_few_queries(
    published_verdict: Assessment, analyst: User, editor_desk: Client
) -> None:
    version = corrections.draft_correction(
        published_verdict,
        changes={"confidence": "low"},
        change=Change.SUBSTANTIVE,
        reason="Misread.",
        by=analyst,
    )

    with CaptureQueriesContext(connection) as queries:
        editor_desk.get(address(version))

    assert len(queries) <= QUERIES_AT_MOST


def test_difference_is_shown_word_by_word(correction: Content, editor_desk: Client) -> None:
    text = read(editor_desk, correction)

    assert "The hotline was <del>opened</del><ins>tested</ins>." in text
    assert "<del>2016-06-14</del><ins>2016-06-15</ins>" in text


def test_page_says_beforehand_what_goes_under_review(
    correction: Content, published_verdict: Assessment, editor_desk: Client
) -> None:
    shown = editor_desk.get(address(correction))
    answer = pressed(editor_desk, verb(correction, "publish"))

    told = [str(message) for message in answer.wsgi_request._messages]
    assert shown.context["reopens"] == [published_verdict]
    assert "Under review now: open-a-hotline (2016-07-01)." in told[0]
    assert Assessment.published.filter(assessment="under_review").count() == 1


def test_form_of_a_correction_says_what_rests_on_it(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    update = published_verdict.evidence.get()

    text = analyst_desk.get(page("updateversion", "change", update.current_id)).content.decode()

    assert "What rests on this" in text
    assert page("assessment", "change", published_verdict.pk) in text


def test_withdrawal_says_beforehand_what_goes_under_review(
    published_verdict: Assessment, editor_desk: Client
) -> None:
    version = published_verdict.evidence.get().current

    shown = editor_desk.get(verb(version, "withdraw"))

    assert shown.context["reopens"] == [published_verdict]


def test_evidence_is_graded_for_each_obligor(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    factories.draft("source", id="readout", kind="official_readout", side="china")
    row = factories.draft("update", by=analyst, citations=[factories.citation(source="readout")])

    text = read(editor_desk, row)

    assert "Self-report" in text


def test_rules_pass_or_fail_by_number(
    published_update: StatusUpdate, analyst: User, editor_desk: Client
) -> None:
    factories.publish("fulfilment_test")
    row = factories.draft("assessment", delivery="delivered", by=analyst)

    answers = editor_desk.get(address(row)).context["answers"]

    failed = [each.rule.number for each in answers if each.breaches]
    assert failed == [15]
    assert {each.rule.number for each in answers} >= {8, 11, 12, 13, 15, 18}


def test_verdict_drafted_with_an_update_is_judged_as_if_that_were_public(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    verdict = Assessment.objects.get()

    shown = editor_desk.get(address(verdict)).context

    assert [each.rule.number for each in shown["answers"] if each.breaches] == []
    assert shown["unpublished"] == [submitted]
    assert [each.version for each in shown["cited"]] == [submitted]


def test_update_is_published_with_the_verdict_drafted_with_it(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "publish"), companions="on")

    submitted.refresh_from_db()
    verdict = Assessment.published.get()
    assert submitted.entry is not None
    assert verdict.entry is not None
    assert submitted.entry.batch == verdict.entry.batch
    assert submitted.entry.seq < verdict.entry.seq


def test_update_is_published_without_the_verdict_when_that_is_not_ticked(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "publish"))

    assert UpdateVersion.published.filter(pk=submitted.pk).exists()
    assert not Assessment.published.exists()


def test_sending_back_takes_the_verdict_along(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "send-back"), comment="Which hotline?")

    submitted.refresh_from_db()
    assert (submitted.state, Assessment.objects.get().state) == ("draft", "draft")


def test_author_reads_the_comment_on_the_form(
    submitted: UpdateVersion, editor_desk: Client, analyst_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "send-back"), comment="Which hotline?")

    form = page("updateversion", "change", submitted.pk)
    before = analyst_desk.get(form).content.decode()
    sent(analyst_desk, form, _submit="1")
    after = analyst_desk.get(form).content.decode()

    assert "Sent back by editor:</strong> Which hotline?" in before
    assert "Sent back by" not in after


def test_submission_is_undone_from_its_message(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    answer = pressed(analyst_desk, verb(row, "submit"))
    told = [str(message) for message in answer.wsgi_request._messages]
    pressed(analyst_desk, verb(row, "recall"))

    row.refresh_from_db()
    assert f"<a href='{verb(row, 'recall')}'>Undo</a>" in told[0]
    assert row.state == "draft"


def test_author_may_read_the_review_without_its_buttons(
    submitted: UpdateVersion, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(address(submitted)).context

    assert (shown["publish"], shown["send_back"]) == (None, None)
    assert shown["answers"]


def test_own_work_has_no_publish_button(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=editor)

    text = read(editor_desk, row)

    assert "You drafted or edited this: another editor publishes it." in text
    assert editor_desk.post(verb(row, "publish")).status_code == 403


def test_team_of_one_is_told_what_the_log_will_say(
    settings: Settings, published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    settings.TEAM_OF_ONE = True
    row = factories.draft("update", by=editor)

    text = read(editor_desk, row)
    pressed(editor_desk, verb(row, "publish"))

    assert "The public log will say that its author published it." in text
    assert UpdateVersion.published.filter(pk=row.pk).exists()


def test_what_changed_since_it_was_read_is_not_published(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)
    seen = editor_desk.get(address(row)).context["reading"]["seen"].value()
    desk.edit(row, changes={"fact_en": "The hotline was tested."}, by=analyst)

    answer = editor_desk.post(verb(row, "publish"), {"seen": seen})

    text = answer.content.decode()
    assert "Somebody else changed this since you opened it" in text
    assert "<ins>tested</ins>" in text
    assert not UpdateVersion.published.exists()


@pytest.mark.parametrize("seen", ["", "garbled"])
def test_publishing_without_having_read_is_refused(
    seen: str, submitted: UpdateVersion, editor_desk: Client
) -> None:
    answer = editor_desk.post(verb(submitted, "publish"), {"seen": seen})

    assert "This does not say what you had opened" in answer.content.decode()
    assert not UpdateVersion.published.exists()


def test_verdict_changed_beside_the_update_stops_it(
    submitted: UpdateVersion, analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(address(submitted)).context["reading"]["seen"].value()
    verdict = desk.recall(Assessment.objects.get(), by=analyst)
    desk.submit(desk.edit(verdict, changes={"reason_en": "Other."}, by=analyst), by=analyst)

    editor_desk.post(verb(submitted, "publish"), {"seen": seen, "companions": "on"})

    assert not UpdateVersion.published.exists()


def test_recalled_submission_is_not_published(
    submitted: UpdateVersion, analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(address(submitted)).context["reading"]["seen"].value()
    companions.recall(submitted, by=analyst)

    answer = editor_desk.post(verb(submitted, "publish"), {"seen": seen, "companions": "on"})

    assert "Somebody else changed this since you opened it" in answer.content.decode()
    assert not UpdateVersion.published.exists()


def test_comment_on_what_was_recalled_meanwhile_is_not_lost(
    submitted: UpdateVersion, analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(address(submitted)).context["reading"]["seen"].value()
    companions.recall(submitted, by=analyst)

    sent = {"seen": seen, "comment": "Which hotline?"}
    answer: Any = editor_desk.post(verb(submitted, "send-back"), sent)

    (told,) = [str(message) for message in answer.wsgi_request._messages]
    assert answer.status_code == 302
    assert told == (
        "Send back: nothing was done. This is Draft by now. You had typed: “Which hotline?”"
    )


def test_undo_that_comes_too_late_says_so(
    submitted: UpdateVersion, editor_desk: Client, analyst_desk: Client
) -> None:
    pressed(editor_desk, verb(submitted, "publish"), companions="on")

    answer = analyst_desk.get(verb(submitted, "recall"), follow=True)

    assert "Recall: nothing was done. This is Published by now." in answer.content.decode()


def test_refused_comment_is_asked_for_on_the_same_page(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    answer = pressed(editor_desk, verb(submitted, "send-back"), comment="")

    assert "Rules of the method" in answer.content.decode()
    assert "comment" in answer.context["send_back"].errors


def test_discarding_an_update_takes_its_verdict_along(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)
    factories.draft("assessment", by=analyst)

    pressed(analyst_desk, verb(row, "discard"))

    assert not StatusUpdate.objects.exists()
    assert not Assessment.objects.exists()


def test_published_row_has_nothing_to_review(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    answer = editor_desk.get(address(published_update.current))

    assert answer.status_code == 302


def test_history_shows_what_each_version_changed(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    version = factories.correct(
        published_update.current, changes={"fact_en": "It was tested."}, change=Change.TYPO
    )

    text = editor_desk.get(page("updateversion", "history", version.pk)).content.decode()

    assert "<ins>It</ins>" in text.replace(" </ins>", "</ins>")
