"""The invented world of the synthetic record: states, agencies, topics, forums and their sources.

Nothing in it is a fact. All of it follows from the random generator that it is given.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from random import Random
from typing import Any

from tests.factories.shaping import Content, content, row

STATES, AGENCIES, FORUMS, INDICATORS = 80, 60, 60, 12
REFERENCES = ("party", "topic", "indicator", "mechanism")
_HEADS = ("Val", "Nor", "Kes", "Tar", "Mer", "Ost", "Bel", "Dra", "Fen", "Lor")
_TAILS = ("doria", "land", "tania", "mark", "avia", "onia", "stan", "eria")
_ZH_HEADS = "瓦诺凯塔梅奥贝德芬洛"
_ZH_TAILS = ("多利亚", "兰", "塔尼亚", "马克", "维亚", "尼亚", "斯坦", "里亚")
_MINISTRIES = (("Ministry of Digital Affairs", "数字事务部"), ("Cyber Agency", "网络局"))
TOPICS = (
    ("incident response", "事件响应"),
    ("critical infrastructure", "关键基础设施"),
    ("hotlines", "热线"),
    ("electronic evidence", "电子证据"),
    ("capacity building", "能力建设"),
    ("supply chains", "供应链"),
    ("encryption standards", "加密标准"),
    ("online fraud", "网络诈骗"),
    ("data transfers", "数据传输"),
    ("ransomware", "勒索软件"),
    ("vulnerability disclosure", "漏洞披露"),
    ("submarine cables", "海底电缆"),
    ("trade secrets", "商业秘密"),
    ("child protection", "儿童保护"),
    ("space systems", "空间系统"),
    ("artificial intelligence", "人工智能"),
)
_FORUMS = (("Cyber Dialogue", "网络对话"), ("Digital Partnership", "数字伙伴关系"))
KINDS_OF_SOURCE = (
    "joint_text",
    "official_readout",
    "official_statement",
    "independent_press",
    "trade_press",
    "research",
)
_YEARS = range(2004, 2026)


@dataclass(frozen=True)
class Dialogue:
    """One meeting: its id and the day on which it ended, the two sides and where it is read."""

    id: str
    forum: str
    year: int
    month: int
    sides: tuple[str, str]
    text: str


class World:
    """References and dialogues, with a skewed choice among them: a few take part in most."""

    def __init__(self, random: Random, dialogues: int) -> None:
        self.random = random
        self.contents: dict[str, list[Content]] = {
            "party": list(_parties()),
            "topic": [
                content("topic", {}, id=_slug(en), name_en=en.capitalize(), name_zh=zh)
                for en, zh in TOPICS
            ],
            "indicator": [_indicator(number) for number in range(1, INDICATORS + 1)],
            "mechanism": [],
            "source": [],
            "dialogue": [],
        }
        self.states = [each["id"] for each in self.contents["party"] if each["kind"] == "state"]
        self.forums = [self._forum(number) for number in range(1, FORUMS + 1)]
        self.dialogues = [self._dialogue(number) for number in range(1, dialogues + 1)]

    def pick(self, choices: list[Any]) -> Any:
        """One of them, the first far more often than the last."""
        return choices[int(len(choices) * self.random.random() ** 2.5)]

    def source(self, name: str, side: str | None, year: int, month: int) -> Content:
        """A document at an address of its own; press speaks for no side."""
        kind = self.random.choice(KINDS_OF_SOURCE)
        is_official = kind.startswith("official")
        return content(
            "source",
            {},
            id=name,
            title=f"{kind.replace('_', ' ').capitalize()} no. {name.rpartition('-')[2]}"
            f" of {month:02d}/{year}",
            publisher=f"Publisher {self.random.randrange(200)}",
            url=f"https://publisher-{self.random.randrange(200)}.example/{year}/{name}",
            published_on=f"{year}-{month:02d}-{self.random.randrange(1, 28):02d}",
            language=self.random.choice(("en", "en", "zh-Hans")),
            side=side if is_official else None,
            kind=kind,
            reliability=self.random.choice(("high", "high", "medium", "low")),
        )

    def _forum(self, number: int) -> tuple[str, tuple[str, str]]:
        left = self.pick(self.states)
        right = self.pick([state for state in self.states if state != left])
        en, zh = _FORUMS[number % len(_FORUMS)]
        self.contents["mechanism"].append(
            content(
                "mechanism",
                {},
                id=f"forum-{number}",
                name_en=f"{left.capitalize()}-{right.capitalize()} {en} {number}",
                name_zh=f"{zh}{number}",
                parties=sorted((left, right)),
                started="2004",
            )
        )
        return f"forum-{number}", (left, right)

    def _dialogue(self, number: int) -> Dialogue:
        forum, sides = self.pick(self.forums)
        year, month = self.random.choice(_YEARS), self.random.randrange(1, 13)
        found = Dialogue(f"dialogue-{number}", forum, year, month, sides, f"text-{number}")
        self.contents["source"].append(self.source(found.text, sides[0], year, month))
        self.contents["dialogue"].append(
            content(
                "dialogue",
                {},
                id=found.id,
                mechanism=forum,
                kind=self.random.choice(("round", "summit", "ministerial")),
                name_en=f"Meeting {number} of {month:02d}/{year}",
                name_zh=f"{year}年{month}月第{number}次会议",
                round=number,
                date=f"{year}-{month:02d}-{self.random.randrange(1, 28):02d}",
                status="held",
                city="Somewhere",
                participants=[
                    row("dialogue", "participants", {}, party=side, role="co_chair")
                    for side in sides
                ],
            )
        )
        return found


def _parties() -> list[Content]:
    names = list(zip(product(_HEADS, _TAILS), product(_ZH_HEADS, _ZH_TAILS), strict=True))
    states = [
        content(
            "party",
            {},
            id=_slug("".join(en)),
            name_en="".join(en),
            name_zh="".join(zh),
            kind="state",
        )
        for en, zh in names[:STATES]
    ]
    return states + [_agency(states[number % STATES], number) for number in range(AGENCIES)]


def _agency(state: Content, number: int) -> Content:
    en, zh = _MINISTRIES[number % len(_MINISTRIES)]
    return content(
        "party",
        {},
        id=f"{state['id']}-agency",
        name_en=f"{en} of {state['name_en']}",
        name_zh=f"{state['name_zh']}{zh}",
        kind="agency",
        parent=state["id"],
    )


def _indicator(number: int) -> Content:
    return content(
        "indicator", {}, id=f"indicator-{number}", name_en=f"Reported cases {number}", unit="cases"
    )


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-")
