"""What became of a pledge's old address: withdrawn, renamed, merged, split."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections, pledges, together
from tracker.models import Checkpoint, Pledge
from tracker.rules.vocabulary import Change

HOTLINE = "/pledges/open-a-hotline/"


@pytest.fixture
def others(published_pledge: Pledge) -> list[Pledge]:
    """Two more pledges."""
    return [
        factories.published_pledge(id="set-it-up", title_en="Set it up"),
        factories.published_pledge(id="test-it", title_en="Test it"),
    ]


def test_withdrawn_pledge_keeps_its_page_with_the_reason(
    published_pledge: Pledge, read: Read
) -> None:
    assert published_pledge.current is not None
    version = corrections.draft_correction(
        published_pledge.current,
        changes={},
        change=Change.WITHDRAWAL,
        reason="It was never said.",
        by=None,
    )
    together.publish([version], by=factories.editor_actor())

    page = read(HOTLINE)

    assert page.status == 200
    assert "Withdrawn from the record. It was never said." in page.text
    assert "China will open a hotline before September 2016." in page.text


def test_renamed_pledge_is_found_at_its_old_address(published_pledge: Pledge, read: Read) -> None:
    pledges.rename(
        published_pledge, slug="set-up-a-hotline", reason="Clearer.", by=factories.editor_actor()
    )

    moved = read(f"{HOTLINE}?as_of=2016-01-01")

    assert moved.status == 301
    assert moved.address == "/pledges/set-up-a-hotline/?as_of=2016-01-01"
    assert read(moved.address).status == 200


def test_merged_pledge_leads_to_the_one_that_stays(
    published_pledge: Pledge, others: list[Pledge], read: Read
) -> None:
    pledges.merge(published_pledge, into=others[0], reason="The same.", by=factories.editor_actor())

    assert read(HOTLINE).address == "/pledges/set-it-up/"


def test_merged_pledge_stands_at_a_revision_before_the_merger(
    published_pledge: Pledge, others: list[Pledge], read: Read
) -> None:
    before = Checkpoint.objects.latest("size").size
    pledges.merge(published_pledge, into=others[0], reason="The same.", by=factories.editor_actor())

    page = read(f"{HOTLINE}?rev={before}")

    assert page.status == 200
    assert "Withdrawn" not in page.text


def test_split_pledge_names_what_it_was_split_into(
    published_pledge: Pledge, others: list[Pledge], read: Read
) -> None:
    pledges.split(published_pledge, into=others, reason="Two acts.", by=factories.editor_actor())

    text = read(HOTLINE).text

    assert "This entry was split. What it held is now on the record as: Set it up Test it" in text
