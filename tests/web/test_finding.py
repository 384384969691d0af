"""Narrowing a list on its page: facets with counts, chips, ways out of an empty list."""

from __future__ import annotations

import re

import pytest

from tests import factories
from tests.web.conftest import Count, Read
from tests.web.reading import ReadPage, words


def options(page: ReadPage, facet: str) -> list[str]:
    """The checkboxes of a facet as a reader sees them, with their counts."""
    found = re.search(
        rf'<details class="facet" id="facet-{facet}".*?</fieldset>', page.html, re.DOTALL
    )
    assert found, f"no facet {facet}"
    return [words(each) for each in re.findall(r"<label.*?</label>", found.group(), re.DOTALL)]


@pytest.fixture
def two_sides(published_verdict: object) -> None:
    """China's hotline, under way, and a list that Mexico promised."""
    factories.draft("party", id="mexico", name_en="Mexico")
    factories.publish(
        "pledge",
        id="share-a-list",
        title_en="Share a list",
        kind="continuing",
        due="",
        basis="none",
        deadline_as_written_en="",
        obligors=["mexico"],
        counterparts=["china"],
        topics=["fraud"],
    )


def test_facet_says_how_many_pledges_each_value_gives(two_sides: None, read: Read) -> None:
    assert options(read("/pledges/"), "obligor") == ["China 1", "Mexico 1"]


def test_count_respects_the_other_filters(two_sides: None, read: Read) -> None:
    assert options(read("/pledges/?kind=continuing"), "label") == ["◌ Not assessed yet 1"]


def test_chosen_value_stays_with_its_nought(two_sides: None, read: Read) -> None:
    page = read("/pledges/?label=delivered&kind=continuing")

    assert 'name="label" value="delivered" checked' in page.html
    assert any(each.endswith("Delivered 0") for each in options(page, "label"))


def test_alias_is_a_chip_and_a_tick_of_its_party(two_sides: None, read: Read) -> None:
    factories.draft("party", id="atlantis", name_en="Atlantis", aliases=["大西洲"])
    factories.publish("pledge", id="rise", title_en="Rise", obligors=["atlantis"])

    page = read("/pledges/?obligor=大西洲")

    assert "Obligor: Atlantis" in page.part("found")
    assert 'name="obligor" value="atlantis" checked' in page.html


def test_chip_tells_a_day_in_words(two_sides: None, read: Read) -> None:
    assert "Made on or after: 1 Dec 2015" in read("/pledges/?made_after=2015-12-01").text
    assert "2015年12月1日" in read("/zh-hans/pledges/?made_after=2015-12-01").text


def test_facets_and_chips_speak_chinese(two_sides: None, read: Read) -> None:
    page = read("/zh-hans/pledges/?kind=one_off")

    assert "一次性 1" in options(page, "kind")
    assert "一次性" in page.part("found")


def test_remove_all_stays_on_the_day(two_sides: None, read: Read) -> None:
    html = read("/pledges/?as_of=2016-01-01&kind=one_off").html

    assert '<a class="remove-all" href="/pledges/?as_of=2016-01-01">' in html


def test_empty_list_says_what_would_find_something(two_sides: None, read: Read) -> None:
    page = read("/pledges/?kind=continuing&topic=hotlines&q=nowhere")

    assert "without" not in page.part("found")
    assert 'href="?kind=continuing"' in read("/pledges/?kind=continuing&topic=hotlines").html
    assert "without “Topic” 1" in read("/pledges/?kind=continuing&topic=hotlines").part("found")


def test_relevance_is_offered_once_something_is_sought(two_sides: None, read: Read) -> None:
    assert "By relevance" not in read("/pledges/").text
    assert "By relevance" in read("/pledges/?q=hotline").text


def test_list_leads_to_the_same_list_as_data(two_sides: None, read: Read) -> None:
    html = read("/pledges/?kind=one_off&q=&page=1").html

    twins = ("pledges.csv", "pledges.xlsx", "pledges.json", "pledges.atom", "pledges.ics")
    for address in ("api/v1/pledges/", "status.atom", *twins):
        assert f'href="/{address}?kind=one_off"' in html


@pytest.mark.parametrize(
    ("page", "forms"),
    [
        ("/pledges/", ["text/csv", "application/json", "application/atom+xml", "text/calendar"]),
        ("/updates/", ["application/atom+xml", "application/feed+json"]),
        ("/calendar/", ["text/calendar"]),
    ],
)
def test_head_names_the_files_and_feeds_of_a_list(
    two_sides: None, read: Read, page: str, forms: list[str]
) -> None:
    head = read(f"/zh-hans{page}?party=china").html.partition("</head>")[0]

    for form in forms:
        found = re.search(rf'type="{re.escape(form)}" title="[^"]+" href="([^"]+)"', head)
        assert found, form
        assert found[1].startswith(f"http://127.0.0.1:8000/zh-hans{page[:-1]}")
        assert found[1].endswith("?party=china")


def test_second_search_stays_in_force_when_the_form_is_sent(two_sides: None, read: Read) -> None:
    html = read("/pledges/?q=hotline&q=list").html

    assert '<input type="hidden" name="q" value="hotline" form="filters">' in html


def test_update_facets_count_updates(published_update: object, read: Read) -> None:
    factories.publish("update", **factories.search_content())

    page = read("/updates/?kind=search")

    assert options(page, "kind") == ["Event 1", "Search 1"]
    assert options(page, "effect") == ["No evidence 1"]
    assert "Of 2 on the record on 21 Nov 2026" in page.part("found")


def test_updates_of_one_pledge_stay_so_when_the_form_is_sent(
    published_update: object, read: Read
) -> None:
    html = read("/updates/?pledge=open-a-hotline").html

    assert '<input type="hidden" name="pledge" value="open-a-hotline" form="filters">' in html


def updates(first: int, last: int) -> None:
    """Updates that bear on two pledges each."""
    for each in range(first, last + 1):
        factories.publish("pledge", id=f"other-{each}", title_en=f"Other {each}")
        both = [factories.bearing(), factories.bearing(pledge=f"other-{each}")]
        factories.publish("update", id=f"update-{each}", bearings=both)


@pytest.mark.parametrize(
    "address", ["/updates/", "/updates/?effect=initiated", "/pledges/?topic=hotlines&q=o"]
)
def test_list_takes_as_many_queries_for_one_row_as_for_many(
    db: None, count: Count, address: str
) -> None:
    updates(1, 1)
    once = count(address)
    updates(2, 5)

    assert count(address) == once
