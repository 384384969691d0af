"""A reviewer reads what is meant: pledges and sources by name, and where each pledge stands."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import page, read, review
from tracker.actions import corrections
from tracker.models import Assessment, Pledge, Source
from tracker.rules.vocabulary import Change


def test_names_lead_to_the_pledge_and_the_source(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)
    source = Source.objects.get(slug="news-report")

    text = read(editor_desk, row)

    pledge = page("pledgeversion", "change", published_pledge.current_id)
    named = f'<a href="{pledge}">Open a hotline · China · 2 December 2015</a>'
    assert f"<td>{named}</td>" in text
    assert f'<a href="{page("source", "change", source.pk)}">{source.title} · ' in text


def test_page_says_where_each_pledge_stands(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    row = factories.draft("update", by=analyst)

    (concerned,) = editor_desk.get(review(row)).context["concerned"]

    assert concerned.name == "Open a hotline · China · 2 December 2015"
    assert concerned.lines == (
        "Today: Not assessed yet · deadline passed (31 Aug 2016).",
        "Deadline: 2016-08-31.",
    )


def test_pledge_that_is_not_public_yet_is_named_without_a_page(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    factories.draft("pledge", id="quiet-harbours")
    row = factories.draft(
        "update", by=analyst, bearings=[factories.bearing(pledge="quiet-harbours")]
    )

    (concerned,) = editor_desk.get(review(row)).context["concerned"]

    assert (concerned.name, concerned.address) == ("quiet-harbours (draft)", None)
    assert "Not public yet." in concerned.lines


def test_replaced_source_is_named_in_what_changes(
    published_verdict: Assessment, analyst: User, editor_desk: Client
) -> None:
    factories.draft("source", id="second-report", title="A second report")
    update = published_verdict.evidence.get()
    assert update.current is not None
    version = corrections.draft_correction(
        update.current,
        changes={"citations": [factories.citation(source="second-report")]},
        change=Change.SUBSTANTIVE,
        reason="Misread.",
        by=analyst,
    )

    with CaptureQueriesContext(connection) as queries:
        text = read(editor_desk, version)

    assert "<ins>A second report · " in text
    assert len(queries) <= 20


def test_more_pledges_take_no_more_queries(
    published_pledge: Pledge, analyst: User, editor_desk: Client
) -> None:
    for name in ("two", "three"):
        factories.publish("pledge", id=name)
    taken = []
    for slugs in ([factories.HOTLINE], [factories.HOTLINE, "two", "three"]):
        bearings = [factories.bearing(pledge=slug) for slug in slugs]
        row = factories.draft("update", id=f"fact-{len(slugs)}", by=analyst, bearings=bearings)
        with CaptureQueriesContext(connection) as queries:
            editor_desk.get(review(row))
        taken.append(len(queries))

    assert taken[0] == taken[1] <= 20
