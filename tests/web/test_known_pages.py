"""A reader who has a page is not sent it again, until something changes it."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db
PAGES = ["/", "/pledges/", "/zh-hans/pledges/", "/about/", "/log/", "/sitemap.xml"]


@pytest.mark.parametrize("address", PAGES)
def test_page_is_sent_once(client: Client, address: str) -> None:
    page = client.get(address, follow=False)
    again = client.get(address, headers={"If-None-Match": page.headers["ETag"]})

    assert (page.status_code, again.status_code, again.content) == (200, 304, b"")
    assert page.headers["Cache-Control"] == again.headers["Cache-Control"] == "no-cache"


def test_page_is_sent_again_once_the_record_changed(client: Client) -> None:
    tag = client.get("/pledges/").headers["ETag"]
    factories.publish("pledge")

    assert client.get("/pledges/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("address", ["/suggest/", "/data/", "/trust/"])
def test_page_that_more_than_the_record_decides_has_no_tag(client: Client, address: str) -> None:
    assert "ETag" not in client.get(address).headers


def test_bad_question_is_refused_whatever_the_reader_has(client: Client) -> None:
    tag = client.get("/pledges/").headers["ETag"]

    assert client.get("/pledges/?page=x", headers={"If-None-Match": tag}).status_code == 400
