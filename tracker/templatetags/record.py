"""How the record's values are written on a page: words, dates, texts in the page's language.

A text that has no translation is shown in its own language and marked so, by `lang` and by a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django import template
from django.conf.locale import LANG_INFO
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tracker.rules import edtf_words, vocabulary
from tracker.rules.vocabulary import Language, Vocabulary

register = template.Library()

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
def language_name(code: str) -> str:
    """What a language is called; its code where no name is known."""
    if code.lower() == "zh":
        return _("Chinese")
    for known in (code.lower(), code.lower().split("-")[0]):
        if known in LANG_INFO and "name" in LANG_INFO[known]:
            return _(LANG_INFO[known]["name"])
    return code
