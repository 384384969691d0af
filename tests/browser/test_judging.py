"""How readers weigh many pledges and answer back, by keyboard alone and without JavaScript."""

import re

from playwright.sync_api import expect

from tests.browser.addresses import DIALOGUE, PLEDGE
from tests.browser.readers import Reader
from tracker.web.tip_stamp import AT_LEAST


def test_cell_of_the_comparison_leads_to_as_many_pledges(reader: Reader) -> None:
    reader.visit("/compare/")
    table = reader.page.get_by_role("region", name="By status").get_by_role("table")
    cell = table.get_by_role("link", name=re.compile(r"^\d+ No public evidence found")).first
    counted = int((cell.text_content() or "").split()[0])

    reader.follow(cell)

    assert counted > 0
    expect(reader.page.locator("#results h2")).to_have_text(re.compile(rf"^{counted} pledges?$"))


def test_deadline_in_the_calendar_leads_to_its_pledge(reader: Reader) -> None:
    reader.visit("/calendar/")

    reader.follow(reader.page.get_by_role("link", name="2016", exact=True))
    month = reader.page.get_by_role("region", name="August 2016")
    expect(month).to_contain_text("Deadline")
    title = "Test the hotline before September 2016"
    reader.follow(month.get_by_role("link", name=title))

    expect(reader.page.get_by_role("heading", level=1)).to_have_text(title)


def test_scorecard_of_a_round_leads_to_a_pledge_and_on_to_the_next_round(reader: Reader) -> None:
    reader.visit(f"/dialogues/{DIALOGUE}/")
    scorecard = reader.page.get_by_role("region", name="Promised here, and what came of it")
    row = scorecard.get_by_role("row", name="Test the hotline before September 2016")
    expect(row).to_contain_text("No public evidence found")

    reader.follow(row.get_by_role("link"))
    expect(reader.page).to_have_url(re.compile(f"/pledges/{PLEDGE}/"))
    reader.follow(reader.page.get_by_role("main").get_by_role("link", name="Second China-US").first)
    rounds = reader.page.get_by_role("navigation", name="Rounds")
    reader.follow(rounds.get_by_role("link", name="Third China-US"))

    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Third China-US")


def test_citation_of_a_pledge_is_taken_as_bibtex(reader: Reader) -> None:
    reader.visit(f"/pledges/{PLEDGE}/")
    share = reader.page.get_by_role("region", name="Cite, share, follow")

    text = reader.download(share.get_by_role("link", name="BibTeX"))

    assert text.startswith("@")
    assert "Test the hotline before September 2016" in text
    assert f"/pledges/{PLEDGE}/" in text


def test_correction_is_suggested_from_the_page_it_is_about(reader: Reader) -> None:
    reader.visit(f"/pledges/{PLEDGE}/")

    reader.follow(reader.page.get_by_role("main").get_by_role("link", name="Suggest a correction"))
    expect(reader.page.get_by_label("Which page is it about?")).to_have_value(f"/pledges/{PLEDGE}/")
    reader.submit(reader.page.get_by_role("button", name="Send to the desk"))
    expect(reader.page.get_by_role("main")).to_contain_text("Say what should be looked at.")
    reader.write(reader.page.get_by_label("What should be looked at?"), "The day is another.")
    # A form that comes back faster is taken for a program's.
    reader.page.wait_for_timeout(AT_LEAST.total_seconds() * 1000)
    reader.submit(reader.page.get_by_role("button", name="Send to the desk"))

    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("Thank you")
