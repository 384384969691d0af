"""The pages of collections, and what pages of our own record say of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.web.conftest import Count, Read
from tracker.actions import corrections
from tracker.models import ExternalVerdict


@pytest.fixture
def collection(published_pledge: object) -> None:
    """One pledge of our own, and four that an institute scored, each with another outcome."""
    factories.scored_pledge("right", average="0.5")
    factories.scored_pledge("wrong", average="0.56")
    factories.scored_pledge("share", average="56%")
    factories.scored_pledge("silent")


def test_list_names_whose_collection_it_is(collection: None, read: Read) -> None:
    text = read("/collections/").part("all")

    assert "Pledges scored by an institute An institute CC BY-NC 4.0 4" in text


def test_empty_list_says_so(db: None, read: Read) -> None:
    assert "No collection is on the record." in read("/collections/").text


def test_page_counts_the_averages_with_their_denominator(collection: None, read: Read) -> None:
    text = read("/collections/institute-pledges/").text

    assert "1 of 3 published averages follow from the scores published with them" in text
    assert "1 does not" in text
    assert "1 cannot be compared" in text
    assert "8 of 12 verdicts are scores; 4 are not scored" in text


def test_averages_that_do_not_follow_stand_first(collection: None, read: Read) -> None:
    part = read("/collections/institute-pledges/").part("averages")

    outcomes = [
        "Does not follow from the scores",
        "Cannot be compared",
        "Follows from the scores",
        "No average published",
    ]
    assert sorted(outcomes, key=part.index) == outcomes
    assert "2 scored, 1 not scored +0.5000 0.56 +0.0600" in part


def test_page_names_terms_and_batches(collection: None, read: Read) -> None:
    page = read("/collections/institute-pledges/")

    assert "Institution An institute Licence CC BY-NC 4.0" in page.text
    day = ExternalVerdict.objects.values_list("entry__at", flat=True)[0].date().isoformat()
    assert "Batch On this record since Published by the institution" in page.part("batches")
    assert f"batch-1 {day} not stated" in page.part("batches")
    assert '"@type": "Dataset"' in page.html


def test_every_pledge_is_reached_by_pages(db: None, read: Read) -> None:
    for number in range(51):
        factories.publish("pledge", id=f"theirs-{number:02}", collection="institute-pledges")

    pages = [read(f"/collections/institute-pledges/?page={number}") for number in (1, 2)]

    found = "".join(page.html for page in pages)
    assert all(f"/pledges/theirs-{number:02}/" in found for number in range(51))


def test_queries_do_not_grow_with_pledges(collection: None, count: Count) -> None:
    few = count("/collections/institute-pledges/")
    for number in range(3):
        factories.scored_pledge(f"more-{number}", average="0.5")

    assert count("/collections/institute-pledges/") == few


def test_withdrawn_verdict_has_no_part_in_the_mean(collection: None, read: Read) -> None:
    verdict = ExternalVerdict.objects.get(slug="right-united-states")
    corrections.withdraw(verdict, reason="Not theirs.", by=factories.editor_actor())

    part = read("/collections/institute-pledges/").part("averages")

    assert "1 scored, 1 not scored +1.0000 0.5 −0.5000" in part


def test_pledge_says_whose_it_is_and_has_no_status_of_ours(collection: None, read: Read) -> None:
    page = read("/pledges/wrong/")

    assert "From another institution's collection: Pledges scored by an institute" in page.text
    assert "Licence: CC BY-NC 4.0" in page.text
    assert "Not ours to assess" in page.part("delivered")
    for ours in ("Not assessed yet", "Status on", "Status since", "Testability", "No verdict has"):
        assert ours not in page.text


def test_pledge_shows_scores_mean_and_published_average(collection: None, read: Read) -> None:
    part = read("/pledges/wrong/").part("external")

    assert "2 scored, 1 not scored" in part
    assert "NA not scored" in part
    assert "Mean of the scores +0.5000" in part
    assert "Average as published 0.56 Does not follow from the scores" in part
    assert "CC BY-NC 4.0 batch batch-1" in part


def test_published_numbers_have_the_minus_of_the_page(db: None, read: Read) -> None:
    factories.scored_pledge("low", average="-0.47")

    assert "\N{MINUS SIGN}0.47" in read("/pledges/low/").part("external")
    assert "+0.5000 \N{MINUS SIGN}0.47" in read("/collections/institute-pledges/").text


def test_own_pledge_names_no_collection(collection: None, read: Read) -> None:
    assert "another institution" not in read("/pledges/open-a-hotline/").text


@pytest.mark.parametrize(
    "address",
    [
        "/dialogues/first-round/",
        "/mechanisms/joint-dialogue/",
        "/topics/hotlines/",
        "/parties/china/",
    ],
)
def test_shared_page_says_what_a_collection_has_there(
    collection: None, read: Read, address: str
) -> None:
    page = read(address)

    told = "4 pledges in the collection Pledges scored by an institute (An institute)"
    assert told in page.text
    assert "?collection=institute-pledges&amp;" in page.html
    assert "/pledges/wrong/" not in page.html


def test_source_says_what_a_collection_takes_from_it(collection: None, read: Read) -> None:
    page = read("/sources/news-report/")

    assert "4 pledges in the collection" in page.text
    assert "/pledges/wrong/" not in page.html


@pytest.mark.parametrize(
    ("address", "changes"),
    [
        ("/dialogues/", {"dialogue": "elsewhere"}),
        ("/topics/", {"topics": ["elsewhere"]}),
        ("/parties/", {"obligors": ["elsewhere"]}),
    ],
    ids=["dialogues", "topics", "parties"],
)
def test_list_marks_what_only_a_collection_uses(
    published_pledge: object, read: Read, address: str, changes: dict[str, Any]
) -> None:
    factories.publish("pledge", id="theirs", collection="institute-pledges", **changes)

    assert read(address).text.count("no pledge of ours; 1 in other collections") == 1


def test_dialogue_of_a_collection_is_in_no_calendar(published_pledge: object, read: Read) -> None:
    factories.publish("dialogue", id="summit", date="2027-05-01", status="planned")
    assert "/dialogues/summit/" in read("/calendar/?year=2027").html

    factories.publish("pledge", id="theirs", dialogue="summit", collection="institute-pledges")

    assert "/dialogues/summit/" not in read("/calendar/?year=2027").html


def test_list_of_a_collection_has_no_figures_of_ours(collection: None, read: Read) -> None:
    page = read("/pledges/?collection=institute-pledges")

    assert "4 pledges" in page.part("found")
    assert "Selected and scored by An institute" in page.text
    assert "on the record on" not in page.text


def test_list_offers_the_collection_only_when_there_is_one(
    published_pledge: object, read: Read
) -> None:
    assert 'id="facet-collection"' not in read("/pledges/").html

    factories.publish("pledge", id="theirs", collection="institute-pledges")

    assert 'id="facet-collection"' in read("/pledges/").html


def test_search_counts_theirs_apart(collection: None, read: Read) -> None:
    page = read("/search/?q=hotline")

    assert "Pledges 1" in page.part("found-pledges")
    assert "Pledges in other collections 4" in page.part("found-collected")
    assert "collection=institute-pledges" in read("/search/?q=hotline&in=collected").html


def test_embed_says_whose_pledge_it_is(collection: None, read: Read) -> None:
    assert "not assessed by Followthrough" in read("/embed/pledges/wrong/").html


def test_what_leaves_the_site_says_whose_pledge_it_is(collection: None, read: Read) -> None:
    told = "Not assessed by us, scored by An institute"

    assert told in read("/pledges/wrong/").part("cite")
    assert told in read("/pledges/wrong.bib").html
    assert "CC BY-NC 4.0 (An institute)" in read("/pledges/wrong/").part("cite")
