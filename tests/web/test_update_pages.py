"""Updates: the filtered list, the page of one with its pledges, verdicts and history."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read
from tracker.actions import redaction, updates
from tracker.models import Assessment, Pledge, StatusUpdate
from tracker.rules.vocabulary import Change, Effect

OPENING = "/updates/hotline-opened/"


def corrected(update: StatusUpdate, change: Change, **changes: str) -> None:
    """The update with a published correction."""
    assert update.current is not None
    factories.correct(
        update.current,
        changes=changes,
        change=change,
        reason="A slip.",
        by=factories.editor_actor(),
    )


def test_list_has_the_newest_first(published_update: object, read: Read) -> None:
    factories.publish("update", **factories.search_content())

    text = read("/updates/").part("found")

    assert text.index("No report of a call was found.") < text.index("The hotline was opened.")


def test_list_names_each_pledge_with_the_effect(published_update: object, read: Read) -> None:
    assert "Initiated : Open a hotline" in read("/updates/").part("found")


def test_list_is_filtered(published_update: object, read: Read) -> None:
    factories.publish("update", **factories.search_content())

    text = read("/updates/?kind=search").part("found")

    assert "No report of a call was found." in text
    assert "The hotline was opened." not in text


def test_list_leaves_out_what_was_withdrawn(
    published_pledge: object, published_update: StatusUpdate, read: Read
) -> None:
    corrected(published_update, Change.WITHDRAWAL)

    assert "The hotline was opened." not in read("/updates/").text


def test_page_tells_the_fact_with_graded_sources(published_update: object, read: Read) -> None:
    text = read(OPENING).text

    assert "14 June 2016 Event · reported by independent sources The hotline was opened." in text
    assert "Hotline opens , 15 June 2016" in text.replace("opens,", "opens ,")
    assert "Independent" in text


def test_page_of_a_search_says_where_it_looked(published_pledge: object, read: Read) -> None:
    factories.publish("update", **factories.search_content())

    text = read("/updates/search-for-calls/").text

    assert "Looked in: Ministry site" in text
    assert "Not a complete search" in text


def test_page_names_every_pledge_it_bears_on(published_pledge: object, read: Read) -> None:
    factories.publish("pledge", id="second", title_en="Second")
    bearings = [factories.bearing(), factories.bearing(pledge="second", effect="context")]
    factories.publish("update", bearings=bearings)

    text = read(OPENING).part("bears-on")

    assert "Bears on 2 pledges" in text
    assert "Initiated Open a hotline" in text
    assert "Context Second" in text


def test_page_names_the_verdicts_that_rest_on_it(published_verdict: Assessment, read: Read) -> None:
    text = read(OPENING).part("verdicts")

    assert "1 verdict rests on it" in text
    assert "Initiated Open a hotline all 1 Jul 2016 Medium" in text


def test_correction_stands_beside_the_old_value(published_update: StatusUpdate, read: Read) -> None:
    corrected(published_update, Change.TYPO, fact_en="The hotline opened.")

    text = read(OPENING).part("history")

    assert "Typo corrected" in text
    assert "Reason: A slip." in text
    assert "fact_en The hotline was opened. The hotline opened." in text


def test_withdrawn_update_keeps_its_page_with_the_reason(
    published_update: StatusUpdate, read: Read
) -> None:
    corrected(published_update, Change.WITHDRAWAL)

    page = read(OPENING)

    assert page.status == 200
    assert "Withdrawn from the record." in page.text
    assert "The hotline was opened." in page.text


def test_redacted_text_shows_nowhere(published_update: StatusUpdate, read: Read) -> None:
    assert published_update.current is not None
    redaction.redact(
        published_update.current, reason="A court ordered it.", by=factories.editor_actor()
    )

    page = read(OPENING)

    assert "The hotline was opened." not in page.html
    assert "Blanked: fact_en" in page.part("history")


def test_history_has_the_bearing_noted_later(
    published_update: StatusUpdate, published_pledge: Pledge, read: Read
) -> None:
    second = factories.published_pledge(id="second", title_en="Second")
    updates.add_bearing(
        published_update,
        pledge=second,
        effect=Effect.CONTEXT,
        reason="It says so.",
        by=factories.editor_actor(),
    )

    page = read(OPENING)

    assert "Context Second" in page.part("bears-on")
    assert "Linked to a pledge" in page.part("history")


def test_draft_bearing_stays_private(published_update: object, read: Read) -> None:
    factories.draft("update", id="draft-update", fact_en="Secret fact.")

    assert read("/updates/draft-update/").status == 404
    assert "Secret fact." not in read("/updates/").html
