"""Sources: whose voice each is, what it is cited for, what in it was not counted."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections
from tracker.models import StatusUpdate

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
