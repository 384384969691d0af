"""The keys of the API: these, no more and no fewer."""

from __future__ import annotations

import pytest

from tests import factories
from tests.api.conftest import Ask

PLEDGE = (
    "slug title statement url dialogue mechanism made_on kind deliverable topics obligors "
    "counterparts deadline label assessment delivery timing standing contested score strength "
    "external external_verdicts published_averages collection last_checked_on last_changed_on"
)
INSIDE_A_PLEDGE = {
    "deadline": {"as_written", "due", "basis", "earliest", "latest"},
    "score": {"value", "n"},
    "strength": {"weakest", "strongest"},
}
EXTERNAL_VERDICT = (
    "slug institution figure obligor value score scale method published source licence batch"
)
ENVELOPE = {"count", "next", "previous", "as_of", "results"}
NOUNS = {
    "updates": "slug url date kind fact reported_by search_complete search_places sources "
    "measurements bearings",
    "assessments": "pledge number version obligor as_of assessment delivery confidence reason "
    "non_delivery_reason evidence",
    "dialogues": "slug url name mechanism kind round date status announced_on city country "
    "participants",
    "mechanisms": "slug url name description parties started ended succeeded_by aliases",
    "parties": "slug url name kind parent iso aliases",
    "topics": "slug url name",
    "sources": "slug url title publisher address archived_address published_on language side "
    "kind is_mirror reliability",
    "collections": "slug url name institution address method scale licence pledges",
    "indicators": "slug url name unit breaks points",
    "log": "seq at actor verb subject_type subject_id batch reason body_commit prev hash",
}


@pytest.fixture
def one_of_each(published_verdict: object) -> None:
    """At least one row of every noun."""
    factories.publish("external_verdict")
    factories.publish("indicator_point")
    factories.publish("pledge", id="theirs", collection="institute-pledges")


def test_pledge_has_the_keys_of_the_contract(one_of_each: None, ask: Ask) -> None:
    pledge = ask("pledges/open-a-hotline/")

    assert set(pledge) == set(PLEDGE.split())
    assert {name: set(pledge[name]) for name in INSIDE_A_PLEDGE} == INSIDE_A_PLEDGE
    assert [set(each) for each in pledge["obligors"]] == [{"party", "delivery", "timing", "label"}]
    assert [set(each) for each in pledge["external"]] == [
        {"institution", "value", "n", "published"}
    ]
    assert [set(each) for each in pledge["external_verdicts"]] == [set(EXTERNAL_VERDICT.split())]


def test_pledge_in_the_list_is_that_of_its_own_address(one_of_each: None, ask: Ask) -> None:
    assert ask("pledges/")["results"] == [ask("pledges/open-a-hotline/")]


def test_pledge_of_today_is_that_of_the_newest_revision(one_of_each: None, ask: Ask) -> None:
    newest = ask("log/")["results"][0]["seq"]

    assert ask(f"pledges/open-a-hotline/?rev={newest}") == ask("pledges/open-a-hotline/")


@pytest.mark.parametrize(("noun", "keys"), NOUNS.items(), ids=NOUNS)
def test_noun_has_its_keys(one_of_each: None, ask: Ask, noun: str, keys: str) -> None:
    body = ask(f"{noun}/")

    assert set(body) == ENVELOPE
    assert body["results"]
    assert all(set(row) == set(keys.split()) for row in body["results"])


DETAILS = [
    "updates/hotline-opened",
    "assessments/open-a-hotline/1",
    "dialogues/first-round",
    "mechanisms/joint-dialogue",
    "parties/china",
    "topics/hotlines",
    "sources/news-report",
    "collections/institute-pledges",
    "indicators/calls",
    "log/1",
]


@pytest.mark.parametrize("address", DETAILS)
def test_row_has_an_address_of_its_own(one_of_each: None, ask: Ask, address: str) -> None:
    noun = address.partition("/")[0]

    assert ask(f"{address}/") in ask(f"{noun}/")["results"]


def test_front_door_names_every_list(db: None, ask: Ask) -> None:
    assert set(ask("")) == {"pledges", "schema", "docs", *NOUNS}
