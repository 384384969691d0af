"""When something is due, who says so, and how each turn of a repeated duty went."""

from tracker.rules.vocabulary.word import Vocabulary


class Basis(Vocabulary):
    """Where a deadline comes from. The record invents none."""

    AS_WORDED = (
        "as_worded",
        "As worded",
        "依原文",
        "The text that makes the pledge gives it.",
        "作出承诺的文本已写明。",
    )
    OFFICIAL_TEXT = (
        "official_text",
        "Official text",
        "依官方文本",
        "A side's official text of the same outcome gives it.",
        "一方关于同一成果的官方文本已写明。",
    )
    OBLIGOR_LATER = (
        "obligor_later",
        "The obligor's later word",
        "承诺方后来表述",
        "The obligor named it afterwards.",
        "由承诺方事后提出。",
    )
    NONE = ("none", "None", "无", "Nobody bound by the pledge set one.", "受约束的各方均未设定。")


class Relation(Vocabulary):
    """How a deadline hangs on a dialogue."""

    BEFORE = (
        "before",
        "Before",
        "之前",
        "Due by the first day of the dialogue.",
        "最迟在对话首日完成。",
    )
    AT = ("at", "At", "期间", "Due while the dialogue is held.", "在对话举行期间完成。")
    AFTER = (
        "after",
        "After",
        "之后",
        "Due from the last day of the dialogue on, with no last day.",
        "自对话最后一日起，没有最晚日期。",
    )


class Timing(Vocabulary):
    """Where a day stands against the deadline. Always computed, never recorded."""

    NO_DEADLINE = (
        "no_deadline",
        "No deadline",
        "无期限",
        "Neither the text nor the obligor's later word sets a day.",
        "文本和承诺方后来的表述均未设定日期。",
        "–",
    )
    UPCOMING = (
        "upcoming",
        "Upcoming",
        "未到期",
        "Before the earliest day on which it is due, or the event it hangs on has no date yet.",
        "尚未到最早的到期日，或所依附的活动日期未定。",
        "▷",
    )
    DUE = (
        "due",
        "Due",
        "到期中",
        "Between the earliest and the latest day on which it is due.",
        "处于最早与最晚到期日之间。",
        "▶",
    )
    OVERDUE = (
        "overdue",
        "Deadline passed",
        "期限已过",
        "The latest due day has passed, and the pledge stood on that day without being delivered.",
        "最晚到期日已过；当日承诺仍然有效，但尚未兑现。",
        "◤",
    )
    STOPPED = (
        "stopped",
        "Clock stopped",
        "期限中止",
        "The pledge no longer stood, or its forum had ended, on or before the latest due day.",
        "最晚到期日当日或之前，承诺已不再有效或所属机制已终止。",
        "▮",
    )
    ON_TIME = (
        "on_time",
        "On time",
        "按期",
        "Delivered, and not shown to be later than the latest due day.",
        "已兑现，且没有证据表明晚于最晚到期日。",
        "✓",
    )
    LATE = (
        "late",
        "Late",
        "逾期",
        "Delivered, and the earliest day of delivery is after the latest due day.",
        "已兑现，但最早的兑现日晚于最晚到期日。",
        "◷",
    )


class MilestoneState(Vocabulary):
    """What became of one turn of a repeated duty."""

    EXPECTED = (
        "expected",
        "Expected",
        "预期",
        "Its period has not closed and nothing is recorded.",
        "所属周期尚未结束，也没有记录。",
        "○",
    )
    HELD = ("held", "Held", "已举行", "It took place in its period.", "在所属周期内举行。", "●")
    HELD_LATE = (
        "held_late",
        "Held late",
        "逾期举行",
        "It took place after its period had closed.",
        "在所属周期结束之后才举行。",
        "◉",
    )
    MISSED = (
        "missed",
        "Missed",
        "未举行",
        "Its period closed, and evidence shows that it did not take place.",
        "所属周期已结束，且有证据表明没有举行。",
        "✕",
    )
    NO_EVIDENCE = (
        "no_evidence",
        "No public evidence found",
        "未发现公开证据",
        "Its period closed and no public sign of it was found.",
        "所属周期已结束，未发现相关公开迹象。",
        "◌",
    )
    WAIVED = (
        "waived",
        "Waived",
        "已免除",
        "Those to whom it was owed agreed that it need not take place.",
        "有关各方同意本次无须举行。",
        "⊖",
    )
