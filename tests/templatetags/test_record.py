"""How values of the record are written on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pytest
from django.utils import translation

from tracker.templatetags import record


@pytest.fixture
def in_chinese() -> Iterator[None]:
    """The page is a Chinese one."""
    with translation.override("zh-hans"):
        yield


@dataclass
class Named:
    """A row with a name in one or two languages."""

    name_en: str
    name_zh: str = ""


def test_text_is_english_on_an_english_page() -> None:
    assert record.text(Named("Hotline", "热线"), "name") == "Hotline"


def test_text_is_chinese_on_a_chinese_page(in_chinese: None) -> None:
    assert record.text(Named("Hotline", "热线"), "name") == "热线"


def test_text_without_translation_is_marked(in_chinese: None) -> None:
    marked = record.text(Named("A & B"), "name")

    assert marked == '<span class="untranslated" lang="en">A &amp; B</span>'


def test_plain_text_has_no_mark(in_chinese: None) -> None:
    assert record.plain_text(Named("A & B"), "name") == "A & B"


def test_words_kept_in_english_alone_are_marked_on_a_chinese_page(in_chinese: None) -> None:
    assert record.english_only("people") == '<span class="untranslated" lang="en">people</span>'


def test_words_kept_in_english_alone_have_no_mark_on_an_english_page() -> None:
    assert record.english_only("people") == "people"


@pytest.mark.parametrize("mark", list(record.FULL_WIDTH))
def test_punctuation_between_values_is_as_given_on_an_english_page(mark: str) -> None:
    assert record.point(mark) == mark


@pytest.mark.parametrize("mark", list(record.FULL_WIDTH))
def test_punctuation_between_values_needs_no_space_on_a_chinese_page(
    mark: str, in_chinese: None
) -> None:
    assert not record.point(mark).isspace()
    assert record.point(mark).isascii() == (mark == " ")


def test_absent_text_is_empty(in_chinese: None) -> None:
    assert record.text(Named(""), "name") == ""


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("zh-Hans", '<span lang="zh-Hans">热线</span>'),
        ("en-GB", "热线"),
        ("", "热线"),
    ],
)
def test_words_of_another_language_are_marked(language: str, marked: str) -> None:
    assert record.foreign("热线", language) == marked


def test_names_are_joined_by_the_comma_of_the_language(in_chinese: None) -> None:
    assert record.names([Named("China", "中国"), Named("Laos", "老挝")]) == "中国、老挝"


def test_names_are_escaped() -> None:
    assert record.names([Named("<b>")]) == "&lt;b&gt;"


def test_day_carries_its_iso_form() -> None:
    assert record.day(date(2016, 8, 31)) == '<time datetime="2016-08-31">31 Aug 2016</time>'


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("zh", "Chinese"), ("zh-Hans", "Simplified Chinese"), ("xx", "xx")],
)
def test_language_is_named(code: str, name: str) -> None:
    assert record.language_name(code) == name
