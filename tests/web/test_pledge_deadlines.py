"""Deadlines that hang on a dialogue, and duties that return, on the page of a pledge."""

from __future__ import annotations

import pytest

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Read

HOTLINE = "/pledges/open-a-hotline/"
MEETINGS = "/pledges/meet-twice-a-year/"


@pytest.fixture
def before_the_next_round(db: None) -> None:
    """A pledge due before the round after the first; the second met on 14 June 2016."""
    factories.publish(
        "pledge",
        due="",
        trigger_relation="before",
        trigger_next_round_of="joint-dialogue",
        trigger_after="first-round",
    )
    factories.publish(
        "dialogue",
        id="second-round",
        name_en="Second round",
        round=2,
        date="2016-06-14",
        announced_on="2016-05-01",
    )


def test_trigger_reads_not_yet_fixed_until_the_round_is_announced(
    before_the_next_round: None, read: Read
) -> None:
    assert "In days not yet fixed" in read(f"{HOTLINE}?as_of=2016-04-30").part("deadline")


def test_trigger_reads_the_day_of_the_round_once_it_is_announced(
    before_the_next_round: None, read: Read
) -> None:
    assert "In days by 14 Jun 2016" in read(f"{HOTLINE}?as_of=2016-05-01").part("deadline")


def test_trigger_says_what_it_hangs_on(before_the_next_round: None, read: Read) -> None:
    assert "Hangs on Before the next round of “Joint dialogue” after “First round”" in read(
        HOTLINE
    ).part("deadline")


def test_repeated_duty_shows_a_turn_for_each_slot_that_has_opened(db: None, read: Read) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content())
    factories.publish("milestone", number=1, outcome="held")

    deadline = read(f"{MEETINGS}?as_of=2016-12-31").part("deadline")

    assert "Repeats 2 times per year from 1 January 2016" in deadline
    assert "1 1 Jan 2016 – 31 Dec 2016 ● Held" in deadline
    assert "2 1 Jan 2016 – 31 Dec 2016 ○ Expected" in deadline
    assert "its period has closed" not in deadline


def test_turn_is_not_known_before_what_shows_it_happened(db: None, read: Read) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content())
    factories.publish("milestone", number=1, outcome="held", note_en="The second round.")

    before = read(f"{MEETINGS}?as_of=2016-06-13").part("deadline")

    assert "1 1 Jan 2016 – 31 Dec 2016 ○ Expected" in before
    assert "The second round." not in before
    assert "The second round." in read(f"{MEETINGS}?as_of=2016-06-14").part("deadline")


def test_turn_that_no_update_shows_is_not_known_before_its_period_closed(
    db: None, read: Read
) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content())
    factories.publish("milestone", number=1, outcome="missed", evidence=None)

    assert "Missed" not in read(f"{MEETINGS}?as_of=2016-12-31").part("deadline")
    assert "Missed" in read(f"{MEETINGS}?as_of=2017-01-01").part("deadline")


def test_turn_on_record_is_shown_today_while_its_period_runs(db: None, read: Read) -> None:
    running = factories.recurring_pledge_content(recurs_start="2026-01-01")
    factories.publish("pledge", **running)
    factories.publish("milestone", number=1, outcome="held", evidence=None)

    assert "1 1 Jan 2026 – 31 Dec 2026 ● Held" in read(MEETINGS).part("deadline")


def test_turn_held_late_is_overdue_until_it_is_held(db: None, read: Read) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content(recurs_count=1))
    factories.publish("update", date="2017-03-01")
    factories.publish("milestone", number=1, outcome="held_late")

    before = read(f"{MEETINGS}?as_of=2017-02-28").part("deadline")

    assert "1 Jan 2016 – 31 Dec 2016 ○ Expected · its period has closed" in before
    assert "Held late" in read(f"{MEETINGS}?as_of=2017-03-01").part("deadline")


def test_slot_is_overdue_only_after_its_period(db: None, read: Read) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content())

    deadline = read(f"{MEETINGS}?as_of=2017-01-01").part("deadline")

    assert deadline.count("its period has closed") == 2


def test_slots_stop_when_the_pledge_no_longer_stands(db: None, read: Read) -> None:
    factories.publish("pledge", **factories.recurring_pledge_content())
    factories.publish(
        "update",
        date="2017-10-04",
        bearings=[bearing(pledge="meet-twice-a-year", effect="superseded")],
    )

    deadline = read(MEETINGS).part("deadline")

    assert "1 Jan 2016 – 31 Dec 2016" in deadline
    assert "1 Jan 2017" not in deadline
    assert "none after 4 Oct 2017" in deadline


def test_interval_that_the_text_does_not_state_is_said_to_be_unstated(db: None, read: Read) -> None:
    factories.publish("pledge", due="", basis="none", recurs_interval_not_stated=True)

    assert "the text does not say how often" in read(HOTLINE).part("deadline")
