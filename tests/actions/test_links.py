"""What looks at links found is kept, with the count of failures, and pages count as changed."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection

from tests import factories
from tracker.actions import links, references
from tracker.models import Actor, LinkCheck, LogEntry, PageState, Source
from tracker.rules.links import Found

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_update")]

FIRST, SECOND = date(2026, 3, 1), date(2026, 3, 2)


def kept() -> LinkCheck:
    return LinkCheck.objects.get()


def test_look_is_kept_with_its_answer() -> None:
    factories.checked(on=FIRST, address="https://news.example/new")

    check = kept()
    assert (check.state, check.status, check.due_on) == ("moved", 200, date(2026, 3, 31))
    assert (check.address, check.leads_to) == (
        "https://news.example/hotline",
        "https://news.example/new",
    )


def test_failures_add_up_over_the_looks() -> None:
    factories.checked(on=FIRST, status=None, address="", fault="the host does not answer")
    factories.checked(on=SECOND, status=404)

    check = kept()
    assert (check.state, check.failures, check.failing_since) == ("unreachable", 2, FIRST)
    assert (check.fault, check.due_on) == ("", date(2026, 3, 5))


def test_second_404_makes_the_link_dead() -> None:
    factories.dead_link()

    assert kept().is_dead


def test_redirect_to_the_same_page_is_not_kept() -> None:
    factories.checked(address="https://www.news.example/hotline/")

    assert (kept().state, kept().leads_to) == ("alive", "")


def test_long_fault_is_cut() -> None:
    factories.checked(status=None, address="", fault="x" * 1_000)

    assert kept().fault == "x" * 199 + "…"


def test_new_address_begins_anew(actor: Actor) -> None:
    factories.checked(on=FIRST, status=404)
    changes = {"url": "https://news.example/elsewhere"}
    references.revise(Source.objects.get(), changes=changes, reason="It moved.", by=actor)
    factories.checked(on=SECOND, status=404)

    assert (kept().state, kept().failures) == ("unreachable", 1)


def test_pages_count_as_changed_once_for_all_looks() -> None:
    factories.draft("source", id="second")
    looks = [links.Look(each, each.url, Found(status=500)) for each in Source.objects.all()]

    links.record(looks, on=FIRST)
    links.record(looks, on=SECOND)

    assert PageState.objects.get().version == 2


def test_nothing_found_changes_no_page() -> None:
    assert links.record([], on=FIRST) == []
    assert not PageState.objects.exists()


def test_looks_are_no_part_of_the_log() -> None:
    before = LogEntry.objects.count()

    factories.dead_link()

    assert LogEntry.objects.count() == before


def test_looks_and_the_state_of_pages_are_kept_together() -> None:
    def fails(execute: Any, sql: str, *others: Any) -> Any:
        if "tracker_pagestate" in sql:
            raise DatabaseError
        return execute(sql, *others)

    with connection.execute_wrapper(fails), pytest.raises(DatabaseError):
        factories.checked()

    assert not LinkCheck.objects.exists()
