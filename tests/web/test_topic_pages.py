"""Topics: pledges filed under each, with denominators."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read


def test_list_counts_each_topic(published_verdict: object, read: Read) -> None:
    factories.publish("pledge", id="second", title_en="Second", topics=["fraud", "hotlines"])

    text = read("/topics/").part("all")

    assert "Hotlines 2 1 1" in text


def test_page_lists_its_pledges_only(published_pledge: object, read: Read) -> None:
    factories.draft("topic", id="fraud", name_en="Fraud")
    factories.publish("pledge", id="second", title_en="Stop fraud", topics=["fraud"])

    text = read("/topics/fraud/").text

    assert "Stop fraud" in text
    assert "Open a hotline" not in text


def test_page_gives_strength_and_testability_with_denominator(
    published_pledge: object, read: Read
) -> None:
    factories.draft("source", id="joint", kind="joint_text")
    factories.publish("wording", source="joint", side=None, strength="aspiration")

    text = read("/topics/hotlines/").part("firmness")

    assert "Strength of 1 counted pledge: the weakest of the obligors' own texts" in text
    assert "Aspiration 1 100.0 %" in text
    assert "3 of 5 1 100.0 %" in text


def test_page_counts_by_mechanism_and_outside_any(published_verdict: object, read: Read) -> None:
    factories.publish("dialogue", id="visit", mechanism=None)
    factories.publish("pledge", id="second", title_en="Second", dialogue="visit")

    text = read("/topics/hotlines/").part("forums")

    assert "Joint dialogue 1 1 0 outside any mechanism 1 0 1" in text


def test_page_answers_for_an_earlier_day(published_pledge: object, read: Read) -> None:
    text = read("/topics/hotlines/?as_of=2015-12-01").text

    assert "No pledge is counted here on 1 Dec 2015" in text


def test_topic_that_nothing_public_names_is_not_found(read: Read) -> None:
    factories.draft("topic")

    assert read("/topics/hotlines/").status == 404
