"""How the methodology page sorts its rules, and how far each is carried out."""

from tracker.rules.vocabulary.word import Vocabulary


class MethodGroup(Vocabulary):
    """What a rule of the method is about, in the order of the page."""

    COUNTS = (
        "counts",
        "What counts",
        "记录对象",
        "Which statements are pledges, and how they are counted.",
        "哪些表述属于承诺，如何计数。",
    )
    DEADLINES = (
        "deadlines",
        "Deadlines",
        "期限",
        "When a pledge is due, and what a passed day means.",
        "承诺何时到期，日期已过意味着什么。",
    )
    EVIDENCE = (
        "evidence",
        "Evidence",
        "证据",
        "What a verdict may rest on.",
        "结论可以依据什么。",
    )
    PARTIAL = (
        "partial",
        "Partial delivery",
        "部分兑现",
        "What counts as part, and how numbers are handled.",
        "何为部分兑现，数字如何处理。",
    )
    RELIABILITY = (
        "reliability",
        "Reliability",
        "信度",
        "How coding is checked by others.",
        "编码如何由他人核验。",
    )
    REPORTING = (
        "reporting",
        "Reporting",
        "公布",
        "How results are shown and corrected.",
        "结果如何呈现与更正。",
    )


class How(Vocabulary):
    """How a rule of the method is carried out here."""

    ENFORCED = (
        "enforced",
        "Enforced",
        "强制",
        "The database or the publishing step refuses anything else, or the value is computed.",
        "由数据库或发布步骤拒绝不合规内容，或由系统计算得出。",
    )
    RECORDED = (
        "recorded",
        "Recorded",
        "记录",
        "It is a field that an analyst fills in and the page shows.",
        "由分析人员填写，并在页面上显示。",
    )
    PRACTISED = (
        "practised",
        "Practised",
        "惯例",
        "People do it; no machine checks it.",
        "由人遵循，没有系统检查。",
    )
    LATER = (
        "later",
        "Later",
        "日后",
        "Not done yet.",
        "尚未实行。",
    )
