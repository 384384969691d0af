"""Parties: agencies under their state, what each promised and was promised, no ranking."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read

CHINA = "/parties/china/"


@pytest.fixture
def ministry(db: None) -> None:
    """A ministry of China that promised one thing by itself."""
    factories.draft("party", aliases=["PRC", "中方"])
    factories.draft("party", id="ministry", name_en="Ministry", kind="agency", parent="china")
    factories.publish("pledge", id="of-ministry", title_en="Send officers", obligors=["ministry"])


def test_list_sets_agencies_under_their_state_and_counts_both(
    ministry: None, published_pledge: object, read: Read
) -> None:
    text = read("/parties/").part("all")

    assert "China State Ministry 2 2 0 0" in text


def test_list_is_by_name(ministry: None, read: Read) -> None:
    factories.draft("party", id="aland", name_en="Aland")
    factories.publish("pledge", obligors=["aland"])

    text = read("/parties/").part("all")

    assert text.index("Aland") < text.index("China State")


def test_page_names_aliases(ministry: None, read: Read) -> None:
    assert "Also called PRC · 中方" in read(CHINA).text


def test_agencies_stand_under_their_state_each_with_its_figures(read: Read) -> None:
    factories.draft(
        "party",
        id="ministry",
        name_en="Ministry",
        kind="agency",
        parent="china",
        aliases=["MPS", "公安部"],
    )
    factories.publish("pledge", obligors=["ministry"])
    factories.publish("pledge", id="to-it", title_en="To it", counterparts=["ministry"])

    text = read(CHINA).part("agencies")

    assert "Ministry MPS · 公安部 1 1 1 1" in text


def test_strength_is_that_of_the_weakest_own_or_joint_text(
    published_pledge: object, read: Read
) -> None:
    factories.draft("source", id="readout", kind="official_readout")
    factories.publish("wording", source="readout", strength="plan")
    factories.publish(
        "wording", number=2, source="readout", side="united-states", strength="absent"
    )

    text = read(CHINA).part("made")

    assert "Strength of 1 counted pledge: the weakest of its own texts and joint ones." in text
    assert "Commitment 0 0.0 % Plan 1 100.0 %" in text
    assert "Plan · 3 of 5 elements named" in text


def test_agency_speaks_for_its_state(ministry: None, read: Read) -> None:
    factories.publish("pledge")
    factories.publish("wording", side="ministry", strength="intention")

    assert "Intention · 3 of 5 elements named" in read(CHINA).part("made")


def test_pledge_without_own_or_joint_text_says_so(published_pledge: object, read: Read) -> None:
    factories.publish("wording", side=None)

    text = read(CHINA).part("made")

    assert "no such text on record 1 100.0 %" in text
    assert "no own or joint text on record · 3 of 5 elements named" in text


def test_testability_counts_the_elements_of_counted_pledges(
    published_pledge: object, read: Read
) -> None:
    factories.publish("pledge", id="bare", title_en="Bare", elements=[])
    factories.publish("pledge", id="agreed", title_en="Agreed", settled_at_adoption=True)

    text = read(CHINA).part("made")

    assert "3 of 5 1 50.0 % 2 of 5 0 0.0 % 1 of 5 0 0.0 % 0 of 5 1 50.0 %" in text


def test_both_lists_have_pages_of_their_own(read: Read) -> None:
    factories.publish_all(
        "pledge",
        [
            factories.pledge_content(id=f"pledge-{number:02}", title_en=f"Pledge {number:02}.")
            for number in range(26)
        ],
    )

    made = read(f"{CHINA}?page=2")
    received = read("/parties/united-states/?received_page=2")

    assert "Pledge 25." in made.part("made")
    assert "Pledge 00." not in made.part("made")
    assert "Pledge 25." in received.part("received")
    assert 'href="?received_page=1#received"' in received.html
    assert read(f"{CHINA}?received_page=2").status == 404


def test_page_of_a_state_has_the_pledges_of_its_agencies(ministry: None, read: Read) -> None:
    text = read(CHINA).part("made")

    assert "Send officers" in text
    assert "Ministry: ◌ Not assessed yet" in text


def test_page_of_an_agency_leads_to_its_state(ministry: None, read: Read) -> None:
    assert 'href="/parties/china/"' in read("/parties/ministry/").html


def test_own_part_stands_beside_a_whole_that_reads_differently(read: Read) -> None:
    factories.publish("pledge", joint=True, obligors=["china", "united-states"], counterparts=[])
    factories.publish("update")
    factories.publish("assessment", obligor="china")
    factories.publish(
        "assessment", number=2, obligor="united-states", delivery="no_evidence", as_of="2016-07-02"
    )

    text = read(CHINA).part("made")

    assert "Under way" in text
    assert "the whole: ◫ Split: 0 of 2 delivered" in text


def test_counterpart_sees_what_it_was_promised(published_pledge: object, read: Read) -> None:
    page = read("/parties/united-states/")

    assert "Open a hotline" in page.part("received")
    assert "No pledge of this party is on the record" in page.part("made")


def test_joint_pledge_is_listed_once(read: Read) -> None:
    factories.publish("pledge", joint=True, obligors=["china", "united-states"], counterparts=[])

    page = read(CHINA)

    assert "Open a hotline" in page.part("made")
    assert "Open a hotline" not in page.part("received")


def test_figures_give_denominator_unassessed_and_day(published_verdict: object, read: Read) -> None:
    factories.publish("pledge", id="second", title_en="Second")

    text = read(CHINA).part("made")

    assert "2 parts of counted pledges on 21 Nov 2026 , 1 of them not assessed yet" in text
    assert "Under way 1 50.0 %" in text


def test_bundles_are_listed_and_never_counted(published_pledge: object, read: Read) -> None:
    factories.publish("pledge", id="part", title_en="A part", part_of=factories.HOTLINE)

    text = read(CHINA).part("made")

    assert "1 part of a counted pledge" in text
    assert "bundle, not counted" in text


def test_earlier_day_knows_no_later_pledge(published_pledge: object, read: Read) -> None:
    text = read(f"{CHINA}?as_of=2015-12-01").part("made")

    assert "No pledge of this party is on the record on 1 Dec 2015 ." in text


def test_party_that_nothing_public_names_is_not_found(read: Read) -> None:
    factories.draft("party")

    assert read(CHINA).status == 404
