"""`/oembed`: what another site is told about a link to a pledge."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tracker.actions import pledges
from tracker.models import Pledge

SITE = settings.SITE_URL
PAGE = f"{SITE}/pledges/{factories.HOTLINE}/"


def asked(url: str, **rest: Any) -> str:
    return f"/oembed?{urlencode({'url': url, **rest})}"


def test_link_to_a_pledge_gives_a_frame(published_verdict: object, client: Client) -> None:
    response = client.get(asked(PAGE))

    answer = response.json()
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["title"].startswith("Open a hotline: Under way")
    assert f'<iframe src="{SITE}/embed/pledges/open-a-hotline/"' in answer["html"]
    assert "<script" not in answer["html"]
    assert answer["thumbnail_url"].endswith("/static/cards/en/under_way.png")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize(
    ("limits", "width", "has_thumbnail"),
    [
        ({}, 600, True),
        ({"maxwidth": "400"}, 400, False),
        ({"maxwidth": "1200"}, 600, True),
        ({"maxwidth": "9" * 40}, 600, True),
        ({"maxwidth": "1"}, 1, False),
        ({"maxheight": "200"}, 600, False),
    ],
    ids=str,
)
def test_answer_stays_within_what_the_asker_has_room_for(
    published_pledge: object, read: Read, limits: dict[str, str], width: int, has_thumbnail: bool
) -> None:
    answer = json.loads(read(asked(PAGE, **limits)).html)

    assert answer["width"] == width
    assert answer["height"] <= int(limits.get("maxheight", 1000))
    assert f'width="{width}"' in answer["html"]
    assert ("thumbnail_url" in answer) is has_thumbnail


def test_language_is_that_of_the_page(db: None, read: Read) -> None:
    factories.publish("pledge", title_zh="设立热线")

    answer = json.loads(read(asked(f"{SITE}/zh-hans/pledges/{factories.HOTLINE}/")).html)

    assert answer["title"].startswith("设立热线")
    assert f"{SITE}/zh-hans/embed/pledges/open-a-hotline/" in answer["html"]


def test_clocks_of_the_link_are_kept_and_anything_else_is_not(
    published_pledge: object, read: Read
) -> None:
    answer = json.loads(read(asked(f"{PAGE}?as_of=2016-06-30&utm_source=mail#verdict-1")).html)

    assert "/embed/pledges/open-a-hotline/?as_of=2016-06-30&quot;" not in answer["html"]
    assert '/embed/pledges/open-a-hotline/?as_of=2016-06-30"' in answer["html"]


def test_renamed_pledge_is_found_at_its_old_address(published_pledge: Pledge, read: Read) -> None:
    by = factories.editor_actor()
    pledges.rename(published_pledge, slug="new-name", reason="Clearer.", by=by)

    assert "/embed/pledges/new-name/" in json.loads(read(asked(PAGE)).html)["html"]


def test_withdrawn_pledge_is_told_as_withdrawn(published_pledge: Pledge, read: Read) -> None:
    factories.withdraw(published_pledge.current)

    assert json.loads(read(asked(PAGE)).html)["title"].endswith("Withdrawn from the record")


@pytest.mark.parametrize(
    "url",
    [
        f"{SITE}/pledges/no-such-pledge/",
        f"{SITE}/pledges/secret-draft/",
        f"{SITE}/pledges/",
        f"{SITE}/nowhere",
        "https://other.example/pledges/open-a-hotline/",
        f"{SITE}.evil.test/pledges/open-a-hotline/",
        f"{SITE}@evil.test/pledges/open-a-hotline/",
    ],
)
def test_link_to_anything_else_is_not_found(
    published_pledge: object, draft_pledge: object, read: Read, url: str
) -> None:
    assert read(asked(url)).status == 404


@pytest.mark.parametrize(
    "query",
    [
        "",
        "url=",
        urlencode({"url": "javascript:alert(1)"}),
        urlencode({"url": "data:text/html,x"}),
        urlencode({"url": "//pledges/open-a-hotline/"}),
        urlencode({"url": "http://[::1"}),
        urlencode({"url": f"{PAGE}?{'x' * 3000}"}),
        urlencode({"url": f"{PAGE}?as_of=2030-01-01"}),
        urlencode({"url": PAGE, "maxwidth": "wide"}),
        urlencode({"url": PAGE, "maxwidth": "-1"}),
        urlencode({"url": PAGE, "colour": "red"}),
        f"{urlencode({'url': PAGE})}&url=other",
    ],
)
def test_question_that_cannot_be_read_is_a_400(
    published_pledge: object, read: Read, query: str
) -> None:
    page = read(f"/oembed?{query}")

    assert page.status == 400
    assert "javascript:" not in page.html


@pytest.mark.parametrize("form", ["xml", "yaml"])
def test_only_json_is_offered(published_pledge: object, read: Read, form: str) -> None:
    assert read(asked(PAGE, format=form)).status == 501


def test_wordpress_is_answered(published_pledge: object, read: Read) -> None:
    assert read(asked(PAGE, format="json", maxwidth=600, maxheight=900, dnt=1)).status == 200
