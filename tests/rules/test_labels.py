"""The label table: every status has one label, or a reason why it cannot be."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from tracker.rules.labels import FORBIDDEN, LABEL_TABLE, Status, check, label, sentence
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    LabelWord,
    Language,
    PledgeKind,
    Standing,
    Timing,
)

PRODUCT = list(product(Assessment, [*Delivery, None], Timing, Standing))
POSSIBLE = {
    "assessment": "assessed",
    "delivery": "initiated",
    "timing": "due",
    "standing": "active",
}


def test_every_status_has_one_label_or_a_reason_why_it_cannot_be() -> None:
    possible = [status for status in PRODUCT if not check(*status)]

    for status in possible:
        first = next(line for line in LABEL_TABLE if line.applies(Status(*status)))
        assert label(*status) is first.label
    assert 0 < len(possible) < len(PRODUCT)


def test_every_label_is_reached_by_some_possible_status() -> None:
    reached = {label(*status) for status in PRODUCT if not check(*status)}

    assert reached == set(LabelWord)


def test_the_table_names_each_label_once_in_the_order_of_the_vocabulary() -> None:
    assert [line.label for line in LABEL_TABLE] == list(LabelWord)


def test_a_line_says_in_both_languages_when_it_applies() -> None:
    begun = next(line for line in LABEL_TABLE if line.label is LabelWord.LAPSED)

    assert begun.condition_en == "delivery is “Initiated” and standing is “Lapsed”"
    assert begun.condition_zh == "兑现情况为“已启动”，效力状态为“已失效”"


@pytest.mark.parametrize(
    ("assessment", "delivery", "timing", "standing", "expected"),
    [
        ("not_assessable", None, "no_deadline", "active", "not_assessable"),
        ("under_review", None, "late", "active", "under_review"),
        ("not_assessed", None, "overdue", "active", "not_assessed"),
        ("assessed", "split", "overdue", "active", "split"),
        ("assessed", "delivered", "late", "active", "delivered_late"),
        ("assessed", "delivered", "on_time", "completed", "delivered"),
        ("assessed", "delivered", "no_deadline", "superseded", "delivered"),
        ("assessed", "reported_delivered", "overdue", "active", "reported_only"),
        ("assessed", "no_evidence", "overdue", "active", "no_evidence"),
        ("assessed", "no_evidence", "stopped", "lapsed", "no_evidence"),
        ("assessed", "initiated", "stopped", "withdrawn", "withdrawn"),
        ("assessed", "initiated", "overdue", "active", "under_way"),
    ],
)
def test_the_first_matching_line_gives_the_label(
    assessment: str, delivery: str | None, timing: str, standing: str, expected: str
) -> None:
    found = label(
        Assessment(assessment),
        Delivery(delivery) if delivery else None,
        Timing(timing),
        Standing(standing),
    )

    assert found == expected


def test_assessed_without_delivery_has_no_label() -> None:
    with pytest.raises(ValueError, match="no label"):
        label(Assessment.ASSESSED, None, Timing.DUE, Standing.ACTIVE)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"delivery": None}, "says what was delivered"),
        ({"assessment": "under_review"}, "only of an assessed pledge"),
        ({"timing": "late"}, "on time or late"),
        ({"delivery": "delivered"}, "no longer waits"),
        (
            {"delivery": "delivered", "timing": "on_time", "standing": "withdrawn"},
            "cannot be withdrawn",
        ),
        ({"delivery": "holding", "timing": "overdue"}, "never overdue"),
        ({"delivery": "holding", "kind": "one_off"}, "not kept or broken over time"),
        ({"delivery": "reported_delivered", "kind": "continuing"}, "never delivered"),
    ],
    ids=[line.reason for line in FORBIDDEN],
)
def test_each_contradiction_alone_is_refused(changes: dict[str, str | None], reason: str) -> None:
    status: dict[str, Any] = {**POSSIBLE, **changes}
    delivery, kind = status["delivery"], status.get("kind")

    [found] = check(
        Assessment(status["assessment"]),
        Delivery(delivery) if delivery else None,
        Timing(status["timing"]),
        Standing(status["standing"]),
        PledgeKind(kind) if kind else None,
    )

    assert reason in found


def test_a_review_may_follow_the_timing_of_its_last_verdict() -> None:
    assert check(Assessment.UNDER_REVIEW, None, Timing.ON_TIME, Standing.ACTIVE) == []


@pytest.mark.parametrize(
    ("word", "language", "delivered", "total", "latest", "expected"),
    [
        ("delivered", "en", 2, 2, None, "Delivered"),
        ("split", "en", 1, 3, None, "Split: 1 of 3 delivered"),
        ("split", "zh-hans", 1, 3, None, "各方不一：3方中1方已兑现"),
        ("split", "en", None, None, None, "Split"),
        ("split", "en", 1, None, None, "Split"),
        (
            "no_evidence",
            "en",
            0,
            2,
            date(2016, 8, 31),
            "No public evidence found · deadline passed (31 Aug 2016)",
        ),
        (
            "no_evidence",
            "zh-hans",
            0,
            2,
            date(2016, 8, 31),
            "未发现公开证据 · 期限已过（2016年8月31日）",
        ),
    ],
)
def test_a_label_reads_as_a_sentence(
    word: str,
    language: Language,
    delivered: int | None,
    total: int | None,
    latest: date | None,
    expected: str,
) -> None:
    assert sentence(LabelWord(word), language, delivered, total, latest) == expected
