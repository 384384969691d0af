"""Which record a list is of: ours unless a collection is named."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests import factories
from tracker.filters import pledges
from tracker.filters.facets import facets

TODAY = date(2026, 1, 1)


@pytest.fixture
def three_records(published_pledge: object) -> None:
    """A pledge of ours, and one in each of two collections."""
    factories.draft("collection", id="others", name_en="Others' pledges")
    factories.publish("pledge", id="theirs", collection="institute-pledges")
    factories.publish("pledge", id="others-own", collection="others")


CASES = [
    ("", {"open-a-hotline"}),
    ("collection=", {"open-a-hotline"}),
    ("collection=own", {"open-a-hotline"}),
    ("collection=others", {"others-own"}),
    ("collection=others&collection=institute-pledges", {"others-own", "theirs"}),
    ("collection=own&collection=others", {"open-a-hotline", "others-own"}),
    ("collection=others&party=china", {"others-own"}),
    ("collection=others&topic=hotlines", {"others-own"}),
    ("collection=others&counted=true", set()),
    ("counted=true", {"open-a-hotline"}),
    ("q=hotline", {"open-a-hotline"}),
    ("collection=others&q=hotline", {"others-own"}),
]


@pytest.mark.parametrize(("query", "found"), CASES, ids=[query or "none" for query, _ in CASES])
def test_collection_selects(three_records: None, query: str, found: set[str]) -> None:
    rows = pledges(QueryDict(query), today=TODAY).queryset

    assert set(rows.values_list("slug", flat=True)) == found


def test_facet_counts_every_record(three_records: None) -> None:
    selection = pledges(QueryDict("label=not_assessed"), today=TODAY)

    (facet,) = facets(selection.found, ["collection"])

    assert [(each.value, each.count) for each in facet.options] == [
        ("own", 1),
        ("others", 1),
        ("institute-pledges", 1),
    ]


def test_facet_is_missing_while_there_is_only_our_record(published_pledge: object) -> None:
    assert list(facets(pledges(QueryDict(), today=TODAY).found, ["collection"])) == []


def test_chips_name_the_records(three_records: None) -> None:
    chips = pledges(QueryDict("collection=own&collection=others"), today=TODAY).chips

    assert [each.label for each in chips] == [
        "Collection: Our own record",
        "Collection: Others' pledges",
    ]
