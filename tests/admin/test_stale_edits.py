"""Two people at once: the second is told, and keeps what they typed."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests import factories
from tests.admin.desk import errors, page, typed
from tracker.actions import desk, references
from tracker.actions.actors import actor_of
from tracker.admin.saving.seen import signed
from tracker.models import Pledge, Source, StatusUpdate, UpdateVersion

CORRECTION = {"kind_of_change": "substantive", "public_reason": "New facts."}


@pytest.fixture
def source(db: None) -> Source:
    row: Source = factories.draft("source")
    return row


@pytest.fixture
def opened(source: Source, editor_desk: Client) -> dict[str, Any]:
    """The form of the source as the editor opened it."""
    return typed(editor_desk.get(page("source", "change", source.pk)))


def test_second_of_two_edits_is_refused_with_its_text_kept(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))

    answer = editor_desk.post(page("source", "change", source.pk), opened | {"title": "Mine"})

    source.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert answer.context["adminform"].form["title"].value() == "Mine"
    assert source.title == "Theirs"


def test_second_saver_sees_who_changed_what_and_both_values(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))

    answer = editor_desk.post(page("source", "change", source.pk), opened | {"title": "Mine"})

    told = answer.context["meanwhile"]
    ((name, was, now, mine, kept),) = [
        (each.name, each.opened, each.now, each.yours, each.is_kept) for each in told.differences
    ]
    assert (name, was, now, mine, kept) == ("title", opened["title"], "Theirs", "Mine", True)
    assert told.who[0].startswith("editor · Drafted")


def test_second_saver_may_save_knowingly(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    address = page("source", "change", source.pk)
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))
    told = editor_desk.post(address, opened | {"title": "Mine"})

    answer = editor_desk.post(address, typed(told))

    source.refresh_from_db()
    assert (answer.status_code, source.title) == (302, "Mine")


def test_field_left_alone_takes_the_newer_value(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    address = page("source", "change", source.pk)
    references.revise(source, changes={"publisher": "Theirs"}, reason="", by=actor_of(editor))
    told = editor_desk.post(address, opened | {"title": "Mine"})

    editor_desk.post(address, typed(told))

    source.refresh_from_db()
    assert (source.title, source.publisher) == ("Mine", "Theirs")


def test_who_is_third_while_the_second_is_reading_is_not_saved_over(
    source: Source, opened: dict[str, Any], editor: User, editor_desk: Client
) -> None:
    address = page("source", "change", source.pk)
    references.revise(source, changes={"title": "Theirs"}, reason="", by=actor_of(editor))
    told = editor_desk.post(address, opened | {"title": "Mine"})
    source.refresh_from_db()
    references.revise(source, changes={"title": "Third"}, reason="", by=actor_of(editor))

    answer = editor_desk.post(address, typed(told))

    source.refresh_from_db()
    assert "Somebody else changed this" in errors(answer)
    assert source.title == "Third"


def token_of_another_row() -> str:
    return signed("tracker.source:0", {})


@pytest.mark.parametrize(
    "seen",
    ["", "garbled", "0" * 32, "\x00", "x" * 1_000_001, token_of_another_row()],
    ids=["missing", "garbled", "digits", "NUL", "endless", "of another row"],
)
def test_missing_or_garbled_version_is_an_error(
    seen: str, source: Source, opened: dict[str, Any], editor_desk: Client
) -> None:
    answer = editor_desk.post(
        page("source", "change", source.pk), opened | {"title": "Mine", "seen": seen}
    )

    source.refresh_from_db()
    assert "does not say what you had opened" in errors(answer)
    assert answer.context["adminform"].form["title"].value() == "Mine"
    assert source.title != "Mine"


@pytest.mark.parametrize("seen", ["", "garbled"])
def test_form_for_something_new_needs_its_version_too(seen: str, analyst_desk: Client) -> None:
    address = page("source", "add")
    opened = typed(analyst_desk.get(address))
    fields = {"title": "Cables", "publisher": "P.", "kind": "research", "reliability": "high"}

    answer = analyst_desk.post(address, opened | fields | {"seen": seen})

    assert "does not say what you had opened" in errors(answer)
    assert not Source.objects.exists()


def test_nested_rows_left_alone_take_the_newer_ones(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    factories.draft("source", id="another-report")
    row = factories.draft("update", by=editor)
    address = page("updateversion", "change", row.pk)
    opened = typed(editor_desk.get(address))
    citations = [factories.citation(locator="p. 8"), factories.citation(source="another-report")]
    desk.edit(row, changes={"citations": citations, "bearings": []}, by=editor)
    told = editor_desk.post(address, opened | {"note_en": "Mine."})

    editor_desk.post(address, typed(told))

    saved = UpdateVersion.objects.get(pk=row.pk)
    assert saved.note_en == "Mine."
    assert [each.source.slug for each in saved.citations.all()] == ["news-report", "another-report"]
    assert saved.bearings == []


def test_nested_rows_that_were_typed_are_kept(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=editor)
    address = page("updateversion", "change", row.pk)
    opened = typed(editor_desk.get(address))
    desk.edit(row, changes={"citations": []}, by=editor)
    told = editor_desk.post(address, opened | {"citations-0-locator": "p. 99"})

    answer = editor_desk.post(address, typed(told))

    saved = UpdateVersion.objects.get(pk=row.pk)
    assert answer.status_code == 302
    assert [each.locator for each in saved.citations.all()] == ["p. 99"]


def test_edit_of_a_draft_that_is_gone_keeps_the_text(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=editor)
    address = page("updateversion", "change", row.pk)
    opened = typed(editor_desk.get(address))
    desk.discard(UpdateVersion.objects.get(pk=row.pk), by=editor)

    answer = editor_desk.post(address, opened | {"fact_en": "Mine"})

    assert "Somebody discarded this" in errors(answer)
    assert answer.context["adminform"].form["fact_en"].value() == "Mine"
    assert "editor · Discarded" in answer.context["meanwhile"].who[0]
    assert not UpdateVersion.objects.exists()


def test_text_of_a_discarded_draft_is_saved_anew(
    published_pledge: Pledge, editor: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=editor)
    address = page("updateversion", "change", row.pk)
    opened = typed(editor_desk.get(address))
    desk.discard(UpdateVersion.objects.get(pk=row.pk), by=editor)
    told = editor_desk.post(address, opened | {"fact_en": "Mine"})

    editor_desk.post(told.context["form_url"], typed(told))

    saved = UpdateVersion.objects.get()
    assert (saved.fact_en, saved.citations.count()) == ("Mine", 1)


def test_correction_goes_on_in_the_one_that_somebody_drafted_meanwhile(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    address = page("updateversion", "change", published_update.current_id)
    opened = typed(editor_desk.get(address)) | CORRECTION
    editor_desk.post(address, opened | {"note_en": "Theirs."})
    mine = {"fact_en": "Mine.", "public_reason": "My reason."}
    told = editor_desk.post(address, opened | mine)
    drafted = published_update.versions.get(version=2)

    editor_desk.post(told.context["form_url"], typed(told))

    saved = published_update.versions.get(version=2)
    assert told.context["form_url"] == page("updateversion", "change", drafted.pk)
    assert (saved.pk, saved.note_en, saved.fact_en) == (drafted.pk, "Theirs.", "Mine.")
    assert (saved.change, saved.change_reason) == ("substantive", "My reason.")


def test_only_what_the_form_asks_for_is_compared(
    published_update: StatusUpdate, editor_desk: Client
) -> None:
    address = page("updateversion", "change", published_update.current_id)
    opened = typed(editor_desk.get(address)) | CORRECTION
    editor_desk.post(address, opened | {"note_en": "Theirs."})

    told = editor_desk.post(address, opened | {"fact_en": "Mine."})

    names = [each.name for each in told.context["meanwhile"].differences]
    assert names == ["note (English)"]


def test_text_typed_into_a_draft_that_was_submitted_is_kept(
    published_pledge: Pledge, analyst: User, analyst_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)
    address = page("updateversion", "change", row.pk)
    opened = typed(analyst_desk.get(address))
    desk.submit(UpdateVersion.objects.get(pk=row.pk), by=analyst)

    answer = analyst_desk.post(address, opened | {"fact_en": "Mine"})

    assert "Somebody saved, submitted" in errors(answer)
    assert answer.context["adminform"].form["fact_en"].value() == "Mine"
    assert UpdateVersion.objects.get().fact_en != "Mine"
