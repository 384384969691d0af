"""What an editor decides on a review page: publish or send back, only what was read."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.admin.desk import page, pressed, read, review, said, sent, verb
from tracker.actions import companions, desk, references
from tracker.actions.actors import actor_of
from tracker.models import Assessment, Pledge, StatusUpdate, UpdateVersion


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


def test_verdict_shows_its_reason_beside_the_update_and_is_not_ticked_beforehand(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    answer = editor_desk.get(review(submitted))

    assert Assessment.objects.get().reason_en in answer.content.decode()
    assert answer.context["publish"]["companions"].value() is False


def test_test_of_a_pledge_is_ticked_beforehand(analyst: User, editor_desk: Client) -> None:
    row = factories.draft("pledge", by=analyst)
    factories.draft("fulfilment_test", by=analyst)

    answer = editor_desk.get(review(row))

    assert answer.context["publish"]["companions"].value() is True


def test_sending_back_takes_the_verdict_along(
    submitted: UpdateVersion, editor_desk: Client
) -> None:
    answer = pressed(editor_desk, verb(submitted, "send-back"), comment="Which hotline?")

    submitted.refresh_from_db()
    assert "What was drafted with it went back with it." in said(answer)
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


def test_author_may_read_the_review_without_its_buttons(
    submitted: UpdateVersion, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(review(submitted)).context

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
    seen = editor_desk.get(review(row)).context["reading"]["seen"].value()
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
    seen = editor_desk.get(review(submitted)).context["reading"]["seen"].value()
    verdict = desk.recall(Assessment.objects.get(), by=analyst)
    desk.submit(desk.edit(verdict, changes={"reason_en": "Other."}, by=analyst), by=analyst)

    editor_desk.post(verb(submitted, "publish"), {"seen": seen, "companions": "on"})

    assert not UpdateVersion.published.exists()


def test_recalled_submission_is_not_published(
    submitted: UpdateVersion, analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(review(submitted)).context["reading"]["seen"].value()
    companions.recall(submitted, by=analyst)

    answer = editor_desk.post(verb(submitted, "publish"), {"seen": seen, "companions": "on"})

    assert "Somebody else changed this since you opened it" in answer.content.decode()
    assert not UpdateVersion.published.exists()


def test_comment_on_what_was_recalled_meanwhile_is_not_lost(
    submitted: UpdateVersion, analyst: User, editor_desk: Client
) -> None:
    seen = editor_desk.get(review(submitted)).context["reading"]["seen"].value()
    companions.recall(submitted, by=analyst)

    sent = {"seen": seen, "comment": "Which hotline?"}
    answer: Any = editor_desk.post(verb(submitted, "send-back"), sent)

    (told,) = [str(message) for message in answer.wsgi_request._messages]
    assert answer.status_code == 302
    assert told == (
        "Send back: nothing was done. This is Draft by now. You had typed: “Which hotline?”"
    )


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


def test_editor_is_told_why_they_do_not_publish_what_cites_a_source_of_theirs(
    published_pledge: Pledge, analyst: User, editor: User, editor_desk: Client
) -> None:
    source = factories.draft("source", id="new-report", title="A new report")
    row = factories.draft("update", by=analyst, citations=[factories.citation(source="new-report")])
    references.revise(source, changes={"title": "My report"}, reason="", by=actor_of(editor))

    text = read(editor_desk, desk.submit(row, by=analyst))

    assert "This would make public what you wrote yourself: My report." in text
    assert 'id="publish"' not in text
