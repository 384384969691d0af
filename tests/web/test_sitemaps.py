"""What crawlers are told."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from tests import factories
from tests.web.conftest import Read
from tracker.actions import corrections
from tracker.models import StatusUpdate
from tracker.web import sitemaps
from tracker.web import urls as web_urls

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
# For the desk's visitors and for staff, not for those who search the web.
NOT_ADVERTISED = {"/suggest/", "/suggest/thanks/", "/about/components/"}


def locations(xml: str) -> list[str]:
    """The addresses that a sitemap names, without the site's own."""
    tree = ET.fromstring(xml)
    return [
        (found.text or "").removeprefix(settings.SITE_URL)
        for found in tree.iterfind(".//s:loc", NAMES)
    ]


def test_robots_may_read_all_but_the_staff_door(read: Read) -> None:
    text = read("/robots.txt").html

    assert "Disallow: /admin/\n" in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml\n" in text


def test_every_address_of_the_sitemaps_answers(published_verdict: object, read: Read) -> None:
    factories.publish("indicator_point")
    files = locations(read("/sitemap.xml").html)

    named = [address for file in files for address in locations(read(file).html)]

    assert "/pledges/open-a-hotline/" in named
    assert "/zh-hans/updates/hotline-opened/" in named
    assert [address for address in named if read(address).status != 200] == []


def test_sitemap_names_every_page_of_which_there_is_one(db: None, read: Read) -> None:
    named = locations(read("/sitemap-pages.xml").html)

    pages = {
        f"/{pattern.pattern}" for pattern in web_urls.urlpatterns if "<" not in str(pattern.pattern)
    }
    unlisted = {address for address in pages if "." in address} | NOT_ADVERTISED
    assert set(named) == {
        prefix + address for prefix in ("", "/zh-hans") for address in pages - unlisted
    }


def test_each_address_is_given_in_each_language_and_for_any_other(
    published_pledge: object, read: Read
) -> None:
    tree = ET.fromstring(read("/sitemap-pledges.xml").html)

    link = "{http://www.w3.org/1999/xhtml}link"
    english, chinese = f"{settings.SITE_URL}/pledges/", f"{settings.SITE_URL}/zh-hans/pledges/"
    for url in tree.iterfind("s:url", NAMES):
        found = {each.attrib["hreflang"]: each.attrib["href"] for each in url.iterfind(link)}
        assert found == {
            "en": f"{english}open-a-hotline/",
            "zh-Hans": f"{chinese}open-a-hotline/",
            "x-default": f"{english}open-a-hotline/",
        }


def test_sitemap_gives_the_day_of_the_last_change(published_pledge: object, read: Read) -> None:
    assert "<lastmod>2026-11-21</lastmod>" in read("/sitemap-pledges.xml").html


def test_sitemap_has_no_draft(published_pledge: object, read: Read) -> None:
    factories.draft("pledge", id="secret-draft")

    assert "secret-draft" not in read("/sitemap-pledges.xml").html


def test_sitemap_leaves_out_what_was_withdrawn(published_update: StatusUpdate, read: Read) -> None:
    assert published_update.current is not None
    corrections.withdraw(published_update.current, reason="No.", by=factories.editor_actor())

    assert locations(read("/sitemap-updates.xml").html) == []


def test_many_rows_make_several_files(
    published_pledge: object, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.publish("pledge", id="second")
    monkeypatch.setattr(sitemaps, "ROWS_PER_FILE", 1)

    files = locations(read("/sitemap.xml").html)

    assert "/sitemap-pledges.xml?page=2" in files
    assert locations(read("/sitemap-pledges.xml?page=2").html)[0] == "/pledges/second/"


@pytest.mark.parametrize("address", ["/sitemap-secrets.xml", "/sitemap-pages.xml?page=2"])
def test_other_files_are_not_found(address: str, read: Read) -> None:
    assert read(address).status == 404
