"""Dialogues: who met, where and when, the scorecard of what was promised, what was left out."""

from __future__ import annotations

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections
from tracker.models import Dialogue

ROUND = "/dialogues/first-round/"


def test_list_has_the_newest_first_under_its_year(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="later", name_en="Second round", date="2016-06-14")

    text = read("/dialogues/").part("all")

    assert "2016 Second round" in text
    assert "2015 First round 1–2 December 2015" in text
    assert text.index("Second round") < text.index("First round")


def test_list_leads_to_each_year(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="undated", date="", status="planned")

    html = read("/dialogues/").html

    assert 'href="#year-2015"' in html
    assert 'id="year-2015"' in html
    assert 'href="#year-none"' in html
    assert 'id="year-none"' in html


def test_page_tells_place_date_and_who_took_part(read: Read) -> None:
    seats = [
        factories.participant(role="participant", party="united-states"),
        factories.participant(who="The minister"),
    ]
    factories.publish("dialogue", city="Washington", country="United States", participants=seats)

    text = read(ROUND).text

    assert "1–2 December 2015 · Washington, United States" in text
    assert text.index("Host China (The minister)") < text.index("Participant")


def test_scorecard_sets_what_was_promised_beside_what_came_of_it(read: Read) -> None:
    factories.draft("party", id="united-states", name_en="United States")
    factories.publish("assessment")
    factories.publish("wording")
    factories.publish(
        "wording", number=2, side="united-states", verb="hopes", strength="aspiration"
    )

    text = read(ROUND).part("pledges")

    assert (
        "Open a hotline China → United States China: Commitment “will” "
        "United States: Aspiration “hopes” 3 of 5 elements named "
        "31 Aug 2016 before September 2016 ◔ Under way · deadline passed (31 Aug 2016) 1 Jul 2016"
    ) in text


def test_scorecard_says_where_no_text_deadline_or_check_is_on_record(read: Read) -> None:
    factories.publish("pledge", due="", deadline_as_written_en="", basis="none")

    text = read(ROUND).part("pledges")

    assert "no text on record 3 of 5 elements named none set ◌ Not assessed yet not yet" in text


def test_scorecard_sets_parts_after_their_bundle_and_says_what_is_not_counted(read: Read) -> None:
    factories.publish("pledge", id="zz-bundle", title_en="The bundle")
    factories.publish("pledge", id="between", title_en="Between")
    factories.publish("pledge", id="part", title_en="A part", part_of="zz-bundle")
    factories.publish("pledge", id="zzz", title_en="Agreed there", settled_at_adoption=True)

    text = read(ROUND).part("pledges")

    assert text.index("Between") < text.index("The bundle") < text.index("A part")
    assert text.index("A part") < text.index("Agreed there")
    assert "bundle, not counted" in text
    assert "settled at adoption, not counted" in text


def test_figures_of_a_round_have_denominator_unassessed_and_day(
    published_verdict: object, read: Read
) -> None:
    factories.publish("pledge", id="second", title_en="Second")

    text = read(ROUND).part("figures")

    assert "2 pledges counted on 21 Nov 2026 , 1 of them not assessed yet." in text


def test_earlier_day_shows_the_status_of_that_day(published_verdict: object, read: Read) -> None:
    page = read(f"{ROUND}?as_of=2016-06-30")

    assert "Not assessed yet" in page.part("pledges")
    assert 'href="/pledges/open-a-hotline/?as_of=2016-06-30"' in page.html


def test_neighbouring_rounds_are_named_with_their_state(read: Read) -> None:
    factories.publish("dialogue", date="2016-06-14")
    factories.publish("dialogue", id="zero", name_en="Round zero", date="2015")
    factories.publish("dialogue", id="off", name_en="Round off", date="2017", status="cancelled")

    page = read(ROUND)

    assert "Before it Round zero 2015" in page.text
    assert "After it Round off 2017 Cancelled" in page.text
    assert '<a rel="prev" href="/dialogues/zero/">' in page.html
    assert '<a rel="next" href="/dialogues/off/">' in page.html


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


def test_statements_of_its_texts_that_are_no_pledges_are_told_with_the_reason(
    published_pledge: object, read: Read
) -> None:
    factories.publish("wording")
    factories.publish("excluded_statement")
    factories.publish("excluded_statement", id="another", category="opinion", why_en="A view.")
    factories.publish("excluded_statement", id="elsewhere", source="other-source")

    text = read(ROUND).part("coverage")

    assert "2 statements in these texts were considered and are no pledges." in text
    assert "Opinion : 1 Hope : 1" in text
    assert "3 The writer hopes for calls. Hope A hope promises nothing." in text


def test_coverage_says_when_nothing_was_left_out(published_pledge: object, read: Read) -> None:
    factories.publish("wording")

    text = read(ROUND).part("coverage")

    assert "The record holds no excluded statement of the 1 text that words these pledges." in text


def test_unpublished_dialogue_is_not_found(read: Read) -> None:
    factories.draft("dialogue")

    assert Dialogue.objects.count() == 1
    assert read(ROUND).status == 404
