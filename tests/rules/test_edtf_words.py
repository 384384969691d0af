"""Dates in words, in both languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.rules.edtf import EdtfError
from tracker.rules.edtf_words import MONTHS, SPANS_EN, short_day, words


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        pytest.param("2016-08-31", "31 August 2016", "2016年8月31日", id="day"),
        pytest.param("2016-08", "August 2016", "2016年8月", id="month"),
        pytest.param("2016", "2016", "2016年", id="year"),
        pytest.param("2001-21", "spring 2001", "2001年春季", id="season"),
        pytest.param("2016-24", "winter 2016", "2016年冬季", id="winter"),
        pytest.param("2016-33", "first quarter of 2016", "2016年第一季度", id="quarter"),
        pytest.param("2016-41", "second half of 2016", "2016年下半年", id="half"),
        pytest.param("2016-09~", "about September 2016", "约2016年9月", id="approximate"),
        pytest.param("1984?", "possibly 1984", "或为1984年", id="uncertain"),
        pytest.param("2016%", "possibly about 2016", "或约2016年", id="both"),
        pytest.param("20XX", "between 2000 and 2099", "2000年至2099年之间", id="century"),
        pytest.param(
            "2025-01-2X",
            "between 20 and 29 January 2025",
            "2025年1月20日至29日之间",
            id="unknown-digit",
        ),
        pytest.param(
            "2016-XX",
            "between January and December 2016",
            "2016年1月至12月之间",
            id="unknown-month",
        ),
        pytest.param("2016-04-3X", "30 April 2016", "2016年4月30日", id="unknown-digit-known"),
        pytest.param("../2016-08-31", "before September 2016", "2016年9月之前", id="before-month"),
        pytest.param(
            "../2016-08", "before September 2016", "2016年9月之前", id="before-next-month"
        ),
        pytest.param("../2015-12-31", "before 2016", "2016年之前", id="before-year"),
        pytest.param("../2015", "before 2016", "2016年之前", id="before-next-year"),
        pytest.param("../2016-06-16", "by 16 June 2016", "不晚于2016年6月16日", id="by-day"),
        pytest.param("../2016-06-01", "by 1 June 2016", "不晚于2016年6月1日", id="by-first-day"),
        pytest.param("../2016-21", "by spring 2016", "不晚于2016年春季", id="by-season"),
        pytest.param(
            "../2025-01-2X", "by 29 January 2025", "不晚于2025年1月29日", id="by-unknown-digit"
        ),
        pytest.param("../2016-08~", "by about August 2016", "不晚于约2016年8月", id="by-about"),
        pytest.param("2016-06-14/..", "from 14 June 2016", "2016年6月14日起", id="open-end"),
        pytest.param("2016/", "from 2016 (end unknown)", "2016年起（结束不详）", id="unknown-end"),
        pytest.param(
            "/2016-08",
            "until August 2016 (start unknown)",
            "至2016年8月（起始不详）",
            id="unknown-start",
        ),
        pytest.param(
            "2015-12-01/2015-12-02", "1–2 December 2015", "2015年12月1日至2日", id="days-of-a-month"
        ),
        pytest.param(
            "2024-01-10/2024-11-07",
            "10 January to 7 November 2024",
            "2024年1月10日至11月7日",
            id="days-of-a-year",
        ),
        pytest.param(
            "2015-12-31/2016-01-01",
            "31 December 2015 to 1 January 2016",
            "2015年12月31日至2016年1月1日",
            id="days-across-years",
        ),
        pytest.param("2020/2021", "2020 to 2021", "2020年至2021年", id="years"),
        pytest.param("2016/2016", "2016", "2016年", id="same-on-both-sides"),
        pytest.param(
            "2024-08-01/2024-12",
            "1 August 2024 to December 2024",
            "2024年8月1日至2024年12月",
            id="day-to-month",
        ),
        pytest.param(
            "2025-02?/2025-07?",
            "possibly February to July 2025",
            "或为2025年2月至7月",
            id="uncertain-interval",
        ),
        pytest.param(
            "2026-01~/2026-05~",
            "about January to May 2026",
            "约2026年1月至5月",
            id="approximate-interval",
        ),
        pytest.param(
            "2016-06/2016-1X",
            "from June 2016 to between October and December 2016",
            "自2016年6月至2016年10月至12月之间",
            id="one-side-unknown-digit",
        ),
        pytest.param(
            "2026-01~/2026-05",
            "from about January 2026 to May 2026",
            "自约2026年1月至2026年5月",
            id="one-side-approximate",
        ),
    ],
)
def test_words_say_what_the_text_says(text: str, english: str, chinese: str) -> None:
    assert words(text) == english
    assert words(text, "zh-hans") == chinese


def test_words_refuse_what_the_grammar_refuses() -> None:
    with pytest.raises(EdtfError):
        words("2020-13")


@pytest.mark.parametrize("code", SPANS_EN)
def test_every_part_of_a_year_has_words_in_both_languages(code: str) -> None:
    assert words(f"2016-{code}").endswith("2016")
    assert words(f"2016-{code}", "zh-hans").startswith("2016年")


def test_short_day_abbreviates_the_month_in_english() -> None:
    assert short_day(date(2016, 8, 31)) == "31 Aug 2016"
    assert short_day(date(2016, 8, 31), "zh-hans") == "2016年8月31日"


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_words_of_a_day_lead_back_to_it(day: date) -> None:
    number, month, year = words(day.isoformat()).split()

    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day
