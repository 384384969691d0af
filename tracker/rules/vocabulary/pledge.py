"""What kind of promise it is, how firmly it is worded, and how it relates to other texts."""

from tracker.rules.vocabulary.word import Vocabulary


class PledgeKind(Vocabulary):
    """What sort of doing the pledge asks for."""

    ONE_OFF = (
        "one_off",
        "One-off",
        "一次性",
        "To do something once or reach a state once.",
        "完成一件事，或达到一种状态一次即可。",
    )
    RECURRING = (
        "recurring",
        "Recurring",
        "周期性",
        "To do the same thing again and again, in each period or at each round.",
        "在每个周期或每轮会议重复做同一件事。",
    )
    CONTINUING = (
        "continuing",
        "Continuing",
        "持续性",
        "To keep doing something, with no last time.",
        "持续做某事，没有终点。",
    )
    ABSTENTION = (
        "abstention",
        "Abstention",
        "不作为",
        "Not to do something.",
        "不做某事。",
    )


class Deliverable(Vocabulary):
    """The thing that would exist or happen if the pledge were kept."""

    MEETING = ("meeting", "Meeting", "会议", "A meeting is held.", "举行一次会议。")
    MECHANISM = (
        "mechanism",
        "Mechanism",
        "机制",
        "A standing body, channel or procedure is set up or kept up.",
        "设立或维持常设机构、渠道或程序。",
    )
    DOCUMENT = (
        "document",
        "Document",
        "文件",
        "A text is drawn up or adopted.",
        "拟定或通过一份文本。",
    )
    EXERCISE = (
        "exercise",
        "Exercise",
        "演练",
        "A drill, test or trial run takes place.",
        "开展演练、测试或试运行。",
    )
    OPERATION = (
        "operation",
        "Operation",
        "行动",
        "A law-enforcement or other field operation is carried out.",
        "开展执法或其他实地行动。",
    )
    INFORMATION_SHARING = (
        "information_sharing",
        "Information sharing",
        "信息共享",
        "Information passes from one side to another.",
        "一方向另一方提供信息。",
    )
    LEGAL_ACT = (
        "legal_act",
        "Legal act",
        "法律文件",
        "A law, treaty or order is made, or enters into force.",
        "制定法律、条约或命令，或使其生效。",
    )
    POLICY = (
        "policy",
        "Policy",
        "政策",
        "A line of conduct is adopted or kept.",
        "采取或保持某项方针。",
    )
    OTHER = ("other", "Other", "其他", "Anything else.", "其他内容。")


class Strength(Vocabulary):
    """How firmly one side's text binds it, from its verb in the original language."""

    COMMITMENT = (
        "commitment",
        "Commitment",
        "承诺",
        "The text says that it will be done, or that the sides agreed to do it.",
        "文本表明将会做到，或双方已商定去做。",
    )
    PLAN = (
        "plan",
        "Plan",
        "计划",
        "The text sets out a step that is foreseen, without an undertaking.",
        "文本列出预期步骤，但未作保证。",
    )
    INTENTION = (
        "intention",
        "Intention",
        "意向",
        "The text says that a side intends, or is ready, to do it.",
        "文本表示有意或愿意去做。",
    )
    ASPIRATION = (
        "aspiration",
        "Aspiration",
        "愿望",
        "The text hopes for it or calls for it.",
        "文本表达希望或呼吁。",
    )
    ABSENT = (
        "absent",
        "Absent",
        "未提及",
        "That side's text was read and says nothing of it.",
        "已查阅该方文本，其中没有提及。",
    )


class Element(Vocabulary):
    """The five parts a promise needs to be testable."""

    ACTOR = ("actor", "Actor", "行为方", "Who is to do it.", "由谁去做。")
    DELIVERABLE = ("deliverable", "Deliverable", "成果", "What is to be done.", "要做什么。")
    MEASURE = (
        "measure",
        "Measure",
        "衡量标准",
        "How much, or by what yardstick.",
        "做到多少，以何衡量。",
    )
    TIME = ("time", "Time", "时间", "By when, or how often.", "何时完成，或多久一次。")
    COUNTERPART = (
        "counterpart",
        "Counterpart",
        "对方",
        "With whom, or towards whom.",
        "与谁一道，或对谁承诺。",
    )


class Origin(Vocabulary):
    """How a pledge came into the record."""

    SEED = (
        "seed",
        "Named in a seed article",
        "来自起始文章",
        "One of the articles that the record began with names it.",
        "本记录最初所依据的文章提到了它。",
    )
    CONTEXT = (
        "context",
        "Found in the same dialogues",
        "来自相同对话",
        "It was made in the same dialogues but is absent from those articles.",
        "在相同对话中作出，但最初的文章没有提到。",
    )


class LinkRelation(Vocabulary):
    """What a later text does to an earlier pledge."""

    REAFFIRMS = ("reaffirms", "Reaffirms", "重申", "Says the same again.", "再次作出相同表述。")
    REDATES = (
        "redates",
        "Sets a new date for",
        "改期",
        "Gives it another date.",
        "给出另一个日期。",
    )
    STRENGTHENS = (
        "strengthens",
        "Strengthens",
        "强化",
        "Asks for more, or says it more firmly.",
        "要求更多，或措辞更有力。",
    )
    DILUTES = (
        "dilutes",
        "Dilutes",
        "弱化",
        "Asks for less, or says it less firmly.",
        "要求更少，或措辞更弱。",
    )
    SUPERSEDES = ("supersedes", "Supersedes", "取代", "Takes its place.", "取而代之。")
    CONDITION_FOR = (
        "condition_for",
        "Is a condition for",
        "是其条件",
        "Has to be met before it can be.",
        "须先行满足，对方承诺才能兑现。",
    )


class ExcludedCategory(Vocabulary):
    """Why a statement that was considered is not counted as a pledge."""

    OPINION = ("opinion", "Opinion", "观点", "The writer's own view.", "作者本人的看法。")
    HOPE = (
        "hope",
        "Hope",
        "期望",
        "A wish that nobody undertakes to fulfil.",
        "无人承担实现责任的愿望。",
    )
    PAST_RESULT = (
        "past_result",
        "Past result",
        "既往成果",
        "Something already done.",
        "已经完成的事情。",
    )
    COMMENTARY = (
        "commentary",
        "Commentary",
        "评论",
        "What a third person says about the dialogue.",
        "第三方对相关对话的评述。",
    )
    BACKGROUND = ("background", "Background", "背景", "Setting and history.", "背景与历史情况。")
    OTHER = (
        "other",
        "Other",
        "其他",
        "Any other reason, which is given.",
        "其他理由，并加以说明。",
    )
