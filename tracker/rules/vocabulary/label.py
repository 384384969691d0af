"""The one line a reader sees first. `rules/labels.py` says which status gives which label."""

from tracker.rules.vocabulary.status import Assessment, Delivery, Standing
from tracker.rules.vocabulary.word import Vocabulary


def _same_as(status: Vocabulary, value: str = "") -> tuple[str, ...]:
    """The row of a label that says just what one status says, so that it is written once."""
    word = status.word
    return (
        value or word.value,
        word.label_en,
        word.label_zh,
        word.definition_en,
        word.definition_zh,
        word.glyph,
    )


class LabelWord(Vocabulary):
    """The label of a pledge or obligation, in the order in which the table is read."""

    NOT_ASSESSABLE = _same_as(Assessment.NOT_ASSESSABLE)
    UNDER_REVIEW = _same_as(Assessment.UNDER_REVIEW)
    NOT_ASSESSED = _same_as(Assessment.NOT_ASSESSED)
    SPLIT = _same_as(Delivery.SPLIT)
    DELIVERED_LATE = (
        "delivered_late",
        "Delivered late",
        "逾期兑现",
        "What was promised has been done, after the latest due day.",
        "所承诺的内容已完成，但晚于最晚到期日。",
        "◉",
    )
    DELIVERED = _same_as(Delivery.DELIVERED)
    REPORTED_ONLY = _same_as(Delivery.REPORTED_DELIVERED, "reported_only")
    REVERSED = _same_as(Delivery.REVERSED)
    NOT_DELIVERED = _same_as(Delivery.NOT_DELIVERED)
    BREACH_ALLEGED = _same_as(Delivery.BREACH_ALLEGED)
    BREACH_ESTABLISHED = _same_as(Delivery.BREACH_ESTABLISHED)
    HOLDING = _same_as(Delivery.HOLDING)
    PARTLY_DELIVERED = _same_as(Delivery.PARTLY_DELIVERED)
    NO_EVIDENCE = _same_as(Delivery.NO_EVIDENCE)
    SUSPENDED = _same_as(Standing.SUSPENDED)
    SUPERSEDED = _same_as(Standing.SUPERSEDED)
    LAPSED = _same_as(Standing.LAPSED)
    WITHDRAWN = _same_as(Standing.WITHDRAWN)
    COMPLETED = _same_as(Standing.COMPLETED)
    UNDER_WAY = (
        "under_way",
        "Under way",
        "进行中",
        "Work on it has begun or moved on, but nothing promised has been completed.",
        "相关工作已开始或有进展，但所承诺的内容尚未完成。",
        "◔",
    )
