"""Correcting what is public: the form writes the next version, with its kind and its reason."""

import pytest
from django.test import Client

from tests.admin.desk import errors, page, pressed, sent, typed
from tracker.models import LogEntry, StatusUpdate

CORRECTION = {"kind_of_change": "typo", "public_reason": "A slip."}


def test_correction_through_the_form_is_version_two_with_a_log_entry(
    published_update: StatusUpdate, analyst_desk: Client, editor_desk: Client
) -> None:
    correction = page("updateversion", "change", published_update.current_id)
    sent(analyst_desk, correction, fact_en="The hotline was opened at last.", **CORRECTION)
    drafted = published_update.versions.get(version=2)

    pressed(editor_desk, page("updateversion", "verb", drafted.pk, "publish"))

    published_update.refresh_from_db()
    newest, entry = published_update.current, LogEntry.objects.first()
    assert newest is not None
    assert entry is not None
    assert (newest.version, newest.fact_en) == (2, "The hotline was opened at last.")
    assert (entry.verb, entry.reason, entry.pk) == ("typo", "A slip.", newest.entry_id)


def test_correction_keeps_the_bearings(
    published_update: StatusUpdate, analyst_desk: Client, editor_desk: Client
) -> None:
    sent(
        analyst_desk,
        page("updateversion", "change", published_update.current_id),
        fact_zh="热线开通。",
        kind_of_change="translation",
        public_reason="Translated.",
    )
    drafted = published_update.versions.get(version=2)

    pressed(editor_desk, page("updateversion", "verb", drafted.pk, "publish"))

    published_update.refresh_from_db()
    assert published_update.current_id == drafted.pk
    assert [each.effect for each in published_update.bearings.all()] == ["initiated"]


def test_analyst_drafts_a_correction_that_stays_private(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    sent(
        analyst_desk,
        page("updateversion", "change", published_update.current_id),
        fact_en="The hotline was opened at last.",
        **CORRECTION,
    )

    published_update.refresh_from_db()
    assert published_update.current is not None
    assert published_update.current.version == 1
    assert published_update.versions.get(version=2).state == "draft"


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"date": "2016-06-15"}, "substantive correction"),
        ({"fact_en": "Other.", "public_reason": ""}, "This field is required"),
        ({"fact_en": "Other.", "kind_of_change": ""}, "This field is required"),
        ({"fact_en": "Other.", "kind_of_change": "translation"}, "translated text only"),
        ({"fact_en": "Other.", "kind_of_change": "withdrawal"}, "Select a valid choice"),
    ],
    ids=["typo in a date", "no reason", "no kind", "translation of the original", "forged kind"],
)
def test_correction_that_is_not_what_it_says_is_refused(
    changes: dict[str, str],
    complaint: str,
    published_update: StatusUpdate,
    editor_desk: Client,
) -> None:
    answer = sent(
        editor_desk,
        page("updateversion", "change", published_update.current_id),
        **CORRECTION | changes,
    )

    assert complaint in errors(answer)
    assert published_update.versions.count() == 1


def test_second_of_two_corrections_is_refused_with_its_text_kept(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    address = page("updateversion", "change", published_update.current_id)
    opened = typed(editor_desk.get(address))
    editor_desk.post(address, opened | {"fact_en": "First."} | CORRECTION)

    answer = editor_desk.post(address, opened | {"fact_en": "Second."} | CORRECTION)

    assert "Somebody else changed this" in errors(answer)
    assert answer.context["adminform"].form["fact_en"].value() == "Second."
    assert published_update.versions.get(version=2).fact_en == "First."


def test_drafted_correction_is_edited_with_its_reason(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    first = page("updateversion", "change", published_update.current_id)
    sent(editor_desk, first, fact_en="Other.", **CORRECTION)
    drafted = published_update.versions.get(version=2)

    sent(editor_desk, page("updateversion", "change", drafted.pk), public_reason="A better reason.")

    edited = published_update.versions.get(version=2)
    assert (edited.fact_en, edited.change_reason) == ("Other.", "A better reason.")


def test_kind_of_a_correction_is_not_chosen_beforehand(
    published_update: StatusUpdate, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(page("updateversion", "change", published_update.current_id))

    field = shown.context["adminform"].form["kind_of_change"]
    assert (field.value(), field.field.choices[0][0]) == (None, "")
