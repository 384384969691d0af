"""A file or feed of a list answers what the page answers to the same query string."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import atom, events, rows_of_csv, rows_of_workbook, sent, texts

PLEDGES = ("/pledges.csv", "/pledges.xlsx", "/pledges.json", "/pledges.atom", "/pledges.ics")
UPDATES = ("/updates.atom", "/updates.json")
EVERY = (*PLEDGES, *UPDATES, "/status.atom", "/calendar.ics")
QUERIES = [
    "",
    "sort=oldest",
    "sort=title",
    "sort=due",
    "sort=changed",
    "q=hotline",
    "q=名单",
    "q=lists&sort=relevance",
    "party=china",
    "obligor=ministry",
    "topic=fraud&topic=hotlines",
    "topic=fraud",
    "label=under_way",
    "timing=overdue",
    "kind=continuing",
    "strength=commitment",
    "counted=true",
    "due_before=2020-01-01",
    "made_after=2017-01-01",
    "as_of=2016-01-01",
    "as_of=2010-01-01",
    "contested=true",
]
in_each_language = pytest.mark.parametrize("prefix", ["", "/zh-hans"], ids=["en", "zh-hans"])


def on_the_page(get: Get, address: str) -> list[str]:
    """The pledges that the page lists, in its order."""
    page = get(address).text
    rows = page.partition('class="ledger"')[2].partition("</ol>")[0]
    return re.findall(r'class="row-title"><a href="(?:/zh-hans)?/pledges/([^/]+)/', rows)


@in_each_language
@pytest.mark.parametrize("query", QUERIES)
def test_tables_have_the_rows_of_the_page_in_its_order(
    two_pledges: None, get: Get, prefix: str, query: str
) -> None:
    listed = on_the_page(get, f"{prefix}/pledges/?{query}")

    in_csv = [row["slug"] for row in rows_of_csv(get(f"{prefix}/pledges.csv?{query}").body)]
    in_json = json.loads(get(f"{prefix}/pledges.json?{query}").body)
    _, *in_workbook = rows_of_workbook(get(f"{prefix}/pledges.xlsx?{query}").body)

    assert in_csv == listed
    assert [row["slug"] for row in in_json["results"]] == listed
    assert in_json["count"] == len(listed)
    assert [row[0].value for row in in_workbook] == listed


@pytest.mark.parametrize("query", QUERIES)
def test_feed_and_calendar_tell_of_the_pledges_of_the_page(
    two_pledges: None, get: Get, query: str
) -> None:
    listed = on_the_page(get, f"/pledges/?{query}")
    titles = {"open-a-hotline": "Open a hotline", "share-lists": "Share lists"}

    told = texts(atom(get(f"/pledges.atom?{query}").body), "title")
    due = [str(event["SUMMARY"]) for event in events(get(f"/pledges.ics?{query}").body)]

    assert sorted(title.partition(":")[0] for title in told) == sorted(
        titles[slug] for slug in listed
    )
    assert due == ["Deadline: Open a hotline"] * ("open-a-hotline" in listed)


@pytest.mark.parametrize("address", EVERY)
def test_page_that_no_list_has_is_refused_as_on_the_page(
    two_pledges: None, get: Get, address: str
) -> None:
    get(f"{address}?page=2", 400 if "calendar" in address else 404)


@pytest.mark.parametrize("address", [*PLEDGES, *UPDATES, "/status.atom"])
def test_number_of_a_page_that_is_there_changes_nothing(
    two_pledges: None, get: Get, address: str
) -> None:
    get(f"{address}?page=1")


@pytest.mark.parametrize("address", EVERY)
def test_unknown_parameter_is_named_in_plain_words(db: None, get: Get, address: str) -> None:
    refused = get(f"{address}?colour=red", 400)

    assert "colour" in refused.text
    assert refused.headers["Content-Type"].startswith(("text/plain", "application/problem+json"))


@pytest.mark.parametrize("address", ["/pledges.csv", "/pledges.atom", "/pledges.json"])
def test_list_that_takes_too_long_is_refused_and_not_broken_off(
    two_pledges: None, get: Get, address: str
) -> None:
    def interrupt(execute: Any, sql: str, *rest: Any) -> Any:
        if "ORDER BY" in sql and "tracker_segment" in sql:
            raise OperationalError("interrupted")
        return execute(sql, *rest)

    with connection.execute_wrapper(interrupt):
        assert "took more than a second" in get(address, 503).text


@pytest.mark.parametrize("address", EVERY)
def test_head_has_the_headers_of_get_and_no_body(
    two_pledges: None, client: Client, get: Get, address: str
) -> None:
    head = sent(client.head(address))
    whole = get(address)

    assert (head.status, head.body) == (200, b"")
    for name in ("Content-Type", "ETag", "Last-Modified", "Content-Language"):
        assert head.headers[name] == whole.headers[name]
    assert head.headers.get("Content-Disposition") == whole.headers.get("Content-Disposition")


@pytest.mark.parametrize("address", EVERY)
def test_nothing_is_taken_in(db: None, address: str) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert sent(strict.post(address)).status == 405


@in_each_language
@pytest.mark.parametrize("address", EVERY)
def test_what_a_reader_has_already_is_not_sent_again(
    two_pledges: None, get: Get, prefix: str, address: str
) -> None:
    tag = get(f"{prefix}{address}").headers["ETag"]

    known = get(f"{prefix}{address}", 304, if_none_match=tag)

    assert (known.body, known.headers["ETag"]) == (b"", tag)


@pytest.mark.parametrize("address", EVERY)
def test_answer_is_the_same_until_something_changes(
    two_pledges: None, get: Get, address: str
) -> None:
    before = get(address)
    again = get(address)
    factories.publish("update", id="another")
    after = get(address)

    if "xlsx" not in address:  # a zip holds the moment at which it was made
        assert again.body == before.body
    assert again.headers["ETag"] == before.headers["ETag"] != after.headers["ETag"]


@pytest.mark.parametrize("address", ["/pledges.csv", "/pledges.json", "/pledges.ics"])
def test_list_of_any_length_is_streamed(two_pledges: None, get: Get, address: str) -> None:
    assert get(address).is_streamed


def more_of_everything() -> None:
    for number in range(4):
        slug = f"pledge-{number}"
        factories.draft("topic", id=f"topic-{number}")
        factories.publish(
            "pledge",
            id=slug,
            obligors=["china", f"party-{number}"],
            topics=[f"topic-{number}"],
            dialogue=f"round-{number}",
        )
        factories.publish(
            "update", id=f"update-{number}", bearings=[factories.bearing(pledge=slug)]
        )


@in_each_language
@pytest.mark.parametrize("address", EVERY)
def test_file_takes_as_many_queries_for_few_rows_as_for_many(
    two_pledges: None, get: Get, prefix: str, address: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            get(f"{prefix}{address}")
        return len(captured)

    few = queries()
    more_of_everything()

    assert queries() == few
