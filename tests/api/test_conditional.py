"""Answers that the reader has already are not sent again, and no other is left out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tracker import conditional
from tracker.api.nouns import NOUNS

ADDRESSES = [*(f"{noun}/" for noun in NOUNS), "pledges/open-a-hotline/", "", "schema/", "docs/"]
PLEDGES = "/api/v1/pledges/"
Get = Callable[..., Any]


@pytest.fixture
def get(published_pledge: object, visitor: Client) -> Get:
    """`get(path, if_none_match=…)`: the answer to a reader with these conditions."""

    def answer(path: str = PLEDGES, **conditions: str) -> Any:
        headers = {name.replace("_", "-"): value for name, value in conditions.items()}
        return visitor.get(path, headers=headers)

    return answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_answer_is_not_sent_twice(get: Get, address: str) -> None:
    first = get(f"/api/v1/{address}")
    again = get(f"/api/v1/{address}", if_none_match=first["ETag"])
    later = get(f"/api/v1/{address}", if_modified_since=first["Last-Modified"])

    assert [each.status_code for each in (first, again, later)] == [200, 304, 304]
    assert (again.content, later.content) == (b"", b"")
    for name in ("ETag", "Last-Modified", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert name in again.headers
        assert again[name] == later[name]


@pytest.mark.parametrize(
    "form",
    ["{tag}", "{strong}", '"other", {tag}', 'W/"x",{tag} , "y"', "*", " * "],
    ids=["as given", "strong", "in a list", "in an untidy list", "any", "any, untidy"],
)
def test_tag_is_known_again_in_every_form(get: Get, form: str) -> None:
    tag = get()["ETag"]

    answer = get(if_none_match=form.format(tag=tag, strong=tag.removeprefix("W/")))

    assert answer.status_code == 304


@pytest.mark.parametrize("tag", ['"', "W/", '"other"', "x" * 5_000, "\xff", '"*"', ",,,"])
def test_odd_tag_gets_the_plain_answer(get: Get, tag: str) -> None:
    assert get(if_none_match=tag).status_code == 200


@pytest.mark.parametrize("moment", ["yesterday", "Thu, 01 Jan 1970 00:00:00 GMT", "0", "\xff"])
def test_odd_or_early_moment_gets_the_plain_answer(get: Get, moment: str) -> None:
    assert get(if_modified_since=moment).status_code == 200


def test_tag_goes_before_the_moment(get: Get) -> None:
    moment = get()["Last-Modified"]

    assert get(if_none_match='"other"', if_modified_since=moment).status_code == 200


@pytest.mark.parametrize(
    ("address", "status"),
    [("pledges/?page=x", 400), ("pledges/no-such/", 404), ("pledges/?page=9", 404)],
)
def test_refusal_is_never_a_304(get: Get, address: str, status: int) -> None:
    future = "Fri, 01 Jan 2100 00:00:00 GMT"

    assert get(f"/api/v1/{address}", if_none_match="*").status_code == status
    assert get(f"/api/v1/{address}", if_modified_since=future).status_code == status
    assert "ETag" not in get(f"/api/v1/{address}").headers


def test_condition_that_no_answer_meets_is_a_412(get: Get) -> None:
    answer = get(if_match='"other"')

    assert answer.status_code == 412
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["status"] == 412


def test_record_that_changed_has_another_tag(get: Get) -> None:
    before = get()["ETag"]
    factories.publish("update")

    assert get(if_none_match=before).status_code == 200


def test_new_day_has_another_tag(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditional, "built_at", lambda: 0.0)
    before = get()

    with time_machine.travel("2026-01-02T00:00:01Z", tick=False):
        after = get(if_none_match=before["ETag"])

    assert after.status_code == 200
    assert after["Last-Modified"] == "Fri, 02 Jan 2026 00:00:00 GMT"


def test_new_build_has_another_tag(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    before = get()["ETag"]
    monkeypatch.setattr(conditional, "build", lambda: "the next one")

    assert get(if_none_match=before).status_code == 200


def test_language_and_question_are_part_of_the_tag(get: Get) -> None:
    asked = ["", "?lang=zh-hans", "?page_size=1", "?q=a", "?q=a&q=b"]

    assert len({get(f"{PLEDGES}{query}")["ETag"] for query in asked}) == len(asked)


@pytest.mark.parametrize("query", ["page_size=1&kind=one_off", "kind=one_off&q=&page_size=1"])
def test_what_makes_no_difference_is_not_part_of_the_tag(get: Get, query: str) -> None:
    plain = get(f"{PLEDGES}?kind=one_off&page_size=1")["ETag"]

    assert get(f"{PLEDGES}?{query}&callback=run")["ETag"] == plain


def test_nothing_was_modified_in_the_future(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conditional, "built_at", lambda: 4_000_000_000.0)

    assert get()["Last-Modified"] == "Thu, 01 Jan 2026 12:00:00 GMT"


def test_known_answer_asks_only_for_the_state_of_the_record(get: Get) -> None:
    tag = get()["ETag"]

    with CaptureQueriesContext(connections["public"]) as queries:
        get(if_none_match=tag)

    asked = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(asked) == 2
    assert "checkpoint" in asked[0]
    assert "pagestate" in asked[1]


def test_head_of_an_answer_has_the_same_validators(get: Get, visitor: Client) -> None:
    assert visitor.head(PLEDGES)["ETag"] == get()["ETag"]
