"""EDTF dates are read as another library reads them (the edtf package)."""

from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import parse_edtf

from tracker.rules.edtf import parse


def oracle_days(text: str) -> tuple[date, date]:
    read = parse_edtf(text)
    first, last = read.lower_strict(), read.upper_strict()
    return as_day(first), as_day(last)


def as_day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@pytest.mark.parametrize(
    "text",
    [
        *("2016-08-31", "2016-02", "2015-02", "2016", "1000", "2999", "2016-02-29"),
        *("1984?", "2016-09~", "2024-12-12?", "2024-12-12%", "2016~"),
        *("201X", "20XX", "2016-XX", "2016-02-XX", "2015-XX-XX"),
        *("2015-12-01/2015-12-02", "2024-08-01/2024-12", "2014/2016", "2016-02/2016-02"),
    ],
)
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    found = parse(text)

    assert (found.earliest, found.latest) == oracle_days(text)


def test_bounds_of_many_days_months_and_years_agree_with_the_edtf_package() -> None:
    first = date(1000, 1, 1)
    for step in range(0, 730_000, 24_533):
        text = (first + timedelta(days=step)).isoformat()
        for size in (4, 7, 10):
            found = parse(text[:size])
            assert (found.earliest, found.latest) == oracle_days(text[:size])
