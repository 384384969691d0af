"""How the status of a pledge is shown."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.template import Context, Template

from tracker.rules.vocabulary import LabelWord, Standing, Timing


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
    return " ".join(Template("{% load statuses %}" + tag).render(Context(context)).split())


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
