"""What the pledge form is told while it is typed: read by scripts, and safe to ask anything."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests.admin.desk import page
from tracker.models import Pledge

TESTABILITY = page("pledgeversion", "testability")
DUPLICATES = page("pledgeversion", "duplicates")


def test_testability_is_told_with_its_doubts(analyst_desk: Client) -> None:
    told = analyst_desk.get(TESTABILITY, {"testable_by": ["actor", "time"], "obligors": "1"}).json()

    assert told["said"].startswith("2 of 5 named: actor, time.")
    assert told["doubts"] == [
        "A time is ticked, but no deadline and no recurrence is entered.",
    ]


def test_form_prints_what_it_would_be_told(analyst_desk: Client, published_pledge: Pledge) -> None:
    shown = analyst_desk.get(page("pledgeversion", "change", published_pledge.current_id))

    assert "3 of 5 named: actor, deliverable, time." in shown.content.decode()


def test_likely_duplicates_are_told_while_typing(
    analyst_desk: Client, published_pledge: Pledge
) -> None:
    version = published_pledge.current
    assert version is not None
    asked: dict[str, Any] = {
        "title": "A hotline will open",
        "dialogue": version.dialogue_id,
        "obligors": [version.obligors[0].pk],
    }

    told = analyst_desk.get(DUPLICATES, asked).json()

    assert told["likely"] == [
        {
            "title": "Open a hotline",
            "state": "published",
            "url": page("pledgeversion", "change", version.pk),
        }
    ]


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        (TESTABILITY, {"testable_by": "luck"}),
        (TESTABILITY, {"due": "x" * 201}),
        (TESTABILITY, {"due": "a\x00b"}),
        (DUPLICATES, {"dialogue": "abc"}),
        (DUPLICATES, {"dialogue": "9" * 30}),
        (DUPLICATES, {"obligors": ["1", "abc"]}),
        (DUPLICATES, {"title": "x" * 201}),
        (DUPLICATES, {"obligors": [str(each) for each in range(60)]}),
    ],
    ids=[
        "unknown element",
        "long date",
        "NUL",
        "text for a dialogue",
        "huge key",
        "text for a party",
        "long title",
        "too many parties",
    ],
)
def test_bad_question_is_refused(address: str, asked: dict[str, Any], analyst_desk: Client) -> None:
    assert analyst_desk.get(address, asked).status_code == 400


@pytest.mark.parametrize("asked", [{}, {"made_on": "2015-13"}, {"dialogue": "99"}])
def test_question_that_leads_nowhere_is_answered_with_nothing(
    asked: dict[str, Any], analyst_desk: Client
) -> None:
    assert analyst_desk.get(DUPLICATES, asked).json() == {"likely": []}


@pytest.mark.parametrize("address", [TESTABILITY, DUPLICATES])
def test_visitor_is_told_nothing(address: str, visitor: Client, db: None) -> None:
    assert visitor.get(address).status_code == 302
