"""Pages of the record read the parameters they know, and name the one they cannot read."""

from __future__ import annotations

import pytest

from tests.web.conftest import Read

LISTS = [
    "/mechanisms/",
    "/dialogues/",
    "/parties/",
    "/parties/china/",
    "/topics/",
    "/topics/hotlines/",
    "/sources/",
    "/updates/",
    "/corrections/",
    "/log/",
]
DATED = [
    "/mechanisms/",
    "/mechanisms/joint-dialogue/",
    "/dialogues/",
    "/dialogues/first-round/",
    "/parties/",
    "/parties/china/",
    "/topics/",
    "/topics/hotlines/",
    "/updates/",
    "/sources/",
    "/sources/news-report/",
    "/updates/hotline-opened/",
    "/calendar/",
]
TOO_MANY = ("too many parameters: at most 50 are read", "参数过多：最多读取 50 个")
UNDATED = [
    "/corrections/",
    "/log/",
    "/log/checkpoint",
    "/log/export.jsonl",
    "/log/verify.py",
    "/methodology/",
    "/about/",
    "/data/",
    "/data/api/",
    "/trust/",
    "/robots.txt",
    "/sitemap.xml",
]


@pytest.mark.parametrize("address", [*DATED, *UNDATED])
def test_unknown_parameter_is_named(address: str, published_update: object, read: Read) -> None:
    page = read(f"{address}?secret=1")

    assert page.status == 400
    assert "secret" in page.text


@pytest.mark.parametrize("address", UNDATED)
def test_day_is_refused_where_it_means_nothing(
    address: str, published_update: object, read: Read
) -> None:
    assert read(f"{address}?as_of=2016-07-01").status == 400


@pytest.mark.parametrize("address", DATED)
def test_day_is_shown_where_it_means_something(
    address: str, published_update: object, read: Read
) -> None:
    page = read(f"{address}?as_of=2016-07-01")

    assert page.status == 200
    assert "As it stood on 1 Jul 2016" in page.whole_text


@pytest.mark.parametrize("address", DATED)
def test_future_day_is_refused(address: str, published_update: object, read: Read) -> None:
    assert read(f"{address}?as_of=2026-11-22").status == 400


@pytest.mark.parametrize("address", LISTS)
def test_page_beyond_the_last_is_not_found(
    address: str, published_update: object, read: Read
) -> None:
    assert read(f"{address}?page=2").status == 404


@pytest.mark.parametrize("address", LISTS)
def test_page_that_is_no_number_is_named(
    address: str, published_update: object, read: Read
) -> None:
    page = read(f"{address}?page=abc")

    assert page.status == 400
    assert "page" in page.text


@pytest.mark.parametrize("number", [51, 201, 1_500])
@pytest.mark.parametrize(
    "address",
    [
        *DATED,
        *UNDATED,
        "/",
        "/zh-hans/",
        "/pledges/",
        "/zh-hans/pledges/",
        "/pledges/open-a-hotline/",
        "/zh-hans/pledges/open-a-hotline/",
        "/favicon.ico",
    ],
)
def test_too_many_parameters_are_said_to_be_too_many(
    address: str, number: int, published_update: object, read: Read
) -> None:
    page = read(f"{address}?{'&'.join(['q=1'] * number)}")

    assert page.status == 400
    assert any(words in page.text for words in TOO_MANY)


@pytest.mark.parametrize("number", [201, 1_500])
def test_unknown_address_is_not_found_however_many_parameters(read: Read, number: int) -> None:
    assert read(f"/no-such-page/?{'&'.join(['q=1'] * number)}").status == 404
