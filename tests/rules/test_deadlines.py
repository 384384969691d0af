"""Deadlines as a text states them."""

from datetime import date

from tracker.rules.deadlines import Deadline, DeadlineState
from tracker.rules.edtf import parse


def test_stated_date_fixes_the_days() -> None:
    found = Deadline.from_edtf(parse("2016-08~"))

    assert found == Deadline(DeadlineState.FIXED, date(2016, 8, 1), date(2016, 8, 31), firm=False)


def test_text_without_a_date_sets_no_deadline() -> None:
    assert Deadline.from_edtf(None) == Deadline(DeadlineState.NONE)
