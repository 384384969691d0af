"""Pledges: renamed, merged, split, and the addresses that lead on."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.actions.refusals import refusal
from tracker.actions import corrections, pledges
from tracker.models import Actor, LogEntry, Pledge, PledgeVersion, Redirect

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("world")]


@pytest.fixture
def second() -> Pledge:
    return factories.published_pledge(id="second-pledge")


@pytest.fixture
def third() -> Pledge:
    return factories.published_pledge(id="third-pledge")


@pytest.fixture
def hidden() -> Pledge:
    version: PledgeVersion = factories.draft("pledge", id="hidden")
    return version.pledge


def newest_entry() -> LogEntry:
    return LogEntry.objects.latest("seq")


def leads_to(slug: str) -> list[str]:
    rows = Redirect.objects.filter(slug=slug).order_by("pledge__slug")
    return [row.pledge.slug for row in rows]


def test_added_pledge_is_a_draft(analyst: User) -> None:
    version = pledges.add(factories.pledge_content(id="newcomer"), by=analyst)

    assert (version.state, version.drafted_by) == ("draft", analyst)


def test_renamed_pledge_has_a_new_address(pledge: Pledge, actor: Actor) -> None:
    pledges.rename(pledge, slug="new-address", reason="Clearer.", by=actor)

    assert Pledge.published.get().slug == "new-address"
    assert leads_to(factories.HOTLINE) == ["new-address"]
    assert (newest_entry().verb, newest_entry().subject_id) == ("rename", "new-address")


def test_pledge_is_renamed_again(pledge: Pledge, actor: Actor) -> None:
    pledges.rename(pledge, slug="second-address", reason="Clearer.", by=actor)
    pledges.rename(pledge, slug="third-address", reason="Clearer still.", by=actor)

    assert leads_to(factories.HOTLINE) == leads_to("second-address") == ["third-address"]


@pytest.mark.parametrize(
    "slug", ["With Spaces", "", "-dash", "x" * 61], ids=["spaces", "empty", "dash", "too long"]
)
def test_rename_to_no_address_is_refused(pledge: Pledge, actor: Actor, slug: str) -> None:
    with refusal("slug", "must be lower-case letters"):
        pledges.rename(pledge, slug=slug, reason="Clearer.", by=actor)


def test_rename_to_the_address_of_another_is_refused(
    pledge: Pledge, second: Pledge, actor: Actor
) -> None:
    with refusal("slug", "is or was another pledge's address"):
        pledges.rename(pledge, slug=second.slug, reason="Clearer.", by=actor)


def test_rename_to_an_old_address_is_refused(pledge: Pledge, second: Pledge, actor: Actor) -> None:
    pledges.rename(second, slug="new-address", reason="Clearer.", by=actor)

    with refusal("slug", "is or was another pledge's address"):
        pledges.rename(pledge, slug="second-pledge", reason="Clearer.", by=actor)


def test_rename_needs_a_reason(pledge: Pledge, actor: Actor) -> None:
    with refusal("reason", rule=30):
        pledges.rename(pledge, slug="new-address", reason="", by=actor)


def test_draft_is_not_renamed(hidden: Pledge, actor: Actor) -> None:
    with refusal("slug", "a draft is simply given another id"):
        pledges.rename(hidden, slug="new-address", reason="Clearer.", by=actor)


def test_merged_pledge_leads_to_the_one_that_stays(
    pledge: Pledge, second: Pledge, actor: Actor
) -> None:
    pledges.merge(second, into=pledge, reason="The same.", by=actor)

    second.refresh_from_db()
    assert second.withdrawn
    assert leads_to("second-pledge") == [pledge.slug]
    assert newest_entry().verb == "merge"


def test_history_of_both_pledges_tells_of_the_merger(
    pledge: Pledge, second: Pledge, actor: Actor
) -> None:
    pledges.merge(second, into=pledge, reason="The same.", by=actor)

    touched = {index.pledge for index in newest_entry().pledges.all()}

    assert touched == {pledge, second}


def test_split_pledge_leads_to_each_part(
    pledge: Pledge, second: Pledge, third: Pledge, actor: Actor
) -> None:
    pledges.split(pledge, into=[third, second], reason="Two promises.", by=actor)

    pledge.refresh_from_db()
    assert pledge.withdrawn
    assert leads_to(pledge.slug) == ["second-pledge", "third-pledge"]
    assert newest_entry().verb == "split"


def test_split_into_one_is_refused(pledge: Pledge, second: Pledge, actor: Actor) -> None:
    with refusal("into", "two pledges or more"):
        pledges.split(pledge, into=[second, second], reason="Two promises.", by=actor)


def test_merger_with_itself_is_refused(pledge: Pledge, actor: Actor) -> None:
    with refusal("into", "cannot replace itself"):
        pledges.merge(pledge, into=pledge, reason="The same.", by=actor)


def test_merger_into_a_draft_is_refused(pledge: Pledge, hidden: Pledge, actor: Actor) -> None:
    with refusal("into", "'hidden' is not published"):
        pledges.merge(pledge, into=hidden, reason="The same.", by=actor)


def test_merger_into_a_withdrawn_pledge_is_refused(
    pledge: Pledge, second: Pledge, actor: Actor
) -> None:
    assert second.current is not None
    corrections.withdraw(second.current, reason="In error.", by=actor)
    second.refresh_from_db()

    with refusal("into", "'second-pledge' is not published"):
        pledges.merge(pledge, into=second, reason="The same.", by=actor)


def test_draft_is_not_merged(pledge: Pledge, hidden: Pledge, actor: Actor) -> None:
    with refusal("pledge", "only a published pledge"):
        pledges.merge(hidden, into=pledge, reason="The same.", by=actor)


def test_withdrawn_pledge_is_not_merged(pledge: Pledge, second: Pledge, actor: Actor) -> None:
    assert second.current is not None
    corrections.withdraw(second.current, reason="In error.", by=actor)
    second.refresh_from_db()

    with refusal("pledge", "only a published pledge"):
        pledges.merge(second, into=pledge, reason="The same.", by=actor)


def test_merger_needs_a_reason(pledge: Pledge, second: Pledge, actor: Actor) -> None:
    with refusal("change_reason", rule=30):
        pledges.merge(second, into=pledge, reason="", by=actor)
