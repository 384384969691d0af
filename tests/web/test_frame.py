"""What surrounds every page."""

from __future__ import annotations

import re

import pytest
from django.db import DatabaseError
from django.test import Client, RequestFactory

from tests.web.conftest import Read
from tests.web.reading import words
from tracker.models import Checkpoint
from tracker.web import context, errors

ADDRESSES = ["/", "/pledges/", "/pledges/open-a-hotline/", "/zh-hans/pledges/open-a-hotline/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_footer_names_the_record_its_root_and_the_day(
    published_pledge: object, read: Read, address: str
) -> None:
    head = Checkpoint.objects.latest("size")

    text = read(address).whole_text

    named = {"en": f"record {head.size} · root", "zh": f"记录 {head.size} · 根值"}
    words_of_it = named["zh" if address.startswith("/zh-hans/") else "en"]
    assert f"{words_of_it} {head.root[:8]}" in text
    assert "21 Nov 2026" in text or "2026年11月21日" in text


@pytest.mark.parametrize(
    ("address", "language", "other"),
    [
        ("/pledges/?kind=one_off", "en", "/zh-hans/pledges/?kind=one_off"),
        ("/zh-hans/pledges/?kind=one_off", "zh-Hans", "/pledges/?kind=one_off"),
    ],
    ids=["English", "Chinese"],
)
def test_each_language_leads_to_the_same_page_in_the_other(
    read: Read, address: str, language: str, other: str
) -> None:
    html = read(address).html

    assert f'<html lang="{language}">' in html
    assert f'href="{other}"' in html


def test_language_switch_leads_to_this_site_only(read: Read) -> None:
    assert 'href="//' not in read("//evil.test/").html


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_sets_no_cookie_and_varies_by_none(
    published_pledge: object, client: Client, address: str
) -> None:
    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_one_script_of_its_own_and_no_inline_style(
    published_pledge: object, read: Read, address: str
) -> None:
    html = read(address).html

    scripts = re.findall(r"<script[^>]*>", html)
    run = [tag for tag in scripts if "application/ld+json" not in tag]
    assert run == ['<script type="module" src="/static/js/record.js">']
    assert " style=" not in html


@pytest.mark.parametrize("address", [*ADDRESSES, "/log/export.jsonl", "/robots.txt"])
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_page_answers_reading_only(published_pledge: object, method: str, address: str) -> None:
    response = getattr(Client(enforce_csrf_checks=True), method)(address)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_icon_that_browsers_ask_for_leads_to_the_drawing(db: None, client: Client) -> None:
    response = client.get("/favicon.ico")

    assert (response.status_code, response["Location"]) == (302, "/static/favicon.svg")


def test_unknown_address_has_a_page_that_does_not_repeat_it(read: Read) -> None:
    page = read("/no-such-<b>page/")

    assert page.status == 404
    assert "No such page" in page.text
    assert "no-such" not in page.text


def test_fault_page_asks_nothing_of_the_database() -> None:
    response = errors.server_error(RequestFactory().get("/"))

    assert response.status_code == 500
    assert "Something went wrong here" in words(response.content.decode())


def test_request_that_no_view_could_read_has_a_page(db: None) -> None:
    response = errors.bad_request(RequestFactory().get("/"), ValueError())

    assert response.status_code == 400
    assert "Something in the request is not as it should be." in words(response.content.decode())


def test_footer_leaves_the_record_out_while_the_database_is_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def silent() -> None:
        raise DatabaseError

    monkeypatch.setattr(context, "newest_checkpoint", silent)

    assert context.checkpoint_or_none() is None
