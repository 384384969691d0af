"""The calendar: what falls on which day, as far as a day could know it."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.factories import bearing, participant
from tests.web.conftest import Read
from tracker.actions import together
from tracker.models import Obligation

CALENDAR = "/calendar/"
AHEAD: dict[str, Any] = {"due": "2027-03-01/2027-03-31", "deadline_as_written_en": "in March 2027"}
TRIGGER: dict[str, Any] = {
    "due": "",
    "deadline_as_written_en": "before the second round",
    "trigger_relation": "before",
    "trigger_next_round_of": "joint-dialogue",
    "trigger_after": "first-round",
}


def test_deadline_ahead_stands_in_the_month_of_its_last_day(db: None, read: Read) -> None:
    factories.publish("pledge", **AHEAD)

    text = read(CALENDAR).part("m2027-03")

    assert text.startswith("March 2027 1–31 March 2027 Open a hotline Deadline · China")
    assert "Not assessed yet" in text


def test_past_deadline_says_where_the_pledge_stands(published_verdict: object, read: Read) -> None:
    text = read("/calendar/?year=2016").part("m2016-08")

    assert "31 August 2016 Open a hotline" in text
    assert "Under way · deadline passed (31 Aug 2016)" in text


def test_deadline_of_one_obligor_names_it(db: None, read: Read) -> None:
    pledge = factories.draft("pledge", obligors=["china", "japan"])
    theirs = Obligation.objects.get(party__slug="japan")
    theirs.due = "2027-05-31"
    theirs.save()
    together.publish([pledge], by=factories.editor_actor())

    text = read(CALENDAR).part("m2027-05")

    assert "31 May 2027 Open a hotline Deadline · China · First round" in text


def test_days_of_a_duty_to_be_kept_are_no_deadline(db: None, read: Read) -> None:
    factories.publish("pledge", kind="abstention", **AHEAD)

    assert "End of the duty · China" in read(CALENDAR).text


def test_deadline_of_a_duty_that_ended_is_not_ahead(db: None, read: Read) -> None:
    factories.publish("pledge", **AHEAD)
    factories.publish("update", bearings=[bearing(effect="lapsed")])

    assert "March 2027" not in read(CALENDAR).text


def test_trigger_without_a_round_is_listed_apart_as_not_fixed(db: None, read: Read) -> None:
    factories.publish("pledge", **TRIGGER)

    assert "no day yet Open a hotline" in read(CALENDAR).part("undated")


def test_trigger_is_fixed_once_its_round_is_announced(db: None, read: Read) -> None:
    factories.publish("pledge", **TRIGGER)
    second_round("planned")

    assert read("/calendar/?as_of=2026-08-31").text.count("no day yet Open a hotline") == 1
    assert "1 February 2027 Open a hotline" in read(CALENDAR).part("m2027-02")


def second_round(status: str) -> None:
    factories.publish(
        "dialogue",
        id="second-round",
        name_en="Second round",
        date="2027-02-01",
        status=status,
        announced_on="2026-09-01",
    )


@pytest.mark.parametrize(
    ("status", "word"), [("planned", "Planned"), ("cancelled", "Cancelled"), ("held", "Planned")]
)
def test_round_ahead_stands_with_what_is_known_of_it(
    db: None, read: Read, status: str, word: str
) -> None:
    second_round(status)

    assert f"Second round Round · Joint dialogue {word}" in read(CALENDAR).part("m2027-02")


def test_round_that_nobody_recorded_as_held_says_so(db: None, read: Read) -> None:
    factories.publish("dialogue", date="2016-06-14", status="planned")

    assert "Planned ; no record that it took place" in read("/calendar/?year=2016").text


def test_earlier_day_knows_no_round_before_it_was_announced(db: None, read: Read) -> None:
    second_round("planned")

    assert "Second round" not in read("/calendar/?as_of=2026-08-31").text
    assert "Second round" in read("/calendar/?as_of=2026-09-01").text


def test_earlier_day_knows_no_later_pledge(published_pledge: object, read: Read) -> None:
    assert "Open a hotline" not in read("/calendar/?as_of=2015-12-01").text
    assert "Open a hotline" in read("/calendar/?as_of=2015-12-02").text


def test_turns_stand_in_their_periods_up_to_the_end_of_next_year(db: None, read: Read) -> None:
    factories.publish("milestone")

    past = read("/calendar/?year=2016").part("m2016-12")
    ahead = read(CALENDAR).part("m2027-12")

    assert "1 January 2016 to 31 December 2016 Meet twice a year Turn 1" in past
    assert "● Held · evidence" in past
    assert "○ Expected · its period has closed" in past
    assert "1 January 2027 to 31 December 2027 Meet twice a year Turn 23" in ahead
    assert "2028" not in read(CALENDAR).text


def test_turns_stop_when_the_duty_ended(db: None, read: Read) -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])
    factories.publish(
        "update", date="2018-05-01", bearings=[bearing(pledge=factories.MEETINGS, effect="lapsed")]
    )

    assert "Turn 4" in read("/calendar/?year=2017").text
    assert "Turn 5" not in read("/calendar/?year=2018").text


def test_reviews_of_one_day_stand_together(db: None, read: Read) -> None:
    for slug in ("one", "two"):
        factories.publish("pledge", id=slug, title_en=f"Pledge {slug}", due="")
        factories.publish("update", id=f"about-{slug}", bearings=[bearing(pledge=slug)])
        factories.publish("assessment", pledge=slug, as_of="2026-09-10", evidence=[f"about-{slug}"])

    text = read(CALENDAR).part("m2027-03")

    assert text == "March 2027 10 March 2027 Next review of 2 pledges Pledge one Pledge two"


def test_without_a_year_all_that_lies_ahead_and_the_newest_past_year_are_shown(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge", id="ahead", **AHEAD)

    page = read(CALENDAR)

    assert "31 August 2016" in page.part("m2016-08")
    assert "m2015-12" not in page.html
    assert 'href="?year=2015"' in page.html
    assert "2027 1 2016 1 2015 1" in page.text


def test_year_shows_all_of_it_in_order(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="summit", name_en="Summit", date="2016-02-01")

    text = read("/calendar/?year=2016").text

    assert text.index("February 2016") < text.index("Summit") < text.index("August 2016")
    assert "Nothing falls in this year" in read("/calendar/?year=1999").text


def test_mechanism_and_party_narrow_pledges_and_dialogues(
    published_pledge: object, read: Read
) -> None:
    factories.draft("mechanism", id="other", name_en="Other forum")
    factories.publish(
        "dialogue",
        id="elsewhere",
        name_en="Elsewhere",
        mechanism="other",
        date="2016-03-01",
        participants=[participant(party="united-states")],
    )

    by_forum = read("/calendar/?year=2016&mechanism=other").text
    by_party = read("/calendar/?year=2016&party=united-states").text

    assert "Elsewhere" in by_forum
    assert "Open a hotline Deadline" not in by_forum
    assert "Elsewhere" in by_party
    assert "Open a hotline Deadline" in by_party


@pytest.mark.parametrize(
    "query",
    ["year=16", "year=20x6", "year=0000", "year=²016", "mechanism=none", "sort=due", "page=1"],
)
def test_what_it_cannot_read_is_a_400(db: None, read: Read, query: str) -> None:
    assert read(f"{CALENDAR}?{query}").status == 400


def test_draft_is_not_in_the_calendar(db: None, read: Read) -> None:
    factories.draft("pledge", title_en="Secret draft", **AHEAD)

    assert "Secret draft" not in read(CALENDAR).text


def test_calendar_of_an_empty_record_says_so(read: Read) -> None:
    assert "Nothing with a known day lies ahead" in read(CALENDAR).text
