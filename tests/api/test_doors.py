"""What holds at every endpoint: bad input, methods, headers, pages, drafts, counts of queries."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client
from psycopg.errors import QueryCanceled

from tests import factories
from tests.api.conftest import Ask
from tests.bad_queries import BAD_QUERIES
from tracker.actions import corrections
from tracker.api.nouns import NOUNS
from tracker.api.problems import answer
from tracker.models import Actor, Pledge, StatusUpdate

EVERY_NOUN = pytest.mark.parametrize("noun", NOUNS)


@pytest.mark.parametrize(("query", "name"), BAD_QUERIES)
def test_bad_query_is_a_400_that_names_the_parameter(
    db: None, visitor: Client, query: str, name: str
) -> None:
    response = visitor.get(f"/api/v1/pledges/?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["parameter"] == name


@EVERY_NOUN
@pytest.mark.parametrize(
    "query", ["colour=red", "page=x", "page_size=501", "page_size=NaN", "lang="]
)
def test_every_list_reads_its_parameters(db: None, visitor: Client, noun: str, query: str) -> None:
    name = query.partition("=")[0]

    response = visitor.get(f"/api/v1/{noun}/?{query}x")

    assert response.status_code == 400
    assert response.json()["parameter"] == name


def test_unknown_parameter_of_a_detail_is_named(published_pledge: Pledge, ask: Ask) -> None:
    assert ask("topics/hotlines/?as_of=2020-01-01", status=400)["parameter"] == "as_of"


@pytest.mark.parametrize("number", [201, 1_500])
def test_too_many_parameters_are_a_400(db: None, ask: Ask, number: int) -> None:
    problem = ask(f"pledges/?{'&'.join(['q=1'] * number)}", status=400)

    assert "too many parameters: at most 200 are read" in problem["detail"]


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        pytest.param("&".join(["label=split"] * 21), "label: takes at most 20 values", id="words"),
        pytest.param("&".join(["party=x"] * 13), "party: takes at most 12 values", id="ids"),
        pytest.param("&".join(["q=x"] * 5), "q: takes at most 4 values", id="texts"),
        pytest.param(f"q={'x' * 201}", "q: must have at most 200 characters", id="long text"),
    ],
)
def test_parameter_has_its_bounds(db: None, ask: Ask, query: str, complaint: str) -> None:
    assert ask(f"pledges/?{query}", status=400)["detail"] == complaint


def test_page_beyond_the_last_is_a_404(published_pledge: Pledge, ask: Ask) -> None:
    problem = ask("pledges/?page=99999999999999999999", status=404)

    assert problem["detail"] == "There is no such page; the last is page 1."


def test_first_page_of_nothing_is_empty(db: None, ask: Ask) -> None:
    body = ask("pledges/")

    assert (body["count"], body["next"], body["previous"], body["results"]) == (0, None, None, [])


def test_pages_lead_to_each_other(published_pledge: Pledge, ask: Ask) -> None:
    for slug in ("second", "third"):
        factories.publish("pledge", id=slug)

    body = ask("pledges/?page_size=1&kind=one_off&page=2")

    address = f"{settings.SITE_URL}/api/v1/pledges/?page_size=1&kind=one_off&page="
    assert (body["previous"], body["next"]) == (f"{address}1", f"{address}3")
    assert [row["slug"] for row in body["results"]] == ["second"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@EVERY_NOUN
def test_writing_is_not_allowed(db: None, visitor: Client, noun: str, method: str) -> None:
    response = getattr(visitor, method)(f"/api/v1/{noun}/")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("address", ["pledges/", "nowhere/", "docs/"])
def test_host_that_is_not_ours_is_a_problem(db: None, visitor: Client, address: str) -> None:
    response = visitor.get(f"/api/v1/{address}", headers={"host": "evil.test"})

    assert (response.status_code, response["Content-Type"]) == (400, "application/problem+json")
    assert response.json()["detail"] == "The request cannot be read."


def test_refused_method_is_told_in_the_language_asked_for(db: None, visitor: Client) -> None:
    told = visitor.post("/api/v1/topics/?lang=zh-hans")

    assert (told.status_code, told["Content-Language"]) == (405, "zh-hans")
    assert told.json()["detail"] == "方法 “POST” 不被允许。"


@pytest.mark.parametrize("query", ["lang=xx", "lang=en&lang=zh-hans"])
def test_method_is_refused_before_the_language(db: None, visitor: Client, query: str) -> None:
    assert visitor.post(f"/api/v1/topics/?{query}").status_code == 405


BOMBS = [b"[" * 100_000, b'{"a":' * 5_000, b"NaN", b"9" * 5_000, b'"\xff"']


@pytest.mark.parametrize("body", BOMBS, ids=["depth", "objects", "NaN", "digits", "no UTF-8"])
@pytest.mark.parametrize("address", ["pledges/", "pledges/?page=x", "nowhere/", "docs/"])
def test_body_is_never_read(db: None, visitor: Client, address: str, body: bytes) -> None:
    response = visitor.post(f"/api/v1/{address}", body, content_type="application/json")

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"


HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Content-Language": "en",
}


@pytest.mark.parametrize("address", ["pledges/", "pledges/?page=x", "nowhere/", "schema/"])
def test_any_site_may_read_every_answer(db: None, visitor: Client, address: str) -> None:
    response = visitor.get(f"/api/v1/{address}")

    assert {name: response[name] for name in HEADERS} == HEADERS


def test_any_site_may_ask_first(db: None, visitor: Client) -> None:
    response = visitor.options("/api/v1/pledges/")

    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (
        204,
        "GET, HEAD, OPTIONS",
    )


def test_answer_sets_no_cookie(published_pledge: Pledge, visitor: Client) -> None:
    assert not visitor.get("/api/v1/pledges/").cookies


@pytest.mark.parametrize("accept", ["text/html", "application/xml", "nonsense"])
def test_answer_is_json_whatever_is_accepted(db: None, visitor: Client, accept: str) -> None:
    response = visitor.get("/api/v1/pledges/", headers={"accept": accept})

    assert (response.status_code, response["Content-Type"]) == (200, "application/json")


def test_callback_is_ignored(db: None, visitor: Client) -> None:
    response = visitor.get("/api/v1/pledges/?callback=alert(1)")

    assert response["Content-Type"] == "application/json"
    assert response.content.startswith(b"{")


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun != "log"])
def test_unknown_row_is_a_404(db: None, ask: Ask, noun: str) -> None:
    rest = "no-such/1/" if noun == "assessments" else "no-such/"

    assert ask(f"{noun}/{rest}", status=404)["detail"] == "The record has nothing at this address."


@pytest.mark.parametrize(
    "address",
    ["log/0/", f"log/{'9' * 30}/", "log/x/", "nowhere/", "a/b/c/", "topics/a%0Ab/", "%FF/"],
)
def test_wrong_address_is_a_404(db: None, visitor: Client, address: str) -> None:
    response = visitor.get(f"/api/v1/{address}")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


def test_address_without_its_slash_leads_to_it(db: None, visitor: Client) -> None:
    response = visitor.get("/api/v1/pledges")

    assert (response.status_code, response["Location"]) == (301, "/api/v1/pledges/")


def test_drafts_show_nowhere(published_update: StatusUpdate, visitor: Client) -> None:
    marker = "Marker of a draft"
    factories.draft("pledge", id="secret-draft", title_en=marker)
    factories.draft("update", id="secret-update", fact_en=marker)
    factories.draft("assessment", reason_en=marker)
    factories.draft("dialogue", id="secret-round", name_en=marker)
    factories.draft("topic", id="secret-topic", name_en=marker)
    factories.draft("indicator_point", indicator="secret-indicator")

    answers = [visitor.get(f"/api/v1/{noun}/").content.decode() for noun in NOUNS]

    assert all("open-a-hotline" in answer for answer in answers[:2])  # pledges, updates
    assert not any(marker in answer or "secret" in answer for answer in answers)


def test_draft_bearing_does_not_show(published_update: StatusUpdate, ask: Ask) -> None:
    factories.draft("pledge", id="secret-draft")
    factories.draft(
        "update", id="secret-update", bearings=[factories.bearing(pledge="secret-draft")]
    )

    assert [each["pledge"] for each in ask("updates/hotline-opened/")["bearings"]] == [
        "open-a-hotline"
    ]


def test_withdrawn_update_is_gone(published_pledge: Pledge, actor: Actor, ask: Ask) -> None:
    version = factories.publish("update")
    corrections.withdraw(version, reason="Wrong.", by=actor)

    assert ask("updates/hotline-opened/", status=410)["title"] == "Gone"
    assert ask("updates/")["count"] == 0


def test_assessments_of_a_day(published_verdict: object, ask: Ask) -> None:
    assert ask("assessments/?as_of=2016-06-30")["count"] == 0
    assert ask("assessments/?as_of=2016-07-01")["count"] == 1


SLOW = OperationalError("canceling statement due to statement timeout")
SLOW.__cause__ = QueryCanceled()


@pytest.mark.parametrize(
    "error", [OperationalError("interrupted"), SLOW], ids=["sqlite", "postgresql"]
)
def test_query_that_took_too_long_is_a_503(error: Exception) -> None:
    response = answer(error, {})

    assert response is not None
    assert response.status_code == 503


@pytest.mark.parametrize("error", [OperationalError("disk is full"), RuntimeError("oops")])
def test_fault_of_ours_is_no_problem_of_the_reader(error: Exception) -> None:
    assert answer(error, {}) is None
