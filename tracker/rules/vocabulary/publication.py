"""How a record becomes public, and how it changes afterwards."""

from tracker.rules.vocabulary.word import Vocabulary


class PublicationState(Vocabulary):
    """How far a record is on its way to the public page."""

    DRAFT = ("draft", "Draft", "草稿", "Being written; private.", "正在撰写，不公开。")
    SUBMITTED = (
        "submitted",
        "Submitted",
        "待审",
        "Waiting for an editor other than its author; private.",
        "等待作者以外的编辑审核，不公开。",
    )
    PUBLISHED = (
        "published",
        "Published",
        "已发布",
        "Public; only a new version can change it.",
        "已公开，只能以新版本更改。",
    )


class Change(Vocabulary):
    """Why a version of a published record exists."""

    PUBLICATION = ("publication", "Publication", "发布", "The first version.", "首个版本。")
    TYPO = (
        "typo",
        "Typing error",
        "笔误更正",
        "Corrects spelling or form; the meaning stays.",
        "更正文字或格式，含义不变。",
    )
    TRANSLATION = (
        "translation",
        "Translation",
        "译文更正",
        "Adds or corrects a translation; the original stays.",
        "增补或更正译文，原文不变。",
    )
    SUBSTANTIVE = (
        "substantive",
        "Substantive correction",
        "实质更正",
        "Changes what is said; verdicts that cite it are opened for review.",
        "内容有变，引用它的结论转入复核。",
    )
    WITHDRAWAL = (
        "withdrawal",
        "Withdrawal",
        "撤下",
        "Takes the record back; the old text stays readable.",
        "撤下该记录，旧文本仍可查阅。",
    )
