"""The date grammar: what is read, which days it spans, and what is refused with which words."""

import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.edtf import EdtfDate, EdtfError, parse, sides

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
MARKS = st.sampled_from(["", "?", "~", "%"])


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@st.composite
def points(draw: st.DrawFn) -> str:
    text = draw(DAYS).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    unknown = draw(st.sampled_from(["", "X", "XX"]))
    if not unknown:
        return text + draw(MARKS)
    return text[: -len(unknown)] + unknown + draw(MARKS)


NO_DATE = "write YYYY, YYYY-MM or YYYY-MM-DD, then at most one of ?, ~ and %"
NO_MONTH = "no month (01-12), season (21-24), quarter (33-36) or half (40-41)"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("2016-08-31", "2016-08-31", "2016-08-31", id="day"),
        pytest.param("2016-02", "2016-02-01", "2016-02-29", id="month-of-leap-year"),
        pytest.param("2016", "2016-01-01", "2016-12-31", id="year"),
        pytest.param("1000", "1000-01-01", "1000-12-31", id="first-year"),
        pytest.param("2999-12-31", "2999-12-31", "2999-12-31", id="last-day"),
        pytest.param("2001-21", "2001-03-01", "2001-06-21", id="spring"),
        pytest.param("2001-22", "2001-06-01", "2001-09-23", id="summer"),
        pytest.param("2001-23", "2001-09-01", "2001-12-22", id="autumn"),
        pytest.param("2001-24", "2001-12-01", "2002-03-20", id="winter-ends-next-year"),
        pytest.param("2999-24", "2999-12-01", "3000-03-20", id="last-winter"),
        pytest.param("2016-33", "2016-01-01", "2016-03-31", id="first-quarter"),
        pytest.param("2016-34", "2016-04-01", "2016-06-30", id="second-quarter"),
        pytest.param("2016-35", "2016-07-01", "2016-09-30", id="third-quarter"),
        pytest.param("2016-36", "2016-10-01", "2016-12-31", id="fourth-quarter"),
        pytest.param("2016-40", "2016-01-01", "2016-06-30", id="first-half"),
        pytest.param("2016-41", "2016-07-01", "2016-12-31", id="second-half"),
        pytest.param("20XX", "2000-01-01", "2099-12-31", id="century"),
        pytest.param("2XXX", "2000-01-01", "2999-12-31", id="millennium"),
        pytest.param("201X-XX-XX", "2010-01-01", "2019-12-31", id="decade-in-full"),
        pytest.param("2016-XX", "2016-01-01", "2016-12-31", id="unknown-month"),
        pytest.param("2016-0X", "2016-01-01", "2016-09-30", id="unknown-month-below-ten"),
        pytest.param("2016-1X", "2016-10-01", "2016-12-31", id="unknown-month-from-ten"),
        pytest.param("2016-02-XX", "2016-02-01", "2016-02-29", id="unknown-day"),
        pytest.param("2025-01-2X", "2025-01-20", "2025-01-29", id="unknown-last-digit"),
        pytest.param("2025-01-0X", "2025-01-01", "2025-01-09", id="unknown-digit-below-ten"),
        pytest.param("2025-02-2X", "2025-02-20", "2025-02-28", id="unknown-digit-in-february"),
        pytest.param("2016-04-3X", "2016-04-30", "2016-04-30", id="unknown-digit-one-choice"),
        pytest.param("2016-06-14/..", "2016-06-14", None, id="open-end"),
        pytest.param("2016-06-14/", "2016-06-14", None, id="unknown-end"),
        pytest.param("../2016-08-31", None, "2016-08-31", id="open-start"),
        pytest.param("/2016-08-31", None, "2016-08-31", id="unknown-start"),
        pytest.param("2025-02?/2025-07?", "2025-02-01", "2025-07-31", id="uncertain-interval"),
        pytest.param("2016-09/2016", "2016-09-01", "2016-12-31", id="interval-within-its-end"),
    ],
)
def test_bounds_are_the_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None
) -> None:
    found = parse(text)

    assert (found.earliest, found.latest) == (day(earliest), day(latest))
    assert found.text == text


