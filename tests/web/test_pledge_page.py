"""What a reader finds on the page of a pledge."""

from __future__ import annotations

import pytest

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Read

HOTLINE = "/pledges/open-a-hotline/"


def test_promised_delivered_label_date_and_sources_come_in_this_order(
    published_verdict: object, read: Read
) -> None:
    factories.publish("wording")

    text = read(HOTLINE).text

    places = [
        text.index(each)
        for each in (
            "Promised",
            "China will open a hotline before September 2016.",
            "Delivered",
            "Under way",
            "Verdict of 1 July 2016",
            "Sources",
        )
    ]
    assert places == sorted(places)


def test_deadline_is_shown_as_written_and_in_days(published_pledge: object, read: Read) -> None:
    deadline = read(HOTLINE).part("deadline")

    assert "As written before September 2016" in deadline
    assert "In days by 31 Aug 2016" in deadline
    assert "Basis As worded" in deadline


def test_passed_deadline_is_added_to_the_label(published_verdict: object, read: Read) -> None:
    assert "Under way · deadline passed (31 Aug 2016)" in read(HOTLINE).part("delivered")


def test_each_obligor_has_its_own_status(db: None, read: Read) -> None:
    factories.publish("pledge", joint=True, obligors=["china", "united-states"], counterparts=[])
    factories.publish("update")
    factories.publish("assessment", obligor="china")

    delivered = read(HOTLINE).part("delivered")

    assert "Split: 0 of 2 delivered" in delivered
    assert delivered.index("◔ Under way") < delivered.index("◌ Not assessed yet")


def test_side_whose_text_is_silent_is_shown(published_pledge: object, read: Read) -> None:
    factories.publish("wording", number=1, verb="will")
    factories.publish("wording", number=2, side="united-states", verb="", strength="absent")

    wordings = read(HOTLINE).part("wordings")

    assert "Commitment “will”" in wordings
    assert "Absent" in wordings


def test_wording_that_an_editor_inferred_says_so(published_pledge: object, read: Read) -> None:
    factories.publish("wording", inferred=True)

    assert "inferred by an editor" in read(HOTLINE).part("wordings")


def test_wording_not_inferred_does_not_say_so(published_pledge: object, read: Read) -> None:
    factories.publish("wording", inferred=False)

    assert "inferred by an editor" not in read(HOTLINE).part("wordings")


def test_verb_that_an_editor_rendered_is_english_whatever_the_source(
    published_pledge: object, read: Read
) -> None:
    factories.draft("source", language="zh")
    factories.publish("wording", number=1, verb="will", inferred=True)
    factories.publish("wording", number=2, verb="将", inferred=False)

    html = read(HOTLINE).html

    assert '<p class="verb" lang="en">“will”</p>' in html
    assert '<p class="verb" lang="zh">“将”</p>' in html


@pytest.mark.parametrize(
    ("kind", "voice"),
    [("joint_text", "Joint text"), ("independent_press", "No side’s own voice")],
)
def test_text_of_no_one_side_says_whose_it_is(
    published_pledge: object, read: Read, kind: str, voice: str
) -> None:
    factories.draft("source", kind=kind)
    factories.publish("wording", side=None)

    assert voice in read(HOTLINE).part("wordings")


def test_timeline_runs_from_the_making_to_the_newest_verdict(
    published_verdict: object, read: Read
) -> None:
    timeline = read(HOTLINE).part("timeline")

    places = [
        timeline.index(each)
        for each in (
            "2 December 2015 · Pledge made",
            "14 June 2016 · Initiated",
            "1 July 2016 · Verdict: ◔ Initiated",
            "31 Aug 2016 · Latest due day",
        )
    ]
    assert places == sorted(places)


def test_search_says_where_it_looked_and_that_it_was_not_complete(
    published_pledge: object, read: Read
) -> None:
    factories.publish("update", **factories.search_content())

    searches = read(HOTLINE).part("searches")

    assert "Looked in: Ministry site" in searches
    assert "Not a complete search" in searches


def test_fact_that_serves_two_pledges_says_so(published_pledge: object, read: Read) -> None:
    factories.publish("pledge", id="use-the-hotline", title_en="Use the hotline")
    factories.publish("update", bearings=[bearing(), bearing(pledge="use-the-hotline")])
    factories.publish("assessment")

    assert "Also cited for: Use the hotline" in read(HOTLINE).part("verdicts")


def test_links_make_a_chain_of_earlier_and_later_pledges(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge_link")

    earlier = read(HOTLINE).part("related")
    later = read("/pledges/meet-twice-a-year/").part("related")

    assert "Open a hotline (this pledge) 2 December 2015 · later Meet twice a year" in earlier
    assert "The later one → Reaffirms" in earlier
    assert later.index("earlier Open a hotline") < later.index("Meet twice a year (this pledge)")


def test_bundle_shows_its_parts_and_each_part_its_bundle(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge", id="test-it", title_en="Test it", part_of="open-a-hotline")

    assert "Its parts Test it" in read(HOTLINE).part("related")
    assert "Part of Open a hotline" in read("/pledges/test-it/").part("related")


def test_history_lists_every_log_entry_of_the_pledge(published_pledge: object, read: Read) -> None:
    before = read(HOTLINE).part("history")
    factories.publish("wording")

    after = read(HOTLINE).part("history")

    assert "wording open-a-hotline/1" not in before
    assert "Published · wording open-a-hotline/1" in after


def test_citation_names_the_day_and_the_state_of_the_record(
    published_pledge: object, read: Read
) -> None:
    assert "/pledges/open-a-hotline/?as_of=2026-11-21&rev=" in read(HOTLINE).part("cite")


def test_draft_beside_a_published_pledge_is_not_shown(
    published_verdict: object, read: Read
) -> None:
    factories.draft("wording", verb="unpublished-marker")
    factories.draft("assessment", number=2, reason_en="unpublished-marker")
    factories.draft("update", id="secret", fact_en="unpublished-marker")

    assert "unpublished-marker" not in read(HOTLINE).html


def test_draft_pledge_has_no_page(draft_pledge: object, read: Read) -> None:
    assert read("/pledges/secret-draft/").status == 404


@pytest.mark.parametrize("slug", ["no-such-pledge", "x" * 200])
def test_unknown_pledge_is_a_404(read: Read, slug: str) -> None:
    assert read(f"/pledges/{slug}/").status == 404


def test_chinese_page_shows_chinese_content_and_marks_what_is_not_translated(
    db: None, read: Read
) -> None:
    factories.publish("pledge", title_zh="设立热线", statement_zh="")

    page = read("/zh-hans/pledges/open-a-hotline/")

    assert "设立热线" in page.text
    assert "尚未评估" in page.text
    assert '<span class="untranslated" lang="en">China will open a hotline' in page.html


def test_every_source_is_listed_once(published_verdict: object, read: Read) -> None:
    factories.publish("wording")
    factories.publish("conflict")
    factories.publish("external_verdict")

    assert read(HOTLINE).part("sources").count("Hotline opens") == 1
