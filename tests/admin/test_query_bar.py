"""No page that a form comes back on takes more than 20 queries, whatever became of its row."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import errors, page, review, typed, verb
from tests.admin.test_screens import CONTENT, NOUNS
from tracker.actions import companions, corrections, desk, references
from tracker.actions.actors import actor_of
from tracker.models import UpdateVersion
from tracker.models.base import Content
from tracker.models.bodies import CONTENT_MODELS
from tracker.rules.schema import NOUNS as SCHEMA
from tracker.rules.schema import Kind
from tracker.rules.vocabulary import Change

AT_MOST = 20
WHY = {"kind_of_change": "substantive", "public_reason": "New facts."}
REFERENCES = sorted(NOUNS.keys() - set(CONTENT))


@contextmanager
def few_queries() -> Iterator[None]:
    with CaptureQueriesContext(connection) as captured:
        yield
    # Savepoints are those of the transaction that the test itself holds open.
    asked = [each["sql"] for each in captured if "SAVEPOINT" not in each["sql"]]
    assert len(asked) <= AT_MOST, "\n".join(each[:200] for each in asked)


def text_of(noun: str, form: dict[str, Any]) -> str:
    """A field of text that the form of a noun asks for."""
    fields = SCHEMA[noun].fields
    return next(each.name for each in fields if each.kind == Kind.TEXT and each.name in form)


def change(noun: str, row: Any) -> str:
    return page(NOUNS[noun], "change", row.pk)


@pytest.mark.parametrize("noun", CONTENT)
def test_draft_that_somebody_edited(
    noun: str, analyst: User, editor: User, editor_desk: Client
) -> None:
    row = factories.draft(noun, by=analyst)
    form = typed(editor_desk.get(change(noun, row)))
    text = text_of(noun, form)
    desk.edit(CONTENT_MODELS[noun].objects.get(pk=row.pk), changes={text: "Theirs"}, by=editor)

    with few_queries():
        told = editor_desk.post(change(noun, row), form | {text: "Mine"})

    assert "Somebody else changed this" in errors(told)


@pytest.mark.parametrize("noun", REFERENCES)
def test_reference_that_somebody_revised(noun: str, editor: User, editor_desk: Client) -> None:
    row = factories.draft(noun)
    form = typed(editor_desk.get(change(noun, row)))
    text = text_of(noun, form)
    references.revise(row, changes={text: "Theirs"}, reason="", by=actor_of(editor))

    with few_queries():
        told = editor_desk.post(change(noun, row), form | {text: "Mine"})

    assert "Somebody else changed this" in errors(told)


@pytest.mark.parametrize("noun", CONTENT)
def test_draft_that_somebody_discarded(noun: str, analyst: User, editor_desk: Client) -> None:
    row = factories.draft(noun, by=analyst)
    form = typed(editor_desk.get(change(noun, row)))
    desk.discard(CONTENT_MODELS[noun].objects.get(pk=row.pk), by=analyst)

    with few_queries():
        told = editor_desk.post(change(noun, row), form | {text_of(noun, form): "Mine"})

    assert "Somebody discarded this" in errors(told)


@pytest.mark.parametrize("noun", CONTENT)
def test_draft_that_somebody_submitted(noun: str, analyst: User, analyst_desk: Client) -> None:
    row = factories.draft(noun, by=analyst)
    form = typed(analyst_desk.get(change(noun, row)))
    desk.submit(CONTENT_MODELS[noun].objects.get(pk=row.pk), by=analyst)

    with few_queries():
        told = analyst_desk.post(change(noun, row), form | {text_of(noun, form): "Mine"})

    assert "Somebody saved, submitted" in errors(told)


@pytest.mark.parametrize("noun", CONTENT)
def test_public_row_that_somebody_drafted_a_correction_of(
    noun: str, analyst: User, editor_desk: Client
) -> None:
    row = factories.publish(noun)
    form = typed(editor_desk.get(change(noun, row))) | WHY
    text = text_of(noun, form)
    corrections.draft_correction(
        row, changes={text: "Theirs"}, change=Change.SUBSTANTIVE, reason="Wrong.", by=analyst
    )

    with few_queries():
        told = editor_desk.post(change(noun, row), form | {text: "Mine"})

    assert "Somebody else changed this" in errors(told)


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_form_with_errors(noun: str, analyst: User, editor_desk: Client) -> None:
    row = factories.draft(noun, by=analyst) if noun in CONTENT else factories.draft(noun)
    form = typed(editor_desk.get(change(noun, row)))

    with few_queries():
        answer = editor_desk.post(change(noun, row), form | {text_of(noun, form): "\x00"})

    assert "null characters" in errors(answer).lower()


def filled(analyst: User, number: int) -> UpdateVersion:
    """A draft of an update with so many sources, pledges and numbers, and a verdict."""
    for each in range(1, number):
        factories.draft("source", id=f"report-{each}")
    factories.publish("pledge")
    pledges = [factories.publish("pledge", id=f"pledge-{each}") for each in range(1, number)]
    factories.publish("fulfilment_test")
    bearings = [factories.bearing(pledge=each.public_id) for each in pledges]
    citations = [factories.citation(source=f"report-{each}") for each in range(1, number)]
    row: UpdateVersion = factories.draft(
        "update",
        by=analyst,
        citations=[factories.citation(), *citations],
        bearings=[factories.bearing(), *bearings],
    )
    factories.draft("assessment", by=analyst)
    return row


@pytest.mark.parametrize("number", [1, 5])
def test_long_update_with_a_verdict_that_somebody_edited(
    number: int, analyst: User, editor: User, editor_desk: Client
) -> None:
    row = filled(analyst, number)
    form = typed(editor_desk.get(change("update", row)))
    (verdict,) = companions.companions_of(UpdateVersion.objects.get(pk=row.pk))
    desk.edit(verdict, changes={"reason_en": "Theirs."}, by=editor)
    desk.edit(UpdateVersion.objects.get(pk=row.pk), changes={"note_en": "Theirs."}, by=editor)

    with few_queries():
        told = editor_desk.post(change("update", row), form | {"fact_en": "Mine"})

    assert "Somebody else changed this" in errors(told)


def make_public_what_it_names() -> None:
    """The source that factories cite; the own work in private ones costs two queries more."""
    factories.publish("update", id="another-update")


@pytest.mark.parametrize("noun", CONTENT)
def test_review_that_is_sent_without_a_comment(
    noun: str, analyst: User, editor_desk: Client
) -> None:
    row = desk.submit(factories.draft(noun, by=analyst), by=analyst)
    if noun == "update":
        make_public_what_it_names()
    seen = editor_desk.get(review(row)).context["reading"]["seen"].value()

    with few_queries():
        answer = editor_desk.post(verb(row, "send-back"), {"seen": seen})

    assert answer.status_code == 200


@pytest.mark.parametrize("button", ["publish", "send-back"])
def test_review_of_an_update_with_its_verdict_that_changed_meanwhile(
    button: str, submitted: Content, editor_desk: Client
) -> None:
    make_public_what_it_names()

    with few_queries():
        answer = editor_desk.post(verb(submitted, button), {"seen": "", "comment": "Why?"})

    assert "does not say what you had opened" in answer.content.decode()


def test_page_that_asks_to_sign_in_again(
    fields: dict[str, Any], analyst: User, analyst_desk: Client
) -> None:
    form = typed(analyst_desk.get(page("updateversion", "add"))) | fields
    analyst_desk.logout()

    with few_queries():
        asked = analyst_desk.post(page("updateversion", "add"), form)

    assert "Nothing was saved yet" in asked.content.decode()
