"""Sources: whose voice each is, what it is cited for, what in it was not counted."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections
from tracker.models import StatusUpdate
from tracker.rules.edtf_words import short_day

NEWS = "/sources/news-report/"


def test_list_has_the_newest_publication_first(published_update: object, read: Read) -> None:
    factories.draft("source", id="older", title="Older report", published_on="2015")
    factories.publish("wording", source="older")

    text = read("/sources/").part("all")

    assert text.index("Hotline opens") < text.index("Older report")


def test_page_tells_kind_side_language_and_address(read: Read) -> None:
    factories.draft("source", side="china", kind="state_media", language="zh-Hans", is_mirror=True)
    factories.publish("wording")

    page = read(NEWS)

    assert "State media: A news outlet that a government owns or directs" in page.text
    assert "Whose voice China" in page.text
    assert "Language Simplified Chinese" in page.text
    assert "copy at another address" in page.text
    assert 'href="https://news.example/hotline" rel="noreferrer external"' in page.html


def test_page_tells_what_it_is_cited_for(published_pledge: object, read: Read) -> None:
    factories.publish("wording", locator="para 6", inferred=True)
    factories.publish("update", citations=[factories.citation(locator="para 2")])

    text = read(NEWS).part("cited")

    assert "Open a hotline China will rendered by the editor Commitment para 6" in text
    assert "14 June 2016 · Event · para 2 The hotline was opened." in text


def test_page_lists_statements_not_counted_with_the_reason(read: Read) -> None:
    factories.publish("excluded_statement", borderline=True)

    text = read(NEWS).part("excluded")

    assert "3 The writer hopes for calls. Hope borderline A hope promises nothing." in text


def test_excluded_statements_are_counted_by_what_they_are(read: Read) -> None:
    factories.publish("excluded_statement")
    factories.publish("excluded_statement", id="second")
    factories.publish("excluded_statement", id="third", category="background")

    text = read(NEWS).part("excluded")

    assert "3 statements of this source are no pledges" in text
    assert "Hope : 2 Background : 1" in text


def test_source_without_excluded_statements_says_so(published_pledge: object, read: Read) -> None:
    factories.publish("wording")

    text = read(NEWS).part("excluded")

    assert "The record holds no excluded statement of this source." in text


def test_withdrawn_update_no_longer_cites_it(published_update: StatusUpdate, read: Read) -> None:
    assert published_update.current is not None
    corrections.withdraw(
        published_update.current, reason="Another hotline.", by=factories.editor_actor()
    )

    assert "Nothing that is on the record now cites it." in read(NEWS).part("cited")


def test_source_that_nothing_public_cites_is_not_found(read: Read) -> None:
    factories.draft("source")

    assert read(NEWS).status == 404


def test_page_tells_when_its_link_was_checked(published_update: object, read: Read) -> None:
    check = factories.checked()

    text = read(NEWS).text

    assert f"Link checked on {short_day(check.checked_on)} : Reachable The address answers" in text


def test_link_that_was_never_checked_is_not_told_of(published_update: object, read: Read) -> None:
    assert "Link checked" not in read(NEWS).text


def test_page_tells_where_a_link_leads_now(published_update: object, read: Read) -> None:
    factories.checked(address="https://news.example/new")

    page = read(NEWS)

    assert "Moved The address leads on" in page.text
    assert 'href="https://news.example/new" rel="noreferrer external"' in page.html


@pytest.fixture
def archived(db: None) -> None:
    """A source with an archived copy, cited by an update and a wording of a pledge."""
    factories.draft("source", archived_url="https://archive.example/hotline")
    factories.publish("update")
    factories.publish("wording")


CITING = ["/pledges/open-a-hotline/", "/updates/hotline-opened/", "/dialogues/first-round/"]


@pytest.mark.parametrize("address", [NEWS, *CITING])
def test_archived_copy_is_named_wherever_the_source_is(
    archived: None, read: Read, address: str
) -> None:
    assert 'href="https://archive.example/hotline" rel="noreferrer external"' in read(address).html


@pytest.mark.parametrize("address", CITING)
def test_dead_link_is_marked_wherever_the_source_is_cited(
    archived: None, read: Read, address: str
) -> None:
    factories.dead_link()

    assert "no longer there · archived copy" in read(address).text


@pytest.mark.parametrize("address", [NEWS, *CITING])
def test_page_about_an_earlier_day_knows_no_check(archived: None, read: Read, address: str) -> None:
    factories.dead_link()

    text = read(f"{address}?as_of=2016-09-20").text

    assert "no longer there" not in text.lower()


@pytest.mark.parametrize("address", CITING)
def test_link_that_answers_is_not_marked(archived: None, read: Read, address: str) -> None:
    factories.checked()

    assert "no longer there" not in read(address).text
