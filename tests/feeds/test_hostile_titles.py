"""A thousand hostile titles go through every file and feed, and come back from strict readers."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import pytest

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import (
    atom,
    events,
    json_feed,
    rows_of_csv,
    rows_of_workbook,
    texts,
)
from tracker.rules.spreadsheet import as_text
from tracker.rules.xml_text import one_line, xml_text

SAMPLE, FULL = 150, 1_000
LONGEST = 200
AT_ONCE = 250
NEWEST = 100
PIECES = (
    "]]>", "<![CDATA[", "<b>", "&amp;", "&#x0;", "\x01", "\x0b", "\x1f", "\x7f", "\x85", "\u2028",
    "\ufffe", "\uffff", "\u202e", "\u200f", "\u200b", "\ufeff", "😀", "👩‍👩‍👧", "𠀀", "承诺", "é",
    "e\u0301", "=1+1", "+1", "-1", "@A1", "＝1", "'", '"', '""', ",", ";", ":", "|", "\\", "\\n",
    "\t", "  ", "BEGIN:VEVENT", "END:VCALENDAR", "DTSTART:2020", "{{ x }}", "%s", "%(x)s",
    "javascript:", "null", "#N/A", "NaN", "1e9", "x" * 180,
)  # fmt: skip


@pytest.fixture
def titles(trials: Callable[[int, int], int]) -> list[str]:
    """The same ones each time; each piece begins at least one of them."""
    random, number = Random(20_260_101), trials(SAMPLE, FULL)
    beginnings = [*PIECES, *random.choices(PIECES, k=number - len(PIECES))]
    return [title_of(start, random) for start in beginnings]


def title_of(start: str, random: Random) -> str:
    """A title that begins so; what follows is cut where a title has to end."""
    return (start + "".join(random.choices(PIECES, k=8)))[: LONGEST - 1] + "."


@pytest.fixture
def hostile_record(db: None, titles: list[str]) -> None:
    """A pledge with each title, and a hundred updates with such facts, one of them very long."""
    pledges = [
        factories.pledge_content(id=f"p-{number:04}", title_en=title, statement_en=title * 3)
        for number, title in enumerate(titles)
    ]
    for start in range(0, len(pledges), AT_ONCE):
        factories.publish_all("pledge", pledges[start : start + AT_ONCE])
    bearings = [factories.bearing(pledge="p-0000")]
    updates = [
        factories.update_content(id=f"u-{number}", fact_en=fact, bearings=bearings)
        for number, fact in enumerate(facts(titles))
    ]
    factories.publish_all("update", updates)


def facts(titles: list[str]) -> list[str]:
    """As many as a feed tells."""
    first, *others = titles[:NEWEST]
    return [first + "y" * 10_000, *others]


@pytest.mark.proof
def test_titles_come_back_from_every_file_and_feed(
    hostile_record: None, titles: list[str], get: Get
) -> None:
    query = "?sort=oldest"  # of one day, so by id

    in_csv = [row["title"] for row in rows_of_csv(get(f"/pledges.csv{query}").body)]
    in_json = [row["title"] for row in json.loads(get(f"/pledges.json{query}").body)["results"]]
    _, *cells = rows_of_workbook(get(f"/pledges.xlsx{query}").body)
    summaries = [str(each["SUMMARY"]) for each in events(get(f"/pledges.ics{query}").body)]

    assert in_csv == [as_text(title) for title in titles]
    assert in_json == titles
    assert [row[2].value for row in cells] == [xml_text(title) for title in titles]
    assert {row[2].data_type for row in cells} == {"s"}
    # The library takes a backslash before a capital N for a line break.
    lines = [one_line(f"Deadline: {title}").replace(r"\N", "\n") for title in titles]
    assert summaries == lines


@pytest.mark.proof
def test_feeds_of_hostile_titles_are_strict_ones(
    hostile_record: None, titles: list[str], get: Get
) -> None:
    items = json_feed(get("/updates.json").body)["items"]

    told = {item["id"].rpartition("/")[2]: item["content_text"] for item in items}
    assert told == {f"u-{n}": xml_text(fact) for n, fact in enumerate(facts(titles))}
    for address in ("/pledges.atom", "/status.atom", "/updates.atom", "/pledges/p-0000.atom"):
        found = texts(atom(get(address).body), "title")
        assert len(found) == NEWEST
        assert all(found)
