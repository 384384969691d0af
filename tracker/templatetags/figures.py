"""How numbers of the record are written on a page: counts, scores, means, lengths of time."""

from __future__ import annotations

import re
from decimal import Decimal

from django import template
from django.utils.translation import ngettext

from tracker.rules.recurrence import parse_duration
from tracker.rules.vocabulary import Qualifier

from .record import page_language

register = template.Library()
_NEGATIVE = re.compile(r"-[0-9.]+")


@register.filter
def number(value: Decimal) -> str:
    """A number with thousands apart and no idle zeros."""
    whole = value == value.to_integral_value()
    return f"{value:,.0f}" if whole else f"{value.normalize():,f}"


@register.filter
def score(value: float) -> str:
    """A compliance score with its sign: +0.5, 0, −1."""
    shown = f"{value:+.2f}".rstrip("0").rstrip(".")
    return "0" if float(shown) == 0 else shown.replace("-", "\N{MINUS SIGN}")


@register.filter
def as_written(text: str) -> str:
    """A number with the digits that somebody published, and our minus sign; other text as it is."""
    return f"\N{MINUS SIGN}{text[1:]}" if _NEGATIVE.fullmatch(text) else text


@register.filter
def mean(value: Decimal) -> str:
    """A mean with its sign and four decimals, so that the rounding of a shorter one shows."""
    shown = f"{value:+.4f}"
    return "0.0000" if not float(shown) else shown.replace("-", "\N{MINUS SIGN}")


@register.filter
def duration(value: str) -> str:
    """An ISO 8601 duration in words: "year" for P1Y, "6 months" for P6M."""
    length = parse_duration(value)
    counts = (
        (length.years, ngettext("year", "%(n)d years", length.years)),
        (length.months, ngettext("month", "%(n)d months", length.months)),
        (length.days, ngettext("day", "%(n)d days", length.days)),
    )
    return " ".join(words % {"n": count} for count, words in counts if count)


@register.filter
def qualifier(value: str) -> str:
    """How exact a number is, to stand before it; nothing if it is exact."""
    found = Qualifier(value)
    if found is Qualifier.EXACT:
        return ""
    return found.word.label(page_language()) + ("" if page_language() == "zh-hans" else " ")
