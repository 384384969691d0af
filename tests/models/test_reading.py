"""What is public: as the record stands, and as it stood after one log entry."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories
from tracker.actions import pledges, updates
from tracker.models import (
    Actor,
    Assessment,
    LogEntry,
    Pledge,
    PledgeVersion,
    Segment,
    StatusUpdate,
    Topic,
    UpdateVersion,
    Wording,
)
from tracker.models.public_log import log_entries, log_entries_after
from tracker.models.reading import Reading, newest_checkpoint
from tracker.rules.vocabulary import Change, Effect

pytestmark = pytest.mark.django_db


def head() -> int:
    return LogEntry.objects.latest("seq").seq


@pytest.fixture
def before_a_typo(published_verdict: Assessment, actor: Actor) -> int:
    """The site revision before the pledge's title was corrected."""
    seq = head()
    version = PledgeVersion.objects.get()
    changes = {"title_en": "Open the hotline"}
    factories.correct(version, changes=changes, change=Change.TYPO, reason="A slip.", by=actor)
    return seq


def title(revision: int | None) -> str:
    version = Reading(revision).pledge(Pledge.objects.get())
    assert version is not None
    return version.title_en


def test_reading_of_today_shows_the_newest_version(before_a_typo: int) -> None:
    assert title(None) == "Open the hotline"
    assert Reading().rows(PledgeVersion).get().title_en == "Open the hotline"


def test_reading_of_a_revision_shows_the_version_of_then(before_a_typo: int) -> None:
    assert title(before_a_typo) == "Open a hotline"
    assert Reading(before_a_typo).rows(PledgeVersion).get().title_en == "Open a hotline"


def test_reading_before_publication_shows_nothing(before_a_typo: int) -> None:
    assert Reading(0).pledge(Pledge.objects.get()) is None
    assert not Reading(0).rows(PledgeVersion).exists()
    assert not Reading(0).bearings().exists()


def test_withdrawn_pledge_is_still_read(published_pledge: Pledge) -> None:
    assert published_pledge.current is not None
    factories.withdraw(published_pledge.current)

    version = Reading().pledge(published_pledge)

    assert version is not None
    assert version.change == Change.WITHDRAWAL
    assert not Reading().rows(PledgeVersion).exists()
    assert not Reading(head()).rows(PledgeVersion).exists()


def test_bearing_added_later_is_not_read_before(
    published_update: StatusUpdate, published_pledge: Pledge, actor: Actor
) -> None:
    before = head()
    updates.add_bearing(
        published_update,
        pledge=published_pledge,
        effect=Effect.ADVANCED,
        reason="It says so.",
        by=actor,
    )

    assert Reading(before).bearings().count() == 1
    assert Reading().bearings().count() == 2


def test_old_address_leads_on_from_its_rename(published_pledge: Pledge, actor: Actor) -> None:
    before = head()
    pledges.rename(published_pledge, slug="new-address", reason="Clearer.", by=actor)

    assert [each.pledge.slug for each in Reading().redirects(factories.HOTLINE)] == ["new-address"]
    assert Reading(before).redirects(factories.HOTLINE) == []


def test_history_of_a_pledge_is_newest_first_up_to_the_revision(before_a_typo: int) -> None:
    pledge = Pledge.objects.get()

    verbs = [entry.verb for entry in Reading().entries(pledge)]

    assert verbs == ["typo", "publish", "publish", "publish", "publish"]
    assert [entry.verb for entry in Reading(before_a_typo).entries(pledge)] == ["publish"] * 4


def test_head_of_the_log_is_none_while_nothing_is_published() -> None:
    assert newest_checkpoint() is None


def test_head_of_the_log_covers_the_newest_entry(published_pledge: Pledge) -> None:
    checkpoint = newest_checkpoint()

    assert checkpoint is not None
    assert checkpoint.size == head()


def test_log_is_read_newest_first_with_bodies(published_pledge: Pledge) -> None:
    entries = list(log_entries())

    assert [entry.seq for entry in entries] == list(range(head(), 0, -1))
    assert all(entry.body.body for entry in entries)


def test_log_is_exported_piece_by_piece(published_pledge: Pledge) -> None:
    piece = log_entries_after(1, head=4, limit=2)
    rest = log_entries_after(3, head=4, limit=2)

    assert [entry.seq for entry in piece] == [2, 3]
    assert [entry.seq for entry in rest] == [4]


def test_drafts_are_what_is_not_published(published_pledge: Pledge) -> None:
    draft = factories.draft("wording")

    assert list(Wording.objects.drafts()) == [draft]
    assert not PledgeVersion.objects.drafts().exists()


def test_pledge_is_listed_from_the_day_it_was_made(published_pledge: Pledge) -> None:
    assert list(Pledge.published.on(date(2015, 12, 2))) == [published_pledge]
    assert list(Pledge.published.on(date(2015, 12, 1))) == []


def test_listed_pledge_has_its_status_of_the_day(published_verdict: Assessment) -> None:
    labels = [
        Pledge.published.on(day).get().status.label for day in (date(2016, 6, 30), date(2016, 7, 1))
    ]

    assert labels == ["not_assessed", "under_way"]


def test_bundles_and_settled_pledges_are_not_counted(published_pledge: Pledge) -> None:
    factories.publish("pledge", id="a-part", part_of=factories.HOTLINE)
    factories.publish("pledge", id="settled", settled_at_adoption=True)

    assert [pledge.slug for pledge in Pledge.published.counted()] == ["a-part"]


def test_rows_of_a_list_need_no_further_queries(
    published_pledge: Pledge, django_assert_num_queries: object
) -> None:
    (pledge,) = Pledge.published.for_listing()
    assert pledge.current is not None

    with django_assert_num_queries(0):  # type: ignore[operator]
        shown = [
            pledge.current.dialogue.current.mechanism.name_en,
            *(topic.name_en for topic in pledge.current.topics.all()),
            *(each.party.name_en for each in pledge.obligations.all()),
            *(party.name_en for party in pledge.counterparts.all()),
        ]

    assert shown == ["Joint dialogue", "Hotlines", "China", "China"]


def test_segments_are_public_over_the_public_alias(published_pledge: Pledge) -> None:
    segments = Segment.published.of_pledges().on(date(2016, 1, 1))

    assert segments.db == "public"
    assert segments.get().label == "not_assessed"


def test_reference_is_public_once_something_names_it(published_pledge: Pledge) -> None:
    factories.draft("topic", id="unused")

    assert [topic.slug for topic in Topic.published.all()] == ["hotlines"]


def test_update_withdrawn_from_the_record_is_not_listed(published_update: StatusUpdate) -> None:
    factories.withdraw(UpdateVersion.objects.get())

    assert StatusUpdate.published.count() == 1
    assert not StatusUpdate.published.listed().exists()