@pytest.mark.parametrize(
    ("text", "start_latest", "end_earliest"),
    [
        pytest.param("2016-08", "2016-08-31", "2016-08-01", id="month-alone"),
        pytest.param("2015-12-01/2015-12-02", "2015-12-01", "2015-12-02", id="two-days"),
        pytest.param("2024-08-01/2024-12", "2024-08-01", "2024-12-01", id="day-to-month"),
        pytest.param("2016/2016-03", "2016-03-31", "2016-03-01", id="start-cut-by-the-end"),
        pytest.param("2016-09/2016", "2016-09-30", "2016-09-01", id="end-cut-by-the-start"),
        pytest.param("../2016-08", "2016-08-31", "2016-08-01", id="open-start"),
        pytest.param("2016-08/..", "2016-08-31", "2016-08-01", id="open-end"),
    ],
)
def test_first_and_last_day_of_an_event_have_bounds(
    text: str, start_latest: str, end_earliest: str
) -> None:
    found = parse(text)

    assert (found.start_latest, found.end_earliest) == (day(start_latest), day(end_earliest))


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        pytest.param("1984", False, False, id="plain"),
        pytest.param("1984?", True, False, id="uncertain"),
        pytest.param("2016-09~", False, True, id="approximate"),
        pytest.param("2024-12-12%", True, True, id="both"),
        pytest.param("2026-01~/2026-05~", False, True, id="interval-of-approximate-months"),
        pytest.param("2025-02?/2025-07~", True, True, id="interval-of-mixed-marks"),
        pytest.param("../2016~", False, True, id="open-start"),
    ],
)
def test_marks_make_a_date_less_than_firm(text: str, uncertain: bool, approximate: bool) -> None:
    found = parse(text)

    assert (found.uncertain, found.approximate) == (uncertain, approximate)
    assert found.firm is not (uncertain or approximate)


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        pytest.param("", "", "a date is missing", id="empty"),
        pytest.param(
            "2016-" * 13, ("2016-" * 13)[:64], "a date has at most 64 characters", id="too-long"
        ),
        pytest.param("2016-" * 12 + "2016", "2016-" * 12 + "2016", NO_DATE, id="long-enough"),
        pytest.param("2020-02-30", "30", "2020-02 has days 01 to 29", id="30-february"),
        pytest.param("2020-02-00", "00", "2020-02 has days 01 to 29", id="day-zero"),
        pytest.param("2020-02-3X", "3X", "2020-02 has days 01 to 29", id="no-thirties-in-february"),
        pytest.param("2020-13", "13", NO_MONTH, id="month-13"),
        pytest.param("2020-00", "00", NO_MONTH, id="month-zero"),
        pytest.param("2020-2X", "2X", NO_MONTH, id="unknown-season"),
        pytest.param(
            "2020-21-01", "01", "a season, quarter or half has no day", id="day-of-a-season"
        ),
        pytest.param("0900", "0900", "years run from 1000 to 2999", id="year-0900"),
        pytest.param("0XXX", "0XXX", "years run from 1000 to 2999", id="first-millennium"),
        pytest.param("3000", "3000", "years run from 1000 to 2999", id="year-3000"),
        pytest.param("2020/2010", "2020/2010", "the start is after the end", id="unordered"),
        pytest.param(
            "2020/2021/2022",
            "2020/2021/2022",
            "an interval has one start and one end",
            id="three-sides",
        ),
        pytest.param(
            "../..", "../..", "an interval needs a start or an end", id="open-on-both-sides"
        ),
        pytest.param("/", "/", "an interval needs a start or an end", id="only-a-slash"),
        pytest.param("..", "..", NO_DATE, id="only-dots"),
        pytest.param(
            "Y170000002",
            "Y170000002",
            "write the year in four digits, 1000 to 2999",
            id="long-year",
        ),
        pytest.param(
            "Y1E999999999",
            "Y1E999999999",
            "write the year in four digits, 1000 to 2999",
            id="exponent",
        ),
        pytest.param(
            "2016/Y1E9",
            "Y1E9",
            "write the year in four digits, 1000 to 2999",
            id="exponent-in-an-interval",
        ),
        pytest.param(
            "٢٠١٦", "٢٠١٦", "only 0-9, X, -, /, .., ?, ~ and % are read", id="arabic-digits"
        ),
        pytest.param(
            "２０１６",
            "２０１６",
            "only 0-9, X, -, /, .., ?, ~ and % are read",
            id="full-width-digits",
        ),
        pytest.param(
            "2016-08-31T10:00", "T", "only 0-9, X, -, /, .., ?, ~ and % are read", id="time-of-day"
        ),
        pytest.param(
            "2016-08-31\n", "\n", "only 0-9, X, -, /, .., ?, ~ and % are read", id="line-end"
        ),
        pytest.param("2016\x00", "\x00", "only 0-9, X, -, /, .., ?, ~ and % are read", id="nul"),
        pytest.param(" 2016", " ", "only 0-9, X, -, /, .., ?, ~ and % are read", id="space"),
        pytest.param("-2016", "-2016", NO_DATE, id="negative-year"),
        pytest.param("2016-8", "2016-8", NO_DATE, id="short-month"),
        pytest.param("2016~?", "2016~?", NO_DATE, id="two-marks"),
        pytest.param("2016?-08", "2016?-08", NO_DATE, id="mark-inside"),
        pytest.param("XXXX", "XXXX", "X stands only for the last digits", id="nothing-known"),
        pytest.param(
            "20X6", "20X6", "X stands only for the last digits", id="unknown-digit-inside"
        ),
        pytest.param(
            "2016-XX-31",
            "2016-XX-31",
            "X stands only for the last digits",
            id="unknown-month-known-day",
        ),
    ],
)
def test_refusal_names_the_part_and_the_reason(text: str, part: str, reason: str) -> None:
    with pytest.raises(EdtfError) as refused:
        parse(text)

    assert refused.value.part == part
    assert refused.value.reason == reason
    assert str(refused.value) == f"“{part}”: {reason}"


