"""`/pledges.json`: the rows of the API, all of them, with the state of the record."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from tests import factories
from tests.api.conftest import Ask
from tests.bad_queries import BAD_QUERIES
from tracker.models import Checkpoint


@pytest.mark.parametrize(
    ("address", "language"), [("/pledges.json", "en"), ("/zh-hans/pledges.json", "zh-hans")]
)
def test_rows_are_those_of_the_api_in_the_language_of_the_address(
    published_verdict: object, ask: Ask, visitor: Client, address: str, language: str
) -> None:
    factories.publish("pledge", id="second", title_zh="第二项")
    factories.publish("external_verdict")

    response = visitor.get(f"{address}?sort=title")

    told, by_api = json.loads(response.getvalue()), ask(f"pledges/?sort=title&lang={language}")
    assert told["results"] == by_api["results"]
    assert [told["count"], told["as_of"]] == [by_api["count"], by_api["as_of"]]
    assert response["Content-Language"] == language


def test_envelope_names_the_state_of_the_record(published_pledge: object, visitor: Client) -> None:
    head = Checkpoint.objects.latest("size")

    told = json.loads(visitor.get("/pledges.json").getvalue())

    assert list(told) == ["as_of", "revision", "root", "count", "results"]
    assert [told["revision"], told["root"]] == [head.size, head.root]


def test_list_of_nothing_is_an_empty_envelope(db: None, visitor: Client) -> None:
    told = json.loads(visitor.get("/pledges.json").getvalue())

    assert [told["revision"], told["root"], told["count"], told["results"]] == [0, "", 0, []]


def test_other_sites_may_read_it(published_pledge: object, visitor: Client) -> None:
    response = visitor.get("/pledges.json")

    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("name", ["lang=en", "page_size=5"])
def test_parameters_of_the_api_alone_are_refused(db: None, visitor: Client, name: str) -> None:
    response = visitor.get(f"/pledges.json?{name}")

    assert response.status_code == 400
    assert response.json()["parameter"] == name.partition("=")[0]


@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_bad_query_is_a_400_that_names_the_parameter(
    db: None, visitor: Client, query: str, name: str
) -> None:
    response = visitor.get(f"/pledges.json?{query}")

    assert response.status_code == 400
    assert response.json()["parameter"] == name
