"""Who promises, and where."""

from tracker.rules.vocabulary.word import Vocabulary


class PartyKind(Vocabulary):
    """What sort of body a party is."""

    STATE = ("state", "State", "国家", "A state, with its government.", "国家及其政府。")
    INTERGOVERNMENTAL = (
        "intergovernmental",
        "Intergovernmental body",
        "政府间组织",
        "A body whose members are states.",
        "以国家为成员的组织。",
    )
    AGENCY = (
        "agency",
        "Agency",
        "政府部门",
        "A ministry or agency of a state; it belongs to its state's side.",
        "一国的部委或机构，归属该国一方。",
    )
    NON_STATE = (
        "non_state",
        "Non-state party",
        "非国家行为体",
        "An armed group, firm or other body outside any government.",
        "政府之外的武装团体、企业或其他组织。",
    )


class DialogueKind(Vocabulary):
    """What sort of occasion a dialogue is."""

    ROUND = ("round", "Round", "轮次会议", "One numbered round of a forum.", "某一机制的一轮会议。")
    SUMMIT = (
        "summit",
        "Summit",
        "峰会",
        "Heads of state or government meet.",
        "国家元首或政府首脑会晤。",
    )
    MINISTERIAL = (
        "ministerial",
        "Ministerial",
        "部长级会议",
        "Ministers meet.",
        "部长级官员会晤。",
    )
    SENIOR_OFFICIALS = (
        "senior_officials",
        "Senior officials",
        "高官会",
        "Officials below ministers meet.",
        "部长级以下的高级官员会晤。",
    )
    STATEMENT = (
        "statement",
        "Statement",
        "声明",
        "A text or speech without a meeting of the sides.",
        "未举行会晤而发表的文本或讲话。",
    )
    OPERATION = (
        "operation",
        "Operation",
        "联合行动",
        "Joint work in the field at which something is promised.",
        "作出承诺的实地联合行动。",
    )
    UMBRELLA = (
        "umbrella",
        "Series of contacts",
        "系列接触",
        "Several contacts, kept together because the source names no single one.",
        "多次接触合并记录，因来源未指明具体哪一次。",
    )


class DialogueStatus(Vocabulary):
    """Whether a dialogue has taken place."""

    PLANNED = ("planned", "Planned", "计划中", "Announced or foreseen.", "已宣布或已列入预期。")
    HELD = ("held", "Held", "已举行", "It took place.", "已经举行。")
    POSTPONED = (
        "postponed",
        "Postponed",
        "已推迟",
        "Put off, with or without a new date.",
        "已推迟，新日期已定或未定。",
    )
    CANCELLED = ("cancelled", "Cancelled", "已取消", "It will not take place.", "不再举行。")


class Role(Vocabulary):
    """What a party did at a dialogue."""

    CO_CHAIR = (
        "co_chair",
        "Co-chair",
        "共同主席",
        "Led it with another party.",
        "与另一方共同主持。",
    )
    HOST = ("host", "Host", "东道方", "Received the others.", "接待其他各方。")
    PARTICIPANT = ("participant", "Participant", "与会方", "Took part.", "参加了会议。")
    OBSERVER = (
        "observer",
        "Observer",
        "观察员",
        "Was present without a part in the outcome.",
        "列席，不参与成果。",
    )
