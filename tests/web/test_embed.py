"""The card of a pledge in a frame of another site, and the badge."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client

from tests import factories
from tests.web.conftest import Read
from tests.web.reading import words
from tracker.actions import pledges
from tracker.models import Checkpoint, Pledge
from tracker.rules.vocabulary import LabelWord
from tracker.web.badge import box
from tracker.web.tones import TONES, ink

EMBED = f"/embed/pledges/{factories.HOTLINE}/"
BADGE = f"/embed/pledges/{factories.HOTLINE}.svg"
SVG = "{http://www.w3.org/2000/svg}"


def test_card_has_promise_label_who_and_when_it_was_checked(
    published_verdict: object, read: Read
) -> None:
    text = words(read(EMBED).html)

    order = ["Open a hotline", "China will open", "Under way", "Promised by", "Last checked"]
    places = [text.index(each) for each in order]
    assert places == sorted(places)
    assert "deadline passed (31 Aug 2016)" in text
    assert f"record {Checkpoint.objects.latest('size').size}" in text


def test_card_leads_back_to_the_page_and_runs_no_script(
    published_verdict: object, read: Read
) -> None:
    html = read(EMBED).html

    assert f'href="{settings.SITE_URL}/pledges/open-a-hotline/"' in html
    assert "<script" not in html
    assert " style=" not in html
    assert '<meta name="robots" content="noindex, follow">' in html


def test_card_speaks_chinese(db: None, read: Read) -> None:
    factories.publish("pledge", title_zh="设立热线")

    html = read(f"/zh-hans{EMBED}").html

    assert '<html lang="zh-Hans">' in html
    assert "设立热线" in html
    assert f"{settings.SITE_URL}/zh-hans/pledges/open-a-hotline/" in html


def test_card_of_an_earlier_day_says_so_and_leads_there(
    published_verdict: object, read: Read
) -> None:
    page = read(f"{EMBED}?as_of=2016-06-30")

    assert "Not assessed yet" in words(page.html)
    assert "Status on 30 Jun 2016" in words(page.html)
    assert "?as_of=2016-06-30&amp;rev=" in page.html


def test_any_site_may_frame_a_card_that_may_do_nothing(
    published_pledge: object, client: Client
) -> None:
    headers = client.get(EMBED).headers

    policy = headers["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "X-Frame-Options" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("address", [EMBED, BADGE])
def test_withdrawn_pledge_says_that_it_was_withdrawn(
    published_pledge: Pledge, read: Read, address: str
) -> None:
    factories.withdraw(published_pledge.current)

    assert "Withdrawn from the record" in words(read(address).html)


@pytest.mark.parametrize("address", [EMBED, BADGE])
def test_day_before_the_pledge_says_that_there_was_none(
    published_pledge: object, read: Read, address: str
) -> None:
    assert "Not yet promised" in words(read(f"{address}?as_of=2015-12-01").html)


@pytest.mark.parametrize("address", [EMBED, BADGE, "/zh-hans" + EMBED])
def test_renamed_pledge_leads_on_with_the_same_question(
    published_pledge: Pledge, read: Read, address: str
) -> None:
    by = factories.editor_actor()
    pledges.rename(published_pledge, slug="new-name", reason="Clearer.", by=by)

    page = read(f"{address}?as_of=2016-01-01")

    assert page.status == 301
    assert page.address == address.replace("open-a-hotline", "new-name") + "?as_of=2016-01-01"


@pytest.mark.parametrize(
    ("slug", "query", "status"),
    [
        ("no-such-pledge", "", 404),
        ("secret-draft", "", 404),
        ("open-a-hotline", "?rev=1", 404),
        ("open-a-hotline", "?rev=99999", 404),
        ("open-a-hotline", "?as_of=2030-01-01", 400),
        ("open-a-hotline", "?colour=red", 400),
    ],
)
@pytest.mark.parametrize("ending", ["/", ".svg"])
def test_what_cannot_be_shown_is_refused(
    published_pledge: object,
    draft_pledge: object,
    read: Read,
    slug: str,
    query: str,
    status: int,
    ending: str,
) -> None:
    assert read(f"/embed/pledges/{slug}{ending}{query}").status == status


def test_badge_has_shape_words_and_a_description(published_verdict: object, client: Client) -> None:
    response = client.get(BADGE)

    drawing = ET.fromstring(response.content)
    texts = [each.text for each in drawing.iter(f"{SVG}text")]
    assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert texts == ["Followthrough", "◔ Under way · deadline passed (31 Aug 2016)"]
    assert drawing.findtext(f"{SVG}title") == (
        "Followthrough: Under way · deadline passed (31 Aug 2016)"
    )
    assert "Open a hotline · 2026-11-21 · record" in (drawing.findtext(f"{SVG}desc") or "")


def test_letters_of_a_badge_lie_inside_its_boxes(published_verdict: object, read: Read) -> None:
    drawing = ET.fromstring(read(BADGE).html)

    width = int(drawing.attrib["width"])
    spans = [
        (int(each.attrib["x"]), int(each.attrib["x"]) + int(each.attrib["textLength"]))
        for each in drawing.iter(f"{SVG}text")
    ]
    assert 0 < spans[0][0] < spans[0][1] < spans[1][0] < spans[1][1] < width


@pytest.mark.parametrize("title", ["]]> <b>", "\x01 & \ufffe", "\u202eRTL", "x" * 200])
def test_badge_is_well_formed_whatever_the_title(db: None, read: Read, title: str) -> None:
    factories.publish("pledge", title_en=title)

    assert ET.fromstring(read(BADGE).html).tag == f"{SVG}svg"


def test_wider_words_make_a_wider_box() -> None:
    assert box("il", 0).width < box("no", 0).width < box("MW", 0).width < box("逾期兑现", 0).width


@pytest.mark.parametrize("label", LabelWord)
def test_badge_has_the_tone_that_the_stylesheet_gives_the_label(label: LabelWord) -> None:
    css = Path(settings.BASE_DIR, "static", "css", "components.css").read_text(encoding="utf-8")
    rules = re.findall(r"([^{}]*)\{\s*--tone: var\((--[\w-]+)\)", css)

    toned = {tone for selector, tone in rules if re.search(rf"\.label--{label}\b", selector)}

    assert toned == ({TONES[label]} if label in TONES else set())
    assert ink(label).startswith("#")
