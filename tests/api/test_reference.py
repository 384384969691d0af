"""The reference of the API: the description as a plain page, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tracker.api.nouns import NOUNS

Read = Callable[..., str]


@pytest.fixture
def read(published_verdict: object, visitor: Client) -> Read:
    """`read()`: the page as markup; `read("/zh-hans")` in Chinese."""

    def page(prefix: str = "", *, status: int = 200, query: str = "") -> str:
        response = visitor.get(f"{prefix}/data/api/{query}")
        assert response.status_code == status
        return response.content.decode()

    return page


def test_every_noun_has_its_addresses_parameters_and_keys(read: Read, ask: Any) -> None:
    page = read()

    for noun in NOUNS:
        assert f'<h2 id="{noun}">' in page
        assert f"<code>/api/v1/{noun}/</code>" in page
    for key in ask("pledges/open-a-hotline/"):
        assert f"<dt><code>{key}</code></dt>" in page


@pytest.mark.parametrize(
    "words",
    [
        "a whole number, 1 to 500; 50 if not given",
        "up to 12 of: an id",
        "up to 4 of: text, at most 200 characters",
        "one of: <code>en</code> · <code>zh-hans</code>; en if not given",
        "<dd>up to 6 of: <code>active</code> · <code>suspended</code>",
        "a day (YYYY-MM-DD)",
        "a date in EDTF, at most 64 characters",
        "an object: Deadline",
        "<code>429</code>",
        "<code>not_assessable</code>",
    ],
)
def test_bounds_are_told_in_words(read: Read, words: str) -> None:
    assert words in read()


def test_page_speaks_chinese(read: Read) -> None:
    page = read("/zh-hans")

    assert "API 参考" in page
    assert "a whole number" not in page


def test_page_needs_no_script_and_sets_no_cookie(read: Read, visitor: Client) -> None:
    main = read().partition("<main")[2].partition("</main>")[0]

    assert "<script" not in main
    assert not visitor.cookies


def test_page_knows_no_parameters(read: Read) -> None:
    assert "<code>colour</code>" in read(status=400, query="?colour=red")


@pytest.mark.parametrize("address", ["/data/", "/api/v1/docs/", "/zh-hans/data/"])
def test_other_pages_lead_to_it(read: Read, visitor: Client, address: str) -> None:
    assert "/data/api/" in visitor.get(address).content.decode()
