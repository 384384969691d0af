"""Corrections that are refused: what a later version may not change."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, together
from tracker.models import (
    Actor,
    PledgeVersion,
)
from tracker.models.base import Content
from tracker.models.bodies import content_of
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


def correct(row: Content, actor: Actor, change: Change, **changes: Any) -> Content:
    return factories.correct(row, changes=changes, change=change, reason="A slip.", by=actor)


@pytest.mark.parametrize(
    ("change", "changes"),
    [(Change.TYPO, {"title_en": "Open the hotline"}), (Change.WITHDRAWAL, {})],
)
def test_withdrawn_content_is_not_corrected(
    pledge_version: PledgeVersion, actor: Actor, change: Change, changes: dict[str, Any]
) -> None:
    withdrawn = corrections.withdraw(pledge_version, reason="Recorded twice.", by=actor)

    with refusal("change", "It is withdrawn", rule=30):
        correct(withdrawn, actor, change, **changes)


@pytest.mark.parametrize(
    ("name", "value"), [("obligors", ["united-states"]), ("counterparts", []), ("joint", True)]
)
def test_changed_who_is_refused(
    pledge_version: PledgeVersion, actor: Actor, name: str, value: Any
) -> None:
    with refusal(name, "A changed who is a new pledge", rule=2):
        correct(pledge_version, actor, Change.SUBSTANTIVE, **{name: value})


def test_changed_what_is_refused(pledge_version: PledgeVersion, actor: Actor) -> None:
    with refusal("statement_en", "A changed what is a new pledge", rule=2):
        correct(pledge_version, actor, Change.SUBSTANTIVE, statement_en="China will close it.")


@pytest.mark.parametrize(
    ("change", "changes", "field", "rule"),
    [
        (Change.PUBLICATION, {"title_en": "New"}, "change", 30),
        (Change.TYPO, {}, "change", 30),
        (Change.TYPO, {"title_en": "Open a hotline"}, "change", 30),
        (Change.TYPO, {"due": "2017"}, "due", 30),
        (Change.TYPO, {"colour": "red"}, "colour", None),
        (Change.SUBSTANTIVE, {"id": "new-id"}, "id", 2),
        (Change.TRANSLATION, {"title_en": "New"}, "title_en", 30),
        (Change.WITHDRAWAL, {"title_en": "New"}, "change", 30),
    ],
    ids=[
        "no correction",
        "nothing",
        "the same",
        "a fact",
        "no field",
        "the id",
        "the original",
        "more than a withdrawal",
    ],
)
def test_change_of_another_kind_is_refused(
    pledge_version: PledgeVersion,
    actor: Actor,
    change: Change,
    changes: dict[str, Any],
    field: str,
    rule: int | None,
) -> None:
    with refusal(field, rule=rule):
        correct(pledge_version, actor, change, **changes)


def test_correction_needs_a_reason(pledge_version: PledgeVersion, actor: Actor) -> None:
    with refusal("change_reason", rule=30):
        factories.correct(
            pledge_version,
            changes={"title_en": "New"},
            change=Change.TYPO,
            reason=" ",
            by=actor,
        )


def test_old_version_is_not_corrected(pledge_version: PledgeVersion, actor: Actor) -> None:
    correct(pledge_version, actor, Change.TYPO, title_en="Open the hotline")
    pledge_version.refresh_from_db()

    with refusal("version", "only the current published version"):
        correct(pledge_version, actor, Change.TYPO, title_en="Open that hotline")


def test_second_draft_of_the_next_version_is_refused(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    corrections.draft_correction(
        pledge_version, changes={"title_en": "New"}, change=Change.TYPO, reason="A slip."
    )

    with refusal("version", "there is a version 2 already"):
        correct(pledge_version, actor, Change.TYPO, title_en="Newer")


def test_correction_that_breaks_a_rule_leaves_no_draft(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    with refusal("elements", rule=6):
        correct(pledge_version, actor, Change.SUBSTANTIVE, elements=["colour"])


def test_drafted_version_is_asked_again_when_it_is_published(
    pledge_version: PledgeVersion, actor: Actor
) -> None:
    later = {"version": 2, "change": "typo", "change_reason": "A slip.", "due": "2017"}
    (row,) = factories.draft_all("pledge", [content_of(pledge_version) | later])

    with refusal("due", "A typo is in a text", rule=30):
        together.publish([row], by=actor)


def test_later_version_of_a_draft_is_not_published(actor: Actor) -> None:
    first = factories.wording_content()
    later = {"version": 2, "change": "typo", "change_reason": "A slip.", "verb": "shall"}
    _, row = factories.draft_all("wording", [first, first | later])

    with refusal("version", "The version before it is not published.", rule=30):
        together.publish([row], by=actor)
