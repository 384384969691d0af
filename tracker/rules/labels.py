"""The label table: the one line a reader sees first for each status, and statuses that cannot be.

Pages, filters, API, feeds and the methodology page all read this table; the first line that
matches wins. A passed deadline is a suffix, standing a chip of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.rules.edtf_words import short_day
from tracker.rules.vocabulary import (
    CHINESE,
    ENGLISH,
    Assessment,
    Delivery,
    LabelWord,
    Language,
    PledgeKind,
    Standing,
    Timing,
    Vocabulary,
)

# The questions that a label answers, as the columns of a status name them, and in Chinese.
QUESTIONS_ZH = {
    "assessment": "评估状态",
    "delivery": "兑现情况",
    "timing": "时限状态",
    "standing": "效力状态",
}


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
    """A label and the answers that it takes; a question left out may be answered in any way."""

    label: LabelWord
    assessment: Assessment | None = None
    delivery: Delivery | None = None
    timing: Timing | None = None
    standing: Standing | None = None

    def applies(self, status: Status) -> bool:
        """Whether a status gives all the answers."""
        return all(answer is getattr(status, name) for name, answer in self._answers())

    @property
    def condition_en(self) -> str:
        """The answers in words."""
        return " and ".join(f"{name} is “{each.word.label_en}”" for name, each in self._answers())

    @property
    def condition_zh(self) -> str:
        """The same in Chinese."""
        return "，".join(
            f"{QUESTIONS_ZH[name]}为“{each.word.label_zh}”" for name, each in self._answers()
        )

    def _answers(self) -> Iterator[tuple[str, Vocabulary]]:
        for name in QUESTIONS_ZH:
            if answer := getattr(self, name):
                yield name, answer


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A combination that no record may hold, with the reason."""

    reason: str
    applies: Callable[[Status], bool]


LABEL_TABLE: tuple[Line, ...] = (
    Line(LabelWord.NOT_ASSESSABLE, assessment=Assessment.NOT_ASSESSABLE),
    Line(LabelWord.UNDER_REVIEW, assessment=Assessment.UNDER_REVIEW),
    Line(LabelWord.NOT_ASSESSED, assessment=Assessment.NOT_ASSESSED),
    Line(LabelWord.SPLIT, delivery=Delivery.SPLIT),
    Line(LabelWord.DELIVERED_LATE, delivery=Delivery.DELIVERED, timing=Timing.LATE),
    Line(LabelWord.DELIVERED, delivery=Delivery.DELIVERED),
    Line(LabelWord.REPORTED_ONLY, delivery=Delivery.REPORTED_DELIVERED),
    Line(LabelWord.REVERSED, delivery=Delivery.REVERSED),
    Line(LabelWord.NOT_DELIVERED, delivery=Delivery.NOT_DELIVERED),
    Line(LabelWord.BREACH_ALLEGED, delivery=Delivery.BREACH_ALLEGED),
    Line(LabelWord.BREACH_ESTABLISHED, delivery=Delivery.BREACH_ESTABLISHED),
    Line(LabelWord.HOLDING, delivery=Delivery.HOLDING),
    Line(LabelWord.PARTLY_DELIVERED, delivery=Delivery.PARTLY_DELIVERED),
    Line(LabelWord.NO_EVIDENCE, delivery=Delivery.NO_EVIDENCE),
    Line(LabelWord.SUSPENDED, delivery=Delivery.INITIATED, standing=Standing.SUSPENDED),
    Line(LabelWord.SUPERSEDED, delivery=Delivery.INITIATED, standing=Standing.SUPERSEDED),
    Line(LabelWord.LAPSED, delivery=Delivery.INITIATED, standing=Standing.LAPSED),
    Line(LabelWord.WITHDRAWN, delivery=Delivery.INITIATED, standing=Standing.WITHDRAWN),
    Line(LabelWord.COMPLETED, delivery=Delivery.INITIATED, standing=Standing.COMPLETED),
    Line(LabelWord.UNDER_WAY, delivery=Delivery.INITIATED),
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
    language: Language = ENGLISH,
    delivered: int | None = None,
    total: int | None = None,
    overdue_latest: date | None = None,
) -> str:
    """The label as a line of text, with its count if split and its day if the deadline has passed.

    `overdue_latest` is the latest due day, given only while timing is overdue.
    """
    chinese = language == CHINESE
    parts = [label.word.label(language)]
    if label is LabelWord.SPLIT and delivered is not None and total is not None:
        english = f": {delivered} of {total} delivered"
        parts.append(f"：{total}方中{delivered}方已兑现" if chinese else english)
    if overdue_latest is not None:
        passed, day = Timing.OVERDUE.word.label(language), short_day(overdue_latest, language)
        parts.append(f" · {passed}（{day}）" if chinese else f" · {passed.lower()} ({day})")
    return "".join(parts)
