"""Mechanisms: the list with its figures, the chain of rounds, the forums before and after."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read

FORUM = "/mechanisms/joint-dialogue/"


def test_list_counts_pledges_with_their_denominator(published_verdict: object, read: Read) -> None:
    factories.publish("pledge", id="second", title_en="Second")

    text = read("/mechanisms/").part("all")

    assert "Joint dialogue not recorded 1 2 1 1" in text


def test_page_tells_members_life_span_and_other_names(read: Read) -> None:
    factories.draft(
        "mechanism",
        description_en="Ministers meet.",
        parties=["china"],
        started="2015-09",
        ended="2017-10-04",
        aliases=["HLJD"],
    )
    factories.publish("dialogue")

    text = read(FORUM).text

    assert "Ministers meet." in text
    assert "Members China" in text
    assert "September 2015 to 4 October 2017" in text
    assert "Also called HLJD" in text


def test_rounds_stand_in_order_each_with_its_scorecard(
    published_verdict: object, read: Read
) -> None:
    factories.publish("pledge", id="agreed", title_en="Agreed", settled_at_adoption=True)
    factories.publish("dialogue", id="later", name_en="Second round", round=2, date="2016-06-14")

    text = read(FORUM).part("rounds")

    assert text.index("First round") < text.index("Open a hotline") < text.index("Second round 14")
    assert "1 pledge counted on 21 Nov 2026 , 0 not assessed yet." in text
    assert "0 bundles, whose parts are counted instead, and 1 settled" in text
    assert "Under way 1 2 pledges" in text
    assert "No pledge of it is on the record." in text


def test_cancelled_and_planned_rounds_say_so(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="off", name_en="Third", date="2017", status="cancelled")
    factories.publish("dialogue", id="next", name_en="Fourth", date="2027", status="planned")

    text = read(FORUM).part("rounds")

    assert "Third 2017 Cancelled" in text
    assert "Fourth 2027 Planned" in text


def test_earlier_day_knows_only_rounds_announced_by_then(
    published_pledge: object, read: Read
) -> None:
    factories.publish(
        "dialogue", id="later", name_en="Second round", date="2016-06-14", announced_on="2015-12-02"
    )
    factories.publish("dialogue", id="third", name_en="Third round", date="2016-12-07")

    text = read(f"{FORUM}?as_of=2016-01-01").part("rounds")

    assert "Second round 14 June 2016 Planned" in text
    assert "Third round" not in text


@pytest.fixture
def succession(db: None) -> None:
    """A forum that ended on 4 October 2017, and the one that took over from it."""
    factories.draft("mechanism", id="next", name_en="Next forum")
    factories.draft(
        "mechanism",
        started="2015-09",
        ended="2017-10-04",
        succeeded_by="next",
        succession_note_en="Split in four.",
    )
    factories.publish("dialogue")
    factories.publish("dialogue", id="its-round", mechanism="next")


def test_earlier_day_knows_neither_the_end_nor_what_came_after(
    succession: None, read: Read
) -> None:
    text = read(f"{FORUM}?as_of=2017-10-03").text

    assert "since September 2015, no end known" in text
    assert "Next forum" not in text
    assert "Split in four." not in text
    assert "4 October 2017" not in read("/mechanisms/?as_of=2017-10-03").text


@pytest.mark.parametrize("query", ["?as_of=2017-10-04", ""], ids=["last day", "today"])
def test_end_and_what_came_after_are_known_from_the_last_day_on(
    succession: None, read: Read, query: str
) -> None:
    text = read(f"{FORUM}{query}").text

    assert "September 2015 to 4 October 2017" in text
    assert "4 October 2017 First round 1–2 December 2015 Next forum" in text
    assert "What became of it Split in four." in text
    assert "4 October 2017" in read(f"/mechanisms/{query}").text


def test_chain_shows_forums_before_and_after_with_their_rounds(read: Read) -> None:
    factories.draft("mechanism", id="third", name_en="Third forum")
    factories.draft("mechanism", id="joint-dialogue", succeeded_by="third")
    factories.draft("mechanism", id="first", name_en="First forum", succeeded_by="joint-dialogue")
    factories.publish("dialogue")
    factories.publish("dialogue", id="off", name_en="Second round", date="2016", status="cancelled")
    factories.publish("dialogue", id="before", name_en="Old round", mechanism="first", date="2014")

    page = read(FORUM)

    assert (
        "The line of forums and their rounds First forum not recorded Old round 2014 "
        "Joint dialogue not recorded First round 1–2 December 2015 Second round 2016 Cancelled "
        "Third forum not recorded no dialogue on the record"
    ) in page.text
    assert 'href="/dialogues/before/"' in page.html
    assert 'href="#off"' in page.html
    assert '<li id="off">' in page.html


def test_list_names_the_forums_before_and_after(read: Read) -> None:
    factories.draft("mechanism", id="next", name_en="Next forum")
    factories.draft("mechanism", succeeded_by="next")
    factories.publish("dialogue")

    text = read("/mechanisms/").part("all")

    assert "Joint dialogue followed by Next forum" in text
    assert "Next forum took over from Joint dialogue" in text


def test_coverage_tells_what_was_left_out_of_its_texts(
    published_pledge: object, read: Read
) -> None:
    factories.publish("wording")
    factories.publish("excluded_statement")

    text = read(FORUM).part("coverage")

    assert "1 statement in these texts was considered and is no pledge." in text
    assert "Hope : 1" in text
    assert "A hope promises nothing." in text


def test_figures_link_to_the_list_behind_them(published_pledge: object, read: Read) -> None:
    page = read(FORUM)

    assert "/pledges/?mechanism=joint-dialogue&amp;label=not_assessed" in page.html
    assert read("/pledges/?mechanism=joint-dialogue&label=not_assessed").status == 200


def test_forum_that_nothing_public_names_is_not_found(read: Read) -> None:
    factories.draft("mechanism")

    assert read(FORUM).status == 404
