"""The label table: the one line a reader sees first for each status, and statuses that cannot be.

Pages, filters, API, feeds and the methodology page all read this table; the first line that
matches wins. A passed deadline is a suffix, standing a chip of its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import (
    Assessment,
    Delivery,
    LabelWord,
    Language,
    PledgeKind,
    Standing,
    Timing,
)


@dataclass(frozen=True, slots=True)
class Status:
    """The four answers about one obligation or pledge; delivery is None unless assessed."""

    assessment: Assessment
    delivery: Delivery | None
    timing: Timing
    standing: Standing
    kind: PledgeKind | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """When a label applies, in words and as a test."""

    condition_en: str
    condition_zh: str
    applies: Callable[[Status], bool]
    label: LabelWord


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A combination that no record may hold, with the reason."""

    reason: str
    applies: Callable[[Status], bool]


def _if_assessment(value: Assessment, label: LabelWord) -> Line:
    word = value.word
    return Line(
        f"assessment is “{word.label_en}”",
        f"评估状态为“{word.label_zh}”",
        lambda status: status.assessment is value,
        label,
    )


def _if_delivery(value: Delivery, label: LabelWord) -> Line:
    word = value.word
    return Line(
        f"delivery is “{word.label_en}”",
        f"兑现情况为“{word.label_zh}”",
        lambda status: status.delivery is value,
        label,
    )


def _if_begun(standing: Standing, label: LabelWord) -> Line:
    begun, word = Delivery.INITIATED, standing.word
    return Line(
        f"delivery is “{begun.word.label_en}” and standing is “{word.label_en}”",
        f"兑现情况为“{begun.word.label_zh}”，效力状态为“{word.label_zh}”",
        lambda status: status.delivery is begun and status.standing is standing,
        label,
    )


def _if_delivered(timing: Timing, label: LabelWord) -> Line:
    done, word = Delivery.DELIVERED, timing.word
    return Line(
        f"delivery is “{done.word.label_en}” and timing is “{word.label_en}”",
        f"兑现情况为“{done.word.label_zh}”，时限状态为“{word.label_zh}”",
        lambda status: status.delivery is done and status.timing is timing,
        label,
    )


LABEL_TABLE: tuple[Line, ...] = (
    _if_assessment(Assessment.NOT_ASSESSABLE, LabelWord.NOT_ASSESSABLE),
    _if_assessment(Assessment.UNDER_REVIEW, LabelWord.UNDER_REVIEW),
    _if_assessment(Assessment.NOT_ASSESSED, LabelWord.NOT_ASSESSED),
    _if_delivery(Delivery.SPLIT, LabelWord.SPLIT),
    _if_delivered(Timing.LATE, LabelWord.DELIVERED_LATE),
    _if_delivery(Delivery.DELIVERED, LabelWord.DELIVERED),
    _if_delivery(Delivery.REPORTED_DELIVERED, LabelWord.REPORTED_ONLY),
    _if_delivery(Delivery.REVERSED, LabelWord.REVERSED),
    _if_delivery(Delivery.NOT_DELIVERED, LabelWord.NOT_DELIVERED),
    _if_delivery(Delivery.BREACH_ALLEGED, LabelWord.BREACH_ALLEGED),
    _if_delivery(Delivery.BREACH_ESTABLISHED, LabelWord.BREACH_ESTABLISHED),
    _if_delivery(Delivery.HOLDING, LabelWord.HOLDING),
    _if_delivery(Delivery.PARTLY_DELIVERED, LabelWord.PARTLY_DELIVERED),
    _if_delivery(Delivery.NO_EVIDENCE, LabelWord.NO_EVIDENCE),
    _if_begun(Standing.SUSPENDED, LabelWord.SUSPENDED),
    _if_begun(Standing.SUPERSEDED, LabelWord.SUPERSEDED),
    _if_begun(Standing.LAPSED, LabelWord.LAPSED),
    _if_begun(Standing.WITHDRAWN, LabelWord.WITHDRAWN),
    _if_begun(Standing.COMPLETED, LabelWord.COMPLETED),
    _if_delivery(Delivery.INITIATED, LabelWord.UNDER_WAY),
)

