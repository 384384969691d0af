"""The desk: drafts are edited, submitted, sent back and discarded, all in private."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import desk
from tracker.models import (
    Assessment,
    Bearing,
    DeskEvent,
    Dialogue,
    LogEntry,
    Obligation,
    Pledge,
    PledgeVersion,
    StatusUpdate,
)
from tracker.models.base import Content
from tracker.models.bodies import content_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def events() -> list[tuple[str, str]]:
    return list(DeskEvent.objects.order_by("pk").values_list("verb", "user__username"))


def test_submission_waits_for_review(draft_version: PledgeVersion, analyst: User) -> None:
    desk.submit(draft_version, by=analyst)

    assert PledgeVersion.objects.get(pk=draft_version.pk).state == "submitted"
    assert events() == [("submit", "analyst")]


def test_submission_is_not_edited(draft_version: PledgeVersion, analyst: User) -> None:
    desk.submit(draft_version, by=analyst)

    with refusal("state", "is submitted, not draft"):
        desk.edit(draft_version, changes={"title_en": "Another title"}, by=analyst)


def test_submission_is_not_submitted_again(draft_version: PledgeVersion, analyst: User) -> None:
    desk.submit(draft_version, by=analyst)

    with refusal("state", "is submitted, not draft"):
        desk.submit(draft_version, by=analyst)


def test_submission_can_be_recalled(draft_version: PledgeVersion, analyst: User) -> None:
    desk.submit(draft_version, by=analyst)

    desk.recall(draft_version, by=analyst)

    assert PledgeVersion.objects.get(pk=draft_version.pk).state == "draft"


def test_draft_is_not_recalled(draft_version: PledgeVersion, analyst: User) -> None:
    with refusal("state", "is draft, not submitted"):
        desk.recall(draft_version, by=analyst)


def test_submission_is_sent_back_with_a_comment(
    draft_version: PledgeVersion, analyst: User, editor: User
) -> None:
    desk.submit(draft_version, by=analyst)

    desk.send_back(draft_version, comment="A source is missing.", by=editor)

    newest = DeskEvent.objects.latest("pk")
    assert (newest.verb, newest.comment) == ("return", "A source is missing.")
    assert draft_version.state == "draft"


def test_nothing_is_sent_back_without_a_comment(
    draft_version: PledgeVersion, analyst: User, editor: User
) -> None:
    desk.submit(draft_version, by=analyst)

    with refusal("comment", "say what is missing"):
        desk.send_back(draft_version, comment=" ", by=editor)


@pytest.mark.parametrize(
    ("noun", "identity"), [("pledge", Pledge), ("dialogue", Dialogue), ("update", StatusUpdate)]
)
def test_discarded_draft_leaves_nothing(noun: str, identity: Any, editor: User) -> None:
    row = factories.draft(noun, id="secret-row")

    desk.discard(row, by=editor)

    assert not identity.objects.filter(slug="secret-row").exists()
    assert not Bearing.objects.filter(entry=None).exists()
    assert not Obligation.objects.filter(pledge__slug="secret-row").exists()
    assert events() == [("discard", "editor")]


def test_discarded_part_leaves_the_whole(editor: User) -> None:
    row = factories.draft("assessment", number=2)

    desk.discard(row, by=editor)

    assert Assessment.objects.count() == 1


def test_discarded_correction_leaves_what_is_published(
    pledge_version: PledgeVersion, editor: User
) -> None:
    content = content_of(pledge_version) | {"version": 2, "change": "typo", "change_reason": "A."}
    row: Content
    (row,) = factories.draft_all("pledge", [content])

    desk.discard(row, by=editor)

    assert Pledge.published.get().current == pledge_version


def test_draft_that_others_name_is_not_discarded(
    draft_version: PledgeVersion, editor: User
) -> None:
    factories.draft("wording", pledge="secret-draft")

    with refusal("id", "other drafts rest on it: wording"):
        desk.discard(draft_version, by=editor)


def test_published_content_is_not_discarded(pledge_version: PledgeVersion, editor: User) -> None:
    with refusal("state", "is withdrawn, not deleted"):
        desk.discard(pledge_version, by=editor)


def test_desk_never_writes_the_public_log(draft_version: PledgeVersion, analyst: User) -> None:
    before = LogEntry.objects.count()

    desk.submit(draft_version, by=analyst)
    desk.recall(draft_version, by=analyst)
    desk.discard(draft_version, by=analyst)

    assert LogEntry.objects.count() == before
