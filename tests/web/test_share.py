"""What pages offer to those who cite, share and follow them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings

from tests import factories
from tests.web.conftest import Read
from tracker.models import Checkpoint

SITE = settings.SITE_URL
HOTLINE = f"/pledges/{factories.HOTLINE}/"


def offered(html: str) -> str:
    """The share block of a page, as HTML."""
    found = re.search(r'<section class="share".*?</section>', html, re.DOTALL)
    assert found
    return found.group()


def test_pledge_page_has_a_citation_in_words(published_verdict: object, read: Read) -> None:
    head = Checkpoint.objects.latest("size").size

    text = read(HOTLINE).part("cite")

    assert (
        "Followthrough, “Open a hotline”, status on 21 Nov 2026: Under way · deadline passed"
        f" (31 Aug 2016). Record {head}. {SITE}{HOTLINE}?as_of=2026-11-21&rev={head}" in text
    )


@pytest.mark.parametrize("query", ["", "?as_of=2016-06-30", "?rev={head}&as_of=2016-06-30"])
@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_everything_offered_by_a_pledge_page_answers(
    published_verdict: object, read: Read, prefix: str, query: str
) -> None:
    asked = query.format(head=Checkpoint.objects.latest("size").size)

    block = offered(read(prefix + HOTLINE + asked).html)

    addresses = [
        unescape(each).removeprefix(SITE) for each in re.findall(r'(?:href|src)="([^"]+)"', block)
    ]
    here = [each for each in addresses if each.startswith("/")]
    assert len(here) >= 8
    assert [each for each in here if read(each).status != 200] == []


def test_code_of_frame_and_badge_can_be_taken_along(published_pledge: object, read: Read) -> None:
    text = read(HOTLINE).part("cite")

    assert f'<iframe src="{SITE}/embed/pledges/open-a-hotline/"' in text
    assert f'<img src="{SITE}/embed/pledges/open-a-hotline.svg"' in text


def test_hostile_title_stays_inside_the_code(db: None, read: Read) -> None:
    factories.publish("pledge", title_en='"></iframe><script>alert(1)</script>')

    html = read(HOTLINE).html

    codes = re.findall(r"<code id=[^>]*>(.*?)</code>", offered(html), re.DOTALL)
    assert len(codes) == 2
    assert "<script" not in unescape("".join(codes))
    assert "<script>alert" not in html


def test_buttons_wait_for_the_script_and_name_what_they_copy(
    published_pledge: object, read: Read
) -> None:
    block = offered(read(HOTLINE).html)

    buttons = re.findall(r"<button[^>]*>", block)
    assert buttons
    for button in buttons:
        target = re.findall(r'data-copy="([^"]+)"', button)[0]
        assert button.endswith(" hidden>")
        assert f'id="{target}"' in block


@pytest.mark.parametrize(
    ("address", "citation"),
    [
        ("/updates/hotline-opened/", "“14 June 2016: The hotline was opened.”, read on"),
        ("/dialogues/first-round/", "“First round”, pledges and their status on 21 Nov 2026."),
    ],
)
def test_updates_and_dialogues_can_be_cited(
    published_update: object, read: Read, address: str, citation: str
) -> None:
    page = read(address)

    assert citation in page.part("cite")
    assert f'href="{SITE}{address}"' in offered(page.html)
    assert "<iframe" not in page.part("cite")


def test_data_page_offers_the_citation_of_the_record(db: None, read: Read) -> None:
    html = read("/zh-hans/data/").html

    for extension in ("bib", "ris", "csl.json"):
        assert f'href="/zh-hans/data.{extension}"' in html


def test_verdict_has_an_address_of_its_own(published_verdict: object, read: Read) -> None:
    html = read(HOTLINE).html

    assert 'id="verdict-1"' in html
    assert 'href="#verdict-1"' in html
