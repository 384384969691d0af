"""How pages name themselves to machines."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.conf import settings

from tests import factories
from tests.web.conftest import Read

SITE = settings.SITE_URL
HOTLINE = f"/pledges/{factories.HOTLINE}/"


def link(html: str, rel: str, **attributes: str) -> list[str]:
    """The addresses of the links of one kind in the head of a page."""
    tags = re.findall(rf'<link rel="{rel}"[^>]*>', html)
    wanted = [f'{name}="{value}"' for name, value in attributes.items()]
    found = [tag for tag in tags if all(each in tag for each in wanted)]
    return [unescape(re.findall(r'href="([^"]*)"', tag)[0]) for tag in found]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/zh-hans/", "/zh-hans/"),
        ("/pledges/?label=delivered&sort=due", "/pledges/"),
        ("/pledges/?page=1", "/pledges/"),
        (f"{HOTLINE}?as_of=2016-06-30", HOTLINE),
        (f"{HOTLINE}?rev=3", HOTLINE),
        (f"/zh-hans{HOTLINE}?as_of=2016-06-30", f"/zh-hans{HOTLINE}"),
    ],
)
def test_page_names_one_address_for_good(
    published_pledge: object, read: Read, address: str, canonical: str
) -> None:
    html = read(address).html

    assert link(html, "canonical") == [SITE + canonical]
    assert f'<meta property="og:url" content="{SITE}{canonical}">' in html


def test_later_pages_of_a_list_have_addresses_of_their_own(
    published_pledge: object, read: Read
) -> None:
    factories.publish_all(
        "pledge", [factories.pledge_content(id=f"pledge-{each}") for each in range(60)]
    )

    html = read("/zh-hans/pledges/?page=2").html

    assert link(html, "canonical") == [f"{SITE}/zh-hans/pledges/?page=2"]
    assert link(html, "alternate", hreflang="en") == [f"{SITE}/pledges/?page=2"]
    assert '<meta name="robots"' not in html


@pytest.mark.parametrize(
    ("address", "is_indexed"),
    [
        ("/pledges/", True),
        (HOTLINE, True),
        ("/pledges/?q=hotline", True),
        ("/pledges/?label=delivered", False),
        ("/pledges/?sort=due", False),
        (f"{HOTLINE}?as_of=2016-06-30", False),
        (f"{HOTLINE}?rev=3", False),
    ],
)
def test_views_of_a_page_are_followed_but_not_indexed(
    published_pledge: object, read: Read, address: str, is_indexed: bool
) -> None:
    html = read(address).html

    assert ('<meta name="robots" content="noindex, follow">' not in html) is is_indexed


@pytest.mark.parametrize("address", [HOTLINE, f"/zh-hans{HOTLINE}"])
def test_page_leads_to_itself_in_each_language_and_for_any_other(
    published_pledge: object, read: Read, address: str
) -> None:
    html = read(f"{address}?as_of=2016-06-30").html

    assert link(html, "alternate", hreflang="en") == [SITE + HOTLINE]
    assert link(html, "alternate", hreflang="zh-Hans") == [f"{SITE}/zh-hans{HOTLINE}"]
    assert link(html, "alternate", hreflang="x-default") == [SITE + HOTLINE]


@pytest.mark.parametrize(
    ("address", "data"),
    [
        (HOTLINE, "/api/v1/pledges/open-a-hotline/"),
        (f"/zh-hans{HOTLINE}", "/api/v1/pledges/open-a-hotline/?lang=zh-hans"),
        ("/parties/china/", "/api/v1/parties/china/"),
        ("/updates/hotline-opened/", "/api/v1/updates/hotline-opened/"),
        ("/dialogues/", "/api/v1/dialogues/"),
    ],
)
def test_page_leads_to_its_twin_as_data(
    published_update: object, read: Read, address: str, data: str
) -> None:
    (found,) = link(read(address).html, "alternate", type="application/json")

    assert found == SITE + data
    assert read(data).status == 200


def test_page_without_a_twin_names_none(db: None, read: Read) -> None:
    assert link(read("/about/").html, "alternate", type="application/json") == []


def test_pledge_page_leads_to_its_feeds_and_its_oembed(
    published_pledge: object, read: Read
) -> None:
    html = read(HOTLINE).html

    feeds = link(html, "alternate", type="application/atom+xml")
    (oembed,) = link(html, "alternate", type="application/json+oembed")
    assert feeds == ["/pledges/open-a-hotline.atom", "/pledges/open-a-hotline/status.atom"]
    assert [read(feed).status for feed in feeds] == [200, 200]
    assert read(oembed.removeprefix(SITE)).status == 200


@pytest.mark.parametrize(
    ("address", "status"), [("/no-such-page/", 404), ("/pledges/?colour=red", 400)]
)
def test_error_pages_are_not_indexed_and_name_no_address(
    db: None, read: Read, address: str, status: int
) -> None:
    page = read(address)

    assert page.status == status
    assert '<meta name="robots" content="noindex">' in page.html
    assert link(page.html, "canonical") == []


def test_shared_title_and_description_are_those_of_the_page(db: None, read: Read) -> None:
    factories.publish("pledge", title_en='A "hot" <line> & more', statement_en="Said <so>.")

    html = read(HOTLINE).html

    escaped = "A &quot;hot&quot; &lt;line&gt; &amp; more"
    assert f"<title>{escaped} · Followthrough</title>" in html
    assert f'<meta property="og:title" content="{escaped}">' in html
    assert '<meta property="og:description" content="Said &lt;so&gt;.">' in html
    assert '<meta property="og:type" content="article">' in html


@pytest.mark.parametrize(
    ("address", "spoken", "other"), [("/", "en_GB", "zh_CN"), ("/zh-hans/", "zh_CN", "en_GB")]
)
def test_shared_page_names_its_language_and_the_other(
    db: None, read: Read, address: str, spoken: str, other: str
) -> None:
    html = read(address).html

    assert f'<meta property="og:locale" content="{spoken}">' in html
    assert f'<meta property="og:locale:alternate" content="{other}">' in html
