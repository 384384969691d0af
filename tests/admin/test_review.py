"""The review page: all that speaks for and against publishing, and the two buttons."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import page, pressed, read, review, verb
from tests.admin.test_screens import CONTENT, NOUNS
from tracker.actions import corrections, desk
from tracker.models import Assessment, Pledge, StatusUpdate, UpdateVersion
from tracker.models.base import Content
from tracker.rules.vocabulary import Change

QUERIES_AT_MOST = 20


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
        editor_desk.get(review(correction))

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
        editor_desk.get(review(version))

    assert len(queries) <= QUERIES_AT_MOST


def test_difference_is_shown_word_by_word(correction: Content, editor_desk: Client) -> None:
    text = read(editor_desk, correction)

    assert "The hotline was <del>opened</del><ins>tested</ins>." in text
    assert "<del>2016-06-14</del><ins>2016-06-15</ins>" in text


def test_what_was_mended_since_it_was_sent_back_is_shown(
    editor_desk: Client, analyst: User, editor: User
) -> None:
    row = factories.draft("update", fact_en="The hotline was tested.", by=analyst)
    desk.submit(row, by=analyst)
    desk.send_back(row, comment="Opened, says the source.", by=editor)
    row = desk.edit(row, changes={"fact_en": "The hotline was opened."}, by=analyst)
    desk.submit(row, by=analyst)

    text = read(editor_desk, row)

    assert "What changed since it was sent back" in text
    assert "The hotline was <del>tested</del><ins>opened</ins>." in text


def test_nothing_is_said_of_mending_where_nothing_came_back(
    editor_desk: Client, analyst: User
) -> None:
    row = factories.draft("update", by=analyst)

    assert "since it was sent back" not in read(editor_desk, row)


def test_page_says_beforehand_what_goes_under_review(
    correction: Content, published_verdict: Assessment, editor_desk: Client
) -> None:
    shown = editor_desk.get(review(correction))
    answer = pressed(editor_desk, verb(correction, "publish"))

    told = [str(message) for message in answer.wsgi_request._messages]
    assert shown.context["reopens"] == [published_verdict]
    assert "Under review now: open-a-hotline (verdict of 2016-07-01)." in told[0]
    assert Assessment.published.filter(assessment="under_review").count() == 1


def test_form_of_a_correction_says_what_rests_on_it(
    published_verdict: Assessment, analyst_desk: Client
) -> None:
    update = published_verdict.evidence.get()

    text = analyst_desk.get(page("updateversion", "change", update.current_id)).content.decode()

    assert "What rests on this" in text
    assert page("assessment", "change", published_verdict.pk) in text


@pytest.mark.parametrize(("made_on", "told"), [("2015-11-30", True), ("2015-12", False)])
def test_pledge_made_before_its_dialogue_is_pointed_out(
    made_on: str, told: bool, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("pledge", made_on=made_on, by=analyst)

    text = read(editor_desk, row)

    assert ("before First round took place" in text) is told


def test_withdrawal_says_beforehand_what_goes_under_review(
    published_verdict: Assessment, editor_desk: Client
) -> None:
    version = published_verdict.evidence.get().current

    shown = editor_desk.get(verb(version, "withdraw"))

    assert shown.context["reopens"] == [published_verdict]


def test_withdrawal_says_so_when_no_verdict_rests_on_it(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    text = editor_desk.get(verb(published_update.current, "withdraw")).content.decode()

    assert "no verdict that stands rests on it" in text


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

    answers = editor_desk.get(review(row)).context["answers"]

    failed = [each.rule.number for each in answers if each.breaches]
    assert failed == [15]
    assert {each.rule.number for each in answers} >= {8, 11, 12, 13, 15, 18}


def test_verdict_drafted_with_an_update_is_judged_as_if_that_were_public(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    verdict = Assessment.objects.get()

    shown = editor_desk.get(review(verdict)).context

    assert [each.rule.number for each in shown["answers"] if each.breaches] == []
    assert shown["unpublished"] == [submitted]
    assert [each.version for each in shown["cited"]] == [submitted]


def test_published_row_has_nothing_to_review(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    answer = editor_desk.get(review(published_update.current))

    assert answer.status_code == 302


def test_history_shows_what_each_version_changed(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    version = factories.correct(
        published_update.current, changes={"fact_en": "It was tested."}, change=Change.TYPO
    )

    text = editor_desk.get(page("updateversion", "history", version.pk)).content.decode()

    assert "<ins>It</ins>" in text.replace(" </ins>", "</ins>")


@pytest.mark.parametrize(
    ("fact", "many"),
    [("The hotline was opened!", 0), ("The hotline was reopened.", 0), ("Nobody ever called.", 4)],
    ids=["a mark", "a word", "another fact"],
)
def test_typo_says_what_it_would_be_if_it_were_none(
    fact: str, many: int, published_verdict: Assessment, analyst: User, editor_desk: Client
) -> None:
    update = published_verdict.evidence.get()
    assert update.current is not None
    version = corrections.draft_correction(
        update.current, changes={"fact_en": fact}, change=Change.TYPO, reason="A slip.", by=analyst
    )

    answer = editor_desk.get(review(version))

    assert answer.context["many_words"] == many
    assert answer.context["would_reopen"] == [published_verdict]
    assert ("changes 4 words" in answer.content.decode()) is bool(many)
