"""What others handed in or made public while a form was open: the person is told."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, typed
from tracker.actions import corrections, together
from tracker.models import Actor, Pledge, Source, StatusUpdate, UpdateVersion
from tracker.rules.vocabulary import Change

REOPENS = "reopens every verdict"


@pytest.fixture
def correction(published_update: StatusUpdate, analyst: User) -> UpdateVersion:
    """The draft of a second version."""
    assert published_update.current is not None
    row = corrections.draft_correction(
        published_update.current,
        changes={"note_en": "A slip."},
        change=Change.TYPO,
        reason="The reason of the second version.",
        by=analyst,
    )
    assert isinstance(row, UpdateVersion)
    return row


def test_correction_published_meanwhile_is_not_the_base_of_the_next_unsaid(
    correction: UpdateVersion, actor: Actor, editor_desk: Client
) -> None:
    address = page("updateversion", "change", correction.pk)
    opened = typed(editor_desk.get(address))
    together.publish([UpdateVersion.objects.get(pk=correction.pk)], by=actor)

    told = editor_desk.post(address, opened | {"fact_en": "Mine."})

    shown = told.context["adminform"].form
    (state,) = [each for each in told.context["meanwhile"].differences if each.name == "state"]
    assert "Somebody else changed this" in errors(told)
    assert (state.opened, state.now) == ("draft", "published")
    assert (shown["fact_en"].value(), shown["public_reason"].value() or "") == ("Mine.", "")
    assert not correction.update.versions.filter(version=3).exists()


def test_text_typed_into_a_source_that_became_public_meanwhile_is_kept(
    analyst_desk: Client, db: None
) -> None:
    source: Source = factories.draft("source")
    address = page("source", "change", source.pk)
    opened = typed(analyst_desk.get(address))
    factories.publish("update")

    answer = analyst_desk.post(address, opened | {"title": "Mine"})

    source.refresh_from_db()
    assert answer.status_code == 200
    assert answer.context["adminform"].form["title"].value() == "Mine"
    assert source.entry_id is not None
    assert source.title != "Mine"


def test_editor_is_told_that_a_source_became_public_meanwhile(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    source: Source = factories.draft("source", id="second-report")
    address = page("source", "change", source.pk)
    opened = typed(editor_desk.get(address))
    citations = [factories.citation(source="second-report")]
    factories.publish("update", citations=citations)

    answer = editor_desk.post(address, opened | {"title": "Mine", "public_reason": "New."})

    source.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert source.title != "Mine"


def test_only_the_form_of_an_update_speaks_of_verdicts_that_rest_on_it(
    published_update: StatusUpdate, published_pledge: Pledge, editor_desk: Client
) -> None:
    shown: dict[str, Any] = {
        model: editor_desk.get(page(model, "change", row.current_id)).content.decode()
        for model, row in (("updateversion", published_update), ("pledgeversion", published_pledge))
    }

    assert REOPENS in shown["updateversion"]
    assert REOPENS not in shown["pledgeversion"]
