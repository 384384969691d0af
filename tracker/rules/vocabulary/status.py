"""Three of the four questions asked of every pledge: assessed, delivered, still standing.

The fourth, timing, is in `deadline.py`.
"""

from tracker.rules.vocabulary.word import Vocabulary


class Assessment(Vocabulary):
    """Whether anyone has given a verdict."""

    NOT_ASSESSED = (
        "not_assessed",
        "Not assessed yet",
        "尚未评估",
        "No verdict has been published; nothing is said about delivery.",
        "尚未发布评估结论，不代表对兑现与否的任何判断。",
        "◌",
    )
    UNDER_REVIEW = (
        "under_review",
        "Under review",
        "复核中",
        "An editor has published, with a reason, that the last verdict is being looked at again.",
        "编辑已公开说明理由，正在重新审视上一次结论。",
        "◎",
    )
    ASSESSED = (
        "assessed",
        "Assessed",
        "已评估",
        "A verdict on delivery has been published, with the evidence it rests on.",
        "已发布兑现情况的结论，并列明所依据的证据。",
        "◆",
    )
    NOT_ASSESSABLE = (
        "not_assessable",
        "Cannot be assessed as worded",
        "依现有措辞无法评估",
        "A published decision, with its reason, that the wording gives nothing to test.",
        "已公开决定并说明理由：现有措辞无从检验。",
        "⊘",
    )


class Delivery(Vocabulary):
    """What was found when the promise was set beside the evidence."""

    NO_EVIDENCE = (
        "no_evidence",
        "No public evidence found",
        "未发现公开证据",
        "A search found no public sign of delivery; this is not a finding of non-delivery.",
        "经查找未发现兑现的公开迹象；这不等于认定未兑现。",
        "○",
    )
    INITIATED = (
        "initiated",
        "Initiated",
        "已启动",
        "Work on it has begun or moved on, but nothing promised has been completed.",
        "相关工作已开始或有进展，但所承诺的内容尚未完成。",
        "◔",
    )
    PARTLY_DELIVERED = (
        "partly_delivered",
        "Partly delivered",
        "部分兑现",
        "Once due, or after a closed period, one named element is delivered and one is missing.",
        "期限或一个周期届满后，至少一项已兑现，至少一项仍缺。",
        "◑",
        0,
    )
    REPORTED_DELIVERED = (
        "reported_delivered",
        "Reported by the obligor only",
        "仅承诺方自述兑现",
        "The obligor says it has been delivered; no independent source or counterpart confirms it.",
        "承诺方称已兑现，但没有独立来源或对方予以证实。",
        "◕",
    )
    DELIVERED = (
        "delivered",
        "Delivered",
        "已兑现",
        "What was promised has been done, as an independent source or the counterpart confirms.",
        "所承诺的内容已完成，并有独立来源或对方证实。",
        "●",
        1,
    )
    NOT_DELIVERED = (
        "not_delivered",
        "Not delivered",
        "未兑现",
        "Evidence shows it was not done, or it is overdue and a complete search found nothing.",
        "有证据表明未完成，或期限已过且完整查找一无所获。",
        "✕",
        -1,
    )
    REVERSED = (
        "reversed",
        "Reversed",
        "已逆转",
        "What had been delivered or begun was undone.",
        "已完成或已启动的内容后来被撤销。",
        "↶",
        -1,
    )
    HOLDING = (
        "holding",
        "Kept so far",
        "迄今得到遵守",
        "A duty without an end has been kept up to the day of the verdict.",
        "没有终点的义务，截至结论之日一直得到遵守。",
        "■",
        1,
    )
    BREACH_ALLEGED = (
        "breach_alleged",
        "Breach alleged",
        "被指违反",
        "A named party or source says the duty was broken; this has not been established.",
        "有具名的一方或来源指称义务被违反，尚未获得证实。",
        "△",
    )
    BREACH_ESTABLISHED = (
        "breach_established",
        "Breach established",
        "违反已获证实",
        "Evidence that does not come from the accuser alone shows the duty was broken.",
        "有指控方之外的证据表明义务被违反。",
        "▲",
        -1,
    )
    SPLIT = (
        "split",
        "Split",
        "各方不一",
        "Computed only: the obligors of one pledge do not share one result.",
        "仅由计算得出：同一承诺的各承诺方结果不同。",
        "◫",
    )


class Standing(Vocabulary):
    """Whether the promise itself still holds, whatever has been delivered."""

    ACTIVE = (
        "active",
        "Active",
        "有效",
        "The pledge stands; silence alone never ends it.",
        "承诺仍然有效；仅凭沉默不视为终止。",
        "◇",
    )
    SUSPENDED = (
        "suspended",
        "Suspended",
        "已中止",
        "A party put it on hold; it may resume.",
        "有一方暂停履行，之后可能恢复。",
        "‖",
    )
    SUPERSEDED = (
        "superseded",
        "Superseded",
        "已被取代",
        "A later pledge took its place.",
        "已由后来的承诺取代。",
        "⇉",
    )
    LAPSED = (
        "lapsed",
        "Lapsed",
        "已失效",
        "It came to an end without being taken back, with its forum or its term.",
        "未经撤回，随机制终止或期限届满而失效。",
        "⌀",
    )
    WITHDRAWN = (
        "withdrawn",
        "Withdrawn",
        "已撤回",
        "The party that made it took it back.",
        "作出承诺的一方已将其收回。",
        "⊖",
    )
    COMPLETED = (
        "completed",
        "Completed",
        "已完结",
        "It has run its course and asks nothing more; how well it was kept is another question.",
        "已履行完结，不再有后续要求；不代表履行得如何。",
        "◼",
    )
