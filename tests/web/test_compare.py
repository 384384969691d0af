"""The comparison: every count is that of the list it leads to, nothing is ranked."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.http import QueryDict

from tests import factories
from tests.web.conftest import Read
from tests.web.reading import ReadPage
from tracker.filters import pledges

TODAY = date(2026, 11, 21)
CELL = re.compile(r'<a href="/pledges/\?([^"]+)">(\d+)<span')


@pytest.fixture
def record(db: None) -> None:
    """Two forums, a state with a ministry, topics that overlap, a bundle, and what came of it."""
    factories.draft("party", id="united-states", name_en="United States")
    factories.draft("party", id="ministry", name_en="Ministry", kind="agency", parent="china")
    factories.draft("mechanism", id="other-forum", name_en="A second forum")
    factories.draft("topic", id="fraud", name_en="Fraud")
    factories.publish("assessment")
    factories.publish("dialogue", id="second", name_en="Second", mechanism="other-forum")
    factories.publish("dialogue", id="visit", name_en="Visit", mechanism=None)
    both: dict[str, Any] = {"joint": True, "obligors": ["china", "ministry"], "counterparts": []}
    factories.publish("pledge", id="both", title_en="Both", dialogue="second", **both)
    factories.publish("pledge", id="theirs", title_en="Theirs", obligors=["united-states"])
    factories.publish("pledge", id="bundle", title_en="Bundle", topics=["fraud", "hotlines"])
    factories.publish("pledge", id="part", title_en="Part", part_of="bundle", topics=["fraud"])
    factories.publish("pledge", id="agreed", title_en="Agreed", settled_at_adoption=True)
    factories.publish("pledge", id="outside", title_en="Outside", dialogue="visit", topics=[])


def cells(page: ReadPage) -> list[tuple[str, int]]:
    """The query string and the count of every cell that leads somewhere."""
    return [(unescape(query), int(count)) for query, count in CELL.findall(page.html)]


QUESTIONS = [
    "",
    "?rows=parties",
    "?rows=topics",
    "?rows=parties&obligor=china&obligor=ministry",
    "?rows=parties&party=united-states",
    "?rows=topics&topic=fraud&topic=hotlines",
    "?mechanism=joint-dialogue&topic=hotlines",
    "?rows=parties&mechanism=joint-dialogue&as_of=2016-07-01",
    "?rows=topics&party=china&as_of=2016-06-30",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_count_is_that_of_the_list_it_leads_to(
    record: None, read: Read, question: str
) -> None:
    found = cells(read(f"/compare/{question}"))

    lists = [pledges(QueryDict(query), today=TODAY).queryset.count() for query, _ in found]

    assert found
    assert lists == [count for _, count in found]


def test_cell_leads_to_a_page_that_answers(record: None, read: Read) -> None:
    query, count = cells(read("/compare/?as_of=2016-07-01"))[0]

    page = read(f"/pledges/?{query}")

    assert "as_of=2016-07-01" in query
    assert page.status == 200
    assert f"{count} pledge" in page.part("found")


def test_labels_of_a_row_add_up_to_its_denominator(record: None, read: Read) -> None:
    text = read("/compare/").part("by-status")

    assert "Joint dialogue 3 counted: Joint dialogue 2 Not assessed yet: Joint dialogue" in text
    assert "1 Under way: Joint dialogue" in text


def test_pledge_of_several_agencies_counts_once_for_their_state(record: None, read: Read) -> None:
    text = read("/compare/?rows=parties&mechanism=other-forum").part("by-status")

    assert "China 1 counted: China" in text


def test_agencies_are_rows_only_when_picked(record: None, read: Read) -> None:
    unpicked = read("/compare/?rows=parties").part("by-status")
    picked = read("/compare/?rows=parties&obligor=ministry").part("by-status")

    assert "Ministry" not in unpicked
    assert "Ministry 1 counted: Ministry" in picked
    assert "China" not in picked


def test_rows_stand_by_name_and_the_page_says_why(record: None, read: Read) -> None:
    page = read("/compare/")

    text = page.part("by-status")
    assert text.index("A second forum 1") < text.index("Joint dialogue 3")
    assert "Rows stand by name and are not ranked." in page.text


def test_pledges_in_no_row_are_told(record: None, read: Read) -> None:
    text = read("/compare/").part("by-status")

    assert "5 counted pledges on 21 Nov 2026 ." in text
    assert "1 of them is in no row." in text


def test_strength_and_testability_stand_beside_with_the_same_denominators(
    record: None, read: Read
) -> None:
    factories.draft("source", id="readout", kind="official_readout")
    factories.publish("wording", source="readout", strength="intention")

    text = read("/compare/").part("beside")

    assert "Joint dialogue 3 0 0 1 0 0 2 0 0 3 0 0 0" in text


def test_choice_of_rows_and_of_what_narrows_them_stays_in_the_form(
    record: None, read: Read
) -> None:
    html = read("/compare/?rows=topics&topic=fraud&mechanism=joint-dialogue&as_of=2016-07-01").html

    assert '<input type="hidden" name="rows" value="topics">' in html
    assert '<input type="checkbox" name="topic" value="fraud" checked>' in html
    assert '<option value="joint-dialogue" selected>' in html
    assert '<input type="hidden" name="as_of" value="2016-07-01">' in html


def test_obligor_that_narrows_other_rows_is_seen_in_the_form(record: None, read: Read) -> None:
    page = read("/compare/?obligor=united-states")

    assert '<option value="united-states" selected>' in page.html
    assert "1 counted pledge on 21 Nov 2026" in page.part("by-status")
    assert 'name="obligor"' not in read("/compare/").html


def test_what_is_not_public_is_no_row_and_no_choice(record: None, read: Read) -> None:
    factories.draft("party", id="secret", name_en="Secret party")
    factories.draft("pledge", id="hidden", title_en="Hidden", obligors=["secret"])

    assert "Secret party" not in read("/compare/?rows=parties").html


def test_question_that_nothing_fits_gets_an_empty_page(record: None, read: Read) -> None:
    page = read("/compare/?as_of=2015-01-01")

    assert "No counted pledge fits this on 1 Jan 2015 ." in page.part("by-status")
    assert "by-status" in page.html
    assert 'aria-labelledby="beside"' not in page.html


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("rows=countries", "rows"),
        ("rows=parties&rows=topics", "rows"),
        ("mechanism=no-such", "mechanism"),
        ("topic=%00", "topic"),
        ("label=delivered", "label"),
        ("counted=false", "counted"),
        ("sort=due", "sort"),
        ("as_of=2999-01-01", "as_of"),
    ],
)
def test_parameter_that_cannot_be_read_is_named(
    db: None, read: Read, query: str, name: str
) -> None:
    page = read(f"/compare/?{query}")

    assert page.status == 400
    assert name in page.text
