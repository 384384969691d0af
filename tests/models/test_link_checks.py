"""Which links are due, and what the public is told of them."""

from __future__ import annotations

from datetime import date

import pytest

from tests import factories
from tracker.actions import references
from tracker.models import Actor, LinkCheck, Source
from tracker.models.link_check import sources_due
from tracker.models.reading import page_state

pytestmark = pytest.mark.django_db

DAY, LATER = date(2026, 3, 1), date(2026, 3, 31)


def due(on: date) -> list[str]:
    return [source.slug for source in sources_due(on)]


@pytest.fixture
def moved_by_the_desk(published_update: object, actor: Actor) -> None:
    """A source that has another address than the one that was checked."""
    factories.dead_link()
    changes = {"url": "https://news.example/elsewhere"}
    references.revise(Source.objects.get(), changes=changes, reason="It moved.", by=actor)


def test_public_source_is_due_until_it_was_checked(published_update: object) -> None:
    assert due(DAY) == ["news-report"]

    factories.checked(on=DAY)

    assert due(DAY) == []


def test_checked_source_is_due_again_on_its_day(published_update: object) -> None:
    factories.checked(on=DAY)

    assert due(date(2026, 3, 30)) == []
    assert due(LATER) == ["news-report"]


def test_private_source_is_never_due(published_update: object) -> None:
    factories.draft("source", id="private", url="https://news.example/private")

    assert due(DAY) == ["news-report"]


def test_source_without_an_address_is_never_due(published_update: object) -> None:
    factories.draft("source", id="on-paper", url="")
    factories.publish("wording", source="on-paper")

    assert due(DAY) == ["news-report"]


def test_longest_unchecked_is_first(published_update: object) -> None:
    for each in ("second", "third"):
        factories.draft("source", id=each, url=f"https://news.example/{each}")
        factories.publish("wording", number=len(each), source=each)
    factories.checked("second", on=DAY)
    factories.checked("news-report", on=DAY)

    assert due(LATER) == ["third", "second", "news-report"]


@pytest.mark.usefixtures("moved_by_the_desk")
def test_new_address_is_due_at_once() -> None:
    assert due(date(2016, 9, 16)) == ["news-report"]


@pytest.mark.usefixtures("moved_by_the_desk")
def test_check_of_another_address_is_not_told() -> None:
    assert not LinkCheck.published.exists()
    assert not LinkCheck.objects.dead().exists()


def test_check_is_told_over_the_public_alias(published_update: object) -> None:
    factories.dead_link()

    assert LinkCheck.published.get().is_dead
    assert LinkCheck.published.all().db == "public"


def test_pages_have_no_state_of_their_own_at_first(db: None) -> None:
    assert page_state() is None


def test_state_of_the_pages_rises_with_each_check(published_update: object) -> None:
    earlier = factories.checked(on=DAY)
    later = factories.checked(on=LATER)

    state = page_state()

    assert state is not None
    assert state.version == 2
    assert earlier.checked_at < later.checked_at <= state.at


def test_state_of_the_pages_is_one_query(
    published_update: object, django_assert_num_queries: object
) -> None:
    factories.checked()

    with django_assert_num_queries(1):  # type: ignore[operator]
        page_state()
