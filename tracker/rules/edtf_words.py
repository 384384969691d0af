"""EDTF dates in words, English and Simplified Chinese.

An open start that ends with a month reads "before" the next month, as people write it; `~` reads
"about", `?` "possibly"; unknown digits read "between" their first and last value.
"""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import takewhile
from operator import eq

from tracker.rules.edtf import WINTER, Point, sides
from tracker.rules.vocabulary import CHINESE, ENGLISH, Language

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SPANS_EN = {
    "21": "spring",
    "22": "summer",
    "23": "autumn",
    "24": "winter",
    "33": "first quarter",
    "34": "second quarter",
    "35": "third quarter",
    "36": "fourth quarter",
    "40": "first half",
    "41": "second half",
}
SPANS_ZH = {
    "21": "春季",
    "22": "夏季",
    "23": "秋季",
    "24": "冬季",
    "33": "第一季度",
    "34": "第二季度",
    "35": "第三季度",
    "36": "第四季度",
    "40": "上半年",
    "41": "下半年",
}
_ENGLISH_PHRASES = {
    "": "{}",
    "~": "about {}",
    "?": "possibly {}",
    "%": "possibly about {}",
    "before": "before {}",
    "by": "by {}",
    "from": "from {}",
    "until, start unknown": "until {} (start unknown)",
    "from, end unknown": "from {} (end unknown)",
    "between": "between {} and {}",
    "days": "{}–{}",
    "span": "{} to {}",
    "loose span": "from {} to {}",
}
_CHINESE_PHRASES = {
    "": "{}",
    "~": "约{}",
    "?": "或为{}",
    "%": "或约{}",
    "before": "{}之前",
    "by": "不晚于{}",
    "from": "{}起",
    "until, start unknown": "至{}（起始不详）",
    "from, end unknown": "{}起（结束不详）",
    "between": "{}至{}之间",
    "days": "{}至{}",
    "span": "{}至{}",
    "loose span": "自{}至{}",
}


_PHRASES: dict[Language, dict[str, str]] = {ENGLISH: _ENGLISH_PHRASES, CHINESE: _CHINESE_PHRASES}


def words(text: str, language: Language = ENGLISH) -> str:
    """An EDTF text in words; raises EdtfError for a text that `edtf.parse` refuses."""
    points = sides(text)
    start, end = points[0], points[-1]
    if start and end:
        return _point(start, language) if start == end else _interval(start, end, language)
    (only,) = filter(None, points)
    if end:
        return _open_start(only, language, known=text.startswith(".."))
    phrase = "from" if text.endswith("..") else "from, end unknown"
    return _phrase(phrase, language, _point(only, language))


def short_day(day: date, language: Language = ENGLISH) -> str:
    """One day, short: "31 Aug 2016", "2016年8月31日"."""
    if language == CHINESE:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _open_start(end: Point, language: Language, *, known: bool) -> str:
    if not known:
        return _phrase("until, start unknown", language, _point(end, language))
    after = end.latest + timedelta(days=1)
    if end.mark or after.day > 1:
        latest = end.parts if not end.masked else _parts(end.latest)
        return _phrase("by", language, _phrase(end.mark, language, _plain(latest, language)))
    return _phrase(
        "before", language, _plain(_parts(after)[: 1 if after.month == 1 else 2], language)
    )


def _interval(start: Point, end: Point, language: Language) -> str:
    if start.mark != end.mark or start.masked or end.masked:
        return _phrase("loose span", language, _point(start, language), _point(end, language))
    return _phrase(start.mark, language, _range(start.parts, end.parts, "span", language))


def _point(point: Point, language: Language) -> str:
    plain = _plain(point.parts, language) if not point.masked else _between(point, language)
    return _phrase(point.mark, language, plain)


def _between(point: Point, language: Language) -> str:
    """The first and the last that the known digits allow: April has one day 3X."""
    size = len(point.parts)
    first, last = _parts(point.earliest)[:size], _parts(point.latest)[:size]
    return _plain(first, language) if first == last else _range(first, last, "between", language)


def _range(first: tuple[str, ...], last: tuple[str, ...], phrase: str, language: Language) -> str:
    """Two dates joined, what they share said once: "1–2 December 2015"."""
    alike = takewhile(bool, map(eq, first, last))
    shared = sum(alike) if len(first) == len(last) else 0
    if phrase == "span" and shared == 2:
        phrase = "days"
    if language == CHINESE:
        return _phrase(phrase, language, _plain(first, language), _plain(last, language, shared))
    return _phrase(phrase, language, _plain(first, language, shared), _plain(last, language))


def _plain(parts: tuple[str, ...], language: Language, skip: int = 0) -> str:
    """Year, month and day in the order of the language, without the first `skip` of them."""
    return _PLAIN[language](parts, skip)


def _plain_english(parts: tuple[str, ...], skip: int) -> str:
    year, *rest = parts
    if rest and rest[0] > WINTER:
        year = f"of {year}"
    months = [SPANS_EN.get(code) or MONTHS[int(code) - 1] for code in rest[:1]]
    return " ".join(reversed([year, *months, *(str(int(day)) for day in rest[1:])][skip:]))


def _plain_chinese(parts: tuple[str, ...], skip: int) -> str:
    year, *rest = parts
    months = [SPANS_ZH.get(code) or f"{int(code)}月" for code in rest[:1]]
    return "".join([f"{year}年", *months, *(f"{int(day)}日" for day in rest[1:])][skip:])


_PLAIN: dict[Language, Callable[[tuple[str, ...], int], str]] = {
    ENGLISH: _plain_english,
    CHINESE: _plain_chinese,
}


def _parts(day: date) -> tuple[str, ...]:
    return f"{day.year}", f"{day.month:02}", f"{day.day:02}"


def _phrase(name: str, language: Language, *texts: str) -> str:
    return _PHRASES[language][name].format(*texts)
