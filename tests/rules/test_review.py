"""When a pledge is looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.rules.review import is_stale, next_review

CHECKED = date(2026, 1, 31)


@pytest.mark.parametrize(
    ("due_latest", "review"),
    [
        (None, date(2026, 7, 31)),
        (date(2026, 3, 1), date(2026, 3, 8)),
        (CHECKED, date(2026, 2, 7)),
        (date(2026, 1, 30), date(2026, 7, 31)),
        (date(2027, 1, 1), date(2026, 7, 31)),
    ],
    ids=["no deadline", "deadline ahead", "due that day", "deadline had passed", "far deadline"],
)
def test_review_is_due_after_half_a_year_or_a_week_after_the_deadline(
    due_latest: date | None, review: date
) -> None:
    assert next_review(CHECKED, due_latest) == review


@pytest.mark.parametrize(
    ("on", "stale"),
    [(date(2026, 7, 31), False), (date(2026, 8, 1), True)],
    ids=["half a year", "a day more"],
)
def test_check_grows_old_after_half_a_year(on: date, stale: bool) -> None:
    assert is_stale(CHECKED, on) is stale
