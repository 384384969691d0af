"""The first page."""

from __future__ import annotations

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Read


def test_pledges_are_counted_by_label_with_their_denominator(
    published_verdict: object, read: Read
) -> None:
    factories.publish("pledge", id="second", title_en="Second")

    by_label = read("/").part("by-label")

    assert "2 pledges counted on 21 Nov 2026 , 1 of them not assessed yet." in by_label
    assert "◌ Not assessed yet 1 50.0 %" in by_label
    assert "◔ Under way 1 50.0 %" in by_label


def test_label_leads_to_the_list_behind_it(published_verdict: object, read: Read) -> None:
    assert 'href="/pledges/?label=under_way&amp;counted=true"' in read("/").html


def test_bundles_and_settled_pledges_stand_beside_the_count(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge", id="part", title_en="Part", part_of="open-a-hotline")
    factories.publish("pledge", id="settled", title_en="Settled", settled_at_adoption=True)

    by_label = read("/").part("by-label")

    assert "1 pledge counted" in by_label
    assert (
        "Not counted: 1 bundle, whose parts are counted instead, and 1 settled by being agreed."
        in by_label
    )


def test_newest_update_comes_first_with_what_it_bears_on(
    published_update: object, read: Read
) -> None:
    factories.publish("update", id="call", date="2016-07-01", fact_en="A call was put through.")

    newest = read("/").part("newest")

    assert newest.index("A call was put through.") < newest.index("The hotline was opened.")
    assert "Bears on: Open a hotline" in newest


def test_search_is_no_news(published_pledge: object, read: Read) -> None:
    factories.publish("update", **factories.search_content())

    assert "No report of a call was found." not in read("/").part("newest")


def test_draft_update_is_no_news(published_pledge: object, read: Read) -> None:
    factories.draft("update", fact_en="unpublished-marker")

    assert "unpublished-marker" not in read("/").html


def test_pledge_whose_deadline_passed_is_named(published_pledge: object, read: Read) -> None:
    passed = read("/").part("passed")

    assert "1 pledge on 21 Nov 2026" in passed
    assert "Open a hotline" in passed


def test_delivered_pledge_is_not_among_the_passed(published_pledge: object, read: Read) -> None:
    factories.publish("update", bearings=[bearing(effect="delivered")])
    factories.publish("assessment", delivery="delivered")

    assert "No deadline has passed undelivered." in read("/").part("passed")


def test_nearest_deadline_is_due_next(db: None, read: Read) -> None:
    for slug, due in (("later", "2028"), ("sooner", "2027")):
        factories.publish("pledge", id=slug, title_en=slug.title(), due=due)

    ahead = read("/").part("ahead")

    assert "2 pledges on 21 Nov 2026" in ahead
    assert ahead.index("Sooner") < ahead.index("Later")


def test_change_of_status_names_the_label_before_and_after(
    published_verdict: object, read: Read
) -> None:
    changes = read("/?as_of=2016-07-02").part("changes")

    assert "1 Jul 2016 Open a hotline ◔ Under way Before: ◌ Not assessed yet" in changes


def test_passed_deadline_is_a_change_of_status(published_pledge: object, read: Read) -> None:
    changes = read("/").part("changes")

    assert "1 Sep 2016 Open a hotline ◌ Not assessed yet · deadline passed" in changes


def test_pledge_just_made_is_no_change_of_status(db: None, read: Read) -> None:
    factories.publish("pledge", due="", basis="none")

    assert "No status had changed by that day." in read("/").part("changes")


def test_home_opens_with_the_newest_verdict_promised_beside_delivered(
    published_verdict: object, read: Read
) -> None:
    example = read("/").part("example")

    places = [
        example.index(each)
        for each in (
            "Promised",
            "China will open a hotline before September 2016.",
            "Delivered",
            "Under way",
            "It was opened; no call is known.",
            "Verdict of 1 July 2016 · confidence: Medium",
        )
    ]
    assert places == sorted(places)


def test_home_without_a_verdict_opens_with_no_example(published_pledge: object, read: Read) -> None:
    assert 'id="example"' not in read("/").html


def test_review_that_waits_longest_comes_first_and_old_checks_are_counted(
    published_verdict: object, read: Read
) -> None:
    ahead = read("/").part("ahead")

    assert "1 of 1 pledges with a check were last checked more than six months ago." in ahead
    assert "7 Sep 2016 Open a hotline Last checked 1 Jul 2016" in ahead


def test_round_ahead_is_named_once_it_was_announced(db: None, read: Read) -> None:
    factories.publish(
        "dialogue",
        id="next-round",
        name_en="Next round",
        date="2027-05",
        status="planned",
        announced_on="2026-10-01",
    )

    assert "May 2027 Next round" in read("/").part("ahead")
    assert "Next round" not in read("/?as_of=2026-09-30").part("ahead")


def test_round_held_since_lay_ahead_of_an_earlier_day(db: None, read: Read) -> None:
    factories.publish(
        "dialogue",
        id="held-round",
        name_en="Held round",
        date="2019-05",
        announced_on="2018-10-01",
    )

    assert "May 2019 Held round" in read("/?as_of=2018-10-01").part("ahead")
    assert "Held round" not in read("/?as_of=2018-09-30").part("ahead")
    assert "Held round" not in read("/").part("ahead")


def test_first_day_of_the_calendar_has_a_home_page(db: None, read: Read) -> None:
    assert read("/?as_of=0001-01-01").status == 200


def test_day_asked_about_rules_the_whole_page(published_verdict: object, read: Read) -> None:
    page = read("/?as_of=2016-06-30")

    assert "0 of 1 pledges are assessed, 1 not yet. As of 30 Jun 2016" in page.text
    assert "1 pledge on 30 Jun 2016" in page.part("ahead")


def test_empty_record_says_so(read: Read) -> None:
    page = read("/")

    assert page.status == 200
    assert "No pledge had been made by that day." in page.text


def test_every_label_is_explained(read: Read) -> None:
    words = read("/").part("words")

    assert "● Delivered What was promised has been done" in words
    assert "○ No public evidence found A search found no public sign" in words


def test_unknown_parameter_is_named(read: Read) -> None:
    page = read("/?page=2")

    assert page.status == 400
    assert "The parameter page" in page.text
