"""The rules on evidence and on partial delivery."""

from tracker.rules.method.rule import Rule
from tracker.rules.vocabulary import How, MethodGroup

EVIDENCE: tuple[Rule, ...] = (
    Rule(
        13,
        MethodGroup.EVIDENCE,
        How.ENFORCED,
        "No update without a source, except a search, which names where it looked.",
        "任何进展都须有来源；唯一例外是查找记录，须写明查找了哪些地方。",
    ),
    Rule(
        14,
        MethodGroup.EVIDENCE,
        How.RECORDED,
        "Precedence: joint text; each side's official readout; law, court or agency record; "
        "independent research or an intergovernmental organisation; press; interested statements. "
        "The kind, side, language, dates and address of each source are kept.",
        "证据优先次序：联合文本；各方官方通报；法律、法院或机关记录；独立研究或国际组织；"
        "媒体；利害关系方的表态。每个来源的类型、所属方、语言、日期和网址均予保存。",
    ),
    Rule(
        15,
        MethodGroup.EVIDENCE,
        How.ENFORCED,
        "“Delivered” needs an independent source or the counterpart's confirmation. The obligor's "
        "word alone is “reported by the obligor only”.",
        "“已兑现”须有独立来源或对方证实。只有承诺方自己的说法，即为“仅承诺方自述兑现”。",
    ),
    Rule(
        16,
        MethodGroup.EVIDENCE,
        How.RECORDED,
        "An announcement is not implementation, and a meeting is not its result.",
        "宣布不等于落实，开会不等于成果。",
    ),
    Rule(
        17,
        MethodGroup.EVIDENCE,
        How.RECORDED,
        "Outcomes are judged, not effort. A reason for non-delivery comes from a closed list: not "
        "prioritised, reversed, blocked by a third party, counterpart did not perform, forum "
        "lapsed, unknown.",
        "评判的是结果，不是努力。未兑现的原因取自固定清单："
        "未列为优先、政策逆转、受第三方阻碍、对方未履行、机制失效、不详。",
    ),
    Rule(
        18,
        MethodGroup.EVIDENCE,
        How.ENFORCED,
        "No evidence is not non-delivery: “not delivered” needs positive evidence, or a passed "
        "deadline and a complete search.",
        "没有证据不等于未兑现：“未兑现”须有正面证据，或者期限已过并且完成了完整查找。",
    ),
    Rule(
        19,
        MethodGroup.EVIDENCE,
        How.ENFORCED,
        "One fact may serve several pledges; each page says so.",
        "同一事实可用于多项承诺，各页面均予注明。",
    ),
    Rule(
        20,
        MethodGroup.EVIDENCE,
        How.RECORDED,
        "Conflicting accounts are shown side by side, with who gives them. The verdict says what "
        "would change it.",
        "相互冲突的说法并列显示，并注明出自何方。结论说明何种情况会改变它。",
    ),
    Rule(
        21,
        MethodGroup.EVIDENCE,
        How.LATER,
        "Parties may answer before a final or worsened verdict. The answer is printed, dated, in "
        "its language.",
        "在作出最终结论或更差的结论之前，有关各方可以回应。回应按原文刊出并注明日期。",
    ),
)

PARTIAL: tuple[Rule, ...] = (
    Rule(
        22,
        MethodGroup.PARTIAL,
        How.ENFORCED,
        "Partly delivered means one named element delivered and one missing, after the due date or "
        "after a closed period of a repeated duty; before that it is under way. The reason says "
        "how far it goes, and whether it is the thing promised.",
        "部分兑现是指期限届满或重复义务的一个周期结束之后，一项内容已兑现而另一项仍缺；"
        "在此之前为进行中。理由中说明兑现程度，以及是否就是所承诺的内容。",
    ),
    Rule(
        23,
        MethodGroup.PARTIAL,
        How.ENFORCED,
        "No percentages for qualities. Numbers carry unit, qualifier, scope, baseline and "
        "reporter. Series of different reporters are never merged, and breaks are marked.",
        "不用百分比表示性质。数字注明单位、限定词、范围、基准和报告方。"
        "不同报告方的数列不合并，断点予以标明。",
    ),
    Rule(
        24,
        MethodGroup.PARTIAL,
        How.ENFORCED,
        "In a joint pledge each obligor has its status, and disagreement shows as a split. +1 and "
        "−1 are never averaged into a calm 0 in a label.",
        "共同承诺中各承诺方各有状态，结果不同则显示为各方不一。标签绝不把+1和−1平均为0。",
    ),
)
