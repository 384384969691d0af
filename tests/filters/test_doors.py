"""A query string means the same at every door."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.bad_queries import BAD_QUERIES

PAGES = pytest.mark.parametrize("page", ["/pledges/", "/zh-hans/pledges/"], ids=["en", "zh-hans"])


TWINS = pytest.mark.parametrize(
    "twin", ["/pledges.csv", "/pledges.xlsx", "/pledges.ics", "/pledges.atom", "/status.atom"]
)


@PAGES
@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_page_refuses_a_bad_query_by_name(
    db: None, visitor: Client, page: str, query: str, name: str
) -> None:
    response = visitor.get(f"{page}?{query}")

    assert response.status_code == 400
    assert name in response.content.decode()


@TWINS
@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_file_and_feed_refuse_what_the_page_refuses(
    db: None, visitor: Client, twin: str, query: str, name: str
) -> None:
    response = visitor.get(f"{twin}?{query}")

    assert response.status_code == 400
    assert response.content.decode().startswith(f"{name}: ")


@PAGES
def test_page_beyond_the_last_is_a_404(db: None, visitor: Client, page: str) -> None:
    assert visitor.get(f"{page}?page=99999999999999999999").status_code == 404
