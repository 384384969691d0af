"""A draft that is edited stays the row it is: same keys, same names, new content."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import desk
from tracker.models import (
    DeskEvent,
    Pledge,
    PledgeVersion,
    UpdateVersion,
    Wording,
)
from tracker.models.base import Content
from tracker.models.bodies import content_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def events() -> list[tuple[str, str]]:
    return list(DeskEvent.objects.order_by("pk").values_list("verb", "user__username"))


def test_edited_draft_holds_the_change(draft_version: PledgeVersion, editor: User) -> None:
    content = content_of(draft_version)

    edited = desk.edit(draft_version, changes={"title_en": "Another title"}, by=editor)

    assert content_of(edited) == content | {"title_en": "Another title"}


def test_edited_draft_stays_the_row_it_was(draft_version: PledgeVersion, editor: User) -> None:
    edited: Any = desk.edit(draft_version, changes={"title_en": "Another title"}, by=editor)

    assert (edited.pk, edited.pledge_id) == (draft_version.pk, draft_version.pledge_id)


def test_edited_draft_keeps_its_author(
    draft_version: PledgeVersion, analyst: User, editor: User
) -> None:
    edited = desk.edit(draft_version, changes={"title_en": "Another title"}, by=editor)

    assert edited.drafted_by == analyst
    assert events() == [("draft", "editor")]


def test_drafts_that_name_an_edited_pledge_keep_naming_it(
    draft_version: PledgeVersion, editor: User
) -> None:
    factories.draft("wording", pledge="secret-draft")

    edited: Any = desk.edit(draft_version, changes={"title_en": "Another title"}, by=editor)

    assert Wording.objects.get().pledge == edited.pledge


def test_obligors_of_a_draft_can_be_edited(draft_version: PledgeVersion, editor: User) -> None:
    changes = {"obligors": ["china", "united-states"], "counterparts": [], "joint": True}

    edited: Any = desk.edit(draft_version, changes=changes, by=editor)

    assert [party.slug for party in edited.obligors] == ["china", "united-states"]
    assert edited.counterparts == []


def test_obligor_whom_another_draft_judges_stays(
    draft_version: PledgeVersion, editor: User
) -> None:
    factories.draft("assessment", pledge="secret-draft", obligor="china")

    with refusal("obligors", "other drafts rest on it: assessment"):
        desk.edit(draft_version, changes={"obligors": ["united-states"]}, by=editor)


def test_draft_can_be_given_another_id(draft_version: PledgeVersion, editor: User) -> None:
    desk.edit(draft_version, changes={"id": "better-id"}, by=editor)

    assert Pledge.objects.get(slug="better-id").pk == draft_version.pledge_id
    assert not Pledge.objects.filter(slug="secret-draft").exists()
    assert DeskEvent.objects.get().comment == "was secret-draft"


def test_drafts_follow_a_pledge_to_its_other_id(draft_version: PledgeVersion, editor: User) -> None:
    wording = factories.draft("wording", pledge="secret-draft")

    desk.edit(draft_version, changes={"id": "better-id"}, by=editor)

    wording.refresh_from_db()
    assert content_of(wording)["pledge"] == "better-id"


def test_draft_cannot_take_an_id_in_use(
    draft_version: PledgeVersion, pledge_version: PledgeVersion, editor: User
) -> None:
    with refusal("id", "is already in use"):
        desk.edit(draft_version, changes={"id": pledge_version.pledge.slug}, by=editor)


def test_part_moves_to_a_free_place_of_another_pledge(
    draft_version: PledgeVersion, pledge_version: PledgeVersion, editor: User
) -> None:
    row = factories.draft("wording", pledge="secret-draft", number=3)

    edited: Any = desk.edit(row, changes={"pledge": pledge_version.pledge.slug}, by=editor)

    assert (edited.pk, edited.pledge, edited.number) == (row.pk, pledge_version.pledge, 3)


def test_part_is_not_moved_to_a_place_that_is_taken(
    draft_version: PledgeVersion, pledge_version: PledgeVersion, editor: User
) -> None:
    factories.draft("wording", pledge=pledge_version.pledge.slug, number=1)
    row = factories.draft("wording", pledge="secret-draft", number=1)

    with refusal("version", "there is a version 1 already"):
        desk.edit(row, changes={"pledge": pledge_version.pledge.slug}, by=editor)


@pytest.mark.parametrize("changes", [{"id": "elsewhere"}, {"change_reason": ""}])
def test_drafted_correction_stays_with_what_it_corrects(
    pledge_version: PledgeVersion, editor: User, changes: dict[str, str]
) -> None:
    content = content_of(pledge_version) | {"version": 2, "change": "typo", "change_reason": "A."}
    row: Content
    (row,) = factories.draft_all("pledge", [content])

    with refusal(*changes):
        desk.edit(row, changes=changes, by=editor)


def test_drafted_correction_of_a_part_is_not_moved_to_another_pledge(
    draft_version: PledgeVersion, editor: User
) -> None:
    content = content_of(factories.publish("wording"))
    later = content | {"version": 2, "change": "typo", "change_reason": "A slip."}
    (row,) = factories.draft_all("wording", [later])

    with refusal("version", "a correction stays with what it corrects"):
        desk.edit(row, changes={"pledge": "secret-draft"}, by=editor)


def test_row_that_is_gone_is_not_edited(draft_version: PledgeVersion, editor: User) -> None:
    desk.discard(PledgeVersion.objects.get(pk=draft_version.pk), by=editor)

    with refusal("state", "is gone, not draft"):
        desk.edit(draft_version, changes={"title_en": "Another title"}, by=editor)


def test_edit_of_an_update_replaces_its_bearings(editor: User) -> None:
    row = factories.draft("update", id="secret-report")
    bearings = [factories.bearing(effect="advanced")]

    edited: Any = desk.edit(row, changes={"bearings": bearings}, by=editor)

    assert [each.effect for each in edited.update.bearings.all()] == ["advanced"]


def test_edit_replaces_nested_rows_and_lists(editor: User) -> None:
    row = factories.draft("update", id="secret-report", reported_by=["china"])
    changes = {"citations": [factories.citation(locator="p. 9")], "reported_by": ["independent"]}

    edited: Any = desk.edit(row, changes=changes, by=editor)

    assert [each.locator for each in edited.citations.all()] == ["p. 9"]
    assert UpdateVersion.objects.get(pk=row.pk).reported_by == ["independent"]


def test_edit_of_a_draft_without_author_makes_one(editor: User) -> None:
    row = factories.draft("conflict")

    edited = desk.edit(row, changes={"handling_en": "Shown side by side."}, by=editor)

    assert edited.drafted_by == editor


@pytest.mark.parametrize(
    ("changes", "field"), [({"title_en": ""}, "title_en"), ({"dialogue": "nowhere"}, "dialogue")]
)
def test_faulty_edit_is_refused(
    draft_version: PledgeVersion, editor: User, changes: dict[str, Any], field: str
) -> None:
    with refusal(field):
        desk.edit(draft_version, changes=changes, by=editor)


def test_published_content_is_not_edited(pledge_version: PledgeVersion, editor: User) -> None:
    with refusal("state", "is published, not draft"):
        desk.edit(pledge_version, changes={"title_en": "Another title"}, by=editor)
