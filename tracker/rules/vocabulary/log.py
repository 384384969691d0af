"""What the public log and the private desk log say happened."""

from tracker.rules.vocabulary.word import Vocabulary


class LogVerb(Vocabulary):
    """The kinds of public change. Every log entry has exactly one."""

    REGISTER = (
        "register",
        "Registered",
        "登记",
        "An entry of a list (parties, sources …) became public with what refers to it.",
        "当事方、来源等列表条目因被引用而公开。",
    )
    REVISE = (
        "revise",
        "Revised",
        "修订",
        "A public entry of a list (parties, sources …) was changed.",
        "当事方、来源等列表的公开条目已更改。",
    )
    PUBLISH = (
        "publish",
        "Published",
        "发布",
        "New content became public.",
        "新内容公开。",
    )
    CORRECT_TYPO = (
        "typo",
        "Typo corrected",
        "更正笔误",
        "A slip was corrected without a change of meaning.",
        "更正笔误，含义不变。",
    )
    TRANSLATE = (
        "translation",
        "Translated",
        "补充译文",
        "A translation was added or improved.",
        "补充或改进译文。",
    )
    CORRECT = (
        "substantive",
        "Corrected",
        "实质更正",
        "The meaning was corrected; verdicts that rest on it are open for review.",
        "内容有实质更正，以此为据的评定须重新审议。",
    )
    WITHDRAW = (
        "withdrawal",
        "Withdrawn from the record",
        "撤下",
        "The content no longer counts; it stays readable with the reason.",
        "内容不再计入，但连同理由仍可查阅。",
    )
    BEAR = (
        "bear",
        "Linked to a pledge",
        "关联承诺",
        "A published update was found to bear on a further pledge.",
        "已发布的动态关联到另一项承诺。",
    )
    RENAME = (
        "rename",
        "Renamed",
        "更名",
        "A pledge has a new address; the old one leads to it.",
        "承诺有了新地址，旧地址仍可到达。",
    )
    MERGE = (
        "merge",
        "Merged",
        "合并",
        "Two entries were one pledge; the old address leads to the one that stays.",
        "两条记录实为同一承诺，旧地址指向保留者。",
    )
    SPLIT = (
        "split",
        "Split",
        "拆分",
        "One entry held several pledges; the old address leads to each of them.",
        "一条记录含多项承诺，旧地址指向各项。",
    )
    REDACT = (
        "redact",
        "Redacted",
        "依法遮盖",
        "Content was removed for a legal reason; the chain stays intact.",
        "因法律原因移除内容，日志链保持完整。",
    )


# Every change of what already stood; what is new tells of itself.
CORRECTING = (
    LogVerb.REVISE,
    LogVerb.CORRECT_TYPO,
    LogVerb.TRANSLATE,
    LogVerb.CORRECT,
    LogVerb.WITHDRAW,
    LogVerb.RENAME,
    LogVerb.MERGE,
    LogVerb.SPLIT,
    LogVerb.REDACT,
)


class DeskVerb(Vocabulary):
    """What happens to drafts, and to the sign-ins of people, at the private desk."""

    DRAFT = ("draft", "Drafted", "起草", "A draft was made or changed.", "新建或修改草稿。")
    SUBMIT = ("submit", "Submitted", "提交", "A draft was handed in for review.", "草稿提交审核。")
    RECALL = (
        "recall",
        "Recalled",
        "撤回提交",
        "A submission was taken back.",
        "撤回已提交的草稿。",
    )
    RETURN = ("return", "Sent back", "退回", "A submission was sent back.", "提交被退回。")
    DISCARD = ("discard", "Discarded", "舍弃", "A draft was thrown away.", "草稿被舍弃。")
    PUBLISH = ("publish", "Published", "发布", "A draft became public.", "草稿已发布。")
    FACTOR_ON = (
        "factor_on",
        "Second factor set up",
        "启用第二重验证",
        "A person set up a second factor for signing in.",
        "某人为登录启用了第二重验证。",
    )
    FACTOR_OFF = (
        "factor_off",
        "Second factor taken off",
        "解除第二重验证",
        "A person's second factor was taken off; signing in asks for a new one.",
        "某人的第二重验证被解除，下次登录须重新设置。",
    )
