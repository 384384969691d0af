"""Suggestions from readers at the desk: read, decided about, never edited."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.admin.desk import page, pressed
from tracker.actions import tips
from tracker.models import Tip
from tracker.rules.vocabulary import TipKind


@pytest.fixture
def tip(db: None) -> Tip:
    return tips.receive(
        kind=TipKind.CORRECTION,
        what="The <b>hotline</b> opened earlier.",
        about="/pledges/open-a-hotline/",
        contact="me@mail.example",
    )


def verb(tip: Tip, name: str) -> str:
    return page("tip", "verb", tip.pk, name)


def test_list_shows_and_finds_what_waits(tip: Tip, analyst_desk: Client) -> None:
    waiting = analyst_desk.get(page("tip"), {"q": "hotline", "state__exact": "received"})
    decided = analyst_desk.get(page("tip"), {"state__exact": "accepted"})

    assert "hotline&lt;/b&gt; opened" in waiting.content.decode()
    assert "waiting or decided" in waiting.content.decode()
    assert "0 suggestions" not in decided.content.decode()
    assert "opened earlier" not in decided.content.decode()


def test_text_can_be_read_and_not_edited(tip: Tip, editor_desk: Client) -> None:
    address = page("tip", "change", tip.pk)

    shown = editor_desk.get(address).content.decode()

    assert "&lt;b&gt;hotline" in shown
    assert "me@mail.example" in shown
    assert "<textarea" not in shown
    assert editor_desk.post(address, {"what": "Other words."}).status_code == 403


@pytest.mark.parametrize(("name", "state"), [("accept", "accepted"), ("decline", "declined")])
def test_analyst_decides_with_a_note(tip: Tip, analyst_desk: Client, name: str, state: str) -> None:
    pressed(analyst_desk, verb(tip, name), note="Looked into.")

    tip.refresh_from_db()
    assert (tip.state, tip.note, str(tip.decided_by)) == (state, "Looked into.", "analyst")


def test_decision_without_a_note_asks_for_one(tip: Tip, analyst_desk: Client) -> None:
    answer = pressed(analyst_desk, verb(tip, "accept"), note="")

    tip.refresh_from_db()
    assert "This field is required" in answer.content.decode()
    assert tip.state == "received"


def test_decided_tip_has_no_buttons(tip: Tip, analyst_desk: Client) -> None:
    pressed(analyst_desk, verb(tip, "decline"), note="No source.")

    text = analyst_desk.get(page("tip", "change", tip.pk)).content.decode()
    assert verb(tip, "accept") not in text


def test_second_to_decide_is_told_with_the_typed_note(
    tip: Tip, analyst_desk: Client, editor_desk: Client
) -> None:
    shown = editor_desk.get(verb(tip, "accept")).context["reading"]["seen"].value()
    pressed(analyst_desk, verb(tip, "decline"), note="No source.")

    sent = {"note": "After all.", "seen": shown}
    answer = editor_desk.post(verb(tip, "accept"), sent, follow=True)

    tip.refresh_from_db()
    told = [str(message) for message in answer.context["messages"]]
    assert answer.redirect_chain == [(page("tip", "change", tip.pk), 302)]
    assert told == [
        "Accept: nothing was done. This is Declined by now. You had typed: “After all.”"
    ]
    assert (tip.state, tip.note) == ("declined", "No source.")


def test_administrator_reads_but_does_not_decide(tip: Tip, administrator_desk: Client) -> None:
    assert administrator_desk.get(page("tip", "change", tip.pk)).status_code == 200
    assert administrator_desk.post(verb(tip, "accept"), {"note": "Yes."}).status_code == 403


def test_tip_leads_to_an_update_that_begins_with_what_was_sent(analyst_desk: Client) -> None:
    tip = tips.receive(
        kind=TipKind.EVIDENCE,
        what="It is in the paper.",
        about="/pledges/open-a-hotline/",
        url="https://press.example/a?b=c&d",
    )

    text = analyst_desk.get(page("tip", "change", tip.pk)).content.decode()

    query = "pledge=open-a-hotline&amp;source_url=https%3A%2F%2Fpress.example%2Fa%3Fb%3Dc%26d"
    assert f"{page('updateversion', 'add')}?{query}" in text


def test_page_without_a_history_offers_none(tip: Tip, analyst_desk: Client) -> None:
    text = analyst_desk.get(page("tip", "change", tip.pk)).content.decode()

    assert page("tip", "history", tip.pk) not in text
