"""Every page that knows days lets the reader choose one, once, and keeps it on the way on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve

from tests import factories
from tests.public_addresses import public_addresses
from tests.test_nothing_leaks import MARKER, public_record, samples  # noqa: F401  (a fixture)
from tests.web.conftest import Read
from tracker.web.file import File
from tracker.web.page import Page

CONTROL = re.compile(r'<input[^>]*name="as_of"[^>]*type="date"[^>]*>')
MASTHEAD = re.compile(r'<nav class="sections".*?</nav>', re.DOTALL)
DAY = "2016-09-01"

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(public_record: None, client: Client) -> list[str]:  # noqa: F811
    """The addresses of all pages that answer, with the frame of the site around them."""
    return [path for path in _pages() if b'class="masthead"' in client.get(path).content]


def _pages() -> Iterator[str]:
    for path in public_addresses(samples()):
        if MARKER not in path and not path.startswith("/zh-hans/") and _view(path) is not None:
            yield path


def _view(path: str) -> type[Page] | None:
    """The view of an address, if it is that of a page."""
    view = getattr(resolve(path).func, "view_class", None)
    is_page = view is not None and issubclass(view, Page) and not issubclass(view, File)
    return view if is_page else None


def knows_days(client: Client, path: str) -> bool:
    return client.get(path, {"as_of": DAY}).status_code == 200


def test_page_says_truly_whether_it_knows_days(pages: list[str], client: Client) -> None:
    said = {path: bool(view and view.knows_as_of()) for path in pages if (view := _view(path))}

    assert said == {path: knows_days(client, path) for path in pages}
    assert sum(said.values()) > 12


@pytest.mark.parametrize("query", ["", f"?as_of={DAY}"], ids=["today", "another day"])
def test_page_that_knows_days_has_one_control_for_them(
    pages: list[str], client: Client, query: str
) -> None:
    found = {
        path: len(CONTROL.findall(client.get(path + query).content.decode()))
        for path in pages
        if knows_days(client, path)
    }

    assert {path: number for path, number in found.items() if number != 1} == {}


def test_page_that_knows_no_days_has_no_control(pages: list[str], client: Client) -> None:
    found = [
        path
        for path in pages
        if not knows_days(client, path) and CONTROL.search(client.get(path).content.decode())
    ]

    assert found == []


def test_control_keeps_other_parameters_but_not_the_page(
    published_pledge: object, read: Read
) -> None:
    html = read("/calendar/?year=2016&mechanism=joint-dialogue").html
    form = html[html.index('class="as-of"') :].partition("</form>")[0]

    assert 'type="hidden" name="year" value="2016"' in form
    assert 'type="hidden" name="mechanism" value="joint-dialogue"' in form
    assert "page" not in read("/topics/?page=1").html.partition("<main")[0].partition("as-of")[2]


def test_control_offers_no_future_day_and_shows_the_one_in_force(
    published_pledge: object, read: Read
) -> None:
    control = CONTROL.search(read(f"/?as_of={DAY}").html)

    assert control is not None
    assert 'max="2026-11-21"' in control.group()
    assert f'value="{DAY}"' in control.group()


def test_banner_leads_back_to_today_with_the_other_parameters(
    published_pledge: object, read: Read
) -> None:
    page = read(f"/calendar/?year=2016&as_of={DAY}")

    assert "As it stood on 1 Sep 2016" in page.whole_text
    assert '<a href="/calendar/?year=2016">Show it as of today</a>' in page.html


def test_navigation_keeps_the_day_where_the_page_knows_days(
    published_pledge: object, read: Read
) -> None:
    masthead = MASTHEAD.search(read(f"/topics/?as_of={DAY}").html)

    assert masthead is not None
    assert f'href="/pledges/?as_of={DAY}"' in masthead.group()
    assert f'href="/calendar/?as_of={DAY}"' in masthead.group()
    assert 'href="/methodology/"' in masthead.group()


def test_control_of_a_chinese_page_stays_chinese(published_pledge: object, read: Read) -> None:
    assert 'class="as-of" method="get" action="/zh-hans/"' in read("/zh-hans/").html


def test_update_had_not_happened_on_an_earlier_day(published_update: object, read: Read) -> None:
    address = f"/updates/{factories.OPENING}/"

    assert "The hotline was opened" not in read(f"{address}?as_of=2016-06-13").text
    assert "On 13 Jun 2016 this had not happened" in read(f"{address}?as_of=2016-06-13").text
    assert "The hotline was opened" in read(f"{address}?as_of=2016-06-14").text


def test_earlier_day_knows_no_later_verdict_on_an_update(
    published_verdict: object, read: Read
) -> None:
    address = f"/updates/{factories.OPENING}/"

    assert "0 verdicts rest on it" in read(f"{address}?as_of=2016-06-30").text
    assert "1 verdict rests on it" in read(f"{address}?as_of=2016-07-01").text


def test_source_had_not_been_published_on_an_earlier_day(
    published_update: object, read: Read
) -> None:
    before, after = "2016-06-14", "2016-06-15"

    assert "0 sources" in read(f"/sources/?as_of={before}").text
    assert "1 source" in read(f"/sources/?as_of={after}").text
    assert "had not been published" in read(f"/sources/news-report/?as_of={before}").text
    assert "had not been published" not in read(f"/sources/news-report/?as_of={after}").text


def test_text_published_later_is_not_among_those_of_a_dialogue(
    published_pledge: object, read: Read
) -> None:
    factories.publish("wording")
    address = "/dialogues/first-round/"

    assert "Hotline opens" not in read(f"{address}?as_of=2016-06-14").text
    assert "Hotline opens" in read(f"{address}?as_of=2016-06-15").text


def test_earlier_day_lists_only_dialogues_announced_by_then(db: None, read: Read) -> None:
    factories.publish("dialogue", name_en="Later round", date="2016-12", announced_on="2016-06-15")
    before, after = "?as_of=2016-06-14", "?as_of=2016-06-15"

    assert "0 dialogues" in read(f"/dialogues/{before}").text
    assert "1 dialogue" in read(f"/dialogues/{after}").text
    assert ">1</td>" not in read(f"/mechanisms/{before}").html
    assert ">1</td>" in read(f"/mechanisms/{after}").html


def test_earlier_day_shows_no_later_pledge_beside_what_concerns_it(db: None, read: Read) -> None:
    factories.draft("source", id="undated", title="Undated", published_on="")
    factories.publish("pledge", id="later", title_en="Later pledge", due="", basis="none")
    factories.publish(
        "update",
        date="2015-06-14",
        bearings=[factories.bearing(pledge="later", effect="predates")],
        citations=[factories.citation(source="undated")],
    )
    factories.publish("conflict", pledges=["later"], updates=[], sources=["undated"])

    for address in ("/updates/", "/sources/undated/"):
        assert "Later pledge" not in read(f"{address}?as_of=2015-06-14").text
        assert "Later pledge" in read(address).text


def test_indicator_shows_only_values_that_had_been_counted(db: None, read: Read) -> None:
    factories.publish("indicator_point", value="3")
    factories.publish("indicator_point", number=2, date="2017", value="4711")

    assert "4,711" not in read("/indicators/calls/?as_of=2016-12-31").text
    assert "4,711" in read("/indicators/calls/").text
