"""The work of the desk from end to end, by keyboard alone: logged, reviewed, public, corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect
from pytest_django.live_server_helper import LiveServer

from tests import factories
from tests.browser.desk_person import Person, person

FACT = "A first test call was put through."
MENDED = "A first test call was put through and answered in Beijing."
COMMENT = "Say where the call was answered."
CORRECTED = "The hotline was opened on one side only."
REASON = "The second report was misread."
ADDRESS = "https://ministry.example/news/first-test-call"
BEARINGS = (
    ("open", "Open a hotline", "Delivered"),
    ("meet", "Meet twice a year", "Context"),
)
PLEDGE = f"/pledges/{factories.HOTLINE}/"

# The tests before may have emptied the database, roles included.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def record(live_server: LiveServer) -> LiveServer:
    """Two public pledges, the first with a verdict that rests on a public update."""
    factories.publish("assessment")
    factories.publish("pledge", **factories.recurring_pledge_content())
    return live_server


@pytest.fixture
def ana(record: LiveServer, browser: Browser) -> Iterator[Person]:
    yield from at_desk(browser, record, "ana", "analyst")


@pytest.fixture
def eve(record: LiveServer, browser: Browser) -> Iterator[Person]:
    yield from at_desk(browser, record, "eve", "editor")


@pytest.fixture
def fay(record: LiveServer, browser: Browser) -> Iterator[Person]:
    yield from at_desk(browser, record, "fay", "editor")


def at_desk(browser: Browser, site: LiveServer, name: str, role: str) -> Iterator[Person]:
    """Somebody in a role; what they do must leave their browser nothing to complain of."""
    found = person(browser, site.url, name, role)
    yield found
    found.page.context.close()
    assert found.complaints == []


def test_update_goes_from_the_analyst_through_review_to_the_public(
    ana: Person, eve: Person
) -> None:
    log_an_update(ana)
    ana.press_button("Save and submit")
    ana.is_told("was submitted for review")

    review(eve, FACT)
    eve.write(eve.page.get_by_label("Comment for the author"), COMMENT)
    eve.press_button("Send back")
    eve.is_told("Sent back")

    mend(ana)
    review(eve, MENDED)
    eve.tick(eve.page.get_by_role("checkbox", name=re.compile("drafted with it")))
    eve.press_button("Publish")
    eve.is_told("Published")

    is_public(eve)


def test_substantive_correction_by_two_editors_puts_the_verdict_under_review(
    eve: Person, fay: Person
) -> None:
    correct(eve)
    eve.press_button("Save and submit")
    eve.is_told("was submitted for review")
    eve.follow_link("Review")
    expect(eve.page.get_by_text("another editor publishes it")).to_be_visible()
    expect(eve.page.get_by_role("button", name="Publish")).to_have_count(0)

    review(fay, CORRECTED)
    expect(fay.page.get_by_role("heading", name="What it puts under review")).to_be_visible()
    fay.press_button("Publish")
    fay.is_told("Under review now")

    fay.visit(PLEDGE)
    delivered = fay.page.get_by_role("region", name="Delivered", exact=True)
    expect(delivered).to_contain_text("Under review")
    fay.visit("/corrections/")
    expect(fay.page.get_by_role("main")).to_contain_text(REASON)


def correct(eve: Person) -> None:
    """Find the published update by its words and write its next version."""
    eve.follow_link("Status updates")
    eve.write(eve.page.get_by_role("textbox", name="Search"), "opened")
    eve.press_button("Search")
    eve.follow(eve.page.locator("#result_list").get_by_role("link", name="The hotline was opened."))
    eve.replace(eve.page.get_by_label("Fact (English)"), CORRECTED)
    eve.choose(eve.page.get_by_label("Kind of change"), "Substantive correction")
    eve.write(eve.page.get_by_label("Public reason"), REASON)


def log_an_update(ana: Person) -> None:
    """A new source, two pledges, and one of them assessed anew."""
    ana.follow_link("Log an update")
    page = ana.page
    ana.write(page.get_by_label("Date:"), "2016-08-20")
    expect(page.get_by_text("20 August 2016")).to_be_visible()
    ana.write(page.get_by_label("Fact (English)"), FACT)
    ana.tick(page.get_by_role("checkbox", name="Independent"))
    describe_the_source(ana, row(ana, "citations", 0))
    for number, (words, title, effect) in enumerate(BEARINGS):
        bearing = row(ana, "bearings", number)
        ana.find(bearing.get_by_role("combobox", name="Pledge"), words, title)
        ana.choose(bearing.get_by_label("Effect"), effect)
    assess(ana, row(ana, "bearings", 0), row(ana, "verdicts", 0))


def describe_the_source(ana: Person, citation: Locator) -> None:
    ana.unfold(citation.locator("summary"))
    ana.write(citation.get_by_label("Address"), ADDRESS)
    ana.write(citation.get_by_label("Title"), "Hotline: the first test call")
    ana.choose(citation.get_by_label("Kind of source"), "Independent press")
    ana.choose(citation.get_by_label("Reliability"), "High")
    ana.write(citation.get_by_label("Publisher"), "Daily Example")
    ana.write(citation.get_by_label("Published on"), "2016-08-21")


def assess(ana: Person, bearing: Locator, verdict: Locator) -> None:
    ana.reach(bearing.get_by_role("button", name="Assess this pledge anew"))
    ana.page.keyboard.press("Enter")
    expect(verdict.get_by_label("Delivery:", exact=True)).to_be_focused()
    ana.choose(verdict.get_by_label("Delivery:", exact=True), "Delivered")
    ana.choose(verdict.get_by_label("Confidence"), "High")
    ana.write(verdict.get_by_label("Reason (English)"), "A call was put through in time.")


def review(editor: Person, fact: str) -> None:
    """Open the review page of what waits, from the desk's first page."""
    editor.visit("/admin/")
    waiting = editor.page.locator("section", has_text="Waiting for my review")
    editor.follow(waiting.get_by_role("link", name=re.compile(fact[:20])))
    expect(editor.page.get_by_role("main")).to_contain_text(fact)


def mend(ana: Person) -> None:
    """Find what was sent back, read why, and hand it in again."""
    ana.visit("/admin/")
    sent_back = ana.page.locator("section", has_text="Sent back to me")
    expect(sent_back).to_contain_text(COMMENT)
    ana.follow(sent_back.get_by_role("link", name=re.compile(FACT[:20])))
    expect(ana.page.locator(".sent-back")).to_contain_text(COMMENT)
    ana.replace(ana.page.get_by_label("Fact (English)"), MENDED)
    ana.press_button("Save and submit")
    ana.is_told("was submitted for review")


def is_public(reader: Person) -> None:
    """On the page of the pledge, in its feed and in the log."""
    reader.visit(PLEDGE)
    expect(reader.page.get_by_role("main")).to_contain_text(MENDED)
    delivered = reader.page.get_by_role("region", name="Delivered", exact=True)
    expect(delivered.get_by_text("Delivered", exact=True).last).to_be_visible()
    feed = reader.page.request.get(f"{reader.url}/pledges/{factories.HOTLINE}.atom")
    assert MENDED in feed.text()
    reader.visit("/log/")
    for entry in (f"Published Update: {MENDED}", "Published Verdict: Open a hotline"):
        expect(reader.page.get_by_role("main")).to_contain_text(entry)


def row(person: Person, group: str, number: int) -> Locator:
    """A row of a form's group of rows."""
    return person.page.locator(f"#{group}-{number}")
