"""A pledge that was merged or split has given its address up: nothing comes back to it."""

from __future__ import annotations

import pytest

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, pledges
from tracker.models import Actor, Pledge
from tracker.rules.vocabulary import Change

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def merged(pledge: Pledge, actor: Actor) -> Pledge:
    """Its address leads to another pledge."""
    other = factories.published_pledge(id="the-same")
    return pledges.merge(pledge, into=other, reason="The same.", by=actor)


def test_merged_pledge_is_not_brought_back(merged: Pledge) -> None:
    assert merged.current

    with refusal("change", "its address leads to 'the-same'", rule=None):
        corrections.draft_correction(
            merged.current,
            changes={"title_en": "Open a line"},
            change=Change.SUBSTANTIVE,
            reason="It is another one.",
        )


def test_merged_pledge_is_not_renamed(merged: Pledge, actor: Actor) -> None:
    with refusal("slug", "its address leads to 'the-same'"):
        pledges.rename(merged, slug="open-a-line", reason="Clearer.", by=actor)
