"""The pages of collections, and what pages of our own record say of them."""

from __future__ import annotations

import pytest

from tests import factories
from tests.web.conftest import Read


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