def test_refusal_survives_pickling() -> None:
    refused = pickle.loads(pickle.dumps(EdtfError("13", "no month")))

    assert (refused.part, refused.reason) == ("13", "no month")
    assert repr(refused) == "EdtfError('13', 'no month')"


def test_sides_of_an_open_interval_leave_the_open_one_empty() -> None:
    start, end = sides("2016-06-14/..")

    assert end is None
    assert start is not None
    assert start.parts == ("2016", "06", "14")


@given(points(), points(), st.sampled_from(["{a}", "{a}/{b}", "../{a}", "{a}/..", "/{a}", "{a}/"]))
def test_bounds_are_always_in_order(a: str, b: str, shape: str) -> None:
    text = shape.format(a=a, b=b)
    try:
        found = parse(text)
    except EdtfError:
        assert shape == "{a}/{b}" or "X" in a
        return

    assert (found.earliest or date.min) <= found.start_latest
    assert found.end_earliest <= (found.latest or date.max)
    assert found.start_latest <= (found.latest or date.max)
    assert (found.earliest or date.min) <= found.end_earliest


@given(st.text(max_size=70) | st.text("0123456789X-/.?~%YE", max_size=70))
def test_any_text_is_read_or_refused_with_a_reason(text: str) -> None:
    outcome = read_or_refused(text)

    if isinstance(outcome, EdtfError):
        assert outcome.reason
        assert outcome.part in text
    else:
        assert text.isascii()
        assert outcome.text == text


def read_or_refused(text: str) -> EdtfDate | EdtfError:
    try:
        return parse(text)
    except EdtfError as refused:
        return refused


@given(DAYS, DAYS)
def test_intervals_of_days_are_read_exactly_when_ordered(a: date, b: date) -> None:
    text = f"{a.isoformat()}/{b.isoformat()}"

    if a <= b:
        assert (parse(text).earliest, parse(text).latest) == (a, b)
    else:
        with pytest.raises(EdtfError):
            parse(text)
