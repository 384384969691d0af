"""Why a pledge calls for a look, in words."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.review_words import (
    checked_words,
    deadline_words,
    occurrence_words,
    since_words,
)

TODAY = date(2026, 6, 30)


@pytest.mark.parametrize(
    ("due_latest", "words"),
    [
        (date(2026, 6, 29), "deadline passed on 29 Jun 2026"),
        (TODAY, "due today"),
        (date(2026, 7, 1), "due by 1 Jul 2026"),
    ],
    ids=["passed", "today", "ahead"],
)
def test_deadline_in_words(due_latest: date, words: str) -> None:
    assert deadline_words(due_latest, TODAY) == words


@pytest.mark.parametrize(
    ("checked_on", "words"),
    [(None, "never checked"), (TODAY, "last checked 30 Jun 2026")],
    ids=["never", "once"],
)
def test_last_check_in_words(checked_on: date | None, words: str) -> None:
    assert checked_words(checked_on) == words


def test_occurrence_ended_the_day_before_it_waits() -> None:
    assert occurrence_words(date(2017, 1, 1)) == "an occurrence ended on 31 Dec 2016"


def test_status_names_its_first_day() -> None:
    assert since_words(TODAY) == "since 30 Jun 2026"
