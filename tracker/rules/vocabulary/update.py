"""What a dated fact is and what it does to a pledge."""

from tracker.rules.vocabulary.word import Vocabulary


class UpdateKind(Vocabulary):
    """What sort of fact a status update records."""

    EVENT = ("event", "Event", "事件", "Something happened.", "发生了某事。")
    POSITION = (
        "position",
        "Position",
        "立场",
        "A party said where it stands.",
        "某一方表明了立场。",
    )
    SEARCH = (
        "search",
        "Search",
        "查找",
        "Named places were searched; what was or was not found there is told.",
        "在列明的地方进行了查找，并说明有无发现。",
    )


class Effect(Vocabulary):
    """What one update does to one pledge."""

    MADE = ("made", "Made", "作出", "The pledge was made.", "作出承诺。")
    RESTATED = ("restated", "Restated", "重申", "It was said again.", "再次表述。")
    CLARIFIED = (
        "clarified",
        "Clarified",
        "澄清",
        "Its meaning was made plainer.",
        "含义得到进一步说明。",
    )
    REDATED = ("redated", "Given a new date", "改期", "Its deadline was moved.", "期限有所变动。")
    INITIATED = ("initiated", "Initiated", "启动", "Work on it began.", "相关工作开始。")
    ADVANCED = ("advanced", "Advanced", "推进", "Work on it moved on.", "相关工作取得进展。")
    PARTLY_DELIVERED = (
        "partly_delivered",
        "Partly delivered",
        "部分兑现",
        "One named element of it was delivered.",
        "其中一项内容已兑现。",
    )
    DELIVERED = (
        "delivered",
        "Delivered",
        "兑现",
        "The promised thing was done.",
        "所承诺的内容已完成。",
    )
    CONFIRMED = (
        "confirmed",
        "Confirmed",
        "证实",
        "Someone else confirmed that it was done.",
        "他方证实已完成。",
    )
    NOT_DELIVERED = (
        "not_delivered",
        "Not delivered",
        "未兑现",
        "A source shows that it was not done.",
        "有来源表明没有完成。",
    )
    SET_BACK = ("set_back", "Set back", "受挫", "Work on it lost ground.", "相关工作出现倒退。")
    REVERSED = (
        "reversed",
        "Reversed",
        "逆转",
        "What had been done was undone.",
        "已完成的内容被撤销。",
    )
    SUSPENDED = ("suspended", "Suspended", "中止", "The pledge was put on hold.", "承诺被暂停。")
    RESUMED = ("resumed", "Resumed", "恢复", "The pledge stands again.", "承诺恢复效力。")
    SUPERSEDED = (
        "superseded",
        "Superseded",
        "被取代",
        "A later pledge took its place.",
        "由后来的承诺取代。",
    )
    LAPSED = (
        "lapsed",
        "Lapsed",
        "失效",
        "It ended without being taken back.",
        "未经撤回而失效。",
    )
    WITHDRAWN = (
        "withdrawn",
        "Withdrawn",
        "撤回",
        "The party that made it took it back.",
        "作出承诺的一方将其收回。",
    )
    COMPLETED = (
        "completed",
        "Completed",
        "完结",
        "It ran its course and asks nothing more.",
        "履行完结，不再有后续要求。",
    )
    BREACH_ALLEGED = (
        "breach_alleged",
        "Breach alleged",
        "被指违反",
        "Someone said the duty was broken.",
        "有一方指称义务被违反。",
    )
    BREACH_DENIED = (
        "breach_denied",
        "Breach denied",
        "否认违反",
        "The accused party denied it.",
        "被指一方予以否认。",
    )
    BREACH_ESTABLISHED = (
        "breach_established",
        "Breach established",
        "违反获证实",
        "Evidence beyond the accusation shows that the duty was broken.",
        "指控之外的证据表明义务被违反。",
    )
    NO_EVIDENCE = (
        "no_evidence",
        "No evidence",
        "未见证据",
        "A search, or a source that would be expected to tell, showed no sign of it.",
        "经查找，或在理应提及的来源中，均未见相关迹象。",
    )
    PREDATES = (
        "predates",
        "From before the pledge",
        "早于承诺",
        "It happened before the pledge was made; background, not delivery.",
        "发生在承诺作出之前，属于背景而非兑现。",
    )
    CONTEXT = (
        "context",
        "Context",
        "背景",
        "It helps to understand, and proves nothing.",
        "有助理解，不作证明。",
    )


class Qualifier(Vocabulary):
    """How exact a reported number is."""

    EXACT = ("exact", "exactly", "恰为", "The source gives this number.", "来源给出的就是此数。")
    ABOUT = ("about", "about", "约", "The source rounds it.", "来源给出约数。")
    MORE_THAN = (
        "more_than",
        "more than",
        "超过",
        "The source gives a lower bound.",
        "来源给出下限。",
    )
    NEARLY = ("nearly", "nearly", "近", "The source says just under this.", "来源称略低于此数。")
    UP_TO = ("up_to", "up to", "至多", "The source gives an upper bound.", "来源给出上限。")


class NonDeliveryReason(Vocabulary):
    """Why a pledge was not delivered, where a source tells."""

    NOT_PRIORITISED = (
        "not_prioritised",
        "Not prioritised",
        "未列为优先",
        "The obligor put other things first.",
        "承诺方优先处理其他事务。",
    )
    REVERSED = (
        "reversed",
        "Reversed",
        "政策逆转",
        "The obligor changed its mind.",
        "承诺方改变主意。",
    )
    BLOCKED_BY_THIRD_PARTY = (
        "blocked_by_third_party",
        "Blocked by a third party",
        "受第三方阻碍",
        "Someone outside the pledge stood in the way.",
        "承诺之外的一方造成阻碍。",
    )
    COUNTERPART_DID_NOT_PERFORM = (
        "counterpart_did_not_perform",
        "Counterpart did not perform",
        "对方未履行",
        "It needed a step by the other side that did not come.",
        "需要对方先行一步，而对方没有做到。",
    )
    FORUM_LAPSED = (
        "forum_lapsed",
        "Forum lapsed",
        "机制失效",
        "The forum that was to carry it came to an end.",
        "承载该承诺的机制已经终止。",
    )
    UNKNOWN = ("unknown", "Unknown", "不详", "No source tells.", "没有来源说明。")
