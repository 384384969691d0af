"""What readers tell the desk, and what the desk decides about it. Private throughout."""

from tracker.rules.vocabulary.word import Vocabulary


class TipKind(Vocabulary):
    """What a tip is: the reader chooses one."""

    CORRECTION = (
        "correction",
        "A correction",
        "更正",
        "Something on the record is wrong.",
        "记录中有错误。",
    )
    EVIDENCE = (
        "evidence",
        "Evidence",
        "证据",
        "A source shows what came of a pledge, or that nothing did.",
        "有来源说明某项承诺的落实情况，或说明其未落实。",
    )
    MISSING_PLEDGE = (
        "missing_pledge",
        "A missing pledge",
        "遗漏的承诺",
        "A pledge that was made in public is not on the record.",
        "某项公开作出的承诺未收入记录。",
    )
    OTHER = ("other", "Something else", "其他", "Anything else.", "其他事项。")


class TipState(Vocabulary):
    """Whether a person has decided about a tip, and what."""

    RECEIVED = (
        "received",
        "Waiting",
        "待处理",
        "Nobody has decided about it yet.",
        "尚无人处理。",
    )
    ACCEPTED = (
        "accepted",
        "Accepted",
        "采纳",
        "The desk acts on it; what changes is published as any other change.",
        "编辑部据此处理，由此产生的改动照常发布。",
    )
    DECLINED = (
        "declined",
        "Declined",
        "不采纳",
        "The desk does not act on it, for the reason in the note.",
        "编辑部不据此处理，理由见附注。",
    )
