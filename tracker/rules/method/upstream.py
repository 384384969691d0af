"""The rules on what counts as a pledge and on when it is due."""

from tracker.rules.method.rule import Rule
from tracker.rules.vocabulary import How, MethodGroup

COUNTS: tuple[Rule, ...] = (
    Rule(
        1,
        MethodGroup.COUNTS,
        How.RECORDED,
        "A pledge is a public, attributable statement about the future, in a primary text, by a "
        "named party: to do something, not to do it, or to reach a state. Beliefs, praise and past "
        "achievements are not pledges. What is settled by being agreed is a pledge marked settled "
        "at adoption.",
        "承诺是具名的一方在原始文本中公开作出、可归属、面向未来的表述："
        "做某事、不做某事，或达到某种状态。看法、赞扬和既往成果不是承诺。"
        "一经商定即告实现的，记为承诺，并标注“通过时即已落实”。",
    ),
    Rule(
        2,
        MethodGroup.COUNTS,
        How.ENFORCED,
        "One action or outcome is one pledge. Several actors on one action make one pledge with "
        "several obligors. An umbrella is a bundle: it is shown and never counted.",
        "一项行动或成果为一项承诺。多方共担一项行动，仍为一项承诺，列多个承诺方。"
        "总括性表述作为承诺组显示，不计数。",
    ),
    Rule(
        3,
        MethodGroup.COUNTS,
        How.RECORDED,
        "Every qualifying statement of a text is recorded. If only some are assessed, the number "
        "left unassessed is printed.",
        "一份文本中所有符合条件的表述都予以记录。若只评估其中一部分，则公布未评估的数量。",
    ),
    Rule(
        4,
        MethodGroup.COUNTS,
        How.RECORDED,
        "Statements that were considered and excluded are kept, with the reason.",
        "经考虑而排除的表述予以保留，并注明理由。",
    ),
    Rule(
        5,
        MethodGroup.COUNTS,
        How.RECORDED,
        "Vague pledges are kept and labelled, never deleted.",
        "含糊的承诺予以保留并加标注，不删除。",
    ),
    Rule(
        6,
        MethodGroup.COUNTS,
        How.ENFORCED,
        "Testability: of actor, deliverable, measure, time and counterpart, which are named. It is "
        "shown and is never a status by itself. “Cannot be assessed as worded” is a published "
        "decision with a reason.",
        "可检验性：行为方、成果、衡量标准、时间、对方五项中写明了哪些。"
        "它只作显示，本身不构成状态。“依现有措辞无法评估”是附有理由的公开决定。",
    ),
    Rule(
        7,
        MethodGroup.COUNTS,
        How.RECORDED,
        "Strength is coded from the verb in the original language, for each wording. Where an "
        "editor inferred it, the page says so.",
        "承诺强度按每份文本原文的动词编码；由编辑推断的，页面予以说明。",
    ),
    Rule(
        8,
        MethodGroup.COUNTS,
        How.ENFORCED,
        "The fulfilment test (delivered if, partly if, which sources would show it) is written and "
        "locked before the first verdict. Later versions carry a date and a reason.",
        "兑现标准（何为兑现、何为部分兑现、哪些来源可以证明）在首次结论之前写定并锁定；"
        "其后的版本注明日期和理由。",
    ),
)

DEADLINES: tuple[Rule, ...] = (
    Rule(
        9,
        MethodGroup.DEADLINES,
        How.ENFORCED,
        "The deadline is that of the text; failing that, the obligor's own later word; failing "
        "that, none. We set review dates, never deadlines.",
        "期限以文本为准；文本没有的，以承诺方后来的表述为准；仍没有的，即无期限。"
        "我们只设复查日期，不设期限。",
    ),
    Rule(
        10,
        MethodGroup.DEADLINES,
        How.ENFORCED,
        "“Deadline passed” is said only after the latest possible day. Late delivery is a result "
        "of its own.",
        "只有在最晚可能日期之后，才称“期限已过”。逾期兑现单列为一种结果。",
    ),
    Rule(
        11,
        MethodGroup.DEADLINES,
        How.ENFORCED,
        "Abstentions and continuing duties are never “delivered”: they are kept so far, or a "
        "breach is alleged or established.",
        "不作为和持续性义务不存在“已兑现”：只有迄今得到遵守、被指违反或违反已获证实。",
    ),
    Rule(
        12,
        MethodGroup.DEADLINES,
        How.ENFORCED,
        "Evidence from before the pledge is background, not delivery.",
        "承诺作出之前的证据属于背景，不算兑现。",
    ),
)
