"""The form of a new update opens filled from its address, and in few queries."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import FACT, page, typed
from tracker.models import Pledge, Source, StatusUpdate, UpdateVersion

ADD = page("updateversion", "add")


def logged() -> UpdateVersion:
    return UpdateVersion.objects.get(fact_en=FACT)


@pytest.mark.parametrize("key", ["slug", "pk"])
def test_form_opens_filled_for_a_pledge(
    key: str, published_pledge: Pledge, analyst_desk: Client
) -> None:
    shown = analyst_desk.get(ADD, {"pledge": getattr(published_pledge, key)})

    assert typed(shown)["bearings-0-pledge"] == published_pledge.pk
    assert "Open a hotline · China" in shown.content.decode()


def test_form_opens_filled_with_a_new_source(analyst_desk: Client, fields: dict[str, Any]) -> None:
    address = "https://news.example/another?utm_medium=x"

    form = typed(analyst_desk.get(ADD, {"source_url": address, "title": "Another"}))

    assert (form["citations-0-address"], form["citations-0-title"]) == (address, "Another")
    # As the last document of the same host.
    assert form["citations-0-source_kind"] == "independent_press"


def test_form_opens_filled_with_a_known_source(
    analyst_desk: Client, fields: dict[str, Any]
) -> None:
    form = typed(analyst_desk.get(ADD, {"source_url": "http://www.news.example/hotline/"}))

    assert form["citations-0-source"] == Source.objects.get().pk


@pytest.mark.parametrize(
    "query",
    [
        {"pledge": "no-such-pledge"},
        {"pledge": "9" * 18},
        {"pledge": "é"},
        {"source_url": "javascript:alert(1)"},
        {"source_url": "x" * 1_001, "title": "y" * 600},
    ],
)
def test_what_leads_nowhere_fills_nothing(query: dict[str, str], analyst_desk: Client) -> None:
    form = typed(analyst_desk.get(ADD, query))

    assert "bearings-0-pledge" not in form
    assert "citations-0-address" not in form


def test_filled_form_is_saved(
    published_pledge: Pledge, fields: dict[str, Any], analyst_desk: Client
) -> None:
    address = f"{ADD}?pledge={published_pledge.slug}&source_url=http://news.example/hotline"

    form = typed(analyst_desk.get(address))
    typed_only = {name: fields[name] for name in ("date", "kind", "fact_en", "bearings-0-effect")}
    analyst_desk.post(address, form | typed_only)

    assert logged().update.bearings.get().pledge == published_pledge
    assert logged().citations.get().source.slug == "news-report"


def test_form_takes_no_more_queries_for_more_rows(
    published_update: StatusUpdate, analyst: User, analyst_desk: Client
) -> None:
    content = factories.update_content(id="one", citations=[factories.citation()])
    one = factories.draft_all("update", [content], by=analyst)[0]
    slugs = [f"pledge-{number}" for number in range(5)]
    factories.publish_all("pledge", [factories.pledge_content(id=slug) for slug in slugs])
    sources = [f"source-{number}" for number in range(5)]
    factories.draft_all("source", [factories.source_content(id=slug) for slug in sources])
    content = factories.update_content(
        id="many",
        citations=[factories.citation(source=slug) for slug in sources],
        bearings=[factories.bearing(pledge=slug) for slug in slugs],
    )
    many = factories.draft_all("update", [content], by=analyst)[0]
    counts = []

    for row in (one, many):
        with CaptureQueriesContext(connection) as queries:
            analyst_desk.get(page("updateversion", "change", row.pk))
        counts.append(len(queries))

    assert counts[1] <= counts[0] <= 20
