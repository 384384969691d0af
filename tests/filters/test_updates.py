"""What each parameter of the list of updates selects."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import QueryDict

from tests import factories
from tracker.filters import BadParameter, updates

TODAY = date(2026, 1, 1)
OPENING, SEARCH = "hotline-opened", "search-for-calls"


@pytest.fixture
def two_updates(db: None) -> None:
    """The report of June 2016 and the search of September."""
    factories.publish("update")
    factories.publish_all("update", [factories.search_content()])


SELECTED = [
    ("", [SEARCH, OPENING]),
    ("sort=oldest", [OPENING, SEARCH]),
    ("kind=search", [SEARCH]),
    ("kind=search&kind=event", [SEARCH, OPENING]),
    ("pledge=open-a-hotline", [SEARCH, OPENING]),
    ("effect=initiated", [OPENING]),
    ("dated_after=2016-09-01", [SEARCH]),
    ("dated_before=2016-06-14", [OPENING]),
    ("as_of=2016-08-31", [OPENING]),
    ("as_of=2016-09-01", [SEARCH, OPENING]),
    ("q=call", [SEARCH]),
]


@pytest.mark.parametrize(("query", "slugs"), SELECTED, ids=[query for query, _ in SELECTED])
def test_parameter_selects(two_updates: None, query: str, slugs: list[str]) -> None:
    selection = updates(QueryDict(query), today=TODAY)

    assert [update.slug for update in selection.queryset] == slugs


@pytest.mark.parametrize("name", ["kind", "pledge", "effect", "dated_after", "sort", "as_of", "x"])
def test_bad_value_names_its_parameter(two_updates: None, name: str) -> None:
    with pytest.raises(BadParameter) as caught:
        updates(QueryDict(f"{name}=nonsense"), today=TODAY)

    assert caught.value.name == name


def test_draft_is_not_selected(two_updates: None) -> None:
    factories.draft("update", id="secret-draft")

    selection = updates(QueryDict("kind=event"), today=TODAY)

    assert [update.slug for update in selection.queryset] == [OPENING]


def test_chip_names_the_pledge(two_updates: None) -> None:
    (chip,) = updates(QueryDict("pledge=open-a-hotline"), today=TODAY).chips

    assert chip.label == "Pledge: Open a hotline"


def test_link_to_a_page_keeps_the_filters(two_updates: None) -> None:
    selection = updates(QueryDict("kind=event"), today=TODAY)

    assert selection.query_with("page", 2) == "kind=event&page=2"
