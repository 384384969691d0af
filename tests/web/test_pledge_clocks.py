"""The two clocks of a pledge page: the world on a day, the record after an entry."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections, together
from tracker.models import Checkpoint, PledgeVersion
from tracker.rules.vocabulary import Change

HOTLINE = "/pledges/open-a-hotline/"


def head() -> int:
    """The newest revision."""
    return Checkpoint.objects.latest("size").size


def corrected(**changes: str) -> None:
    """The hotline pledge with a substantive correction published."""
    current = PledgeVersion.objects.get(is_current=True)
    version = corrections.draft_correction(
        current, changes=changes, change=Change.SUBSTANTIVE, reason="Misread.", by=None
    )
    together.publish([version], by=factories.editor_actor())


def test_day_hides_what_happened_later(published_verdict: object, read: Read) -> None:
    page = read(f"{HOTLINE}?as_of=2016-06-30")

    assert "The hotline was opened." in page.text
    assert "It was opened; no call is known." not in page.text
    assert "Not assessed yet" in page.part("delivered")


def test_day_hides_an_update_that_may_have_happened_later(
    published_pledge: object, read: Read
) -> None:
    factories.publish("update", date="2016-06")

    assert "The hotline was opened." not in read(f"{HOTLINE}?as_of=2016-06-29").text
    assert "The hotline was opened." in read(f"{HOTLINE}?as_of=2016-06-30").text


def test_day_knows_no_dispute_about_what_happened_later(
    published_update: object, read: Read
) -> None:
    factories.draft("source", id="old-news", published_on="2016-01-01")
    factories.publish("conflict", sources=["old-news"])

    assert "One side called first." not in read(f"{HOTLINE}?as_of=2016-06-13").text
    assert "One side called first." in read(f"{HOTLINE}?as_of=2016-06-14").text


def test_day_knows_no_dispute_that_was_published_later(
    published_pledge: object, read: Read
) -> None:
    factories.publish("conflict", updates=[])

    assert "One side called first." not in read(f"{HOTLINE}?as_of=2016-06-14").text
    assert "One side called first." in read(f"{HOTLINE}?as_of=2016-06-15").text


def test_day_hides_a_text_that_was_published_later(published_pledge: object, read: Read) -> None:
    factories.publish("wording")

    assert "What each text says" not in read(f"{HOTLINE}?as_of=2016-06-14").text
    assert "What each text says" in read(f"{HOTLINE}?as_of=2016-06-15").text


def test_day_shows_a_text_that_has_no_date(published_pledge: object, read: Read) -> None:
    factories.draft("source", published_on="")
    factories.publish("wording")

    assert "What each text says" in read(f"{HOTLINE}?as_of=2016-06-14").text


@pytest.mark.parametrize("published", ["2016-06-15", ""], ids=["own date", "date of its source"])
def test_day_hides_what_an_institution_said_later(
    published_pledge: object, read: Read, published: str
) -> None:
    factories.publish("external_verdict", published_on=published)

    assert "An institute" not in read(f"{HOTLINE}?as_of=2016-06-14").text
    assert "An institute" in read(f"{HOTLINE}?as_of=2016-06-15").text


def test_deadline_passes_the_day_after_the_latest(published_pledge: object, read: Read) -> None:
    assert "deadline passed" not in read(f"{HOTLINE}?as_of=2016-08-31").part("delivered")
    assert "deadline passed" in read(f"{HOTLINE}?as_of=2016-09-01").part("delivered")


def test_banner_names_the_day(published_pledge: object, read: Read) -> None:
    banner = read(f"{HOTLINE}?as_of=2016-09-01").whole_text

    assert "As it stood on 1 Sep 2016" in banner
    assert "descriptions are those of today." in banner


def test_page_without_a_clock_has_no_banner(published_pledge: object, read: Read) -> None:
    assert "what had happened by that day" not in read(HOTLINE).whole_text


def test_pledge_not_yet_made_says_so(published_pledge: object, read: Read) -> None:
    page = read(f"{HOTLINE}?as_of=2015-12-01")

    assert page.status == 200
    assert "On 1 Dec 2015 this pledge had not been made." in page.text
    assert "Delivered" not in page.text


def test_revision_shows_the_text_before_a_correction(published_pledge: object, read: Read) -> None:
    before = head()
    corrected(deadline_note_en="The year is not given.")

    assert "The year is not given." not in read(f"{HOTLINE}?rev={before}").text
    assert "The year is not given." in read(HOTLINE).text


def test_revision_works_the_status_out_from_what_was_public(
    published_update: object, read: Read
) -> None:
    before = head()
    factories.publish("assessment")

    earlier = read(f"{HOTLINE}?rev={before}").part("delivered")

    assert "Not assessed yet · deadline passed (31 Aug 2016)" in earlier
    assert "Under way" in read(f"{HOTLINE}?rev={head()}").part("delivered")


def test_newest_revision_shows_what_the_plain_page_shows(
    published_verdict: object, read: Read
) -> None:
    factories.publish("wording")

    newest, plain = read(f"{HOTLINE}?rev={head()}"), read(HOTLINE)

    # What leaves the page names the revision that was asked for.
    said = [page.text.replace(page.part("cite"), "") for page in (newest, plain)]
    assert said[0] == said[1]
    assert len(said[0]) < len(newest.text)


def test_revision_hides_later_bearings(published_pledge: object, read: Read) -> None:
    before = head()
    factories.publish("update")

    assert "The hotline was opened." not in read(f"{HOTLINE}?rev={before}").text


def test_revision_and_day_can_be_asked_together(published_verdict: object, read: Read) -> None:
    page = read(f"{HOTLINE}?rev={head()}&as_of=2016-06-30")

    assert "As it stood on 30 Jun 2016" in page.whole_text
    assert f"after log entry {head()}" in page.whole_text
    assert "Not assessed yet" in page.part("delivered")


def test_revision_names_related_pledges_without_their_status_of_today(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge_link")

    related = read(f"{HOTLINE}?rev={head()}").part("related")

    assert "Meet twice a year" in related
    assert "Not assessed yet" not in related
    assert "Not assessed yet" in read(HOTLINE).part("related")


def test_banner_names_the_revision(published_pledge: object, read: Read) -> None:
    text = read(f"{HOTLINE}?rev={head()}").whole_text

    assert f"The record after log entry {head()}" in text


def test_revision_before_the_pledge_was_published_is_a_404_that_says_so(
    published_pledge: object, read: Read
) -> None:
    page = read(f"{HOTLINE}?rev=1")

    assert page.status == 404
    assert "After log entry 1 this pledge was not yet on the record." in page.text


def test_revision_beyond_the_head_is_a_404(published_pledge: object, read: Read) -> None:
    assert read(f"{HOTLINE}?rev={head() + 1}").status == 404


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("as_of=2030-01-01", "as_of"),
        ("as_of=2016-02-30", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("rev=0", "rev"),
        ("rev=-1", "rev"),
        ("rev=x", "rev"),
        ("rev=1&rev=2", "rev"),
        ("page=1", "page"),
        ("colour=red", "colour"),
    ],
    ids=str,
)
def test_parameter_that_cannot_be_read_is_named(
    published_pledge: object, read: Read, query: str, name: str
) -> None:
    page = read(f"{HOTLINE}?{query}")

    assert page.status == 400
    assert f"The parameter {name}" in page.text.replace(" :", ":")
