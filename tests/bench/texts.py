"""Sentences of the synthetic record, in both languages, put together from a stock of parts."""

from __future__ import annotations

from random import Random

_DEEDS = (
    ("open", "设立"),
    ("convene", "召开"),
    ("publish", "发布"),
    ("adopt", "通过"),
    ("ratify", "批准"),
    ("fund", "资助"),
    ("review", "审查"),
    ("extend", "延长"),
    ("exchange", "交换"),
    ("test", "测试"),
)
_THINGS = (
    ("a joint hotline", "联合热线"),
    ("a working group", "工作组"),
    ("a list of contact points", "联络点名单"),
    ("an annual exercise", "年度演习"),
    ("a model agreement", "示范协议"),
    ("a training programme", "培训计划"),
    ("a set of indicators", "一套指标"),
    ("a reporting channel", "报告渠道"),
    ("a national law", "国内法律"),
    ("a shared database", "共享数据库"),
    ("a public register", "公开登记册"),
    ("a certification scheme", "认证制度"),
)
_TAILS = (
    ("with experts of both sides", "由双方专家参加"),
    ("at ministerial level", "部长级"),
    ("open to third countries", "向第三国开放"),
    ("with a report each year", "每年提交报告"),
    ("under existing law", "在现行法律下"),
    ("before the next meeting", "在下次会议之前"),
)
_REPORTS = (
    ("It was announced that the work had begun", "已宣布工作开始"),
    ("Officials met to prepare it", "官员开会筹备"),
    ("A first draft was circulated", "初稿已散发"),
    ("A budget line was approved", "预算已获批准"),
    ("The two sides exchanged letters", "双方互换函件"),
    ("A workshop took place", "举行了研讨会"),
)


class Writer:
    """Writes titles, statements and facts; every text carries its number and so is unique."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def title(self, topic: tuple[str, str], number: int) -> tuple[str, str]:
        """What is promised, in English and Chinese."""
        deed, thing = self.random.choice(_DEEDS), self.random.choice(_THINGS)
        return (
            f"{deed[0].capitalize()} {thing[0]} on {topic[0]} (no. {number})",
            f"{deed[1]}{topic[1]}{thing[1]}（第{number}号）",
        )

    def statement(self, who: str, title: tuple[str, str]) -> tuple[str, str]:
        """The promise as a sentence, with how it is to be done."""
        tail = self.random.choice(_TAILS)
        english = (
            f"{who.capitalize()} will {title[0][0].lower()}{title[0][1:]}, {tail[0]}. The sides"
            f" agreed to name who is responsible and to say publicly what was done."
        )
        return english, f"将{title[1]}，{tail[1]}。双方同意指定负责机构并公开说明进展。"

    def fact(self, title: tuple[str, str], number: int) -> tuple[str, str]:
        """What happened since; one in five waits for its Chinese text."""
        report = self.random.choice(_REPORTS)
        chinese = f"{report[1]}：{title[1]}（{number}）。" if self.random.random() < 0.8 else ""
        return f"{report[0]}: {title[0].lower()} (report {number}).", chinese
