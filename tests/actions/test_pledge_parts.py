"""The fulfilment test and links of a new pledge: drafted with it, through the desk with it."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import companions, desk, pledge_parts, together
from tracker.models import Actor, DeskEvent, FulfilmentTest, Pledge, PledgeLink, PledgeVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]

TEST = {"delivered_if_en": "A line stands.", "partly_if_en": "", "evidence_en": "Readouts."}
LINK: dict[str, Any] = {
    "later": "new-line",
    "earlier": factories.HOTLINE,
    "relation": "reaffirms",
    "reason_en": "The same line.",
}


@pytest.fixture
def new_line(analyst: User) -> PledgeVersion:
    version: PledgeVersion = factories.draft("pledge", by=analyst, id="new-line")
    return version


def write(version: PledgeVersion, by: User, **changes: Any) -> None:
    wanted: dict[str, Any] = {"test": TEST, "links": [LINK]}
    pledge_parts.write(version, **wanted | changes, by=by)


def drafted(version: PledgeVersion) -> list[str]:
    return [f"{each.noun}: {each.state}" for each in companions.companions_of(version)]


def test_test_and_links_are_drafted_beside_the_pledge(
    new_line: PledgeVersion, analyst: User
) -> None:
    write(new_line, analyst)

    test, (link,) = pledge_parts.parts_of(new_line)
    assert test is not None
    assert (test.delivered_if_en, test.version, test.drafted_by) == ("A line stands.", 1, analyst)
    assert (link.relation, link.earlier.slug) == ("reaffirms", factories.HOTLINE)


def test_writing_the_same_again_changes_nothing(new_line: PledgeVersion, analyst: User) -> None:
    write(new_line, analyst)
    before = list(DeskEvent.objects.values_list("pk", flat=True))

    write(new_line, analyst)

    assert list(DeskEvent.objects.values_list("pk", flat=True)) == before


def test_changed_test_is_the_same_row(new_line: PledgeVersion, analyst: User) -> None:
    write(new_line, analyst)
    row = FulfilmentTest.objects.get(pledge=new_line.pledge)

    write(new_line, analyst, test=TEST | {"partly_if_en": "It was dialled once."})

    again = FulfilmentTest.objects.get(pledge=new_line.pledge)
    assert (again.pk, again.partly_if_en) == (row.pk, "It was dialled once.")


def test_emptied_test_and_removed_link_are_thrown_away(
    new_line: PledgeVersion, analyst: User
) -> None:
    write(new_line, analyst)

    write(new_line, analyst, test=dict.fromkeys(TEST, ""), links=[])

    assert drafted(new_line) == []


def test_test_that_is_not_asked_for_stays(new_line: PledgeVersion, analyst: User) -> None:
    write(new_line, analyst)

    write(new_line, analyst, test=None, links=[])

    assert drafted(new_line) == ["fulfilment_test: draft"]


def test_test_without_its_first_sentence_is_refused(new_line: PledgeVersion, analyst: User) -> None:
    with refusal("delivered_if_en", "empty"):
        write(new_line, analyst, test=TEST | {"delivered_if_en": ""}, links=[])


def test_link_that_somebody_else_drafted_is_refused_a_second_time(
    new_line: PledgeVersion, analyst: User
) -> None:
    factories.draft("pledge_link", **LINK)

    with refusal("version", "already"):
        write(new_line, analyst, test=None)


def test_part_that_an_editor_adds_goes_with_the_pledge_and_counts_as_the_editors_work(
    new_line: PledgeVersion, editor: User, actor: Actor
) -> None:
    write(new_line, editor, links=[])

    (test,) = companions.companions_of(new_line)
    assert (test.drafted_by, DeskEvent.objects.get().user) == (new_line.drafted_by, editor)
    with refusal("author"):
        together.publish([new_line, test], by=actor)


def test_pledge_and_parts_are_submitted_and_sent_back_together(
    new_line: PledgeVersion, analyst: User, editor: User
) -> None:
    write(new_line, analyst)

    companions.submit(new_line, by=analyst)
    submitted = drafted(new_line)
    companions.send_back(new_line, comment="What would show it?", by=editor)

    assert submitted == ["fulfilment_test: submitted", "pledge_link: submitted"]
    assert drafted(new_line) == ["fulfilment_test: draft", "pledge_link: draft"]


def test_pledge_and_parts_are_published_together(
    new_line: PledgeVersion, analyst: User, actor: Actor
) -> None:
    write(new_line, analyst)

    together.publish([new_line, *companions.companions_of(new_line)], by=actor)

    pledge = Pledge.objects.get(slug="new-line")
    assert pledge.current is not None
    assert FulfilmentTest.objects.public().filter(pledge=pledge).exists()
    assert PledgeLink.objects.public().filter(later=pledge).exists()


def test_discarded_pledge_takes_its_parts_along(new_line: PledgeVersion, analyst: User) -> None:
    write(new_line, analyst)

    companions.discard(new_line, by=analyst)

    assert not Pledge.objects.filter(slug="new-line").exists()
    assert not FulfilmentTest.objects.filter(delivered_if_en="A line stands.").exists()


def test_renamed_draft_keeps_its_parts(new_line: PledgeVersion, analyst: User) -> None:
    write(new_line, analyst)

    renamed = desk.edit(new_line, changes={"id": "newer-line"}, by=analyst)

    assert isinstance(renamed, PledgeVersion)
    assert drafted(renamed) == ["fulfilment_test: draft", "pledge_link: draft"]


def test_who_takes_a_part_out_has_edited_the_pledge(
    new_line: PledgeVersion, analyst: User, editor: User, actor: Actor
) -> None:
    write(new_line, analyst)

    write(new_line, editor, links=[])

    with refusal("author", "another editor publishes it"):
        together.publish([new_line], by=actor)
