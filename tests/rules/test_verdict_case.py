"""What a verdict rests on: background, closed periods and the day of delivery."""

from datetime import date

import pytest

from tracker.rules.edtf import parse
from tracker.rules.recurrence import Slot
from tracker.rules.verdict_case import EvidenceItem, delivered_on, is_background, period_has_closed
from tracker.rules.vocabulary import Effect, UpdateKind


@pytest.mark.parametrize(
    ("day", "made", "expected"),
    [
        ("2015-09-24", "2015-09-25", True),
        ("2015-09-25", "2015-09-25", False),
        ("2015-12-01", "2015-12-01/2015-12-02", False),
        ("2015-09", "2015-09-25", False),
        ("2015-09-01/..", "2016", False),
        ("2014", "../2024-08-30", False),
    ],
)
def test_only_what_is_wholly_before_the_pledge_is_background(
    day: str, made: str, expected: bool
) -> None:
    assert is_background(parse(day), parse(made)) is expected


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2016, 12, 31), False), (date(2017, 1, 1), True)]
)
def test_a_period_has_closed_after_the_first_slot(on: date, expected: bool) -> None:
    slots = [Slot(n, n, date(y, 1, 1), date(y, 12, 31)) for n, y in ((1, 2016), (2, 2017))]

    assert period_has_closed(slots, parse("2015-09-25"), on) is expected


@pytest.mark.parametrize(
    ("on", "expected"), [(date(2018, 9, 28), False), (date(2018, 9, 29), True)]
)
def test_without_slots_a_year_is_a_period(on: date, expected: bool) -> None:
    assert period_has_closed([], parse("2017-09-28"), on) is expected


def shown(day: str, *effects: Effect) -> EvidenceItem:
    return EvidenceItem(day, parse(day), UpdateKind.EVENT, frozenset(effects))


def test_the_day_of_delivery_is_that_of_the_earliest_update_that_shows_it() -> None:
    found = delivered_on(
        [
            shown("2016-12-08", Effect.CONFIRMED),
            shown("2016-10", Effect.DELIVERED, Effect.COMPLETED),
            shown("2016-06-14", Effect.INITIATED),
        ]
    )

    assert found == parse("2016-10")


def test_without_an_update_that_shows_it_the_day_of_delivery_is_unknown() -> None:
    assert delivered_on([shown("2016-06-14", Effect.ADVANCED)]) is None
