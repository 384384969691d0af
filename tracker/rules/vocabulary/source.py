"""What a source is, how far it is trusted, and what it proves for whom."""

from tracker.rules.vocabulary.word import Vocabulary


class SourceKind(Vocabulary):
    """What sort of text a source is, in the order in which sources outrank each other."""

    JOINT_TEXT = (
        "joint_text",
        "Joint text",
        "联合文本",
        "A text that all the sides put out together.",
        "各方共同发布的文本。",
    )
    OFFICIAL_READOUT = (
        "official_readout",
        "Official readout",
        "官方通报",
        "One side's official account of a meeting.",
        "一方对会议的官方通报。",
    )
    OFFICIAL_STATEMENT = (
        "official_statement",
        "Official statement",
        "官方声明",
        "Any other official text of one side, such as a law, a court record or a press release.",
        "一方的其他官方文本，如法律、法院记录或新闻稿。",
    )
    RESEARCH = (
        "research",
        "Research",
        "研究报告",
        "Independent research that shows its method.",
        "说明方法的独立研究。",
    )
    IGO = (
        "igo",
        "Intergovernmental organisation",
        "国际组织",
        "A record or report of an intergovernmental organisation.",
        "政府间国际组织的记录或报告。",
    )
    INDEPENDENT_PRESS = (
        "independent_press",
        "Independent press",
        "独立媒体",
        "A news outlet that no party to the pledge controls.",
        "不受承诺任何一方控制的新闻媒体。",
    )
    TRADE_PRESS = (
        "trade_press",
        "Trade press",
        "行业媒体",
        "A news outlet of one trade or profession.",
        "某一行业或专业的新闻媒体。",
    )
    STATE_MEDIA = (
        "state_media",
        "State media",
        "官方媒体",
        "A news outlet that a government owns or directs; it speaks for that side.",
        "由政府所有或主管的新闻媒体，视为该方的声音。",
    )
    OPINION = (
        "opinion",
        "Opinion",
        "评论文章",
        "A column, editorial or other view; it supports no verdict.",
        "专栏、社论或其他观点，不支持任何结论。",
    )


class Reliability(Vocabulary):
    """How far one source can be relied on, whatever its kind."""

    HIGH = (
        "high",
        "High",
        "高",
        "Read in the original or a faithful copy.",
        "查阅原文或可靠副本。",
    )
    MEDIUM = (
        "medium",
        "Medium",
        "中",
        "A second-hand or partial account with no sign of error.",
        "转述或节选，未见明显错误。",
    )
    LOW = (
        "low",
        "Low",
        "低",
        "A mirror, a fragment, or an account with known errors.",
        "转载、片段，或已知有误的叙述。",
    )


class Confidence(Vocabulary):
    """How sure the analyst is of a verdict."""

    HIGH = (
        "high",
        "High",
        "高",
        "New evidence would hardly change it.",
        "新证据几乎不会改变结论。",
    )
    MEDIUM = ("medium", "Medium", "中", "New evidence could change it.", "新证据可能改变结论。")
    LOW = ("low", "Low", "低", "It rests on thin or disputed evidence.", "证据单薄或存在争议。")


class Grade(Vocabulary):
    """What a source proves for one obligor."""

    SELF_REPORT = (
        "self_report",
        "Self-report",
        "自述",
        "The obligor's own side says so.",
        "出自承诺方自身一方。",
    )
    COUNTERPART = (
        "counterpart",
        "Counterpart",
        "对方证实",
        "Another party's side says so, alone or in a joint text.",
        "出自其他一方，或各方的联合文本。",
    )
    INDEPENDENT = (
        "independent",
        "Independent",
        "独立来源",
        "Press, research or an intergovernmental organisation says so.",
        "出自媒体、研究机构或国际组织。",
    )
    OPINION = ("opinion", "Opinion", "观点", "It supports no verdict.", "不支持任何结论。")
