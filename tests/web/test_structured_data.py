"""What pages tell machines: JSON-LD that parses, says what the page says, and cannot be broken."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.conf import settings

from tests import factories
from tests.web.conftest import Read
from tracker.web.structured_data import dates, json_ld

SITE = settings.SITE_URL
HOTLINE = f"/pledges/{factories.HOTLINE}/"


def told(html: str) -> dict[str, dict[str, Any]]:
    """Everything that a page says in JSON-LD, by type."""
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    things = [json.loads(block) for block in blocks]
    assert all(each["@context"] == "https://schema.org" for each in things)
    return {each["@type"]: each for each in things}


def test_assessed_pledge_is_a_review_of_a_claim(published_verdict: object, read: Read) -> None:
    review = told(read(HOTLINE).html)["ClaimReview"]

    claim = review["itemReviewed"]
    assert review["url"] == SITE + HOTLINE
    assert review["reviewRating"] == {"@type": "Rating", "alternateName": "Under way"}
    assert review["author"]["name"] == "Followthrough"
    assert review["datePublished"] == "2026-11-21"
    assert review["claimReviewed"] == claim["text"]
    assert [each["name"] for each in claim["author"]] == ["China"]
    assert claim["datePublished"] == "2015-12-02"


@pytest.mark.parametrize("verdict", ["none", "under_review", "not_assessable"])
def test_pledge_without_a_verdict_on_delivery_is_a_claim_only(
    published_update: object, read: Read, verdict: str
) -> None:
    if verdict != "none":
        factories.publish("assessment", assessment=verdict, delivery="", confidence="")

    things = told(read(HOTLINE).html)

    assert things["Claim"]["name"] == "Open a hotline"
    assert "ClaimReview" not in things


def test_claim_is_in_the_language_of_the_page(db: None, read: Read) -> None:
    factories.publish("pledge", title_zh="设立热线", statement_zh="中方将设立热线。")

    claim = told(read(f"/zh-hans{HOTLINE}").html)["Claim"]

    assert (claim["name"], claim["text"]) == ("设立热线", "中方将设立热线。")
    assert claim["url"] == f"{SITE}/zh-hans{HOTLINE}"


@pytest.mark.parametrize(
    "hostile",
    [
        "</script><script>alert(1)</script>",
        "<!-- <script>",
        "]]> & \" ' \\ \u2028",
        "\u202eRTL \x01",
    ],
)
def test_no_content_ends_the_data_block(db: None, read: Read, hostile: str) -> None:
    factories.publish("pledge", title_en=hostile)

    html = read(HOTLINE).html

    assert told(html)["Claim"]["name"] == hostile
    assert "<script>" not in html
    assert "<!--" not in html


def test_dialogue_is_an_event_in_a_series(published_pledge: object, read: Read) -> None:
    event = told(read("/dialogues/first-round/").html)["Event"]

    assert (event["startDate"], event["endDate"]) == ("2015-12-01", "2015-12-02")
    assert event["name"] == "First round"
    assert event["superEvent"]["name"] == "Joint dialogue"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


def test_dialogue_without_a_known_day_is_no_event(db: None, read: Read) -> None:
    factories.publish("dialogue", date="", status="planned")

    assert "Event" not in told(read("/dialogues/first-round/").html)


def test_data_page_describes_the_set_of_data(published_pledge: object, read: Read) -> None:
    dataset = told(read("/data/").html)["Dataset"]

    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert int(dataset["version"]) > 0
    for download in dataset["distribution"]:
        assert download["contentUrl"].startswith(SITE)


@pytest.mark.parametrize("prefix", ["", "/zh-hans"])
def test_home_names_the_site_and_its_search(
    published_pledge: object, read: Read, prefix: str
) -> None:
    things = told(read(f"{prefix}/").html)

    address = things["WebSite"]["potentialAction"]["target"]["urlTemplate"]
    assert address == f"{SITE}{prefix}/search/?q={{search_term_string}}"
    assert read(address.removeprefix(SITE).format(search_term_string="hotline")).status == 200
    assert things["WebSite"]["publisher"]["name"] == "Followthrough"
    assert things["Dataset"]["url"] == f"{SITE}{prefix}/data/"


def test_empty_record_is_described_too(db: None, read: Read) -> None:
    assert "version" not in told(read("/data/").html)["Dataset"]


@pytest.mark.parametrize(
    ("address", "above"),
    [
        (HOTLINE, "/pledges/"),
        ("/parties/china/", "/parties/"),
        ("/mechanisms/joint-dialogue/", "/mechanisms/"),
        ("/dialogues/first-round/", "/dialogues/"),
        ("/topics/hotlines/", "/topics/"),
    ],
)
def test_page_of_one_thing_lies_below_its_list(
    published_pledge: object, read: Read, address: str, above: str
) -> None:
    steps = told(read(address).html)["BreadcrumbList"]["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [f"{SITE}/", SITE + above, SITE + address]
    assert steps[2]["name"] in read(address).text


@pytest.mark.parametrize("address", ["/pledges/", "/about/"])
def test_pages_on_top_have_no_trail(db: None, read: Read, address: str) -> None:
    assert "BreadcrumbList" not in told(read(address).html)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2015-12-01/2015-12-02", "2015-12-01", "2015-12-02"),
        ("2015-12", "2015-12", "2015-12"),
        ("2015", "2015", "2015"),
        ("2015?", None, None),
        ("2001-21", None, None),
        ("../2016-08", None, "2016-08"),
        ("20XX", None, None),
        ("", None, None),
    ],
)
def test_only_plain_dates_are_told(edtf: str, start: str | None, end: str | None) -> None:
    assert (dates.start(edtf), dates.end(edtf)) == (start, end)


def test_property_without_a_value_is_left_out() -> None:
    assert json_ld.thing("Thing", name="", url=None, count=0) == {"@type": "Thing", "count": 0}
