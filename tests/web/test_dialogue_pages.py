"""Dialogues: who met, where and when, what was promised there, the rounds around it."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections
from tracker.models import Dialogue

ROUND = "/dialogues/first-round/"


def test_list_has_the_newest_first(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="later", name_en="Second round", date="2016-06-14")

    text = read("/dialogues/").part("all")

    assert text.index("Second round") < text.index("First round")
    assert "1–2 December 2015" in text


def test_page_tells_place_date_and_who_took_part(read: Read) -> None:
    seats = [
        factories.participant(role="participant", party="united-states"),
        factories.participant(who="The minister"),
    ]
    factories.publish("dialogue", city="Washington", country="United States", participants=seats)

    text = read(ROUND).text

    assert "1–2 December 2015 · Washington, United States" in text
    assert text.index("Host China (The minister)") < text.index("Participant")


def test_page_sets_what_was_promised_beside_its_status(
    published_verdict: object, read: Read
) -> None:
    text = read(ROUND).part("pledges")

    assert "Open a hotline China → Name 2 December 2015" not in text
    assert "Open a hotline" in text
    assert "Under way · deadline passed (31 Aug 2016)" in text


def test_earlier_day_shows_the_status_of_that_day(published_verdict: object, read: Read) -> None:
    text = read(f"{ROUND}?as_of=2016-06-30").part("pledges")

    assert "Not assessed yet" in text


def test_neighbouring_rounds_are_named_with_their_state(read: Read) -> None:
    factories.publish("dialogue", date="2016-06-14")
    factories.publish("dialogue", id="zero", name_en="Round zero", date="2015")
    factories.publish("dialogue", id="off", name_en="Round off", date="2017", status="cancelled")

    text = read(ROUND).text

    assert "Before it Round zero , 2015" in text
    assert "After it Round off , 2017 Cancelled" in text


def test_withdrawn_dialogue_keeps_its_page_and_leaves_the_list(read: Read) -> None:
    version = factories.publish("dialogue")
    corrections.withdraw(version, reason="It never met.", by=factories.editor_actor())

    assert "Withdrawn from the record." in read(ROUND).text
    assert "It never met." in read(ROUND).text
    assert "First round" not in read("/dialogues/").text


def test_texts_are_those_that_word_its_pledges(published_pledge: object, read: Read) -> None:
    factories.publish("wording")
    factories.draft("wording", number=2, source="draft-source")

    text = read(ROUND).part("texts")

    assert "Hotline opens" in text
    assert "draft-source" not in read(ROUND).html


def test_unpublished_dialogue_is_not_found(read: Read) -> None:
    factories.draft("dialogue")

    assert Dialogue.objects.count() == 1
    assert read(ROUND).status == 404
