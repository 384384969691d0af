"""What later rounds took up of a round's pledges, and what the next one left out."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read

ROUND = "/dialogues/first-round/"
FORUM = "/mechanisms/joint-dialogue/"
NONE_OF_IT = "No pledge of the next round takes these up"


@pytest.fixture
def next_round(published_pledge: object) -> None:
    """A second round, on 14 June 2016, at which one pledge was made."""
    factories.publish("dialogue", id="second", name_en="Second round", date="2016-06-14")
    factories.publish(
        "pledge", id="test-it", title_en="Test the line", dialogue="second", made_on="2016-06-14"
    )


def link(later: str = "test-it", relation: str = "reaffirms") -> None:
    factories.publish("pledge_link", later=later, relation=relation)


def test_pledge_that_the_next_round_takes_up_is_told_with_the_relation(
    next_round: None, read: Read
) -> None:
    link(relation="redates")

    text = read(ROUND).part("following")

    assert "Next round: Second round · 14 June 2016" in text
    assert "Its pledges take up 1 of the 1 counted pledge made here." in text
    assert "Open a hotline Sets a new date for Named again. Test the line" in text
    assert "14 June 2016 next round" in text
    assert NONE_OF_IT not in text


def test_pledge_without_a_link_from_the_next_round_is_left_out(
    next_round: None, read: Read
) -> None:
    text = read(ROUND).part("following")

    assert "Its pledges take up 0 of the 1 counted pledge made here." in text
    assert NONE_OF_IT in text
    assert "this does not show that the next round was silent on them" in text
    assert text.index(NONE_OF_IT) < text.index("Open a hotline")


def test_condition_for_a_pledge_does_not_take_it_up(next_round: None, read: Read) -> None:
    link(relation="condition_for")

    assert NONE_OF_IT in read(ROUND).part("following")


def test_link_from_another_dialogue_is_told_beside_what_was_left_out(
    next_round: None, read: Read
) -> None:
    factories.publish("dialogue", id="visit", name_en="State visit", date="2017", mechanism=None)
    factories.publish(
        "pledge", id="again", title_en="Again", dialogue="visit", made_on="2017-01-01"
    )
    link(later="again")

    text = read(ROUND).part("following")

    assert NONE_OF_IT in text
    assert "Taken up elsewhere: State visit" in text


def test_text_of_the_next_round_that_is_on_record_as_silent_is_named(
    next_round: None, read: Read
) -> None:
    factories.publish("wording", pledge="test-it")
    factories.publish("wording", number=2, verb="", strength="absent")

    text = read(ROUND).part("following")

    assert "Read, and says nothing of it: Hotline opens" in text


def test_bundles_and_settled_pledges_are_neither_taken_up_nor_left_out(
    next_round: None, read: Read
) -> None:
    factories.publish("pledge", id="part", title_en="A part", part_of=factories.HOTLINE)
    factories.publish("pledge", id="agreed", title_en="Agreed", settled_at_adoption=True)

    text = read(ROUND).part("following")

    assert "0 of the 1 counted pledge made here." in text
    assert "Agreed" not in text


def test_next_round_without_pledges_on_record_leaves_nothing_out(
    published_pledge: object, read: Read
) -> None:
    factories.publish("dialogue", id="second", name_en="Second round", date="2016-06-14")

    text = read(ROUND).part("following")

    assert "No pledge of that round is on the record, so none takes these up." in text
    assert NONE_OF_IT not in text


def test_planned_round_is_no_next_round_yet(published_pledge: object, read: Read) -> None:
    factories.publish(
        "dialogue", id="second", name_en="Second round", date="2027", status="planned"
    )

    text = read(ROUND).part("following")

    assert "No later round had been held by 21 Nov 2026" in text
    assert "On the record: Second round · 2027 Planned" in text
    assert NONE_OF_IT not in text


def test_cancelled_round_is_passed_over(next_round: None, read: Read) -> None:
    factories.publish("dialogue", id="off", name_en="Off", date="2016-01", status="cancelled")

    assert "Next round: Second round" in read(ROUND).part("following")


def test_day_before_the_next_round_does_not_know_it(next_round: None, read: Read) -> None:
    link()

    text = read(f"{ROUND}?as_of=2016-06-13").part("following")

    assert "No later round is on the record by 13 Jun 2016" in text
    assert "Test the line" not in text


def test_dialogue_outside_any_forum_has_no_next_round(read: Read) -> None:
    factories.publish("dialogue", mechanism=None)
    factories.publish("pledge")

    assert "It belongs to no standing forum, so no round follows it." in read(ROUND).part(
        "following"
    )


def test_dialogue_without_a_date_has_no_place_in_the_order(next_round: None, read: Read) -> None:
    factories.publish("dialogue", id="contacts", name_en="Contacts", date="", kind="umbrella")

    assert "no round can be called the next" in read("/dialogues/contacts/").part("following")
    assert "Contacts" not in read("/dialogues/second/").part("following")


def test_what_was_promised_before_and_taken_up_here_is_told(next_round: None, read: Read) -> None:
    link(relation="dilutes")

    text = read("/dialogues/second/").part("from-before")

    assert "Open a hotline First round · 2 December 2015 Dilutes Named again. Test the line" in text


@pytest.fixture
def successor(db: None) -> None:
    """The forum ended in 2016; the one that took over met once, and took up the hotline."""
    factories.draft("mechanism", id="next-forum", name_en="Next forum")
    factories.draft("mechanism", ended="2016-12", succeeded_by="next-forum")
    factories.publish("pledge")
    factories.publish("dialogue", id="off", name_en="Off", date="2016-06", status="cancelled")
    factories.publish(
        "dialogue", id="second", name_en="New first", date="2017-10-04", mechanism="next-forum"
    )
    factories.publish(
        "pledge", id="test-it", title_en="Test the line", dialogue="second", made_on="2017-10-04"
    )


def test_round_of_the_successor_forum_is_the_next_one(successor: None, read: Read) -> None:
    link()

    text = read(ROUND).part("following")

    assert "Next round: New first · 4 October 2017 · Next forum" in text
    assert "Its pledges take up 1 of the 1 counted pledge made here." in text


def test_first_round_of_the_successor_follows_the_last_of_the_forum_before(
    successor: None, read: Read
) -> None:
    text = read("/dialogues/second/").text

    assert "Before it Off June 2016 Cancelled · Joint dialogue" in text


def test_mechanism_tells_for_each_round_what_the_next_left_out(successor: None, read: Read) -> None:
    text = read(FORUM).part("rounds")

    assert "Next round: New first · 4 October 2017 · Next forum" in text
    assert "Its pledges take up 0 of the 1 counted pledge made here." in text
    assert f"{NONE_OF_IT} 1 Open a hotline" in text
