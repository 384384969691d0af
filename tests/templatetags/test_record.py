"""How values of the record are written on a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation

from tracker.rules.vocabulary import LabelWord, Standing, Timing
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


def status(**changes: Any) -> SimpleNamespace:
    """A status as a segment holds it: words as plain text."""
    plain: dict[str, Any] = {
        "label": "under_way",
        "timing": "due",
        "standing": "active",
        "contested": False,
        "delivered": 0,
        "total": 1,
        "due_latest": date(2016, 8, 31),
        "last_delivery": "",
    }
    return SimpleNamespace(**plain | changes)


def shown(tag: str, **context: Any) -> str:
    """What a template makes of a tag, white space made even."""
    return " ".join(Template("{% load record %}" + tag).render(Context(context)).split())


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
    ("value", "words"),
    [("1234.500000", "1,234.5"), ("37.000000", "37"), ("12000000", "12,000,000"), ("0.1", "0.1")],
)
def test_number_has_no_idle_zeros(value: str, words: str) -> None:
    assert record.number(Decimal(value)) == words


@pytest.mark.parametrize(
    ("value", "words"), [(1.0, "+1"), (0.5, "+0.5"), (0.0, "0"), (-1.0, "−1"), (-1 / 3, "−0.33")]
)
def test_score_has_its_sign(value: float, words: str) -> None:
    assert record.score(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [("P1Y", "year"), ("P2Y", "2 years"), ("P6M", "6 months"), ("P90D", "90 days")],
)
def test_duration_is_said_in_words(value: str, words: str) -> None:
    assert record.duration(value) == words


@pytest.mark.parametrize(
    ("code", "name"),
    [("en", "English"), ("zh", "Chinese"), ("zh-Hans", "Simplified Chinese"), ("xx", "xx")],
)
def test_language_is_named(code: str, name: str) -> None:
    assert record.language_name(code) == name


@pytest.mark.parametrize(("value", "words"), [("exact", ""), ("about", "about ")])
def test_qualifier_stands_before_a_number_that_is_not_exact(value: str, words: str) -> None:
    assert record.qualifier(value) == words


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"timing": Timing.ON_TIME}, 'On time · deadline <time datetime="2016-08-31">'),
        ({"timing": Timing.UPCOMING, "due_latest": None}, "Upcoming"),
        ({"timing": Timing.OVERDUE}, ""),
        ({"timing": Timing.NO_DEADLINE, "due_latest": None}, ""),
    ],
    ids=["with a day", "without a day", "said by the label", "no deadline"],
)
def test_timing_is_said_once(changes: dict[str, Any], words: str) -> None:
    assert shown("{% timing status %}", status=status(**changes)).startswith(words)
    assert bool(words) == bool(shown("{% timing status %}", status=status(**changes)))


@pytest.mark.parametrize("value", list(LabelWord), ids=str)
def test_every_label_is_shown_as_shape_word_and_colour(value: LabelWord) -> None:
    html = shown("{% label_word value %}", value=value)

    assert f'class="label label--{value.value}"' in html
    assert f'<span class="glyph" aria-hidden="true">{value.word.glyph}</span>' in html
    assert f"<strong>{value.word.label_en}</strong>" in html


def test_passed_deadline_is_a_suffix_of_the_label() -> None:
    html = shown("{% label status %}", status=status(timing="overdue"))

    assert "<strong>Under way</strong> · deadline passed (31 Aug 2016)" in html


def test_split_label_counts_who_delivered() -> None:
    html = shown("{% label status %}", status=status(label="split", delivered=1, total=3))

    assert "<strong>Split: 1 of 3 delivered</strong>" in html


def test_label_under_review_has_the_last_verdict_beside_it() -> None:
    review = status(label="under_review", last_delivery="delivered")

    assert "last verdict: Delivered" in shown("{% label status %}", status=review)


@pytest.mark.parametrize("value", list(Standing), ids=str)
def test_standing_is_shown_unless_the_pledge_stands(value: Standing) -> None:
    html = shown("{% standing status %}", status=status(standing=value.value))

    assert (value.word.label_en in html) == (value is not Standing.ACTIVE)


def test_contested_status_says_so() -> None:
    assert "Contested" in shown("{% standing status %}", status=status(contested=True))
