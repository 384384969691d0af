"""How the record's values are written on a page: words, dates, texts in the page's language.

A text that has no translation is shown in its own language and marked so, by `lang` and by a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tracker.rules import edtf_words, labels, vocabulary
from tracker.rules.recurrence import parse_duration
from tracker.rules.vocabulary import (
    Delivery,
    LabelWord,
    Language,
    Qualifier,
    Standing,
    Timing,
    Vocabulary,
)

register = template.Library()
_NEGATIVE = re.compile(r"-[0-9.]+")

# In Chinese a mark of punctuation brings its own space.
FULL_WIDTH = {" ": "", ", ": "、", "; ": "；", ": ": "：", ". ": "。", " (": "（", ")": "）"}


def page_language() -> Language:
    """The language of the page being made."""
    return "zh-hans" if get_language() == "zh-hans" else "en"


@register.filter
def text(row: Any, field: str) -> str | SafeString:
    """A text of a row in the page's language, or its English marked as such; empty without any."""
    english: str = getattr(row, f"{field}_en", "") or ""
    if page_language() == "en" or not english:
        return english
    chinese: str = getattr(row, f"{field}_zh", "") or ""
    if chinese:
        return chinese
    return english_only(english)


@register.filter
def english_only(english: str) -> str | SafeString:
    """Words that the record keeps in English alone, marked as such on a page in Chinese."""
    if page_language() == "en" or not english:
        return english
    return format_html('<span class="untranslated" lang="en">{}</span>', english)


@register.filter
def plain_text(row: Any, field: str) -> str:
    """The same text where no mark can stand: in a page title or an attribute."""
    english: str = getattr(row, f"{field}_en", "") or ""
    chinese: str = getattr(row, f"{field}_zh", "") or ""
    return chinese or english if page_language() == "zh-hans" else english


@register.filter
def foreign(value: str, language: str) -> str | SafeString:
    """Words in a language of their own (BCP 47): marked if it is not the page's."""
    if not value or not language or language.lower().split("-")[0] == page_language()[:2]:
        return value
    return format_html('<span lang="{}">{}</span>', language, value)


@register.filter
def word(value: Vocabulary) -> str:
    """What a reader calls a value of the vocabulary."""
    return value.word.label(page_language())


@register.filter
def called(value: str, vocabulary_name: str) -> str:
    """What a reader calls a stored value: `source.kind|called:"SourceKind"`."""
    found: type[Vocabulary] = getattr(vocabulary, vocabulary_name)
    return word(found(value))


@register.filter
def definition(value: Vocabulary) -> str:
    """What a value of the vocabulary means."""
    return value.word.definition(page_language())


@register.filter
def edtf(value: str) -> str:
    """An EDTF date in words; empty stays empty."""
    return edtf_words.words(value, page_language()) if value else ""


@register.filter
def day(value: date | None) -> str | SafeString:
    """One day, short, with its ISO form for machines."""
    if value is None:
        return ""
    shown = edtf_words.short_day(value, page_language())
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), shown)


@register.filter
def plain_day(value: date) -> str:
    """One day, short, where no element can stand."""
    return edtf_words.short_day(value, page_language())


@register.simple_tag
def point(mark: str) -> str:
    """Punctuation between values, given as English sets it, as the page's language sets it."""
    return FULL_WIDTH[mark] if page_language() == "zh-hans" else mark


@register.filter
def locator(place: str) -> str | SafeString:
    """Where in a source: a paragraph in the page's language; other places as recorded."""
    if re.fullmatch(r"para \d+(; para \d+)*", place):
        numbers = re.findall(r"\d+", place)
        return point("; ").join(_("para {number}").format(number=number) for number in numbers)
    return english_only(place)


@register.filter
def names(rows: Iterable[Any]) -> SafeString:
    """The names of rows, with the comma of the page's language."""
    return format_html_join(point(", "), "{}", ((text(row, "name"),) for row in rows))


@register.filter
def obligor_names(pledge: Any) -> SafeString:
    """Who promised."""
    return names(obligation.party for obligation in pledge.obligations.all())


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
def language_name(code: str) -> str:
    """What a language is called; its code where no name is known."""
    if code.lower() == "zh":
        return _("Chinese")
    for known in (code.lower(), code.lower().split("-")[0]):
        if known in LANG_INFO and "name" in LANG_INFO[known]:
            return _(LANG_INFO[known]["name"])
    return code


@register.filter
def qualifier(value: str) -> str:
    """How exact a number is, to stand before it; nothing if it is exact."""
    found = Qualifier(value)
    if found is Qualifier.EXACT:
        return ""
    return found.word.label(page_language()) + ("" if page_language() == "zh-hans" else " ")


@register.simple_tag
def timing(status: Any) -> str | SafeString:
    """Where it stands against its deadline, with the day; empty if the label says it already."""
    found = Timing(status.timing)
    if found in (Timing.OVERDUE, Timing.NO_DEADLINE):
        return ""
    if status.due_latest is None:
        return word(found)
    phrase = _("%(timing)s · deadline %(day)s")
    shown = phrase % {"timing": word(found), "day": day(status.due_latest)}
    return mark_safe(shown)  # noqa: S308  (words of the vocabulary and an escaped day)


@register.inclusion_tag("_partials/_label.html")
def label(status: Any, size: str = "") -> dict[str, Any]:
    """A status as shape, word and colour: the only way a page shows one.

    `status` is a segment, or anything that answers to the same names. A passed deadline is a
    suffix; under review, the last verdict stands beside the label.
    """
    found, language = LabelWord(status.label), page_language()
    main = labels.sentence(found, language, status.delivered, status.total)
    passed = status.due_latest if status.timing == Timing.OVERDUE else None
    whole = labels.sentence(found, language, status.delivered, status.total, passed)
    # A day is not broken across lines.
    suffix = whole.removeprefix(main)
    if passed:
        shown = edtf_words.short_day(passed, language)
        suffix = suffix.replace(shown, shown.replace(" ", "\N{NO-BREAK SPACE}"))
    last = Delivery(status.last_delivery) if status.last_delivery else None
    return _shown(found, main, size) | {"suffix": suffix, "last": last}


@register.inclusion_tag("_partials/_label.html")
def label_word(value: str, size: str = "") -> dict[str, Any]:
    """The label alone, where it names a group of pledges instead of the status of one."""
    found = LabelWord(value)
    return _shown(found, word(found), size)


def _shown(found: LabelWord, main: str, size: str) -> dict[str, Any]:
    return {"value": found.value, "glyph": found.word.glyph, "main": main, "size": size}


@register.inclusion_tag("_partials/_standing.html")
def standing(status: Any) -> dict[str, Any]:
    """What stands beside a label: that the pledge no longer stands, that it is contested."""
    found = Standing(status.standing)
    return {
        "standing": None if found is Standing.ACTIVE else found,
        "is_contested": status.contested,
    }
