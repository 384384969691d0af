"""Who reads the world on a day stays on that day: links keep it wherever it is known."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.urls import Resolver404, resolve

from tests import factories
from tests.web.conftest import Read
from tracker.web.page import Page

DAY = "2016-09-01"
MAIN = re.compile(r"<main.*</main>", re.DOTALL)
LINK = re.compile(r'<a [^>]*href="(/[^"]*)"')


def leads_to_a_dated_page(address: str) -> bool:
    """Whether the page at an address can be asked about another day."""
    try:
        view = getattr(resolve(re.split("[?#]", address)[0]).func, "view_class", None)
    except Resolver404:
        return False
    return view is not None and issubclass(view, Page) and view.knows_as_of()


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"/pledges/{factories.HOTLINE}/",
        "/pledges/",
        f"/updates/{factories.OPENING}/",
        "/updates/",
        "/mechanisms/",
        "/mechanisms/joint-dialogue/",
        "/dialogues/",
        "/dialogues/first-round/",
        "/parties/",
        "/parties/china/",
        "/topics/",
        "/topics/hotlines/",
        "/sources/",
        "/sources/news-report/",
        "/calendar/?year=2016",
    ],
)
def test_links_keep_the_day(published_verdict: object, read: Read, address: str) -> None:
    factories.publish("wording")
    joint = "&" if "?" in address else "?"
    main = MAIN.search(read(f"{address}{joint}as_of={DAY}").html)
    assert main is not None

    links = [unescape(each) for each in LINK.findall(main[0])]
    dated = [each for each in links if leads_to_a_dated_page(each)]

    assert dated
    assert [link for link in dated if f"as_of={DAY}" not in link] == []
