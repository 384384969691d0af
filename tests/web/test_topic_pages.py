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


def test_page_answers_for_an_earlier_day(published_pledge: object, read: Read) -> None:
    text = read("/topics/hotlines/?as_of=2015-12-01").text

    assert "No pledge is counted here on 1 Dec 2015" in text


def test_topic_that_nothing_public_names_is_not_found(read: Read) -> None:
    factories.draft("topic")

    assert read("/topics/hotlines/").status == 404