KEPT_SO_FAR = frozenset({Delivery.HOLDING, Delivery.BREACH_ALLEGED, Delivery.BREACH_ESTABLISHED})
ENDLESS = frozenset({PledgeKind.ABSTENTION, PledgeKind.CONTINUING})
_DONE_IN_TIME_OR_LATE = frozenset({Timing.ON_TIME, Timing.LATE})
_OPEN_OR_PASSED = frozenset({Timing.UPCOMING, Timing.DUE, Timing.OVERDUE, Timing.STOPPED})

FORBIDDEN: tuple[Contradiction, ...] = (
    Contradiction(
        "an assessed pledge says what was delivered",
        lambda s: s.assessment is Assessment.ASSESSED and s.delivery is None,
    ),
    Contradiction(
        "delivery is said only of an assessed pledge",
        lambda s: s.assessment is not Assessment.ASSESSED and s.delivery is not None,
    ),
    # Under review, timing follows the last verdict; a split may hold one that was delivered.
    Contradiction(
        "only what was delivered is on time or late",
        lambda s: (
            s.timing in _DONE_IN_TIME_OR_LATE
            and s.assessment is not Assessment.UNDER_REVIEW
            and s.delivery not in (Delivery.DELIVERED, Delivery.SPLIT)
        ),
    ),
    Contradiction(
        "what was delivered no longer waits for its deadline",
        lambda s: s.delivery is Delivery.DELIVERED and s.timing in _OPEN_OR_PASSED,
    ),
    Contradiction(
        "what was delivered cannot be withdrawn, only reversed",
        lambda s: s.delivery is Delivery.DELIVERED and s.standing is Standing.WITHDRAWN,
    ),
    Contradiction(
        "a duty kept so far is never overdue",
        lambda s: s.delivery is Delivery.HOLDING and s.timing is Timing.OVERDUE,
    ),
    Contradiction(
        "a one-off pledge is not kept or broken over time",
        lambda s: s.kind is PledgeKind.ONE_OFF and s.delivery in KEPT_SO_FAR,
    ),
    Contradiction(
        "a duty without an end is never delivered",
        lambda s: (
            s.kind in ENDLESS and s.delivery in (Delivery.DELIVERED, Delivery.REPORTED_DELIVERED)
        ),
    ),
)


@cache
def label(
    assessment: Assessment, delivery: Delivery | None, timing: Timing, standing: Standing
) -> LabelWord:
    """The label of a status: the first line of the table that applies.

    Raises ValueError where none does, which is only an assessed status without delivery.
    """
    status = Status(assessment, delivery, timing, standing)
    for line in LABEL_TABLE:
        if line.applies(status):
            return line.label
    raise ValueError(f"no label for {status}")


def check(
    assessment: Assessment,
    delivery: Delivery | None,
    timing: Timing,
    standing: Standing,
    kind: PledgeKind | None = None,
) -> list[str]:
    """The reasons why a status cannot be; empty for a status that can."""
    status = Status(assessment, delivery, timing, standing, kind)
    return [line.reason for line in FORBIDDEN if line.applies(status)]


def sentence(
    label: LabelWord,
    language: Language = "en",
    delivered: int | None = None,
    total: int | None = None,
    overdue_latest: date | None = None,
) -> str:
    """The label as a line of text, with its count if split and its day if the deadline has passed.

    `overdue_latest` is the latest due day, given only while timing is overdue.
    """
    chinese = language == "zh-hans"
    parts = [label.word.label(language)]
    if label is LabelWord.SPLIT and delivered is not None and total is not None:
        english = f": {delivered} of {total} delivered"
        parts.append(f"：{total}方中{delivered}方已兑现" if chinese else english)
    if overdue_latest is not None:
        passed, day = Timing.OVERDUE.word.label(language), short_day(overdue_latest, language)
        parts.append(f" · {passed}（{day}）" if chinese else f" · {passed.lower()} ({day})")
    return "".join(parts)
