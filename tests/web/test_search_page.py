"""The search over the whole record: what of each noun holds the words, marked."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests import factories
from tests.factories import bearing
from tests.web.conftest import Count, Read

NOUNS = ["Pledges", "Updates", "Sources", "Topics"]


@pytest.fixture
def record(published_verdict: object) -> None:
    """One pledge, update, source and topic that hold the word hotline, and Chinese words."""
    factories.draft("topic", id="fraud", name_en="Telecom fraud", name_zh="电信诈骗")
    factories.publish(
        "pledge",
        id="fight-fraud",
        title_en="Crack down on fraud",
        title_zh="打击电信诈骗",
        statement_en="Joint raids <b>everywhere</b>.",
        made_on="2017-03",
        topics=["fraud"],
    )


def test_all_nouns_are_shown_with_their_counts(record: None, read: Read) -> None:
    page = read("/search/?q=hotlines")

    assert "4 results" in page.text
    assert "Everything 4 Pledges 1 Updates 1 Sources 1 Topics 1" in page.text
    assert all(f'id="found-{noun.lower()}"' in page.html for noun in NOUNS)


def test_pledge_shows_its_label_on_the_day(record: None, read: Read) -> None:
    found = read("/search/?q=hotline&as_of=2016-07-01").part("found-pledges")

    assert "Open a hotline" in found
    assert "2 December 2015 · China · First round" in found
    assert "Under way" in found
    assert "deadline passed" not in found


def test_update_and_source_show_day_and_kind(record: None, read: Read) -> None:
    page = read("/search/?q=hotline")

    assert "14 June 2016 · Event" in page.part("found-updates")
    assert "15 June 2016 · Independent press" in page.part("found-sources")


def test_matches_are_marked_and_the_rest_is_escaped(record: None, read: Read) -> None:
    html = read("/search/?q=raid").html

    assert "Joint <mark>raids</mark> &lt;b&gt;everywhere&lt;/b&gt;." in html


def test_excerpt_in_another_language_says_so(record: None, read: Read) -> None:
    english = read(f"/search/?q={quote('电信')}").html
    chinese = read(f"/zh-hans/search/?q={quote('电信')}").html

    assert '<p class="excerpt" lang="zh-Hans">打击<mark>电信</mark>诈骗</p>' in english
    assert '<p class="excerpt">Telecom fraud · <mark>电信</mark>诈骗</p>' in chinese
    assert ">打击<mark>电信</mark>诈骗</a>" in chinese


def test_title_that_matched_in_the_other_language_is_shown_too(record: None, read: Read) -> None:
    html = read("/zh-hans/search/?q=telecom&in=topics").html

    assert ">电信诈骗</a>" in html
    assert '<p class="excerpt" lang="en"><mark>Telecom</mark> fraud</p>' in html


def test_one_noun_is_shown_in_pages(db: None, read: Read) -> None:
    factories.publish_all(
        "pledge", [factories.pledge_content(id=f"pledge-{each:02}") for each in range(30)]
    )

    first = read("/search/?q=hotline&in=pledges")
    second = read("/search/?q=hotline&in=pledges&page=2")

    assert first.html.count('class="row"') == 25
    assert second.html.count('class="row"') == 5
    assert "Pledges 30" in second.text
    assert "Topics 1" in second.text


def test_pledges_lead_to_the_list_that_can_narrow_them(record: None, read: Read) -> None:
    html = read("/search/?q=hotline&in=pledges&as_of=2016-07-01&sort=newest").html

    assert 'href="/pledges/?q=hotline&amp;as_of=2016-07-01"' in html


def test_title_matches_come_first_unless_the_newest_are_asked_for(record: None, read: Read) -> None:
    factories.publish("wording", pledge="fight-fraud", gist_en="Also by hotline.")

    by_relevance = read("/search/?q=hotline").part("found-pledges")
    by_day = read("/search/?q=hotline&sort=newest").part("found-pledges")

    assert by_relevance.index("Open a hotline") < by_relevance.index("Crack down")
    assert by_day.index("Crack down") < by_day.index("Open a hotline")


def test_later_pledge_is_not_found_on_an_earlier_day(record: None, read: Read) -> None:
    page = read("/search/?q=raids&as_of=2017-03-30")

    assert "0 results" in page.text
    assert "Search all that is known today" in page.text
    assert 'href="/search/?q=raids"' in page.html


def test_nothing_asked_shows_how_to_ask(record: None, read: Read) -> None:
    page = read("/search/?q=")

    assert "What can be found" in page.text
    assert 'href="?q=Telecom%20fraud"' in page.html
    assert "results" not in page.text


def test_nothing_found_says_what_to_try(record: None, read: Read) -> None:
    page = read("/search/?q=%3Cscript%3E")

    assert "Nothing on the record holds all of “<script>”" in page.text
    assert "<script>" not in page.html
    assert "Use fewer words" in page.text


def test_none_of_one_noun_points_to_the_others(record: None, read: Read) -> None:
    page = read("/search/?q=raids&in=sources")

    assert page.status == 200
    assert "the results are of other kinds" in page.text
    assert "Pledges 1" in page.text


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("q=%25%25", "There is no letter or digit to search for."),
        (f"q={'a' * 5_000}", "Only the first 200 characters were searched for."),
        (
            f"q={'+'.join(map(str, range(400)))}",
            "Only the first 20 words were searched for.",
        ),
    ],
    ids=["signs alone", "endless word", "400 words"],
)
def test_reader_is_told_what_was_not_searched_for(
    query: str, note: str, record: None, read: Read
) -> None:
    page = read(f"/search/?{query}")

    assert page.status == 200
    assert note in page.text


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("secret=1", "secret"),
        ("q=a&in=nothing", "in"),
        ("q=a&in=pledges&in=updates", "in"),
        ("q=a&sort=due", "sort"),
        ("q=a&as_of=2026-11-22", "as_of"),
        ("q=a&page=x", "page"),
        ("q=%00", "q"),
        ("q=%ff", "q"),
    ],
)
def test_parameter_that_cannot_be_read_is_named(
    query: str, name: str, record: None, read: Read
) -> None:
    page = read(f"/search/?{query}")

    assert page.status == 400
    assert name in page.text


@pytest.mark.parametrize("query", ["q=hotline&page=2", "q=hotline&in=pledges&page=2", "page=2"])
def test_page_beyond_the_last_is_not_found(query: str, record: None, read: Read) -> None:
    assert read(f"/search/?{query}").status == 404


@pytest.mark.parametrize("noun", ["pledges", "updates"])
def test_search_finds_as_many_as_the_list_does(noun: str, record: None, read: Read) -> None:
    for day in ("", "&as_of=2016-07-01", "&as_of=2016-01-01"):
        found = read(f"/search/?q=hotline&in={noun}{day}").html.count('<li class="row')
        listed = read(f"/{noun}/?q=hotline{day}").part("found")

        assert f"{found} {noun.removesuffix('s')}" in listed


@pytest.mark.parametrize("query", ["q=hotline", "q=hotline&in=pledges", "q=hotline&in=updates"])
def test_queries_do_not_grow_with_what_is_found(query: str, record: None, count: Count) -> None:
    once = count(f"/search/?{query}")
    for each in range(4):
        factories.publish("pledge", id=f"pledge-{each}", obligors=[f"state-{each}"])
        factories.publish(
            "update", id=f"update-{each}", bearings=[bearing(pledge=f"pledge-{each}")]
        )

    assert count(f"/search/?{query}") == once
