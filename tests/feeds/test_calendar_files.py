"""Calendar files: whole days, names that outlive a date, nothing that has no day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import events
from tracker.actions import pledges
from tracker.models import Checkpoint, LogEntry, Pledge, PledgeVersion
from tracker.rules.vocabulary import Change


def days(event: Any) -> tuple[date, date]:
    return event["DTSTART"].dt, event["DTEND"].dt


def named(get: Get, address: str) -> dict[str, Any]:
    """The events of a file by UID."""
    return {str(event["UID"]): event for event in events(get(address).body)}


def test_deadline_lasts_its_day_and_ends_before_the_next(
    published_verdict: object, get: Get
) -> None:
    (event,) = events(get("/pledges.ics").body)

    assert days(event) == (date(2016, 8, 31), date(2016, 9, 1))
    assert str(event["SUMMARY"]) == "Deadline: Open a hotline"
    assert str(event["URL"]) == "http://127.0.0.1:8000/pledges/open-a-hotline/"
    assert str(event["DESCRIPTION"]).splitlines() == [
        "31 August 2016",
        "China",
        "Under way · deadline passed (31 Aug 2016)",
    ]


def test_event_whose_date_moves_stays_the_same_event(published_pledge: Pledge, get: Get) -> None:
    before = named(get, "/pledges.ics")
    factories.correct(
        published_pledge.current, changes={"due": "2017-03-31"}, change=Change.SUBSTANTIVE
    )
    after = named(get, "/pledges.ics")

    assert before.keys() == after.keys()
    (old,), (new,) = before.values(), after.values()
    assert [days(old)[0], days(new)[0]] == [date(2016, 8, 31), date(2017, 3, 31)]
    assert new["SEQUENCE"] > old["SEQUENCE"]


def test_event_of_a_renamed_pledge_stays_the_same_event(published_pledge: Pledge, get: Get) -> None:
    before = named(get, "/pledges.ics").keys()
    by = factories.editor_actor()
    pledges.rename(published_pledge, slug="new-name", reason="Clearer.", by=by)

    assert named(get, "/pledges.ics").keys() == before


def test_round_that_moves_a_deadline_makes_its_event_newer(db: None, get: Get) -> None:
    ahead: dict[str, Any] = {"round": 2, "date": "2027-03-01", "status": "planned"}
    ahead["announced_on"] = "2026-10-01"
    later = factories.published_dialogue(id="second-round", **ahead)
    trigger: dict[str, Any] = {
        "trigger_relation": "at",
        "trigger_dialogue": "second-round",
        "due": "",
    }
    factories.publish("pledge", **trigger)
    (old,) = events(get("/pledges.ics").body)
    changes = {"date": "2027-05-01"}
    factories.correct(later.current, changes=changes, change=Change.SUBSTANTIVE)

    (new,) = events(get("/pledges.ics").body)

    assert old["UID"] == new["UID"]
    assert days(new)[0] == date(2027, 5, 1)
    assert new["SEQUENCE"] > old["SEQUENCE"]


def test_event_tells_when_the_log_last_spoke_of_it(published_pledge: Pledge, get: Get) -> None:
    newest = LogEntry.objects.filter(pledges__pledge=published_pledge).latest("seq")

    (event,) = events(get("/pledges.ics").body)

    assert event["SEQUENCE"] == newest.seq
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt == newest.at.replace(microsecond=0)


def test_deadline_without_an_end_stands_on_its_first_day(db: None, get: Get) -> None:
    factories.publish("pledge", due="2027-06-14/..")

    (event,) = events(get("/pledges.ics").body)

    assert days(event) == (date(2027, 6, 14), date(2027, 6, 15))


def test_deadline_that_spans_a_year_stands_on_its_last_day(db: None, get: Get) -> None:
    factories.publish("pledge", due="2027")

    (event,) = events(get("/pledges.ics").body)

    assert days(event) == (date(2027, 12, 31), date(2028, 1, 1))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"due": "", "basis": "none", "deadline_as_written_en": ""}, id="no deadline"),
        pytest.param(
            {
                "due": "",
                "trigger_relation": "at",
                "trigger_next_round_of": "joint-dialogue",
                "trigger_after": "first-round",
            },
            id="no day yet",
        ),
    ],
)
def test_what_has_no_day_is_no_event(db: None, get: Get, changes: dict[str, Any]) -> None:
    factories.publish("pledge", **changes)

    assert events(get("/pledges.ics").body) == []


def test_turns_of_a_repeated_duty_are_numbered_events(db: None, get: Get) -> None:
    factories.publish_all("pledge", [factories.recurring_pledge_content()])

    found = named(get, "/pledges.ics")

    number = PledgeVersion.objects.get(version=1).entry_id
    first = found[f"pledge-{number}-turn-1@127.0.0.1"]
    assert str(first["SUMMARY"]) == "Turn 1: Meet twice a year"
    assert max(days(event)[0].year for event in found.values()) == 2027


@pytest.mark.parametrize("query", ["", "?year=2015", "?party=china", "?as_of=2016-01-01"])
def test_calendar_has_the_events_of_the_page(
    published_verdict: object, get: Get, query: str
) -> None:
    page = get(f"/calendar/{query}").text
    shown = page.count('<p class="row-title">') + page.count("<summary>Next review")
    undated = page.partition('id="undated"')[2].count('<p class="row-title">')

    assert len(events(get(f"/calendar.ics{query}").body)) == shown - undated


def test_calendar_has_dialogues_with_all_their_days(published_pledge: object, get: Get) -> None:
    event = named(get, "/calendar.ics?year=2015")["dialogue-first-round@127.0.0.1"]

    assert days(event) == (date(2015, 12, 1), date(2015, 12, 3))
    assert (str(event["SUMMARY"]), str(event["STATUS"])) == ("First round", "CONFIRMED")


@pytest.mark.parametrize(("status", "told"), [("planned", "TENTATIVE"), ("cancelled", "CANCELLED")])
def test_calendar_says_whether_a_dialogue_takes_place(
    db: None, get: Get, status: str, told: str
) -> None:
    factories.publish("dialogue", date="2027-03-01", status=status)

    (event,) = events(get("/calendar.ics").body)

    assert str(event["STATUS"]) == told


def test_file_speaks_the_language_of_its_address(db: None, get: Get) -> None:
    factories.publish("pledge", title_zh="设立热线")

    body = get("/zh-hans/pledges.ics").body
    (event,) = events(body)

    assert "设立热线" in str(event["SUMMARY"])
    assert event["SUMMARY"].params["LANGUAGE"] == "zh-Hans"
    assert str(event["UID"]) == str(events(get("/pledges.ics").body)[0]["UID"])


def test_calendar_names_itself_and_the_state_of_the_record(
    published_pledge: object, get: Get
) -> None:
    calendar: Any = Calendar.from_ical(get("/pledges.ics?topic=hotlines").body)

    assert str(calendar["X-WR-CALNAME"]) == "Deadlines and turns · Topic: Hotlines · Followthrough"
    assert f"record {Checkpoint.objects.latest('size').size}" in calendar["X-WR-CALDESC"]
    assert calendar.to_ical() == get("/pledges.ics?topic=hotlines").body
