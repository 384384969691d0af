"""The number of queries does not grow with what a page shows."""

from __future__ import annotations

import pytest

from tests import factories
from tests.factories import bearing, citation
from tests.web.conftest import Count
from tracker.models import Checkpoint

HOTLINE = "/pledges/open-a-hotline/"


def head() -> int:
    """The newest revision."""
    return Checkpoint.objects.latest("size").size


def about_the_hotline(first: int, last: int) -> None:
    """Updates with sources and effects elsewhere, verdicts, wordings, links, accounts, scores."""
    for each in range(first, last + 1):
        other, report, update = f"other-{each}", f"report-{each}", f"update-{each}"
        factories.publish("pledge", id=other, title_en=f"Other {each}")
        factories.draft("source", id=report, title=f"Report {each}", side="china")
        both = [bearing(), bearing(pledge=other)]
        factories.publish("update", id=update, citations=[citation(source=report)], bearings=both)
        factories.publish("wording", number=each, source=report)
        factories.publish("assessment", number=each, evidence=[update])
        factories.publish("pledge_link", later=other, earlier="open-a-hotline")
        factories.publish("conflict", id=f"conflict-{each}", updates=[update])
        factories.publish("external_verdict", id=f"score-{each}", source=report)


def pledges(first: int, last: int) -> None:
    """Pledges with a verdict each."""
    for each in range(first, last + 1):
        slug = f"pledge-{each}"
        factories.publish("pledge", id=slug, title_en=f"Pledge {each}")
        factories.publish("update", id=f"about-{each}", bearings=[bearing(pledge=slug)])
        factories.publish("assessment", pledge=slug, evidence=[f"about-{each}"])


@pytest.mark.parametrize("query", ["", "?rev={head}"], ids=["newest record", "a revision"])
def test_pledge_page_takes_as_many_queries_for_one_of_each_as_for_many(
    published_pledge: object, count: Count, query: str
) -> None:
    about_the_hotline(1, 1)
    once = count(HOTLINE + query.format(head=head()))
    about_the_hotline(2, 5)

    assert count(HOTLINE + query.format(head=head())) == once


@pytest.mark.parametrize(
    "address",
    [
        "/embed/pledges/open-a-hotline/",
        "/embed/pledges/open-a-hotline.svg",
        "/pledges/open-a-hotline.bib",
        "/oembed?url=http%3A%2F%2F127.0.0.1%3A8000%2Fpledges%2Fopen-a-hotline%2F",
    ],
)
def test_what_leaves_the_site_takes_as_many_queries_for_one_of_each_as_for_many(
    published_pledge: object, count: Count, address: str
) -> None:
    about_the_hotline(1, 1)
    once = count(address)
    about_the_hotline(2, 5)

    assert count(address) == once


@pytest.mark.parametrize("address", ["/", "/pledges/", "/zh-hans/pledges/"])
def test_list_takes_as_many_queries_for_one_row_as_for_many(
    db: None, count: Count, address: str
) -> None:
    pledges(1, 1)
    once = count(address)
    pledges(2, 6)

    assert count(address) == once
